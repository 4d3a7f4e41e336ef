/* SPDX-License-Identifier: MIT */
/* The proof that there is no matching, read from the form tandem-matching 1. Any ids
 * and pairs of the market are taken: whether they prove anything is for the judge to
 * say. */
#include "matching_json_private.h"

typedef struct {
    TandemDeletionReason reason;
    guint edges_end, seats_end, unseated_end, leaders_end;
} DraftStep;

void
tandem_certificate_draft_init(TandemCertificateDraft *draft)
{
    *draft = (TandemCertificateDraft){
        .steps = g_array_new(FALSE, FALSE, sizeof(DraftStep)),
        .edges = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .seats = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .unseated = g_array_new(FALSE, FALSE, sizeof(gint32)),
        .leaders = g_array_new(FALSE, FALSE, sizeof(gint32)),
    };
}

void
tandem_certificate_draft_clear(TandemCertificateDraft *draft)
{
    g_clear_pointer(&draft->steps, g_array_unref);
    g_clear_pointer(&draft->edges, g_array_unref);
    g_clear_pointer(&draft->seats, g_array_unref);
    g_clear_pointer(&draft->unseated, g_array_unref);
    g_clear_pointer(&draft->leaders, g_array_unref);
}

/* The word at hand, one of @name(first) .. @name(last); 0 where it is told. */
static gint
read_word(TandemJsonReader *reader, const char *what, const char *(*name)(gint value),
          gint first, gint last)
{
    TandemJsonText text;

    if (!tandem_json_read_text(reader, &text))
        return 0;
    for (gint value = first; value <= last; value++)
        if (tandem_json_text_is(text, name(value)))
            return value;
    g_autofree gchar *quoted = tandem_json_quote(text);
    tandem_json_read_fault(reader, "E621", NULL, "%s %s is not known", what, quoted);
    return 0;
}

static const char *
name_of_sense(gint value)
{
    return tandem_blocking_get_name((TandemBlocking)value);
}

static const char *
name_of_reason(gint value)
{
    return tandem_deletion_reason_get_name((TandemDeletionReason)value);
}

static void
read_pairs(TandemJsonReader *reader, const TandemMarketFile *file, GArray *edges)
{
    gsize edge;

    if (!tandem_json_read_array(reader))
        return;
    while (tandem_json_read_entry(reader))
        if (tandem_matching_json_read_pair(reader, file, &edge))
            g_array_append_val(edges, edge);
}

static void
read_ids(TandemJsonReader *reader, const TandemIdSet *set, const char *what,
         GArray *ids)
{
    if (!tandem_json_read_array(reader))
        return;
    while (tandem_json_read_entry(reader)) {
        const gint32 id = tandem_matching_json_read_id(reader, set, what);
        if (id != TANDEM_NONE)
            g_array_append_val(ids, id);
    }
}

static void
read_step(TandemCertificateDraft *draft, TandemJsonReader *reader,
          const TandemMarketFile *file)
{
    static const char *const keys[] = { "reason",   "pairs",   "seats",
                                        "unseated", "leaders", NULL };
    enum { REASON, PAIRS, SEATS, UNSEATED, LEADERS };
    DraftStep step = { 0 };
    guint32 seen = 0;
    guint key;

    if (!tandem_json_read_object(reader))
        return;
    while (tandem_json_read_key(reader, keys, &seen, &key)) {
        if (key == REASON)
            step.reason = (TandemDeletionReason)read_word(
                reader, "reason", name_of_reason, TANDEM_DELETION_OPPORTUNITY,
                TANDEM_DELETION_CROWD);
        else if (key == PAIRS)
            read_pairs(reader, file, draft->edges);
        else if (key == SEATS)
            read_pairs(reader, file, draft->seats);
        else if (key == UNSEATED)
            read_ids(reader, &file->trainees, "a trainee", draft->unseated);
        else
            read_ids(reader, &file->leaders, "a leader", draft->leaders);
    }
    tandem_json_read_need(reader, keys, 1u << REASON | 1u << PAIRS, seen);
    step.edges_end = draft->edges->len;
    step.seats_end = draft->seats->len;
    step.unseated_end = draft->unseated->len;
    step.leaders_end = draft->leaders->len;
    g_array_append_val(draft->steps, step);
}

static void
read_steps(TandemCertificateDraft *draft, TandemJsonReader *reader,
           const TandemMarketFile *file)
{
    if (!tandem_json_read_array(reader))
        return;
    while (tandem_json_read_entry(reader))
        read_step(draft, reader, file);
}

void
tandem_certificate_json_read(TandemCertificateDraft *draft, TandemJsonReader *reader,
                             const TandemMarketFile *file)
{
    static const char *const keys[] = { "sense", "steps", NULL };
    enum { SENSE, STEPS };
    guint32 seen = 0;
    guint key;

    draft->is_there = TRUE;
    draft->line = reader->scanner.line;
    if (!tandem_json_read_object(reader))
        return;
    while (tandem_json_read_key(reader, keys, &seen, &key)) {
        if (key == SENSE)
            draft->sense = (TandemBlocking)read_word(reader, "sense", name_of_sense,
                                                     TANDEM_BLOCKING_STRONG,
                                                     TANDEM_BLOCKING_SUPER);
        else
            read_steps(draft, reader, file);
    }
    tandem_json_read_need(reader, keys, 1u << SENSE | 1u << STEPS, seen);
}

/* Entries from @from on; NULL where there are none. */
#define ENTRIES(type, array, from)                                                     \
    ((from) < (array)->len ? &g_array_index((array), type, (from)) : NULL)

TandemCertificate *
tandem_certificate_draft_end(const TandemCertificateDraft *draft, GError **error)
{
    g_autofree TandemDeletionStep *steps =
        g_new0(TandemDeletionStep, (gsize)draft->steps->len + 1);
    DraftStep from = { 0 };

    for (guint i = 0; i < draft->steps->len; i++) {
        const DraftStep to = g_array_index(draft->steps, DraftStep, i);
        steps[i] = (TandemDeletionStep){
            .reason = to.reason,
            .edges = ENTRIES(gsize, draft->edges, from.edges_end),
            .n_edges = to.edges_end - from.edges_end,
            .seats = ENTRIES(gsize, draft->seats, from.seats_end),
            .n_seats = to.seats_end - from.seats_end,
            .unseated = ENTRIES(gint32, draft->unseated, from.unseated_end),
            .n_unseated = to.unseated_end - from.unseated_end,
            .leaders = ENTRIES(gint32, draft->leaders, from.leaders_end),
            .n_leaders = to.leaders_end - from.leaders_end,
        };
        from = to;
    }
    return tandem_certificate_new(draft->sense, steps, draft->steps->len, error);
}

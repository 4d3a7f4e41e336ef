/* SPDX-License-Identifier: MIT */
/* Clashes, links, groups, weights and pins out of JSON. */
#include "faults_private.h"
#include "market_json_private.h"

/* One of the two or three entries of a row such as ["T1", "O1", 3.5]. */
typedef gboolean (*ReadEntry)(TandemMarketDraft *draft, TandemDraftPair *pair,
                              guint place);

/* An array of exactly @n entries at hand, each read by @read. */
static gboolean
read_row(TandemMarketDraft *draft, TandemDraftPair *pair, guint n, ReadEntry read)
{
    TandemJsonReader *const reader = &draft->reader;
    gboolean is_good = TRUE;
    guint place = 0;

    if (!tandem_json_read_array(reader))
        return FALSE;
    for (; tandem_json_read_entry(reader); place++) {
        if (place < n)
            is_good = read(draft, pair, place) && is_good;
        else
            tandem_json_read_skip(reader);
    }
    if (place == n)
        return is_good;
    tandem_json_read_fault(reader, "E606", NULL, "%u entries stand where %u are wanted",
                           place, n);
    return FALSE;
}

/* An array of rows, gathered in @pairs. */
static void
read_rows(TandemMarketDraft *draft, GArray *pairs, guint n, ReadEntry read)
{
    TandemJsonReader *const reader = &draft->reader;

    if (!tandem_json_read_array(reader))
        return;
    while (tandem_json_read_entry(reader)) {
        TandemDraftPair pair = { .row = reader->path[reader->depth - 1].index,
                                 .line = reader->scanner.line };
        if (read_row(draft, &pair, n, read))
            g_array_append_val(pairs, pair);
    }
}

static gboolean
read_opportunity(TandemMarketDraft *draft, TandemDraftPair *pair, guint place)
{
    return tandem_draft_read_id(draft, &draft->file->opportunities, "an opportunity",
                                place == 0 ? &pair->a : &pair->b);
}

static gboolean
read_trainee(TandemMarketDraft *draft, TandemDraftPair *pair, guint place)
{
    return tandem_draft_read_id(draft, &draft->file->trainees, "a trainee",
                                place == 0 ? &pair->a : &pair->b);
}

static gboolean
read_pair(TandemMarketDraft *draft, TandemDraftPair *pair, guint place)
{
    if (place == 2)
        return tandem_json_read_double(&draft->reader, &pair->weight);
    return place == 0 ? read_trainee(draft, pair, 0) : read_opportunity(draft, pair, 1);
}

void
tandem_draft_read_clashes(TandemMarketDraft *draft)
{
    read_rows(draft, draft->clashes, 2, read_opportunity);
}

void
tandem_draft_read_weights(TandemMarketDraft *draft)
{
    read_rows(draft, draft->weights, 3, read_pair);
}

void
tandem_draft_read_pins(TandemMarketDraft *draft)
{
    read_rows(draft, draft->pins, 2, read_pair);
}

/* A place of a joint list: an opportunity, or null for none. */
static gboolean
read_place(TandemMarketDraft *draft, TandemDraftPair *pair, guint place)
{
    if (draft->reader.scanner.token != TANDEM_JSON_NULL)
        return read_opportunity(draft, pair, place);
    *(place == 0 ? &pair->a : &pair->b) = TANDEM_NONE;
    return TRUE;
}

static void
read_choice(TandemMarketDraft *draft, TandemDraftLink *link, gint32 rank)
{
    TandemDraftPair pair = { 0 };

    if (!read_row(draft, &pair, 2, read_place))
        return;
    if (pair.a == TANDEM_NONE && pair.b == TANDEM_NONE)
        tandem_json_read_fault(&draft->reader, "E606", NULL,
                               "a choice names no opportunity");
    g_array_append_val(link->choices, pair.a);
    g_array_append_val(link->choices, pair.b);
    g_array_append_val(link->ranks, rank);
}

/* A joint list: an entry is a choice, or an array of choices that are tied. */
static void
read_choices(TandemMarketDraft *draft, TandemDraftLink *link)
{
    TandemJsonReader *const reader = &draft->reader;

    if (!tandem_json_read_array(reader))
        return;
    for (gint32 rank = 1; tandem_json_read_entry(reader); rank++) {
        if (!tandem_json_read_is_nested(reader)) {
            read_choice(draft, link, rank);
            continue;
        }
        tandem_json_read_array(reader);
        while (tandem_json_read_entry(reader))
            read_choice(draft, link, rank);
    }
}

static void
read_link(TandemMarketDraft *draft)
{
    static const char *const keys[] = { "trainees", "prefers", NULL };
    TandemJsonReader *const reader = &draft->reader;
    TandemDraftLink link = { .trainee = { TANDEM_NONE, TANDEM_NONE },
                             .choices = g_array_new(FALSE, FALSE, sizeof(gint32)),
                             .ranks = g_array_new(FALSE, FALSE, sizeof(gint32)),
                             .row = reader->path[reader->depth - 1].index,
                             .line = reader->scanner.line };
    TandemDraftPair pair = { 0 };
    guint32 seen = 0;
    guint key;

    if (tandem_json_read_object(reader)) {
        while (tandem_json_read_key(reader, keys, &seen, &key)) {
            if (key == 1) {
                read_choices(draft, &link);
            } else if (read_row(draft, &pair, 2, read_trainee)) {
                link.trainee[0] = pair.a;
                link.trainee[1] = pair.b;
            }
        }
        tandem_json_read_need(reader, keys, 3, seen);
    }
    g_array_append_val(draft->links, link);
}

void
tandem_draft_read_links(TandemMarketDraft *draft)
{
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader))
        read_link(draft);
}

/* A list of ids of @set, none of them twice. */
static void
read_members(TandemMarketDraft *draft, const TandemIdSet *set, const char *what,
             guint *stamp, GArray *members)
{
    TandemJsonReader *const reader = &draft->reader;
    gint32 id;

    draft->n_lists++;
    if (!tandem_json_read_array(reader))
        return;
    while (tandem_json_read_entry(reader)) {
        if (!tandem_draft_read_id(draft, set, what, &id))
            continue;
        if (stamp[id] == draft->n_lists) {
            g_autofree gchar *quoted = tandem_faults_quote(tandem_id_set_get(set, id));
            tandem_json_read_fault(reader, "E610", NULL, "%s is listed twice", quoted);
        }
        stamp[id] = draft->n_lists;
        g_array_append_val(members, id);
    }
}

static void
read_group_id(TandemMarketDraft *draft, TandemDraftGroup *group)
{
    TandemJsonText text;

    if (!tandem_json_read_text(&draft->reader, &text))
        return;
    if (text.length == 0)
        tandem_json_read_fault(&draft->reader, "E608", NULL, "an id is empty");
    group->id = g_strndup(text.at, text.length);
}

static void
read_group(TandemMarketDraft *draft)
{
    static const char *const keys[] = { "id",      "opportunities", "trainees",
                                        "minimum", "maximum",       NULL };
    enum { ID, OPPORTUNITIES, TRAINEES, MINIMUM, MAXIMUM };
    TandemJsonReader *const reader = &draft->reader;
    TandemMarketFile *const file = draft->file;
    TandemDraftGroup group = { .opportunities =
                                   g_array_new(FALSE, FALSE, sizeof(gint32)),
                               .maximum = G_MAXINT32,
                               .row = reader->path[reader->depth - 1].index,
                               .line = reader->scanner.line };
    guint32 seen = 0;
    guint key;

    if (tandem_json_read_object(reader)) {
        while (tandem_json_read_key(reader, keys, &seen, &key)) {
            if (key == ID) {
                read_group_id(draft, &group);
            } else if (key == OPPORTUNITIES) {
                read_members(draft, &file->opportunities, "an opportunity",
                             draft->stamp_opportunity, group.opportunities);
            } else if (key == TRAINEES) {
                group.trainees = g_array_new(FALSE, FALSE, sizeof(gint32));
                read_members(draft, &file->trainees, "a trainee", draft->stamp_trainee,
                             group.trainees);
            } else {
                tandem_json_read_int(reader, 0, G_MAXINT32,
                                     key == MINIMUM ? &group.minimum : &group.maximum);
            }
        }
        tandem_json_read_need(reader, keys, 1u << ID | 1u << OPPORTUNITIES, seen);
        if (group.minimum > group.maximum)
            tandem_json_read_fault(reader, "E611", NULL,
                                   "minimum %d is above maximum %d", group.minimum,
                                   group.maximum);
    }
    g_array_append_val(draft->groups, group);
}

void
tandem_draft_read_groups(TandemMarketDraft *draft)
{
    if (!tandem_json_read_array(&draft->reader))
        return;
    while (tandem_json_read_entry(&draft->reader))
        read_group(draft);
}

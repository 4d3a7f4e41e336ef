/* SPDX-License-Identifier: MIT */

/* One trainee's explanation as text, as JSON (the form tandem-explanation 1) and as the
 * rows of reasons.csv. */
#include "../files/csv_write_private.h"
#include "explain_private.h"
#include "words_private.h"
#include <tandem/json_write.h>

static const char *
target_id(const TandemRun *run, gint32 leader, gint32 opportunity)
{
    return opportunity != TANDEM_NONE ? run->rotation->opportunity[opportunity].id
                                      : run->rotation->leader[leader].id;
}

static gboolean
tell_placements(GString *text, const TandemRun *run, gint32 trainee)
{
    const char *id = run->rotation->trainee[trainee].id;
    gboolean is_placed = FALSE;

    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        g_autofree gchar *ordinal =
            tandem_words_ordinal((gsize)MAX(p->trainee_rank, 0));
        if (p->trainee != trainee)
            continue;
        g_string_append_printf(text, "%s is placed with %s (%s)", id,
                               target_id(run, p->leader, p->opportunity),
                               tandem_kind_names[p->kind]);
        if (p->trainee_rank > 0)
            g_string_append_printf(text, ": their %s choice", ordinal);
        g_string_append(text, p->is_pin ? ", by a pin.\n" : ".\n");
        is_placed = TRUE;
    }
    return is_placed;
}

static gboolean
tell_unplaced(GString *text, const TandemRun *run, gint32 trainee)
{
    const char *id = run->rotation->trainee[trainee].id;
    gboolean is_unplaced = FALSE;

    for (guint i = 0; i < run->unplaced->len; i++) {
        const TandemUnplaced *u = &g_array_index(run->unplaced, TandemUnplaced, i);
        if (u->trainee != trainee)
            continue;
        g_string_append_printf(text, "%s has no %s place.\n  %s (%s)\n", id,
                               tandem_kind_names[u->kind], u->text,
                               tandem_reason_get_name(u->reason));
        is_unplaced = TRUE;
    }
    return is_unplaced;
}

static void
tell_reasons(GString *text, const TandemRun *run, gint32 trainee)
{
    gboolean is_begun = FALSE;

    for (guint i = 0; i < run->reasons->len; i++) {
        const TandemReasonRow *r = &g_array_index(run->reasons, TandemReasonRow, i);
        g_autofree gchar *code = tandem_reason_to_code(r->reason, r->trainee_rank);
        if (r->trainee != trainee)
            continue;
        if (!is_begun)
            g_string_append(text,
                            "\nWhat was wanted more, and why it was not to be:\n");
        is_begun = TRUE;
        if (r->trainee_rank > 0)
            g_string_append_printf(text, "  %d. ", r->trainee_rank);
        else
            g_string_append(text, "  -  ");
        g_string_append_printf(text, "%s (%s): %s (%s)\n",
                               target_id(run, r->leader, r->opportunity),
                               tandem_kind_names[r->kind], r->text, code);
    }
}

static void
tell_waiting(GString *text, const TandemRun *run, gint32 trainee)
{
    gboolean is_begun = FALSE;

    for (guint i = 0; i < run->waiting->len; i++) {
        const TandemWaiting *w = &g_array_index(run->waiting, TandemWaiting, i);
        g_autofree gchar *ordinal = tandem_words_ordinal((gsize)w->position);
        if (w->trainee != trainee)
            continue;
        if (!is_begun)
            g_string_append(text, "\nWhere they wait:\n");
        is_begun = TRUE;
        g_string_append_printf(text, "  %s for %s (%s)\n", ordinal,
                               target_id(run, w->leader, w->opportunity),
                               tandem_kind_names[w->kind]);
    }
}

static void
tell_cutoffs(GString *text, const TandemRun *run, const GArray *lines)
{
    if (lines->len > 0)
        g_string_append(text, "\nHow full the leaders are whom they could go to:\n");
    for (guint i = 0; i < lines->len; i++) {
        const TandemCutoffLine *line = &g_array_index(lines, TandemCutoffLine, i);
        g_string_append_printf(text, "  %s: %d of %d places taken",
                               run->rotation->leader[line->leader].id, line->n_taken,
                               line->n_places);
        if (line->last_rank > 0)
            g_string_append_printf(text, ", the last at rank %d of the leader's order",
                                   line->last_rank);
        g_string_append_printf(text, "; their own rank there is %d\n", line->own_rank);
    }
}

gchar *
tandem_explain_text(const TandemRun *run, gint32 trainee, GError **error)
{
    g_autoptr(GArray) lines = tandem_explain_cutoffs(run, trainee, error);

    if (lines == NULL)
        return NULL;

    GString *text = g_string_new(NULL);
    const gboolean is_placed = tell_placements(text, run, trainee);
    if (!tell_unplaced(text, run, trainee) && !is_placed)
        g_string_append_printf(text, "%s did not ask for a place.\n",
                               run->rotation->trainee[trainee].id);
    tell_reasons(text, run, trainee);
    tell_waiting(text, run, trainee);
    tell_cutoffs(text, run, lines);
    return g_string_free(text, FALSE);
}

static void
write_rank(TandemJsonWriter *json, const char *key, gint32 rank)
{
    if (rank > 0)
        tandem_json_int(json, key, rank);
    else
        tandem_json_null(json, key);
}

static void
write_results(TandemJsonWriter *json, const TandemRun *run, gint32 trainee)
{
    tandem_json_begin_array(json, "placed", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        if (p->trainee != trainee)
            continue;
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "target_id", target_id(run, p->leader, p->opportunity));
        tandem_json_text(json, "kind", tandem_kind_names[p->kind]);
        tandem_json_text(json, "source", p->is_pin ? "pin" : "engine");
        write_rank(json, "trainee_rank", p->trainee_rank);
        tandem_json_end(json);
    }
    tandem_json_end(json);

    tandem_json_begin_array(json, "unplaced", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->unplaced->len; i++) {
        const TandemUnplaced *u = &g_array_index(run->unplaced, TandemUnplaced, i);
        if (u->trainee != trainee)
            continue;
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "kind", tandem_kind_names[u->kind]);
        tandem_json_text(json, "code", tandem_reason_get_name(u->reason));
        tandem_json_text(json, "text", u->text);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

static void
write_wishes(TandemJsonWriter *json, const TandemRun *run, gint32 trainee)
{
    tandem_json_begin_array(json, "reasons", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->reasons->len; i++) {
        const TandemReasonRow *r = &g_array_index(run->reasons, TandemReasonRow, i);
        g_autofree gchar *code = tandem_reason_to_code(r->reason, r->trainee_rank);
        if (r->trainee != trainee)
            continue;
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "target_id", target_id(run, r->leader, r->opportunity));
        tandem_json_text(json, "kind", tandem_kind_names[r->kind]);
        write_rank(json, "trainee_rank", r->trainee_rank);
        tandem_json_text(json, "code", code);
        tandem_json_text(json, "text", r->text);
        tandem_json_end(json);
    }
    tandem_json_end(json);

    tandem_json_begin_array(json, "waiting", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->waiting->len; i++) {
        const TandemWaiting *w = &g_array_index(run->waiting, TandemWaiting, i);
        if (w->trainee != trainee)
            continue;
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "target_id", target_id(run, w->leader, w->opportunity));
        tandem_json_text(json, "kind", tandem_kind_names[w->kind]);
        tandem_json_int(json, "position", w->position);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

gchar *
tandem_explain_json(const TandemRun *run, gint32 trainee, GError **error)
{
    g_autoptr(GArray) lines = tandem_explain_cutoffs(run, trainee, error);

    if (lines == NULL)
        return NULL;
    TandemJsonWriter *const json = tandem_json_write_begin();
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-explanation");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "trainee_id", run->rotation->trainee[trainee].id);
    write_results(json, run, trainee);
    write_wishes(json, run, trainee);
    tandem_json_begin_array(json, "leaders", TANDEM_JSON_LINES);
    for (guint i = 0; i < lines->len; i++) {
        const TandemCutoffLine *line = &g_array_index(lines, TandemCutoffLine, i);
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "leader_id", run->rotation->leader[line->leader].id);
        tandem_json_int(json, "places", line->n_places);
        tandem_json_int(json, "taken", line->n_taken);
        write_rank(json, "last_rank", line->last_rank);
        write_rank(json, "own_rank", line->own_rank);
        tandem_json_end(json);
    }
    tandem_json_end(json);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}

static void
add_row(GString *csv, const TandemRun *run, gint32 trainee, const char *target,
        TandemKind kind, gint32 trainee_rank, const char *code, const char *text)
{
    g_autofree gchar *rank =
        trainee_rank > 0 ? g_strdup_printf("%d", trainee_rank) : g_strdup("");
    const char *const row[] = { run->rotation->trainee[trainee].id,
                                target,
                                tandem_kind_names[kind],
                                rank,
                                code,
                                text };

    tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
}

gchar *
tandem_explain_csv(const TandemRun *run, gint32 trainee)
{
    static const char *const header[] = { "trainee_id",   "target_id", "kind",
                                          "trainee_rank", "code",      "text" };
    GString *csv = g_string_new(NULL);

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        g_autofree gchar *code = tandem_reason_to_code(
            p->is_pin ? TANDEM_REASON_PINNED : TANDEM_REASON_OK_RANK, p->trainee_rank);
        if (p->trainee == trainee)
            add_row(csv, run, trainee, target_id(run, p->leader, p->opportunity),
                    p->kind, p->trainee_rank, code, "placed");
    }
    for (guint i = 0; i < run->reasons->len; i++) {
        const TandemReasonRow *r = &g_array_index(run->reasons, TandemReasonRow, i);
        g_autofree gchar *code = tandem_reason_to_code(r->reason, r->trainee_rank);
        if (r->trainee == trainee)
            add_row(csv, run, trainee, target_id(run, r->leader, r->opportunity),
                    r->kind, r->trainee_rank, code, r->text);
    }
    return g_string_free(csv, FALSE);
}

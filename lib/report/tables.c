/* SPDX-License-Identifier: MIT */

/* The five tables of a run, in the order of their ids' bytes. A rank nobody stated is
 * an empty cell, and so is the opportunity of a buddy place. leaders_view.csv is what a
 * leader may see: who comes and in what state, and nothing of anybody's preferences. */
#include "../files/csv_write_private.h"
#include "outputs_private.h"

/* New in every run; a person's decision changes it later. */
static const char *const new_status = "proposed";

static gchar *
rank_text(gint32 rank)
{
    return rank > 0 ? g_strdup_printf("%d", rank) : g_strdup("");
}

static const char *
opportunity_id(const TandemRun *run, gint32 opportunity)
{
    return opportunity != TANDEM_NONE ? run->rotation->opportunity[opportunity].id : "";
}

/* What was wanted: the opportunity, or the leader of a buddy place. */
static const char *
target_id(const TandemRun *run, gint32 leader, gint32 opportunity)
{
    return opportunity != TANDEM_NONE ? run->rotation->opportunity[opportunity].id
                                      : run->rotation->leader[leader].id;
}

gchar *
tandem_reason_to_code(TandemReason reason, gint32 trainee_rank)
{
    if (reason == TANDEM_REASON_OK_RANK)
        return g_strdup_printf("%s_%d", tandem_reason_get_name(reason), trainee_rank);
    return g_strdup(tandem_reason_get_name(reason));
}

TandemKind
tandem_stage_kind(TandemStageName name)
{
    static const TandemKind kinds[TANDEM_N_STAGES] = {
        [TANDEM_STAGE_BUDDY] = TANDEM_KIND_BUDDY,
        [TANDEM_STAGE_PROJECT] = TANDEM_KIND_PROJECT,
        [TANDEM_STAGE_SEAT] = TANDEM_KIND_SEAT,
        [TANDEM_STAGE_SHADOW] = TANDEM_KIND_SHADOW,
    };
    return kinds[name];
}

/* placements.csv */
GString *
tandem_table_placements(const TandemRun *run)
{
    static const char *const header[] = { "trainee_id",     "leader_id",
                                          "opportunity_id", "kind",
                                          "status",         "source",
                                          "trainee_rank",   "leader_rank" };
    GString *csv = g_string_new(NULL);

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        g_autofree gchar *trainee_rank = rank_text(p->trainee_rank);
        g_autofree gchar *leader_rank = rank_text(p->leader_rank);
        const char *const row[] = { run->rotation->trainee[p->trainee].id,
                                    run->rotation->leader[p->leader].id,
                                    opportunity_id(run, p->opportunity),
                                    tandem_kind_names[p->kind],
                                    new_status,
                                    p->is_pin ? "pin" : "engine",
                                    trainee_rank,
                                    leader_rank };
        tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
    }
    return csv;
}

/* unplaced.csv */
GString *
tandem_table_unplaced(const TandemRun *run)
{
    static const char *const header[] = { "trainee_id", "kind", "code", "text" };
    GString *csv = g_string_new(NULL);

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (guint i = 0; i < run->unplaced->len; i++) {
        const TandemUnplaced *u = &g_array_index(run->unplaced, TandemUnplaced, i);
        const char *const row[] = { run->rotation->trainee[u->trainee].id,
                                    tandem_kind_names[u->kind],
                                    tandem_reason_get_name(u->reason), u->text };
        tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
    }
    return csv;
}

/* waiting.csv */
GString *
tandem_table_waiting(const TandemRun *run)
{
    static const char *const header[] = { "target_id", "kind", "position",
                                          "trainee_id" };
    GString *csv = g_string_new(NULL);

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (guint i = 0; i < run->waiting->len; i++) {
        const TandemWaiting *w = &g_array_index(run->waiting, TandemWaiting, i);
        g_autofree gchar *position = g_strdup_printf("%d", w->position);
        const char *const row[] = { target_id(run, w->leader, w->opportunity),
                                    tandem_kind_names[w->kind], position,
                                    run->rotation->trainee[w->trainee].id };
        tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
    }
    return csv;
}

/* reasons.csv */
GString *
tandem_table_reasons(const TandemRun *run)
{
    static const char *const header[] = { "trainee_id",   "target_id", "kind",
                                          "trainee_rank", "code",      "text" };
    GString *csv = g_string_new(NULL);

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (guint i = 0; i < run->reasons->len; i++) {
        const TandemReasonRow *r = &g_array_index(run->reasons, TandemReasonRow, i);
        g_autofree gchar *rank = rank_text(r->trainee_rank);
        g_autofree gchar *code = tandem_reason_to_code(r->reason, r->trainee_rank);
        const char *const row[] = { run->rotation->trainee[r->trainee].id,
                                    target_id(run, r->leader, r->opportunity),
                                    tandem_kind_names[r->kind],
                                    rank,
                                    code,
                                    r->text };
        tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
    }
    return csv;
}

static gint
compare_by_leader(gconstpointer a, gconstpointer b)
{
    const TandemPlacement *const p = *(const TandemPlacement *const *)a;
    const TandemPlacement *const q = *(const TandemPlacement *const *)b;

    if (p->leader != q->leader)
        return p->leader < q->leader ? -1 : 1;
    if (p->kind != q->kind)
        return p->kind < q->kind ? -1 : 1;
    return (p->trainee > q->trainee) - (p->trainee < q->trainee);
}

static GPtrArray *
placements_by_leader(const TandemRun *run)
{
    GPtrArray *sorted = g_ptr_array_sized_new(run->placements->len);

    for (guint i = 0; i < run->placements->len; i++)
        g_ptr_array_add(sorted, &g_array_index(run->placements, TandemPlacement, i));
    g_ptr_array_sort(sorted, compare_by_leader);
    return sorted;
}

/* leaders_view.csv: a row a trainee who comes, or one row where nobody does. */
GString *
tandem_table_leaders_view(const TandemRun *run, const TandemFigures *figures)
{
    static const char *const header[] = { "leader_id", "kind",  "places",
                                          "committed", "state", "trainee_id",
                                          "status" };
    GString *csv = g_string_new(NULL);
    g_autoptr(GPtrArray) placed = placements_by_leader(run);
    const TandemKind kind =
        run->n_stages > 0 ? tandem_stage_kind(run->stage[0].name) : TANDEM_KIND_BUDDY;
    guint next = 0;

    tandem_csv_append_row(csv, G_N_ELEMENTS(header), header);
    for (gsize l = 0; l < run->rotation->n_leaders; l++) {
        const TandemLeaderFigures *f = &figures->leader[l];
        g_autofree gchar *places = g_strdup_printf("%d", f->n_places);
        g_autofree gchar *committed =
            g_strdup_printf("%d", run->rotation->leader[l].committed);
        const char *row[] = { run->rotation->leader[l].id,
                              tandem_kind_names[kind],
                              places,
                              committed,
                              f->is_closed ? "closed" : "open",
                              "",
                              "" };

        if (f->is_offered && f->n_taken == 0)
            tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
        for (; next < placed->len; next++) {
            const TandemPlacement *p = g_ptr_array_index(placed, next);
            if (p->leader != (gint32)l)
                break;
            row[1] = tandem_kind_names[p->kind];
            row[5] = run->rotation->trainee[p->trainee].id;
            row[6] = new_status;
            tandem_csv_append_row(csv, G_N_ELEMENTS(row), row);
        }
    }
    return csv;
}

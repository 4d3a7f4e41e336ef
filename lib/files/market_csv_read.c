/* SPDX-License-Identifier: MIT */
/* A market out of an edge list: ids are numbered by their bytes and rows sorted by
 * them, so that neither the order of rows nor that of columns changes anything. */
#include "market_csv_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "faults_private.h"

/* The arrays of the market, freed together. */
typedef struct {
    gsize *start;
    gint32 *opportunity, *trainee_rank, *leader_rank;
    gdouble *weight; /* NULL: none is stated */
    gint32 *leader_of, *capacity, *leader_capacity, *quota, *priority;
} Arrays;

static void
arrays_clear(Arrays *arrays)
{
    gpointer const all[] = { arrays->start,        arrays->opportunity,
                             arrays->trainee_rank, arrays->leader_rank,
                             arrays->weight,       arrays->leader_of,
                             arrays->capacity,     arrays->leader_capacity,
                             arrays->quota,        arrays->priority };

    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        g_free(all[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Arrays, arrays_clear)

/* Numbers the ids by their bytes; returns the new number of each old one. */
static gint32 *
number_agents(const TandemEdgeAgents *agents, TandemIdSet *set)
{
    gint32 *const number = tandem_draft_new(gint32, agents->id->len);

    for (guint i = 0; i < agents->id->len; i++)
        tandem_id_set_add(set, agents->id->pdata[i], strlen(agents->id->pdata[i]));
    tandem_id_set_close(set);
    for (guint i = 0; i < agents->id->len; i++)
        number[i] =
            tandem_id_set_find(set, agents->id->pdata[i], strlen(agents->id->pdata[i]));
    return number;
}

static gint
compare_rows(gconstpointer left, gconstpointer right)
{
    const TandemEdgeRow *const x = left, *const y = right;

    if (x->trainee != y->trainee)
        return x->trainee < y->trainee ? -1 : 1;
    if (x->trainee_rank != y->trainee_rank)
        return x->trainee_rank < y->trainee_rank ? -1 : 1;
    if (x->opportunity != y->opportunity)
        return x->opportunity < y->opportunity ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static void
tell(const TandemMarketSource *source, const TandemEdgeRow *row, const char *column,
     const char *code, const char *message, guint line)
{
    tandem_faults_add(source->faults, TANDEM_SEVERITY_FAULT, source->name, row->line,
                      column, code, NULL, message, line);
}

/* One pair stands in one row, and a leader has one opinion of one trainee. Of two rows
 * the later is told. */
static void
check_rows(const TandemMarketSource *source, const GArray *rows,
           const gint32 *leader_of, gint32 n_opportunities, gint32 n_leaders)
{
    /* The row that met it last, from 1. */
    g_autofree guint *opportunity_at = tandem_draft_new(guint, n_opportunities);
    g_autofree guint *leader_at = tandem_draft_new(guint, n_leaders);

    for (guint i = 0; i < rows->len; i++) {
        const TandemEdgeRow *const row = &g_array_index(rows, TandemEdgeRow, i);
        guint *const of_pair = &opportunity_at[row->opportunity];
        guint *const of_leader = &leader_at[leader_of[row->opportunity]];
        const TandemEdgeRow *const same =
            *of_pair > 0 ? &g_array_index(rows, TandemEdgeRow, *of_pair - 1) : NULL;
        const TandemEdgeRow *const other =
            *of_leader > 0 ? &g_array_index(rows, TandemEdgeRow, *of_leader - 1) : NULL;
        if (same != NULL && same->trainee == row->trainee) {
            const gboolean is_later = row->line > same->line;
            tell(source, is_later ? row : same, "", "E808",
                 "the pair stands already in line %u",
                 is_later ? same->line : row->line);
        } else if (other != NULL && other->trainee == row->trainee &&
                   other->leader_rank != row->leader_rank) {
            const gboolean is_later = row->line > other->line;
            tell(source, is_later ? row : other, "leader_rank", "E818",
                 "the leader ranks the trainee otherwise in line %u",
                 is_later ? other->line : row->line);
        }
        *of_pair = *of_leader = i + 1;
    }
}

/* What was stated in column @which by new number, @absent where nothing was. */
static gint32 *
gather(const TandemEdgeAgents *agents, guint which, const gint32 *number, gint32 absent)
{
    gint32 *const values = tandem_draft_new(gint32, agents->id->len);

    for (guint i = 0; i < agents->id->len; i++) {
        const gint32 value =
            g_array_index(agents->stated[which], TandemStated, i).value;
        values[number[i]] = value < 0 ? absent : value;
    }
    return values;
}

/* Without a stated leader an opportunity belongs to the one of its own id. */
static void
complete_leaders(TandemEdgeList *list)
{
    for (guint o = 0; o < list->opportunities.id->len; o++) {
        TandemStated *const leader =
            &g_array_index(list->opportunities.stated[0], TandemStated, o);
        if (leader->value < 0)
            leader->value = tandem_edge_agents_number(&list->leaders,
                                                      list->opportunities.id->pdata[o]);
    }
}

static void
gather_rows(Arrays *arrays, const GArray *rows, gint32 n_trainees)
{
    const gsize n = rows->len;
    gboolean has_weights = FALSE;
    gint32 largest = 0;

    arrays->start = tandem_draft_new(gsize, (gsize)n_trainees + 1);
    arrays->opportunity = tandem_draft_new(gint32, n);
    arrays->trainee_rank = tandem_draft_new(gint32, n);
    arrays->leader_rank = tandem_draft_new(gint32, n);
    for (gsize k = 0; k < n; k++) {
        const TandemEdgeRow *const row = &g_array_index(rows, TandemEdgeRow, k);
        arrays->start[row->trainee + 1]++;
        arrays->opportunity[k] = row->opportunity;
        arrays->trainee_rank[k] = row->trainee_rank;
        arrays->leader_rank[k] = row->leader_rank;
        largest = MAX(largest, row->trainee_rank);
        has_weights = has_weights || !isnan(row->weight);
    }
    for (gint32 t = 0; t < n_trainees; t++)
        arrays->start[t + 1] += arrays->start[t];
    if (!has_weights)
        return;
    arrays->weight = tandem_draft_new(gdouble, n);
    for (gsize k = 0; k < n; k++) {
        const TandemEdgeRow *const row = &g_array_index(rows, TandemEdgeRow, k);
        arrays->weight[k] =
            isnan(row->weight) ? (gdouble)largest + 1 - row->trainee_rank : row->weight;
    }
}

/* The arrays by new numbers. */
static void
gather_all(Arrays *arrays, TandemEdgeList *list, TandemMarketFile *file,
           const TandemMarketSource *source)
{
    complete_leaders(list);
    g_autofree gint32 *trainee = number_agents(&list->trainees, &file->trainees);
    g_autofree gint32 *opportunity =
        number_agents(&list->opportunities, &file->opportunities);
    g_autofree gint32 *leader = number_agents(&list->leaders, &file->leaders);

    for (guint i = 0; i < list->rows->len; i++) {
        TandemEdgeRow *const row = &g_array_index(list->rows, TandemEdgeRow, i);
        row->trainee = trainee[row->trainee];
        row->opportunity = opportunity[row->opportunity];
    }
    g_array_sort(list->rows, compare_rows);
    arrays->leader_of = gather(&list->opportunities, 0, opportunity, TANDEM_NONE);
    for (guint o = 0; o < list->opportunities.id->len; o++)
        arrays->leader_of[o] = leader[arrays->leader_of[o]];
    check_rows(source, list->rows, arrays->leader_of,
               tandem_id_set_n(&file->opportunities), tandem_id_set_n(&file->leaders));
    arrays->capacity = gather(&list->opportunities, 1, opportunity, 1);
    arrays->leader_capacity = gather(&list->leaders, 0, leader, -1);
    arrays->quota = gather(&list->trainees, 0, trainee, 1);
    arrays->priority = gather(&list->trainees, 1, trainee, 0);
    gather_rows(arrays, list->rows, tandem_id_set_n(&file->trainees));
}

static gboolean
states_any(const gint32 *values, gint32 n, gint32 absent)
{
    for (gint32 i = 0; i < n; i++)
        if (values[i] != absent)
            return TRUE;
    return FALSE;
}

gboolean
tandem_market_csv_read(TandemMarketFile *file, TandemMarketSource *source,
                       GError **error)
{
    g_auto(TandemEdgeList) list = { 0 };
    g_auto(Arrays) arrays = { 0 };

    tandem_edge_list_read(&list, source);
    gather_all(&arrays, &list, file, source);
    if (tandem_market_source_is_faulty(source, error))
        return FALSE;
    tandem_market_source_is_read(source);
    const gint32 n = tandem_id_set_n(&file->trainees);
    TandemMarketArrays market = {
        .n_trainees = n,
        .n_opportunities = tandem_id_set_n(&file->opportunities),
        .n_leaders = tandem_id_set_n(&file->leaders),
        .trainees = { arrays.start, arrays.opportunity, arrays.trainee_rank, NULL },
        .leader_rank = arrays.leader_rank,
        .leader_of = arrays.leader_of,
        .opportunity_capacity = arrays.capacity,
        .leader_capacity = arrays.leader_capacity,
        .quota = states_any(arrays.quota, n, 1) ? arrays.quota : NULL,
        .priority = states_any(arrays.priority, n, 0) ? arrays.priority : NULL,
        .weight = arrays.weight,
    };
    return tandem_market_source_make(source, file, &market, "leaders", error);
}

/* SPDX-License-Identifier: MIT */
/* The columns x[k], and the market seen from each side: edges by opportunity, by
 * leader, weights, and the distinct values that lexicographic objectives walk through.
 */
#include "exact_model_private.h"

#include <math.h>
#include <stdlib.h>

static int
compare_numbers(gconstpointer a, gconstpointer b)
{
    const gdouble x = *(const gdouble *)a, y = *(const gdouble *)b;

    return (x > y) - (x < y);
}

/* Sorts @number[n] and leaves each once; returns how many. */
static gsize
keep_distinct(gdouble *number, gsize n)
{
    gsize n_kept = 0;

    qsort(number, n, sizeof *number, compare_numbers);
    for (gsize i = 0; i < n; i++)
        if (n_kept == 0 || number[i] > number[n_kept - 1])
            number[n_kept++] = number[i];
    return n_kept;
}

/* The edges by @group, which is below @n, counted into @start[n + 1]. */
static void
sort_edges(const gint32 *group, gsize n_edges, gint32 n, gsize *start, gsize *edge)
{
    for (gint32 i = 0; i <= n; i++)
        start[i] = 0;
    for (gsize k = 0; k < n_edges; k++)
        start[group[k] + 1]++;
    for (gint32 i = 0; i < n; i++)
        start[i + 1] += start[i];
    for (gsize k = n_edges; k-- > 0;) /* start[i + 1] goes down to where i begins */
        edge[--start[group[k] + 1]] = k;
    for (gint32 i = 0; i < n; i++)
        start[i] = start[i + 1];
    start[n] = n_edges;
}

/* The largest of 1, 1/2, 1/3 ... of which all weights are whole numbers, 0 for none. */
static gdouble
find_unit(const TandemExactModel *model)
{
    for (gint32 parts = 1; parts <= 1000; parts++) {
        gboolean is_whole = TRUE;
        for (gsize k = 0; is_whole && k < model->n_edges; k++) {
            const gdouble n = model->weight[k] * parts;
            is_whole = fabs(n) < 1e6 && fabs(n - round(n)) < 1e-9;
        }
        if (is_whole)
            return 1.0 / parts;
    }
    return 0;
}

/* A pair that is only pinned is worth nothing where weights are from ranks. */
static void
fill_weights(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    gint32 worst = 0;

    for (gsize k = 0; k < model->n_edges; k++)
        worst = MAX(worst, market->trainee_rank[k]);
    for (gsize k = 0; k < model->n_edges; k++) {
        const gint32 rank = market->trainee_rank[k];
        model->weight[k] = market->weight != NULL ? market->weight[k]
                           : rank > 0             ? worst + 1 - rank
                                                  : 0;
    }
    model->unit = find_unit(model);
}

static gboolean
fill_values(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    const gsize n = (gsize)market->n_trainees;

    model->level = tandem_take(model->workspace, gdouble, model->n_edges + 1);
    model->tier = tandem_take(model->workspace, gdouble, n);
    if (!model->level || !model->tier)
        return FALSE;
    for (gsize k = 0; k < model->n_edges; k++)
        model->level[k] = model->weight[k];
    model->level[model->n_edges] = 0;
    for (gsize t = 0; t < n; t++)
        model->tier[t] = market->priority != NULL ? market->priority[t] : 0;
    model->n_levels = keep_distinct(model->level, model->n_edges + 1);
    model->n_tiers = keep_distinct(model->tier, n);
    return TRUE;
}

static gboolean
fill_edges(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    gint32 *const leader = tandem_take(model->workspace, gint32, model->n_edges);

    if (leader == NULL)
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        model->has_quota = model->has_quota || tandem_market_quota(market, t) > 1;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            model->trainee[k] = t;
            model->is_pin[k] = FALSE;
            leader[k] = tandem_market_leader_of(market, market->opportunity[k]);
        }
    }
    for (gsize i = 0; i < market->n_pins; i++)
        model->is_pin[market->pin[i]] = TRUE;
    sort_edges(market->opportunity, model->n_edges, market->n_opportunities,
               model->at_start, model->at);
    sort_edges(leader, model->n_edges, market->n_leaders, model->with_start,
               model->with);
    return TRUE;
}

gboolean
tandem_exact_model_init(TandemExactModel *model, TandemMarket *market,
                        const TandemExactWish *wish, TandemWorkspace *workspace)
{
    const gsize n_edges = market->start[market->n_trainees];

    *model = (TandemExactModel){ .market = market,
                                 .wish = wish,
                                 .workspace = workspace,
                                 .n_edges = n_edges,
                                 .regret = TANDEM_EXACT_NO_COLUMN };
    model->trainee = tandem_take(workspace, gint32, n_edges);
    model->is_pin = tandem_take(workspace, gboolean, n_edges);
    model->weight = tandem_take(workspace, gdouble, n_edges);
    model->at_start = tandem_take(workspace, gsize, (gsize)market->n_opportunities + 1);
    model->at = tandem_take(workspace, gsize, n_edges);
    model->with_start = tandem_take(workspace, gsize, (gsize)market->n_leaders + 1);
    model->with = tandem_take(workspace, gsize, n_edges);
    model->placed = tandem_take(workspace, gint32, market->n_trainees);
    model->covered = tandem_take(workspace, gint32, market->n_opportunities);
    model->blocking = tandem_take(workspace, gint32, n_edges);
    if (!model->trainee || !model->is_pin || !model->weight || !model->at_start ||
        !model->at || !model->with_start || !model->with || !model->placed ||
        !model->covered || !model->blocking || !fill_edges(model))
        return FALSE;
    fill_weights(model);
    for (gsize k = 0; k < n_edges; k++) {
        model->blocking[k] = TANDEM_EXACT_NO_COLUMN;
        tandem_programme_add_column(&model->programme, model->is_pin[k], 1, 0, TRUE);
    }
    return fill_values(model);
}

void
tandem_exact_model_clear(TandemExactModel *model)
{
    tandem_programme_clear(&model->programme);
}

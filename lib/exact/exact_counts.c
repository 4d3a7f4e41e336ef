/* SPDX-License-Identifier: MIT */
/* Columns that say what an objective counts. None is forced to be whole: where x is, so
 * are they at their best.
 */
#include <math.h>

#include "exact_model_private.h"

/* Whether any of @edge[n] is held: a column of at most 1 and at most as many as are. */
static gint32
add_any(TandemExactModel *model, const gsize *edge, gsize n)
{
    const gint32 any = tandem_programme_add_column(&model->programme, 0, 1, 0, FALSE);

    tandem_programme_add_row(&model->programme, 0, INFINITY);
    tandem_exact_add(model, any, -1);
    for (gsize i = 0; i < n; i++)
        tandem_exact_add(model, (gint32)edge[i], 1);
    return any;
}

/* A column no less than the rank, of either side, of anything held. */
static void
add_regret(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    gint32 worst = 0;

    for (gsize k = 0; k < model->n_edges; k++)
        worst =
            MAX(worst, MAX(market->trainee_rank[k], tandem_exact_rank_at(market, k)));
    model->regret = tandem_programme_add_column(&model->programme, 0, worst, 0, FALSE);
    for (gsize k = 0; k < model->n_edges; k++) {
        tandem_programme_add_row(&model->programme, 0, INFINITY);
        tandem_exact_add(model, model->regret, 1);
        tandem_exact_add(
            model, (gint32)k,
            -MAX(market->trainee_rank[k], tandem_exact_rank_at(market, k)));
    }
}

/* @own: scratch, [n_edges], the numbers of all edges. */
static void
add_placed(TandemExactModel *model, const gsize *own)
{
    const TandemMarket *const market = model->market;

    for (gint32 t = 0; t < market->n_trainees; t++)
        model->placed[t] = add_any(model, own + market->start[t],
                                   market->start[t + 1] - market->start[t]);
}

gboolean
tandem_exact_add_counts(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    gsize *const own = tandem_take(model->workspace, gsize, model->n_edges);

    if (own == NULL)
        return FALSE;
    for (gsize k = 0; k < model->n_edges; k++)
        own[k] = k;
    if (tandem_exact_wishes(model->wish, TANDEM_EXACT_PRIORITY))
        add_placed(model, own);
    for (gint32 o = 0; tandem_exact_wishes(model->wish, TANDEM_EXACT_COVERAGE) &&
                       o < market->n_opportunities;
         o++)
        model->covered[o] = add_any(model, model->at + model->at_start[o],
                                    model->at_start[o + 1] - model->at_start[o]);
    if (tandem_exact_wishes(model->wish, TANDEM_EXACT_REGRET))
        add_regret(model);
    return TRUE;
}

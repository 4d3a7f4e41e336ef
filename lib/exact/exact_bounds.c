/* SPDX-License-Identifier: MIT */
/* Rows of places: quotas, capacities and minima, and what may be closed. One that may
 * be closed has a column that says it is open: n is then from its minimum to its
 * capacity, and otherwise 0.
 */
#include <math.h>

#include "exact_model_private.h"

/* Who has places: its edges and how many of them are held. */
typedef struct {
    const gsize *edge;
    gsize n;
    gint32 minimum, capacity;
    gboolean may_close;
} Holder;

static void
add_edges(TandemExactModel *model, const Holder *holder)
{
    for (gsize i = 0; i < holder->n; i++)
        tandem_exact_add(model, (gint32)holder->edge[i], 1);
}

static void
add_holder(TandemExactModel *model, const Holder *holder)
{
    if (!holder->may_close || holder->minimum <= 0) {
        tandem_programme_add_row(&model->programme,
                                 holder->minimum > 0 ? (gdouble)holder->minimum
                                                     : -INFINITY,
                                 holder->capacity);
        add_edges(model, holder);
        return;
    }
    const gint32 open = tandem_programme_add_column(&model->programme, 0, 1, 0, TRUE);
    tandem_programme_add_row(&model->programme, 0, INFINITY);
    add_edges(model, holder);
    tandem_exact_add(model, open, -holder->minimum);
    tandem_programme_add_row(&model->programme, -INFINITY, 0);
    add_edges(model, holder);
    tandem_exact_add(model, open, -holder->capacity);
}

gboolean
tandem_exact_add_bounds(TandemExactModel *model)
{
    const TandemMarket *const m = model->market;

    for (gint32 t = 0; t < m->n_trainees; t++) {
        tandem_programme_add_row(&model->programme, -INFINITY,
                                 tandem_market_quota(m, t));
        for (gsize k = m->start[t]; k < m->start[t + 1]; k++)
            tandem_exact_add(model, (gint32)k, 1);
    }
    for (gint32 o = 0; o < m->n_opportunities; o++)
        add_holder(model, &(Holder){ .edge = model->at + model->at_start[o],
                                     .n = model->at_start[o + 1] - model->at_start[o],
                                     .minimum = m->minimum ? m->minimum[o] : 0,
                                     .capacity = m->capacity[o],
                                     .may_close = m->may_close && m->may_close[o] });
    for (gint32 l = 0; l < m->n_leaders; l++)
        add_holder(
            model,
            &(Holder){ .edge = model->with + model->with_start[l],
                       .n = model->with_start[l + 1] - model->with_start[l],
                       .minimum = m->leader_minimum ? m->leader_minimum[l] : 0,
                       .capacity = m->leader_capacity[l],
                       .may_close = m->leader_may_close && m->leader_may_close[l] });
    return TRUE;
}

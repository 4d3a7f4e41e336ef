/* SPDX-License-Identifier: MIT */
/* The sum of the k smallest sums of weights that trainees hold.
 *
 * With u[t] for what trainee t's places weigh together it is the largest value of
 *
 *   k r - sum of d[t]     where     d[t] >= r - u[t],  d[t] >= 0
 *
 * which r, the k-th smallest, attains: Ogryczak, W. and Tamir, A. (2003). Minimizing
 * the sum of the k largest functions in linear time. Information Processing Letters
 * 85(3), 117-122. The sums for k = 1, 2, ... made largest one after another are
 * leximin.
 */
#include <math.h>

#include "exact_model_private.h"

static gdouble
weigh_start(const TandemExactModel *model, gint32 t)
{
    gdouble sum = 0;

    for (gsize k = model->market->start[t]; k < model->market->start[t + 1]; k++)
        sum += model->weight[k] * model->programme.column[k].start;
    return sum;
}

static void
set_start(TandemExactModel *model, gint32 r)
{
    TandemProgramme *const programme = &model->programme;
    gdouble least = programme->column[r].upper;

    for (gint32 t = 0; t < model->market->n_trainees; t++)
        least = MIN(least, weigh_start(model, t));
    programme->column[r].start = least; /* with every d[t] 0 */
}

void
tandem_exact_aim_smallest(TandemExactModel *model, gsize k)
{
    TandemProgramme *const programme = &model->programme;
    const TandemMarket *const market = model->market;
    gdouble most = 0;

    for (gsize e = 0; e < model->n_edges; e++)
        most += fabs(model->weight[e]);
    const gint32 r =
        tandem_programme_add_column(programme, -most, most, (gdouble)k, FALSE);
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gint32 d = tandem_programme_add_column(programme, 0, 2 * most, -1, FALSE);
        tandem_programme_add_row(programme, 0, INFINITY);
        tandem_exact_add(model, d, 1);
        tandem_exact_add(model, r, -1);
        for (gsize e = market->start[t]; e < market->start[t + 1]; e++)
            if (model->weight[e] != 0)
                tandem_exact_add(model, (gint32)e, model->weight[e]);
    }
    programme->hides_start = TRUE; /* CBC loses its way from a start so far off */
    if (!programme->is_refused)
        set_start(model, r);
}

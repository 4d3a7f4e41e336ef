/* SPDX-License-Identifier: MIT */

/* Gini, C. (1912). Variabilità e mutabilità: half the mean difference of two trainees,
 * over the mean. With values x sorted upwards, i from 1,
 *
 *   sum |x_i - x_j| over i < j  =  sum (2 i - n - 1) x_i
 *
 * and the coefficient is that over n sum x. */
#include <stdlib.h>

#include "../market/memory_private.h"
#include "measures_private.h"

static int
compare(const void *a, const void *b)
{
    const gint64 x = *(const gint64 *)a, y = *(const gint64 *)b;

    return (x > y) - (x < y);
}

/* Writes what each trainee has into @value; returns how many have a value. */
static gsize
values(const TandemMatching *matching, gint64 *value)
{
    const TandemMarket *const market = matching->market;
    const gint64 top = (gint64)tandem_judge_worst_rank(market) + 1;
    gsize n = 0, i = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        gsize n_held = 0, n_ranked = 0;
        gint64 sum = 0;
        for (; i < matching->n_edges && matching->edge[i] < market->start[t + 1]; i++) {
            const gint32 rank = market->trainee_rank[matching->edge[i]];
            n_held++;
            n_ranked += rank > 0;
            sum += rank > 0 ? top - rank : 0;
        }
        if (n_held == 0 || n_ranked > 0)
            value[n++] = sum;
    }
    return n;
}

gboolean
tandem_measures_add_gini(TandemMeasures *measures, const TandemMatching *matching,
                         GError **error)
{
    g_autofree gint64 *value = tandem_try_new(gint64, matching->market->n_trainees);
    gdouble sum = 0, differences = 0;

    if (value == NULL)
        return tandem_no_memory("measures", error);
    const gsize n = values(matching, value);
    qsort(value, n, sizeof *value, compare);
    for (gsize i = 0; i < n; i++) {
        sum += (gdouble)value[i];
        differences += (2.0 * (gdouble)(i + 1) - (gdouble)n - 1) * (gdouble)value[i];
    }
    tandem_measures_add(measures, "gini",
                        sum > 0 ? differences / ((gdouble)n * sum) : 0);
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
#include "opportunity_lists_private.h"

#include <stdlib.h>
#include <string.h>

static int
compare(gconstpointer a, gconstpointer b)
{
    const TandemListed *const x = a, *const y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return x->trainee < y->trainee ? -1 : x->trainee > y->trainee;
}

/* start[o]: how many there are of all opportunities before o. */
static void
count(TandemOpportunityLists *lists, const TandemMarket *market,
      const gint32 *of_trainee)
{
    const gint32 m = market->n_opportunities;

    memset(lists->start, 0, ((gsize)m + 1) * sizeof *lists->start);
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; of_trainee[t] > 0 && k < market->start[t + 1];
             k++)
            lists->start[market->opportunity[k] + 1]++;
    for (gint32 o = 0; o < m; o++)
        lists->start[o + 1] += lists->start[o];
}

gboolean
tandem_opportunity_lists_init(TandemOpportunityLists *lists, const TandemMarket *market,
                              const gint32 *rank, const gint32 *of_trainee,
                              TandemWorkspace *workspace)
{
    const gint32 m = market->n_opportunities;
    gsize *const next = tandem_take(workspace, gsize, m);

    lists->start = tandem_take(workspace, gsize, (gsize)m + 1);
    if (next == NULL || lists->start == NULL)
        return FALSE;
    count(lists, market, of_trainee);
    lists->listed = tandem_take(workspace, TandemListed, lists->start[m]);
    if (lists->listed == NULL)
        return FALSE;

    memcpy(next, lists->start, (gsize)m * sizeof *next);
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; of_trainee[t] > 0 && k < market->start[t + 1];
             k++)
            lists->listed[next[market->opportunity[k]]++] =
                (TandemListed){ rank[k], t, k };
    for (gint32 o = 0; o < m; o++)
        qsort(lists->listed + lists->start[o], lists->start[o + 1] - lists->start[o],
              sizeof *lists->listed, compare);
    return TRUE;
}

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

/* The first edge of @t that is not left out for what stands before it. */
static gsize
first_of(const TandemMarket *market, const TandemListFilter *filter, gint32 t)
{
    if (filter->of_trainee[t] == 0)
        return market->start[t + 1];
    return filter->from != NULL ? MIN(filter->from[t], market->start[t + 1])
                                : market->start[t];
}

static gboolean
is_kept(const TandemMarket *market, const gint32 *rank, const TandemListFilter *filter,
        gsize k)
{
    return filter->worst == NULL || rank[k] <= filter->worst[market->opportunity[k]];
}

/* start[o]: how many there are of all opportunities before o. */
static void
count(TandemOpportunityLists *lists, const TandemMarket *market, const gint32 *rank,
      const TandemListFilter *filter)
{
    const gint32 m = market->n_opportunities;

    memset(lists->start, 0, ((gsize)m + 1) * sizeof *lists->start);
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = first_of(market, filter, t); k < market->start[t + 1]; k++)
            if (is_kept(market, rank, filter, k))
                lists->start[market->opportunity[k] + 1]++;
    for (gint32 o = 0; o < m; o++)
        lists->start[o + 1] += lists->start[o];
}

gboolean
tandem_opportunity_lists_init(TandemOpportunityLists *lists, const TandemMarket *market,
                              const gint32 *rank, const TandemListFilter *filter,
                              TandemWorkspace *workspace)
{
    const gint32 m = market->n_opportunities;
    gsize *const next = tandem_take(workspace, gsize, m);

    lists->start = tandem_take(workspace, gsize, (gsize)m + 1);
    if (next == NULL || lists->start == NULL)
        return FALSE;
    count(lists, market, rank, filter);
    lists->listed = tandem_take(workspace, TandemListed, lists->start[m]);
    if (lists->listed == NULL)
        return FALSE;

    memcpy(next, lists->start, (gsize)m * sizeof *next);
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = first_of(market, filter, t); k < market->start[t + 1]; k++)
            if (is_kept(market, rank, filter, k))
                lists->listed[next[market->opportunity[k]]++] =
                    (TandemListed){ rank[k], t, k };
    for (gint32 o = 0; o < m; o++)
        qsort(lists->listed + lists->start[o], lists->start[o + 1] - lists->start[o],
              sizeof *lists->listed, compare);
    return TRUE;
}

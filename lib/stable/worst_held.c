/* SPDX-License-Identifier: MIT */
#include "worst_held_private.h"

#include <string.h>

/* Puts @holding into the heap of @n, from place @at down; what stands there is lost. */
static void
sift_down(TandemHolding *heap, gsize n, gsize at, TandemHolding holding)
{
    for (;;) {
        gsize child = 2 * at + 1;
        if (child + 1 < n && heap[child + 1].rank > heap[child].rank)
            child++;
        if (child >= n || heap[child].rank <= holding.rank)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = holding;
}

/* Rows in the order of trainees, not heaps yet. @next: scratch [n_opportunities]. */
static void
fill_rows(TandemWorstHeld *held, const TandemMarket *market, const gsize *edge,
          const gint32 *rank, gsize *next)
{
    const gint32 m = market->n_opportunities;

    memset(held->start, 0, ((gsize)m + 1) * sizeof *held->start);
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (edge[t] != G_MAXSIZE)
            held->start[market->opportunity[edge[t]] + 1]++;
    for (gint32 o = 0; o < m; o++)
        held->start[o + 1] += held->start[o];
    memcpy(next, held->start, (gsize)m * sizeof *next);
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (edge[t] != G_MAXSIZE)
            held->holding[next[market->opportunity[edge[t]]]++] =
                (TandemHolding){ rank[edge[t]], t };
}

gboolean
tandem_worst_held_init(TandemWorstHeld *held, const TandemMarket *market,
                       const gsize *edge, const gint32 *rank, const gint32 *of,
                       TandemWorkspace *workspace)
{
    const gint32 m = market->n_opportunities;
    gsize *const next = tandem_take(workspace, gsize, m);

    held->start = tandem_take(workspace, gsize, (gsize)m + 1);
    held->holding = tandem_take(workspace, TandemHolding, market->n_trainees);
    held->worst_rank = tandem_take(workspace, gint32, m);
    if (!next || !held->start || !held->holding || !held->worst_rank)
        return FALSE;

    held->of = of;
    fill_rows(held, market, edge, rank, next);
    for (gint32 o = 0; o < m; o++) {
        TandemHolding *const heap = held->holding + held->start[o];
        const gsize n = held->start[o + 1] - held->start[o];
        for (gsize at = n / 2; at-- > 0;)
            sift_down(heap, n, at, heap[at]);
        if (n < (gsize)of[o])
            held->worst_rank[o] = G_MAXINT32;
        else
            held->worst_rank[o] = n > 0 ? heap[0].rank : 0;
    }
    return TRUE;
}

void
tandem_worst_held_replace(TandemWorstHeld *held, gint32 opportunity,
                          TandemHolding newcomer)
{
    TandemHolding *const heap = held->holding + held->start[opportunity];
    const gsize n = held->start[opportunity + 1] - held->start[opportunity];

    sift_down(heap, n, 0, newcomer);
    held->worst_rank[opportunity] = heap[0].rank;
}

/* SPDX-License-Identifier: MIT */
/* Prices that are nearly right: cost scaling by pushing and relabelling.
 *
 * Goldberg, A. V. and Tarjan, R. E. (1990). Finding minimum-cost circulations by
 * successive approximation. Mathematics of Operations Research 15(3), 430-466; with
 * prices made right again now and then by one search from all that is short: Goldberg,
 * A. V. (1997). An efficient implementation of a scaling minimum-cost flow algorithm.
 * Journal of Algorithms 22(1), 1-29.
 *
 * A flow is optimal to within a step when no entry that can carry more has a reduced
 * cost below that step, negative. Each round makes it so for a smaller step: entries
 * below 0 are filled, which leaves some nodes with an excess and some short of it; what
 * is in excess is pushed along entries of reduced cost below 0, and a node without any
 * has its price lowered until it has one. An entry gets a reduced cost no lower than
 * the step by that, and since all excess has a way to where it is short, the round
 * ends.
 */
#include <math.h>
#include <string.h>

#include "cost_flow_private.h"
#include "keyed_heap_private.h"

enum {
    SHRINKS_BY = 8,    /* the step, from round to round */
    SEARCH_A_NODE = 1, /* relabels of as many nodes as there are, until a search */
};

/* Those with an excess wait in a ring. */
typedef struct {
    TandemCostFlow *flow;
    gint64 step;
    gsize first;
    gsize n_waiting;
    gsize n_relabelled;
} Round;

static void
enqueue(Round *round, gint32 u)
{
    const gsize n = (gsize)round->flow->n_nodes;
    gsize last = round->first + round->n_waiting++;

    if (last >= n)
        last -= n;
    round->flow->queue[last] = u;
}

static gint32
dequeue(Round *round)
{
    const gint32 u = round->flow->queue[round->first++];

    if (round->first == (gsize)round->flow->n_nodes)
        round->first = 0;
    round->n_waiting--;
    return u;
}

/* Lowers the price of @u until its best entry is a step below 0. */
static void
relabel(Round *round, gint32 u)
{
    TandemCostFlow *const flow = round->flow;
    gint64 best = G_MAXINT64;

    for (gsize e = flow->start[u]; e < flow->start[u + 1]; e++) {
        if (flow->at[e].residual == 0)
            continue;
        const gint64 at = flow->at[e].cost - flow->node[flow->at[e].head].price;
        if (at < best) {
            best = at;
            flow->current[u] = e;
        }
    }
    g_assert(best != G_MAXINT64); /* what came in can go back */
    flow->node[u].price = -best - round->step;
    flow->work += flow->start[u + 1] - flow->start[u];
    round->n_relabelled++;
}

static void
discharge(Round *round, gint32 u)
{
    TandemCostFlow *const flow = round->flow;

    while (flow->excess[u] > 0) {
        if (flow->current[u] == flow->start[u + 1]) {
            relabel(round, u);
            continue;
        }
        const gsize e = flow->current[u];
        if (flow->at[e].residual == 0 || tandem_cost_flow_reduced(flow, u, e) >= 0) {
            flow->current[u]++;
            continue;
        }
        const gint32 v = flow->at[e].head;
        const gint64 before = flow->excess[v];
        tandem_cost_flow_push(flow, u, e,
                              (gint32)MIN(flow->excess[u], flow->at[e].residual));
        if (before <= 0 && flow->excess[v] > 0)
            enqueue(round, v);
    }
}

/* Lowers prices by a step for each step of the shortest way, in entries that may be
 * filled, to where flow is short: then excess goes straight there. */
static void
search(Round *round)
{
    TandemCostFlow *const flow = round->flow;
    TandemKeyedHeap heap = { flow->heap, flow->place, flow->distance, 0 };
    gint64 farthest = 0;
    gsize n_excess = round->n_waiting;

    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->place[u] = TANDEM_NONE;
        flow->distance[u] = G_MAXINT64;
        flow->current[u] = flow->start[u];
        if (flow->excess[u] < 0)
            tandem_keyed_heap_put(&heap, u, 0);
    }
    while (heap.n > 0 && n_excess > 0) {
        const gint32 v = tandem_keyed_heap_take(&heap);
        farthest = flow->distance[v];
        if (flow->excess[v] > 0)
            n_excess--;
        flow->seen[v] = 1;
        for (gsize e = flow->start[v]; e < flow->start[v + 1]; e++) {
            const gint32 u = flow->at[e].head;
            if (flow->seen[u] || flow->at[e].back == 0)
                continue;
            const gint64 reduced = -tandem_cost_flow_reduced(flow, v, e);
            const gint64 length = reduced < 0 ? 0 : reduced / round->step + 1;
            if (flow->distance[v] + length < flow->distance[u])
                tandem_keyed_heap_put(&heap, u, flow->distance[v] + length);
        }
        flow->work += flow->start[v + 1] - flow->start[v];
    }
    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->node[u].price -=
            round->step * (flow->seen[u] ? flow->distance[u] : farthest);
        flow->seen[u] = 0;
    }
    round->n_relabelled = 0;
}

static gboolean
refine(Round *round, TandemLimit *limit)
{
    TandemCostFlow *const flow = round->flow;
    const gsize many = SEARCH_A_NODE * (gsize)flow->n_nodes;

    tandem_cost_flow_saturate(flow);
    round->first = round->n_waiting = round->n_relabelled = 0;
    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->current[u] = flow->start[u];
        if (flow->excess[u] > 0)
            enqueue(round, u);
    }
    while (round->n_waiting > 0) {
        discharge(round, dequeue(round));
        if (round->n_relabelled < many)
            continue;
        if (limit != NULL && !tandem_limit_go_on(limit, 0, NAN, NAN))
            return FALSE;
        search(round);
    }
    return TRUE;
}

gboolean
tandem_cost_flow_scale(TandemCostFlow *flow, gint64 largest, TandemLimit *limit)
{
    Round round = { .flow = flow, .step = largest };

    while (round.step > 1) {
        round.step = MAX(round.step / SHRINKS_BY, 1);
        if (!refine(&round, limit))
            return FALSE;
    }
    return TRUE;
}

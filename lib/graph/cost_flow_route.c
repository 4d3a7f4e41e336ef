/* SPDX-License-Identifier: MIT */
/* What nodes have too much is routed to where it is short, along ways of least cost.
 *
 * Ford, L. R. and Fulkerson, D. R. (1962). Flows in networks. Princeton University
 * Press, chapter III (the primal-dual method); with prices kept from search to search:
 * Tomizawa, N. (1971). On some techniques useful for solution of transportation network
 * problems. Networks 1(2), 173-194; Edmonds, J. and Karp, R. M. (1972). Theoretical
 * improvements in algorithmic efficiency for network flow problems. Journal of the ACM
 * 19(2), 248-264.
 *
 * No entry that can carry more has a reduced cost below 0, throughout. A search from
 * all that is short of flow, against the entries, finds how far in reduced costs each
 * node with an excess is from it; lowering each node's price by its own distance makes
 * all of those ways ones of reduced cost 0. Along such entries excess is sent down
 * labels that never exceed the number of entries still to go: Ahuja, R. K. and Orlin,
 * J. B. (1991). Distance-directed augmenting path algorithms for maximum flow and
 * parametric maximum flow problems. Naval Research Logistics 38(3), 413-430. Labels are
 * raised where a way ends, and made right by a new search when that has taken as long
 * as one. Where all costs are alike this is a maximum matching as in Hopcroft, J. E.
 * and Karp, R. M. (1973). An n^{5/2} algorithm for maximum matchings in bipartite
 * graphs. SIAM Journal on Computing 2(4), 225-231.
 */
#include <math.h>

#include "cost_flow_private.h"
#include "keyed_heap_private.h"

/* A search after as many relabels as there are nodes, by this. */
enum { RELABELS = 4 };

typedef struct {
    TandemCostFlow *flow;
    gint32 n_sources;   /* in flow->queue: those that have an excess */
    gsize n_relabelled; /* since the last search */
} Routing;

static void
list_sources(Routing *routing)
{
    TandemCostFlow *const flow = routing->flow;
    gint32 n = 0;

    for (gint32 i = 0; i < routing->n_sources; i++)
        if (flow->excess[flow->queue[i]] > 0)
            flow->queue[n++] = flow->queue[i];
    routing->n_sources = n;
}

/* Makes ways of reduced cost 0 from every source to where flow is short. */
static void
come_near(Routing *routing)
{
    TandemCostFlow *const flow = routing->flow;
    TandemKeyedHeap heap = { flow->heap, flow->place, flow->distance, 0 };
    gint32 n_missing = routing->n_sources;
    gint64 farthest = 0;

    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->place[u] = TANDEM_NONE;
        flow->distance[u] = G_MAXINT64;
        if (flow->excess[u] < 0)
            tandem_keyed_heap_put(&heap, u, 0);
    }
    while (n_missing > 0) {
        g_assert(heap.n > 0); /* what came in can go back */
        const gint32 v = tandem_keyed_heap_take(&heap);
        farthest = flow->distance[v];
        n_missing -= flow->excess[v] > 0;
        flow->work += flow->start[v + 1] - flow->start[v];
        for (gsize e = flow->start[v]; e < flow->start[v + 1]; e++) {
            const gint32 u = flow->at[e].head;
            if (flow->at[e].back == 0)
                continue;
            const gint64 distance = farthest - tandem_cost_flow_reduced(flow, v, e);
            if (distance < flow->distance[u])
                tandem_keyed_heap_put(&heap, u, distance);
        }
    }
    for (gint32 u = 0; u < flow->n_nodes; u++)
        flow->node[u].price -= MIN(flow->distance[u], farthest);
}

/* How many entries of reduced cost 0 each node is from where flow is short; n_nodes
 * where it is not known to have such a way. Whether some source has one. */
static gboolean
label_exactly(Routing *routing)
{
    TandemCostFlow *const flow = routing->flow;
    gint32 *const queue = flow->visited;
    gint32 n_queued = 0, n_found = 0;

    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->node[u].level = flow->n_nodes;
        flow->current[u] = flow->start[u];
        if (flow->excess[u] < 0) {
            flow->node[u].level = 0;
            queue[n_queued++] = u;
        }
    }
    for (gint32 i = 0; i < n_queued && n_found < routing->n_sources; i++) {
        const gint32 v = queue[i];
        n_found += flow->excess[v] > 0;
        flow->work += flow->start[v + 1] - flow->start[v];
        for (gsize e = flow->start[v]; e < flow->start[v + 1]; e++) {
            const gint32 u = flow->at[e].head;
            if (flow->node[u].level < flow->n_nodes || flow->at[e].back == 0 ||
                tandem_cost_flow_reduced(flow, v, e) != 0)
                continue;
            flow->node[u].level = flow->node[v].level + 1;
            queue[n_queued++] = u;
        }
    }
    routing->n_relabelled = 0;
    return n_found > 0;
}

/* Whether the way goes on from @u, down by one, and with which entry. */
static gboolean
find_next(TandemCostFlow *flow, gint32 u, gsize *entry)
{
    for (gsize *const e = &flow->current[u]; *e < flow->start[u + 1]; (*e)++) {
        if (flow->at[*e].residual > 0 &&
            flow->node[flow->at[*e].head].level == flow->node[u].level - 1 &&
            tandem_cost_flow_reduced(flow, u, *e) == 0) {
            *entry = *e;
            return TRUE;
        }
    }
    return FALSE;
}

/* None of the entries of @u goes down by one. */
static void
relabel(Routing *routing, gint32 u)
{
    TandemCostFlow *const flow = routing->flow;
    gint32 lowest = flow->n_nodes - 1;

    for (gsize e = flow->start[u]; e < flow->start[u + 1]; e++)
        if (flow->at[e].residual > 0 && flow->node[flow->at[e].head].level < lowest &&
            tandem_cost_flow_reduced(flow, u, e) == 0)
            lowest = flow->node[flow->at[e].head].level;
    flow->node[u].level = lowest + 1;
    flow->current[u] = flow->start[u];
    flow->work += flow->start[u + 1] - flow->start[u];
    routing->n_relabelled++;
}

/* Sends what fits along the way that begins at @source and ends at @sink. */
static void
send(TandemCostFlow *flow, gint32 source, gint32 sink, gsize n_path)
{
    gint64 amount = MIN(flow->excess[source], -flow->excess[sink]);
    gint32 u = source;

    for (gsize i = 0; i < n_path; i++)
        amount = MIN(amount, flow->at[flow->path[i]].residual);
    for (gsize i = 0; i < n_path; i++) {
        const gsize e = flow->path[i];
        tandem_cost_flow_push(flow, u, e, (gint32)amount);
        u = flow->at[e].head;
    }
}

/* Sends what can go from @source, until it is time for a search. */
static void
send_all(Routing *routing, gint32 source)
{
    TandemCostFlow *const flow = routing->flow;
    const gsize many = (gsize)flow->n_nodes / RELABELS + 1;
    gsize n_path = 0;
    gint32 u = source;

    while (flow->excess[source] > 0 && flow->node[source].level < flow->n_nodes &&
           routing->n_relabelled < many) {
        gsize e;
        if (flow->excess[u] < 0) {
            send(flow, source, u, n_path);
            n_path = 0;
            u = source;
        } else if (find_next(flow, u, &e)) {
            flow->path[n_path++] = e;
            u = flow->at[e].head;
        } else {
            relabel(routing, u);
            if (n_path > 0)
                u = flow->at[flow->twin[flow->path[--n_path]]].head;
        }
    }
}

gboolean
tandem_cost_flow_route(TandemCostFlow *flow, TandemLimit *limit)
{
    Routing routing = { .flow = flow };

    for (gint32 u = 0; u < flow->n_nodes; u++)
        if (flow->excess[u] > 0)
            flow->queue[routing.n_sources++] = u;
    while (routing.n_sources > 0) {
        if (limit != NULL && !tandem_limit_go_on(limit, 0, NAN, NAN))
            return FALSE;
        if (!label_exactly(&routing)) {
            come_near(&routing);
            continue;
        }
        for (gint32 i = 0; i < routing.n_sources; i++)
            send_all(&routing, flow->queue[i]);
        list_sources(&routing);
    }
    return TRUE;
}

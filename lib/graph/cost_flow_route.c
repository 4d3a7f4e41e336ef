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
 * all nodes with an excess at once finds how far, in reduced costs, the nearest is that
 * is short; prices go down by what a node is nearer than that, and the ways there have
 * reduced cost 0. Along such entries as much is routed as can be: level by level, as
 * Dinic, E. A. (1970). Algorithm for solution of a problem of maximum flow in a network
 * with power estimation. Soviet Mathematics Doklady 11, 1277-1280. Where all costs are
 * alike this is the method of Hopcroft, J. E. and Karp, R. M. (1973). An n^{5/2}
 * algorithm for maximum matchings in bipartite graphs. SIAM Journal on Computing 2(4),
 * 225-231.
 */
#include <math.h>
#include <string.h>

#include "cost_flow_private.h"
#include "keyed_heap_private.h"

/* Those that have an excess, and may have none by now. */
typedef struct {
    TandemCostFlow *flow;
    gint32 n_sources; /* in flow->queue */
    gint32 n_visited; /* in flow->visited */
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

static void
see(Routing *routing, gint32 u)
{
    if (!routing->flow->seen[u])
        routing->flow->visited[routing->n_visited++] = u;
    routing->flow->seen[u] = 1;
}

static void
forget(Routing *routing)
{
    for (gint32 i = 0; i < routing->n_visited; i++)
        routing->flow->seen[routing->flow->visited[i]] = 0;
    routing->n_visited = 0;
}

/* Makes the nearest node that is short of flow one at reduced cost 0. */
static void
come_near(Routing *routing)
{
    TandemCostFlow *const flow = routing->flow;
    TandemKeyedHeap heap = { flow->heap, flow->place, flow->distance, 0 };
    gint64 nearest = G_MAXINT64;

    for (gint32 i = 0; i < routing->n_sources; i++) {
        const gint32 u = flow->queue[i];
        see(routing, u);
        flow->place[u] = TANDEM_NONE;
        tandem_keyed_heap_put(&heap, u, 0);
    }
    while (heap.n > 0) {
        const gint32 u = tandem_keyed_heap_take(&heap);
        if (flow->excess[u] < 0) {
            nearest = flow->distance[u];
            break;
        }
        flow->work += flow->start[u + 1] - flow->start[u];
        for (gsize e = flow->start[u]; e < flow->start[u + 1]; e++) {
            const gint32 v = flow->head[e];
            if (flow->residual[e] == 0)
                continue;
            const gint64 distance =
                flow->distance[u] + tandem_cost_flow_reduced(flow, u, e);
            if (!flow->seen[v]) {
                flow->place[v] = TANDEM_NONE;
                flow->distance[v] = G_MAXINT64;
                see(routing, v);
            }
            if (distance < flow->distance[v])
                tandem_keyed_heap_put(&heap, v, distance);
        }
    }
    g_assert(nearest != G_MAXINT64); /* what came in can go back */
    for (gint32 i = 0; i < routing->n_visited; i++) {
        const gint32 u = flow->visited[i];
        if (flow->distance[u] < nearest)
            flow->price[u] += flow->distance[u] - nearest;
    }
    forget(routing);
}

/* Levels over entries of reduced cost 0, down to the first that are short. Whether
 * there are any. */
static gboolean
find_levels(Routing *routing)
{
    TandemCostFlow *const flow = routing->flow;
    gint32 lowest = G_MAXINT32;

    for (gint32 i = 0; i < routing->n_sources; i++) {
        see(routing, flow->queue[i]);
        flow->level[flow->queue[i]] = 0;
    }
    for (gint32 i = 0; i < routing->n_visited; i++) {
        const gint32 u = flow->visited[i];
        flow->current[u] = flow->start[u];
        if (flow->excess[u] < 0)
            lowest = MIN(lowest, flow->level[u]);
        if (flow->level[u] >= lowest)
            continue;
        flow->work += flow->start[u + 1] - flow->start[u];
        for (gsize e = flow->start[u]; e < flow->start[u + 1]; e++) {
            const gint32 v = flow->head[e];
            if (flow->seen[v] || flow->residual[e] == 0 ||
                tandem_cost_flow_reduced(flow, u, e) != 0)
                continue;
            flow->level[v] = flow->level[u] + 1;
            see(routing, v);
        }
    }
    return lowest != G_MAXINT32;
}

/* Whether the way goes on from @u, and with which entry. */
static gboolean
find_next(TandemCostFlow *flow, gint32 u, gsize *entry)
{
    for (gsize *const e = &flow->current[u]; *e < flow->start[u + 1]; (*e)++) {
        const gint32 v = flow->head[*e];
        if (flow->seen[v] && flow->level[v] == flow->level[u] + 1 &&
            flow->residual[*e] > 0 && tandem_cost_flow_reduced(flow, u, *e) == 0) {
            *entry = *e;
            return TRUE;
        }
    }
    return FALSE;
}

/* Sends what fits along the way that begins at @source and ends at @sink. */
static void
send(TandemCostFlow *flow, gint32 source, gint32 sink, gsize n_path)
{
    gint64 amount = MIN(flow->excess[source], -flow->excess[sink]);
    gint32 u = source;

    for (gsize i = 0; i < n_path; i++)
        amount = MIN(amount, flow->residual[flow->path[i]]);
    for (gsize i = 0; i < n_path; i++) {
        const gsize e = flow->path[i];
        tandem_cost_flow_push(flow, u, e, (gint32)amount);
        u = flow->head[e];
    }
}

/* Sends all that can go from @source down the levels. */
static void
send_all(TandemCostFlow *flow, gint32 source)
{
    gsize n_path = 0;
    gint32 u = source;

    while (flow->excess[source] > 0) {
        gsize e;
        if (flow->excess[u] < 0) {
            send(flow, source, u, n_path);
            n_path = 0;
            u = source;
        } else if (find_next(flow, u, &e)) {
            flow->path[n_path++] = e;
            u = flow->head[e];
        } else if (n_path > 0) {
            u = flow->head[flow->twin[flow->path[--n_path]]];
            flow->current[u]++;
        } else {
            return;
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
        come_near(&routing);
        while (routing.n_sources > 0 && find_levels(&routing)) {
            for (gint32 i = 0; i < routing.n_sources; i++)
                send_all(flow, flow->queue[i]);
            forget(&routing);
            list_sources(&routing);
        }
        forget(&routing);
    }
    return TRUE;
}

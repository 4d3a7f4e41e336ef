/* SPDX-License-Identifier: MIT */
/* What a unit more at a node would cost: the cheapest way from it to where it may go.
 *
 * Dijkstra, E. W. (1959). A note on two problems in connexion with graphs. Numerische
 * Mathematik 1, 269-271, against the arcs and over reduced costs, which are not below
 * 0; the prices of both ends turn the sum of a way into its cost.
 */
#include "cost_flow_private.h"
#include "keyed_heap_private.h"

void
tandem_cost_flow_measure(TandemCostFlow *flow, gint32 target)
{
    TandemKeyedHeap heap = { flow->heap, flow->place, flow->distance, 0 };

    for (gint32 u = 0; u < flow->n_nodes; u++) {
        flow->place[u] = TANDEM_NONE;
        flow->distance[u] = G_MAXINT64;
    }
    tandem_keyed_heap_put(&heap, target, 0);
    while (heap.n > 0) {
        const gint32 v = tandem_keyed_heap_take(&heap);
        for (gsize e = flow->start[v]; e < flow->start[v + 1]; e++) {
            const gint32 u = flow->at[e].head;
            const gint64 distance =
                flow->distance[v] - tandem_cost_flow_reduced(flow, v, e);
            if (flow->at[e].back > 0 && distance < flow->distance[u])
                tandem_keyed_heap_put(&heap, u, distance);
        }
    }
    for (gint32 u = 0; u < flow->n_nodes; u++)
        if (flow->distance[u] != G_MAXINT64)
            flow->distance[u] += flow->node[target].price - flow->node[u].price;
}

/* SPDX-License-Identifier: MIT */
/* Flows in circles of the least cost.
 *
 * Prices on the nodes prove that a flow has the least cost: if no entry that can carry
 * more has a reduced cost below 0, then no circle over such entries has a cost below 0,
 * and every other flow differs from this one by such circles (Klein, M. (1967). A
 * primal method for minimal cost flows with applications to the assignment and
 * transportation problems. Management Science 14(3), 205-220). First the prices are
 * made good to within 1 an entry, coarse steps before fine ones (cost_flow_scale.c);
 * then what remains is filled or emptied, and what that leaves over is routed along
 * shortest ways, which is exact (cost_flow_route.c). Prices stay integers of the size
 * of n_nodes times the largest cost: nothing is multiplied by the number of nodes, as
 * it would be if the steps alone went down to the end.
 *
 * Several objectives, one after another: the flows of least cost are those flows that
 * keep complementary slackness with any one set of prices that proves it. So arcs of
 * positive or negative reduced cost are fixed, and the next objective chooses among all
 * that is left.
 */
#include "cost_flow_private.h"

#include <string.h>

/* Below this scaling costs more than it saves. */
enum { SMALL_COST = 8 };

/* What stands for a cost while arcs are fixed, beside numbers of arcs. */
enum { FIXED = -1, AT_HEAD = -2 };

static gboolean
take(TandemCostFlow *flow, TandemWorkspace *workspace)
{
    const gsize n = (gsize)flow->n_nodes, n_entries = 2 * flow->n_arcs;

    if (flow->n_arcs > G_MAXSIZE / 2)
        return FALSE;
    flow->start = tandem_take(workspace, gsize, n + 1);
    flow->at = tandem_take(workspace, TandemFlowEntry, n_entries);
    flow->twin = tandem_take(workspace, gsize, n_entries);
    flow->entry = tandem_take(workspace, gsize, flow->n_arcs);
    flow->kept = tandem_take(workspace, gint32, flow->n_arcs);
    flow->node = tandem_take(workspace, TandemFlowNode, n);
    flow->excess = tandem_take(workspace, gint64, n);
    flow->current = tandem_take(workspace, gsize, n);
    flow->queue = tandem_take(workspace, gint32, n);
    flow->distance = tandem_take(workspace, gint64, n);
    flow->seen = tandem_take(workspace, guint8, n);
    flow->visited = tandem_take(workspace, gint32, n);
    flow->path = tandem_take(workspace, gsize, n);
    flow->heap = tandem_take(workspace, gint32, n);
    flow->place = tandem_take(workspace, gint32, n);
    return flow->start && flow->at && flow->twin && flow->entry && flow->kept &&
           flow->node && flow->excess && flow->current && flow->queue &&
           flow->distance && flow->seen && flow->visited && flow->path && flow->heap &&
           flow->place;
}

gboolean
tandem_cost_flow_init(TandemCostFlow *flow, gint32 n_nodes, gsize n_arcs,
                      TandemWorkspace *workspace)
{
    *flow = (TandemCostFlow){ .n_nodes = n_nodes, .n_arcs = n_arcs };
    return take(flow, workspace);
}

void
tandem_cost_flow_lay(TandemCostFlow *flow, const TandemFlowArc *arcs)
{
    const gsize n = (gsize)flow->n_nodes;

    memset(flow->start, 0, (n + 1) * sizeof(gsize));
    for (gsize a = 0; a < flow->n_arcs; a++) {
        g_assert(arcs[a].tail != arcs[a].head && arcs[a].capacity >= 0);
        flow->start[arcs[a].tail + 1]++;
        flow->start[arcs[a].head + 1]++;
    }
    for (gsize u = 0; u < n; u++) {
        flow->start[u + 1] += flow->start[u];
        flow->current[u] = flow->start[u];
    }
    for (gsize a = 0; a < flow->n_arcs; a++) {
        const gsize forth = flow->current[arcs[a].tail]++;
        const gsize back = flow->current[arcs[a].head]++;
        flow->entry[a] = forth;
        flow->kept[a] = TANDEM_NONE;
        flow->twin[forth] = back;
        flow->twin[back] = forth;
        flow->at[forth] =
            (TandemFlowEntry){ .head = arcs[a].head, .residual = arcs[a].capacity };
        flow->at[back] =
            (TandemFlowEntry){ .head = arcs[a].tail, .back = arcs[a].capacity };
    }
    memset(flow->node, 0, n * sizeof(TandemFlowNode));
    memset(flow->excess, 0, n * sizeof(gint64));
    memset(flow->seen, 0, n);
}

void
tandem_cost_flow_saturate(TandemCostFlow *flow)
{
    for (gint32 u = 0; u < flow->n_nodes; u++)
        for (gsize e = flow->start[u]; e < flow->start[u + 1]; e++)
            if (flow->at[e].residual > 0 && tandem_cost_flow_reduced(flow, u, e) < 0)
                tandem_cost_flow_push(flow, u, e, flow->at[e].residual);
}

gboolean
tandem_cost_flow_minimise(TandemCostFlow *flow, TandemLimit *limit)
{
    gint64 largest = 0;

    for (gsize e = 0; e < flow->start[flow->n_nodes]; e++)
        largest = MAX(largest, flow->at[e].cost);
    if (largest > SMALL_COST && !tandem_cost_flow_scale(flow, largest, limit))
        return FALSE;
    tandem_cost_flow_saturate(flow);
    return tandem_cost_flow_route(flow, limit);
}

/* Notes what fixed arcs carry. The costs are of no more use: that of an arc's entry at
 * its tail becomes the arc's number. */
static void
keep(TandemCostFlow *flow)
{
    for (gsize a = 0; a < flow->n_arcs; a++) {
        if (flow->kept[a] != TANDEM_NONE)
            continue;
        const gsize e = flow->entry[a], back = flow->twin[e];
        const gboolean is_fixed =
            tandem_cost_flow_reduced(flow, flow->at[back].head, e) != 0;
        if (is_fixed)
            flow->kept[a] = flow->at[back].residual;
        flow->at[e].cost = is_fixed ? FIXED : (gint64)a;
        flow->at[back].cost = is_fixed ? FIXED : AT_HEAD;
    }
}

/* Puts entry @from at @to, where there is nothing any more. */
static void
move(TandemCostFlow *flow, gsize from, gsize to)
{
    flow->at[to] = flow->at[from];
    flow->twin[to] = flow->twin[from];
    flow->twin[flow->twin[to]] = to;
}

void
tandem_cost_flow_fix(TandemCostFlow *flow)
{
    gsize n = 0;

    keep(flow);
    for (gint32 u = 0; u < flow->n_nodes; u++) {
        const gsize begin = flow->start[u], end = flow->start[u + 1];
        flow->start[u] = n;
        for (gsize e = begin; e < end; e++)
            if (flow->at[e].cost != FIXED)
                move(flow, e, n++);
        flow->node[u].price = 0;
    }
    flow->start[flow->n_nodes] = n;
    for (gsize e = 0; e < n; e++)
        if (flow->at[e].cost != AT_HEAD)
            flow->entry[flow->at[e].cost] = e;
}

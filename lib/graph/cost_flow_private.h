/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "../market/workspace_private.h"

/* An arc of a network whose flow goes in circles: it carries up to @capacity. */
typedef struct {
    gint32 tail;
    gint32 head;
    gint32 capacity; /* from 0 */
} TandemFlowArc;

/* An arc as it is seen from one of its nodes. */
typedef struct {
    gint64 cost;     /* of a unit; the twin's is less than 0 as much */
    gint32 head;     /* where it leads */
    gint32 residual; /* how much more it can carry */
    gint32 back;     /* how much more its twin can: what it carries, or what is left */
} TandemFlowEntry;

typedef struct {
    gint64 price;
    gint32 level;
} TandemFlowNode;

/* A network and what flows in it. The entries of node u are start[u] .. start[u + 1] -
 * 1; each arc has two, one at its tail and one, which takes flow back, at its head. An
 * entry's reduced cost is its cost + the price of its node - that of its head. What a
 * search reads together lies together: most of its time goes into waiting for memory.
 */
typedef struct {
    gint32 n_nodes;
    gsize n_arcs;
    gsize *start;        /* [n_nodes + 1] */
    TandemFlowEntry *at; /* [2 * n_arcs] */
    gsize *twin;         /* [2 * n_arcs] the same arc's other entry */
    gsize *entry;        /* [n_arcs] the one at the arc's tail, while it is free */
    gint32 *kept; /* [n_arcs] what it carries for ever; TANDEM_NONE: it is free */
    TandemFlowNode *node; /* [n_nodes] */
    gint64 *excess;   /* [n_nodes] more came in than went out; 0 between two calls */
    gsize *current;   /* [n_nodes] the first entry that may be of use */
    gint32 *queue;    /* [n_nodes] */
    gint64 *distance; /* [n_nodes] */
    guint8 *seen;     /* [n_nodes] 0 between two searches */
    gint32 *visited;  /* [n_nodes] */
    gsize *path;      /* [n_nodes] entries */
    gint32 *heap;     /* [n_nodes] */
    gint32 *place;    /* [n_nodes] in the heap */
    guint64 work;     /* entries that were looked at, over all calls */
} TandemCostFlow;

/* Room for a network. FALSE: memory was refused. */
gboolean tandem_cost_flow_init(TandemCostFlow *flow, gint32 n_nodes, gsize n_arcs,
                               TandemWorkspace *workspace);

/* Lays out its arcs, shape [n_arcs]; nothing flows, costs and prices are 0. */
void tandem_cost_flow_lay(TandemCostFlow *flow, const TandemFlowArc *arcs);

/* Changes the flow, from what it is, to one of least cost, and the prices to such as
 * prove it: no entry that can carry more has a reduced cost below 0. n_nodes times the
 * largest cost is below 2^56. FALSE: stopped by @limit (nullable), and the flow is
 * none. */
gboolean tandem_cost_flow_minimise(TandemCostFlow *flow, TandemLimit *limit);

/* From now on the flow keeps the least cost that it has: arcs whose reduced cost is not
 * 0 carry for ever what they carry. All costs are to be set again. */
void tandem_cost_flow_fix(TandemCostFlow *flow);

/* Sets flow->distance to the cost of the cheapest way from each node to @target over
 * entries that can carry more, G_MAXINT64 where there is none. The flow is one of least
 * cost, with its prices. */
void tandem_cost_flow_measure(TandemCostFlow *flow, gint32 target);

static inline void
tandem_cost_flow_set_cost(TandemCostFlow *flow, gsize arc, gint64 cost)
{
    if (flow->kept[arc] != TANDEM_NONE)
        return;
    flow->at[flow->entry[arc]].cost = cost;
    flow->at[flow->twin[flow->entry[arc]]].cost = -cost;
}

static inline gint32
tandem_cost_flow_get(const TandemCostFlow *flow, gsize arc)
{
    return flow->kept[arc] != TANDEM_NONE ? flow->kept[arc]
                                          : flow->at[flow->entry[arc]].back;
}

static inline gint64
tandem_cost_flow_reduced(const TandemCostFlow *flow, gint32 u, gsize e)
{
    return flow->at[e].cost + flow->node[u].price - flow->node[flow->at[e].head].price;
}

static inline void
tandem_cost_flow_push(TandemCostFlow *flow, gint32 u, gsize e, gint32 amount)
{
    TandemFlowEntry *const forth = &flow->at[e], *const back = &flow->at[flow->twin[e]];

    forth->residual -= amount;
    forth->back += amount;
    back->residual += amount;
    back->back -= amount;
    flow->excess[u] -= amount;
    flow->excess[forth->head] += amount;
}

/* Each in a file of its own: (scaling) prices and a flow near the optimum, to within
 * 1 of each entry; (routing) what is left over is routed along shortest ways. FALSE:
 * stopped. */
gboolean tandem_cost_flow_scale(TandemCostFlow *flow, gint64 largest,
                                TandemLimit *limit);
gboolean tandem_cost_flow_route(TandemCostFlow *flow, TandemLimit *limit);

/* Fills every entry whose reduced cost is below 0. */
void tandem_cost_flow_saturate(TandemCostFlow *flow);

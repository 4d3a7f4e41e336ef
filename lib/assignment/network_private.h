/* SPDX-License-Identifier: MIT */
#pragma once

#include "../graph/cost_flow_private.h"
#include "../market/laminar_private.h"
#include "../market/places_private.h"

/* Some units of a set's load, for which all objectives give the same: from @first on,
 * counted from 0, those of pins among them. */
typedef struct {
    gsize set;
    gint32 first;
    gint32 n;
} TandemUnits;

/* A market as a network in which placements flow in circles: from the hub to a trainee,
 * over a pair to the smallest set that has it, from there to the next larger one, and
 * from the largest back to the hub. */
typedef struct {
    TandemMarket *market;
    TandemWorkspace *workspace;
    TandemPlaces places;
    TandemLaminar laminar;
    gint32 hub;
    gint32 *node;   /* [n_sets] of those that count */
    gint32 *lowest; /* [n_sets] what must be reached; 0: nothing */
    gint32 *pinned; /* [n_sets] pins in it */
    gsize n_pairs;
    gsize *pair; /* [n_pairs] edges that may be held, going up; behind the trainees'
                    arcs, their arcs have the same order */
    gsize n_units;
    TandemUnits *units; /* [n_units] their arcs come last */
    TandemCostFlow flow;
} TandemAssignmentNetwork;

/* Nothing flows. With TANDEM_LAMINAR_LEADERS each unit of a leader's load has an arc of
 * its own. FALSE: memory was refused. */
gboolean tandem_assignment_network_init(TandemAssignmentNetwork *network,
                                        TandemMarket *market, TandemLaminarSets sets,
                                        TandemWorkspace *workspace);

static inline gsize
tandem_assignment_pair_arc(const TandemAssignmentNetwork *network, gsize i)
{
    return (gsize)network->market->n_trainees + i;
}

static inline gsize
tandem_assignment_units_arc(const TandemAssignmentNetwork *network, gsize i)
{
    return tandem_assignment_pair_arc(network, network->n_pairs) + i;
}

/* The node that the arcs out of @set lead to. */
static inline gint32
tandem_assignment_above(const TandemAssignmentNetwork *network, gsize set)
{
    const gsize parent = network->laminar.parent[set];

    return parent == TANDEM_NO_SET ? network->hub : network->node[parent];
}

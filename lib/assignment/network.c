/* SPDX-License-Identifier: MIT */
/* A market as a network of flows.
 *
 * Quotas bound the pairs of a trainee; places of opportunities and leaders, minima and
 * groups bound sets of pairs of which any two are disjoint or one has all of the other.
 * Two such families are the rows of a network: Edmonds, J. and Giles, R. (1977). A
 * min-max relation for submodular functions on graphs. Annals of Discrete Mathematics
 * 1, 185-204; Budish, E., Che, Y.-K., Kojima, F. and Milgrom, P. (2013). Designing
 * random allocation mechanisms. American Economic Review 103(2), 585-623. So whole
 * numbers flow where whole numbers may, and a flow is a matching.
 *
 * Pins have their places before anything flows. A minimum bounds nothing here: that it
 * is reached is the first objective (terms.c).
 */
#include "network_private.h"

#include <string.h>

/* How much fits into @set, and how much must be in it, pins among both. */
static void
find_bounds(const TandemAssignmentNetwork *network, gsize set, gint32 *lowest,
            gint32 *highest)
{
    const TandemMarket *const market = network->market;
    const gsize first_leader = tandem_laminar_of_leader(market, 0);
    const gsize first_group = tandem_laminar_of_group(market, 0);

    if (set < first_leader) {
        *lowest = market->minimum != NULL ? market->minimum[set] : 0;
        *highest = market->capacity[set];
    } else if (set < first_group) {
        const gsize l = set - first_leader;
        *lowest = market->leader_minimum != NULL ? market->leader_minimum[l] : 0;
        *highest = market->leader_capacity[l];
    } else {
        *lowest = market->group[set - first_group].minimum;
        *highest = market->group[set - first_group].maximum;
    }
    *highest = (gint32)MIN((gsize)*highest, network->laminar.size[set]);
}

static void
count_pins(TandemAssignmentNetwork *network)
{
    const TandemLaminar *const laminar = &network->laminar;
    const TandemMarket *const market = network->market;

    memset(network->pinned, 0, laminar->n_sets * sizeof(gint32));
    for (gsize i = 0; i < market->n_pins; i++)
        for (gsize set = laminar->home[market->pin[i]]; set != TANDEM_NO_SET;
             set = laminar->parent[set])
            network->pinned[set]++;
}

/* Cuts the room of @set into runs of units; counts them where @units is NULL. */
static gsize
cut_units(const TandemAssignmentNetwork *network, gsize set, TandemLaminarSets sets,
          TandemUnits *units)
{
    const gsize first_leader = tandem_laminar_of_leader(network->market, 0);
    const gsize first_group = tandem_laminar_of_group(network->market, 0);
    const gboolean singly =
        sets == TANDEM_LAMINAR_LEADERS && set >= first_leader && set < first_group;
    gint32 lowest, highest;
    gsize n = 0;

    find_bounds(network, set, &lowest, &highest);
    for (gint32 at = network->pinned[set], end; at < highest; at = end) {
        end = singly ? at + 1 : at < lowest ? MIN(lowest, highest) : highest;
        if (units != NULL)
            units[n] = (TandemUnits){ set, at, end - at };
        n++;
    }
    return n;
}

static gboolean
list_units(TandemAssignmentNetwork *network, TandemLaminarSets sets)
{
    const TandemLaminar *const laminar = &network->laminar;

    for (gsize i = 0; i < laminar->n_order; i++)
        network->n_units += cut_units(network, laminar->order[i], sets, NULL);
    network->units = tandem_take(network->workspace, TandemUnits, network->n_units);
    if (network->units == NULL)
        return FALSE;
    gsize n = 0;
    for (gsize i = 0; i < laminar->n_order; i++)
        n += cut_units(network, laminar->order[i], sets, network->units + n);
    return TRUE;
}

static void
list_pairs(TandemAssignmentNetwork *network)
{
    const TandemMarket *const market = network->market;
    const TandemPlaces *const places = &network->places;

    for (gsize k = 0; k < market->start[market->n_trainees]; k++)
        if (places->is_pin == NULL || !places->is_pin[k])
            network->pair[network->n_pairs++] = k;
}

static TandemFlowArc *
lay_arcs(TandemAssignmentNetwork *network)
{
    const TandemMarket *const market = network->market;
    const gsize n_arcs = tandem_assignment_units_arc(network, network->n_units);
    TandemFlowArc *const arcs = tandem_take(network->workspace, TandemFlowArc, n_arcs);
    TandemFlowArc *arc = arcs;

    if (arcs == NULL)
        return NULL;
    for (gint32 t = 0; t < market->n_trainees; t++)
        *arc++ = (TandemFlowArc){ network->hub, t, network->places.of_trainee[t] };
    gint32 t = 0;
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gsize k = network->pair[i], home = network->laminar.home[k];
        while (k >= market->start[t + 1])
            t++;
        *arc++ = (TandemFlowArc){
            t, home == TANDEM_NO_SET ? network->hub : network->node[home], 1
        };
    }
    for (gsize i = 0; i < network->n_units; i++) {
        const TandemUnits *const units = &network->units[i];
        *arc++ =
            (TandemFlowArc){ network->node[units->set],
                             tandem_assignment_above(network, units->set), units->n };
    }
    return arcs;
}

static gboolean
take(TandemAssignmentNetwork *network, TandemWorkspace *workspace)
{
    const gsize n_sets = network->laminar.n_sets;

    network->node = tandem_take(workspace, gint32, n_sets);
    network->lowest = tandem_take(workspace, gint32, n_sets);
    network->pinned = tandem_take(workspace, gint32, n_sets);
    network->pair = tandem_take(workspace, gsize,
                                network->market->start[network->market->n_trainees]);
    return network->node && network->lowest && network->pinned && network->pair;
}

gboolean
tandem_assignment_network_init(TandemAssignmentNetwork *network, TandemMarket *market,
                               TandemLaminarSets sets, TandemWorkspace *workspace)
{
    const gsize n = (gsize)market->n_trainees;
    TandemLaminar *const laminar = &network->laminar;
    gint32 highest;

    *network = (TandemAssignmentNetwork){ .market = market, .workspace = workspace };
    if (!tandem_places_init(&network->places, market, workspace) ||
        !tandem_laminar_init(laminar, market, sets, workspace) ||
        !take(network, workspace) || n + laminar->n_order >= G_MAXINT32)
        return FALSE;
    network->hub = (gint32)(n + laminar->n_order);
    for (gsize i = 0; i < laminar->n_order; i++) {
        network->node[laminar->order[i]] = (gint32)(n + i);
        find_bounds(network, laminar->order[i], &network->lowest[laminar->order[i]],
                    &highest);
    }
    count_pins(network);
    list_pairs(network);
    if (!list_units(network, sets))
        return FALSE;
    const gsize n_arcs = tandem_assignment_units_arc(network, network->n_units);
    if (!tandem_cost_flow_init(&network->flow, network->hub + 1, n_arcs, workspace))
        return FALSE;

    const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
    const TandemFlowArc *const arcs = lay_arcs(network);
    if (arcs == NULL)
        return FALSE;
    tandem_cost_flow_lay(&network->flow, arcs);
    tandem_workspace_rewind(workspace, mark);
    return TRUE;
}

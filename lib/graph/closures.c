/* SPDX-License-Identifier: MIT */
/* Closed sets of least weight, all of them at once, and of those the ones that have
 * least weight by a second reckoning, and so on.
 *
 * Picard, J.-C. (1976). Maximal closure of a graph and applications to combinatorial
 * problems. Management Science 22(11), 1268-1272: join the source to each member of
 * negative weight and each of positive weight to the sink, by arcs that carry it; make
 * the arcs from a member to what it needs infinite. The source's sides of the minimum
 * cuts are the closed sets of least weight. By Picard and Queyranne (residual.c) these
 * are again the closed sets of a graph: the strong components of what can still carry,
 * less what is in all of them or in none. An arc with flow and the infinite one it came
 * by make a cycle, so the graph of components needs no arcs but those there were: it
 * only shrinks. Optima by a list of criteria, the first one first, are so found by one
 * cut each, and no weight has to outweigh all that come after it.
 */
#include "closures_private.h"

#include <string.h>

gboolean
tandem_closures_init(TandemClosures *closures, gint32 n, const gsize *before_start,
                     const gint32 *before, TandemWorkspace *workspace)
{
    const gsize n_arcs = before_start[n];
    const gsize most_arcs = n_arcs + (gsize)n;

    *closures = (TandemClosures){ .n = n, .n_groups = n, .n_arcs = n_arcs };
    if (n > G_MAXINT32 - 2)
        return FALSE;
    closures->group = tandem_take(workspace, gint32, n);
    closures->tail = tandem_take(workspace, gint32, most_arcs);
    closures->head = tandem_take(workspace, gint32, most_arcs);
    closures->capacity = tandem_take(workspace, gint64, most_arcs);
    closures->weight = tandem_take(workspace, gint64, n);
    closures->side = tandem_take(workspace, guint8, n + 2);
    closures->component = tandem_take(workspace, gint32, n + 2);
    if (!closures->group || !closures->tail || !closures->head || !closures->capacity ||
        !closures->weight || !closures->side || !closures->component ||
        !tandem_min_cut_init(&closures->cut, n + 2, most_arcs, workspace) ||
        !tandem_residual_init(&closures->residual, n + 2, workspace))
        return FALSE;
    for (gint32 i = 0; i < n; i++) {
        closures->group[i] = i;
        closures->weight[i] = 0;
        for (gsize k = before_start[i]; k < before_start[i + 1]; k++) {
            closures->tail[k] = i;
            closures->head[k] = before[k];
        }
    }
    return TRUE;
}

/* Behind the arcs between groups come those of the source and the sink. */
static TandemNetwork
build_network(TandemClosures *closures)
{
    const gint32 source = closures->n_groups, sink = source + 1;
    gsize a = closures->n_arcs;

    for (gsize i = 0; i < a; i++)
        closures->capacity[i] = TANDEM_INFINITE;
    for (gint32 g = 0; g < closures->n_groups; g++) {
        const gint64 weight = closures->weight[g];
        if (weight == 0)
            continue;
        closures->tail[a] = weight < 0 ? source : g;
        closures->head[a] = weight < 0 ? g : sink;
        closures->capacity[a++] = ABS(weight);
    }
    return (TandemNetwork){ .n_nodes = closures->n_groups + 2,
                            .source = source,
                            .sink = sink,
                            .n_arcs = a,
                            .tail = closures->tail,
                            .head = closures->head,
                            .capacity = closures->capacity };
}

/* The components become the groups. */
static void
contract(TandemClosures *closures)
{
    gsize n_arcs = 0;

    for (gsize i = 0; i < closures->n_arcs; i++) {
        const gint32 tail = closures->component[closures->tail[i]];
        const gint32 head = closures->component[closures->head[i]];
        if (tail == TANDEM_NONE || head == TANDEM_NONE || tail == head)
            continue;
        closures->tail[n_arcs] = tail;
        closures->head[n_arcs++] = head;
    }
    closures->n_arcs = n_arcs;
    for (gint32 i = 0; i < closures->n; i++) {
        const gint32 g = closures->group[i];
        if (g < 0)
            continue;
        if (closures->side[g] == TANDEM_SIDE_EITHER)
            closures->group[i] = closures->component[g];
        else
            closures->group[i] = closures->side[g] == TANDEM_SIDE_SOURCE
                                     ? TANDEM_GROUP_IN
                                     : TANDEM_GROUP_OUT;
    }
}

/* Adds up the weights of each group; FALSE: they are all 0. */
static gboolean
add_weights(TandemClosures *closures, const TandemWeight *weights, gsize n_weights)
{
    gboolean any = FALSE;

    for (gsize i = 0; i < n_weights; i++) {
        const gint32 g = closures->group[weights[i].member];
        if (g >= 0)
            closures->weight[g] += weights[i].weight;
    }
    for (gsize i = 0; i < n_weights && !any; i++) {
        const gint32 g = closures->group[weights[i].member];
        any = g >= 0 && closures->weight[g] != 0;
    }
    return any;
}

TandemCutEnd
tandem_closures_narrow(TandemClosures *closures, const TandemWeight *weights,
                       gsize n_weights, TandemLimit *limit)
{
    if (!add_weights(closures, weights, n_weights))
        return TANDEM_CUT_FOUND; /* the sets are alike, and no weight is left set */
    const TandemNetwork network = build_network(closures);
    const TandemCutEnd end = tandem_min_cut_find(&closures->cut, &network, limit);
    g_assert(end != TANDEM_CUT_INFINITE); /* the empty set is closed */
    closures->n_cuts++;
    memset(closures->weight, 0, (gsize)closures->n_groups * sizeof(gint64));
    if (end != TANDEM_CUT_FOUND)
        return end;
    tandem_residual_sides(&closures->residual, &closures->cut, closures->side);
    const gint32 n_groups = tandem_residual_components(
        &closures->residual, &closures->cut, closures->side, closures->component);
    contract(closures);
    closures->n_groups = n_groups;
    return TANDEM_CUT_FOUND;
}

void
tandem_closures_smallest(const TandemClosures *closures, guint8 *is_in)
{
    for (gint32 i = 0; i < closures->n; i++)
        is_in[i] = closures->group[i] == TANDEM_GROUP_IN ? 1 : 0;
}

void
tandem_closures_largest(const TandemClosures *closures, guint8 *is_in)
{
    for (gint32 i = 0; i < closures->n; i++)
        is_in[i] = closures->group[i] != TANDEM_GROUP_OUT ? 1 : 0;
}

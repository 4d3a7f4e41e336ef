/* SPDX-License-Identifier: MIT */
/* Maximum flow and minimum cut by pushing and relabelling.
 *
 * Goldberg, A. V. and Tarjan, R. E. (1988). A new approach to the maximum-flow problem.
 * Journal of the ACM 35(4), 921-940. The node with the highest label goes first, labels
 * are made exact again after every so much work, and nodes above a gap in the labels
 * are given up: Cherkassky, B. V. and Goldberg, A. V. (1997). On implementing the
 * push-relabel method for the maximum flow problem. Algorithmica 19(4), 390-410. Time
 * O(n^2 sqrt(m)) for n nodes and m arcs, memory O(n + m).
 *
 * What the source's arcs can carry is pushed into the graph at once. Then, for a
 * target: (1) no node has more going out than came in, but for the source; (2) a label
 * never exceeds the distance to the target over arcs that can still carry: along such
 * an arc it goes down by at most 1. Flow is pushed along arcs down by exactly 1. A node
 * that is given up has no way to the target left, and by (2) gets none. First the
 * target is the sink; what cannot reach it then goes back to the source, so that the
 * rest is a flow. It is a largest one, since no way leads from source to sink; Ford, L.
 * R. and Fulkerson, D. R. (1956). Maximal flow through a network. Canadian Journal of
 * Mathematics 8, 399-404.
 *
 * An infinite arc carries one more than all finite ones together: a cut that crosses it
 * is dearer than any that does not.
 */
#include "min_cut_private.h"

#include <math.h>
#include <string.h>

enum {
    WORK_A_RELABEL = 12, /* the constants of Cherkassky and Goldberg */
    WORK_A_NODE = 6
};

gboolean
tandem_min_cut_init(TandemMinCut *cut, gint32 most_nodes, gsize most_arcs,
                    TandemWorkspace *workspace)
{
    const gsize n = (gsize)most_nodes, n_entries = 2 * most_arcs;

    if (most_arcs > G_MAXSIZE / 2)
        return FALSE;
    *cut = (TandemMinCut){ .most_nodes = most_nodes, .most_arcs = most_arcs };
    cut->start = tandem_take(workspace, gsize, n + 1);
    cut->head = tandem_take(workspace, gint32, n_entries);
    cut->residual = tandem_take(workspace, gint64, n_entries);
    cut->twin = tandem_take(workspace, gsize, n_entries);
    cut->entry = tandem_take(workspace, gsize, most_arcs);
    cut->excess = tandem_take(workspace, gint64, n);
    cut->current = tandem_take(workspace, gsize, n);
    cut->label = tandem_take(workspace, gint32, n);
    cut->active = tandem_take(workspace, gint32, n);
    cut->queued = tandem_take(workspace, gint32, n);
    cut->first = tandem_take(workspace, gint32, n);
    cut->next = tandem_take(workspace, gint32, n);
    cut->previous = tandem_take(workspace, gint32, n);
    return cut->start && cut->head && cut->residual && cut->twin && cut->entry &&
           cut->excess && cut->current && cut->label && cut->active && cut->queued &&
           cut->first && cut->next && cut->previous;
}

/* What an infinite arc is given. 0: too large. */
static gint64
find_infinite(const TandemNetwork *network)
{
    gint64 sum = 0, out = 0;

    for (gsize a = 0; a < network->n_arcs; a++) {
        const gint64 capacity = network->capacity[a];
        g_assert(capacity >= 0);
        if (capacity == TANDEM_INFINITE)
            continue;
        if (capacity > G_MAXINT64 / 4 - sum)
            return 0;
        sum += capacity;
    }
    for (gsize a = 0; a < network->n_arcs; a++) {
        if (network->tail[a] != network->source)
            continue;
        const gint64 capacity = MIN(network->capacity[a], sum + 1);
        if (capacity > G_MAXINT64 / 2 - out)
            return 0;
        out += capacity;
    }
    return sum + 1;
}

static void
lay_out(TandemMinCut *cut, const TandemNetwork *network, gint64 infinite)
{
    const gsize n = (gsize)network->n_nodes;

    cut->n_nodes = network->n_nodes;
    cut->source = network->source;
    cut->sink = network->sink;
    memset(cut->start, 0, (n + 1) * sizeof(gsize));
    for (gsize a = 0; a < network->n_arcs; a++) {
        cut->start[network->tail[a] + 1]++;
        cut->start[network->head[a] + 1]++;
    }
    for (gsize u = 0; u < n; u++) {
        cut->start[u + 1] += cut->start[u];
        cut->current[u] = cut->start[u];
        cut->excess[u] = 0;
    }
    for (gsize a = 0; a < network->n_arcs; a++) {
        const gsize forth = cut->current[network->tail[a]]++;
        const gsize back = cut->current[network->head[a]]++;
        cut->entry[a] = forth;
        cut->head[forth] = network->head[a];
        cut->head[back] = network->tail[a];
        cut->twin[forth] = back;
        cut->twin[back] = forth;
        cut->residual[forth] = MIN(network->capacity[a], infinite);
        cut->residual[back] = 0;
    }
}

static void
fill_from_source(TandemMinCut *cut)
{
    for (gsize e = cut->start[cut->source]; e < cut->start[cut->source + 1]; e++) {
        if (cut->head[e] == cut->source)
            continue;
        cut->excess[cut->head[e]] += cut->residual[e];
        cut->residual[cut->twin[e]] += cut->residual[e];
        cut->residual[e] = 0;
    }
}

static gboolean
is_terminal(const TandemMinCut *cut, gint32 u)
{
    return u == cut->source || u == cut->sink;
}

static void
list_active(TandemMinCut *cut, gint32 u, gint32 *highest)
{
    cut->queued[u] = cut->active[cut->label[u]];
    cut->active[cut->label[u]] = u;
    *highest = MAX(*highest, cut->label[u]);
}

static void
list_label(TandemMinCut *cut, gint32 u)
{
    gint32 *const first = &cut->first[cut->label[u]];

    cut->previous[u] = TANDEM_NONE;
    cut->next[u] = *first;
    if (*first != TANDEM_NONE)
        cut->previous[*first] = u;
    *first = u;
}

static void
unlist_label(TandemMinCut *cut, gint32 u)
{
    if (cut->previous[u] != TANDEM_NONE)
        cut->next[cut->previous[u]] = cut->next[u];
    else
        cut->first[cut->label[u]] = cut->next[u];
    if (cut->next[u] != TANDEM_NONE)
        cut->previous[cut->next[u]] = cut->previous[u];
}

/* Labels that are distances to @target; the lists are made anew. Returns the highest
 * label of a node with excess, TANDEM_NONE: there is none that can reach it. */
static gint32
label_exactly(TandemMinCut *cut, gint32 target)
{
    const gint32 n = cut->n_nodes;
    gint32 *const queue = cut->queued; /* not in use before the lists are made */
    gint32 n_queued = 0, highest = TANDEM_NONE;

    for (gint32 u = 0; u < n; u++) {
        cut->label[u] = n;
        cut->active[u] = cut->first[u] = TANDEM_NONE;
    }
    cut->label[target] = 0;
    queue[n_queued++] = target;
    for (gint32 i = 0; i < n_queued; i++) {
        const gint32 v = queue[i];
        for (gsize e = cut->start[v]; e < cut->start[v + 1]; e++) {
            const gint32 u = cut->head[e];
            if (cut->label[u] < n || is_terminal(cut, u) ||
                cut->residual[cut->twin[e]] == 0)
                continue;
            cut->label[u] = cut->label[v] + 1;
            queue[n_queued++] = u;
        }
    }
    for (gint32 u = 0; u < n; u++) {
        if (is_terminal(cut, u) || cut->label[u] == n)
            continue;
        cut->current[u] = cut->start[u];
        list_label(cut, u);
        if (cut->excess[u] > 0)
            list_active(cut, u, &highest);
    }
    return highest;
}

/* Nobody has label @gap: those above it cannot reach the target any more. */
static void
give_up_above(TandemMinCut *cut, gint32 gap)
{
    for (gint32 label = gap + 1; label < cut->n_nodes; label++) {
        if (cut->first[label] == TANDEM_NONE)
            return; /* above two gaps there is nobody: each was given up at its gap */
        for (gint32 u = cut->first[label]; u != TANDEM_NONE; u = cut->next[u])
            cut->label[u] = cut->n_nodes;
        cut->first[label] = TANDEM_NONE;
    }
}

/* Raises the label of @u, none of whose arcs goes down; returns the work done. */
static gsize
relabel(TandemMinCut *cut, gint32 u)
{
    const gint32 n = cut->n_nodes, old = cut->label[u];
    const gsize begin = cut->start[u], end = cut->start[u + 1];
    gint32 lowest = n;

    for (gsize e = begin; e < end; e++) {
        if (cut->residual[e] == 0 || cut->label[cut->head[e]] >= lowest)
            continue;
        lowest = cut->label[cut->head[e]];
        cut->current[u] = e;
    }
    unlist_label(cut, u);
    if (cut->first[old] == TANDEM_NONE) {
        give_up_above(cut, old);
        lowest = n;
    }
    cut->label[u] = MIN(lowest, n - 1) + 1;
    if (cut->label[u] < n)
        list_label(cut, u);
    return WORK_A_RELABEL + (end - begin);
}

/* Pushes the excess of @u down, until it has none or is given up. */
static gsize
discharge(TandemMinCut *cut, gint32 u, gint32 *highest)
{
    gsize work = 0;

    while (cut->excess[u] > 0 && cut->label[u] < cut->n_nodes) {
        if (cut->current[u] == cut->start[u + 1]) {
            work += relabel(cut, u);
            continue;
        }
        const gsize e = cut->current[u];
        const gint32 v = cut->head[e];
        if (cut->residual[e] == 0 || cut->label[v] != cut->label[u] - 1) {
            cut->current[u]++;
            continue;
        }
        const gint64 pushed = MIN(cut->excess[u], cut->residual[e]);
        if (cut->excess[v] == 0 && !is_terminal(cut, v))
            list_active(cut, v, highest);
        cut->excess[u] -= pushed;
        cut->excess[v] += pushed;
        cut->residual[e] -= pushed;
        cut->residual[cut->twin[e]] += pushed;
    }
    return work;
}

/* Brings to @target what can reach it. FALSE: stopped by the limit. */
static gboolean
push_to(TandemMinCut *cut, gint32 target, TandemLimit *limit)
{
    const gsize much = WORK_A_NODE * (gsize)cut->n_nodes + cut->start[cut->n_nodes] / 2;
    gint32 highest = label_exactly(cut, target);
    gsize work = 0;

    while (highest >= 0) {
        const gint32 u = cut->active[highest];
        if (u == TANDEM_NONE) {
            highest--;
            continue;
        }
        cut->active[highest] = cut->queued[u];
        if (cut->label[u] != highest)
            continue; /* was given up while it waited */
        work += discharge(cut, u, &highest);
        if (work > much) {
            if (limit != NULL && !tandem_limit_go_on(limit, 0, NAN, NAN))
                return FALSE;
            highest = label_exactly(cut, target);
            work = 0;
        }
    }
    return TRUE;
}

TandemCutEnd
tandem_min_cut_find(TandemMinCut *cut, const TandemNetwork *network, TandemLimit *limit)
{
    g_assert(network->n_nodes <= cut->most_nodes && network->n_arcs <= cut->most_arcs);
    g_assert(network->source != network->sink);

    const gint64 infinite = find_infinite(network);
    if (infinite == 0)
        return TANDEM_CUT_TOO_LARGE;
    lay_out(cut, network, infinite);
    fill_from_source(cut);
    if ((limit != NULL && !tandem_limit_go_on(limit, 0, NAN, NAN)) ||
        !push_to(cut, cut->sink, limit) || !push_to(cut, cut->source, limit))
        return TANDEM_CUT_STOPPED;
    cut->value = cut->excess[cut->sink];
    return cut->value < infinite ? TANDEM_CUT_FOUND : TANDEM_CUT_INFINITE;
}

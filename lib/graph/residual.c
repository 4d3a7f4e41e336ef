/* SPDX-License-Identifier: MIT */
/* What all minimum cuts of a network have in common.
 *
 * Picard, J.-C. and Queyranne, M. (1980). On the structure of all minimum cuts in a
 * network and applications. Mathematical Programming Study 13, 8-16: whatever the
 * largest flow, the source's sides of the minimum cuts are the sets with the source and
 * without the sink that no arc leaves which can still carry. So what the source reaches
 * is in each of them, what reaches the sink in none, and a strong component is in whole
 * or not at all. The components: Tarjan, R. E. (1972). Depth-first search and linear
 * graph algorithms. SIAM Journal on Computing 1(2), 146-160. Time O(n + m).
 */
#include "residual_private.h"

#include <string.h>

gboolean
tandem_residual_init(TandemResidual *residual, gint32 most_nodes,
                     TandemWorkspace *workspace)
{
    residual->stack = tandem_take(workspace, gint32, most_nodes);
    residual->path = tandem_take(workspace, gint32, most_nodes);
    residual->seen = tandem_take(workspace, gint32, most_nodes);
    residual->low = tandem_take(workspace, gint32, most_nodes);
    residual->at = tandem_take(workspace, gsize, most_nodes);
    return residual->stack && residual->path && residual->seen && residual->low &&
           residual->at;
}

/* Marks all that @from reaches, or, going back, all that reach it. */
static void
spread(TandemResidual *residual, const TandemMinCut *cut, gint32 from, TandemSide mark,
       guint8 *side)
{
    gint32 n = 0;

    residual->stack[n++] = from;
    side[from] = (guint8)mark;
    while (n > 0) {
        const gint32 u = residual->stack[--n];
        for (gsize e = cut->start[u]; e < cut->start[u + 1]; e++) {
            const gint64 left =
                cut->residual[mark == TANDEM_SIDE_SOURCE ? e : cut->twin[e]];
            const gint32 v = cut->head[e];
            if (left == 0 || side[v] != TANDEM_SIDE_EITHER)
                continue;
            side[v] = (guint8)mark;
            residual->stack[n++] = v;
        }
    }
}

void
tandem_residual_sides(TandemResidual *residual, const TandemMinCut *cut, guint8 *side)
{
    memset(side, TANDEM_SIDE_EITHER, (gsize)cut->n_nodes);
    spread(residual, cut, cut->source, TANDEM_SIDE_SOURCE, side);
    g_assert(side[cut->sink] == TANDEM_SIDE_EITHER);
    spread(residual, cut, cut->sink, TANDEM_SIDE_SINK, side);
}

/* One search from @root. seen[u] is when u was met, from 1; low[u] the earliest met
 * that is known to be in its component; path holds who is in no component yet. */
static gint32
search(TandemResidual *r, const TandemMinCut *cut, gint32 root, const guint8 *side,
       gint32 *component, gint32 n_components, gint32 *clock, gint32 *n_path)
{
    gint32 depth = 0;

    r->stack[depth++] = root;
    while (depth > 0) {
        const gint32 u = r->stack[depth - 1];
        if (r->seen[u] == 0) {
            r->seen[u] = r->low[u] = ++*clock;
            r->at[u] = cut->start[u];
            r->path[(*n_path)++] = u;
        }
        gint32 met = TANDEM_NONE;
        for (; r->at[u] < cut->start[u + 1] && met == TANDEM_NONE; r->at[u]++) {
            const gint32 v = cut->head[r->at[u]];
            if (cut->residual[r->at[u]] == 0 || side[v] != TANDEM_SIDE_EITHER)
                continue;
            if (r->seen[v] == 0)
                met = v;
            else if (component[v] == TANDEM_NONE)
                r->low[u] = MIN(r->low[u], r->seen[v]);
        }
        if (met != TANDEM_NONE) {
            r->stack[depth++] = met;
            continue;
        }
        depth--;
        if (depth > 0)
            r->low[r->stack[depth - 1]] = MIN(r->low[r->stack[depth - 1]], r->low[u]);
        if (r->low[u] < r->seen[u])
            continue;
        do
            component[r->path[--*n_path]] = n_components;
        while (r->path[*n_path] != u);
        n_components++;
    }
    return n_components;
}

gint32
tandem_residual_components(TandemResidual *residual, const TandemMinCut *cut,
                           const guint8 *side, gint32 *component)
{
    gint32 n_components = 0, clock = 0, n_path = 0;

    for (gint32 u = 0; u < cut->n_nodes; u++) {
        residual->seen[u] = 0;
        component[u] = TANDEM_NONE;
    }
    for (gint32 u = 0; u < cut->n_nodes; u++)
        if (side[u] == TANDEM_SIDE_EITHER && residual->seen[u] == 0)
            n_components = search(residual, cut, u, side, component, n_components,
                                  &clock, &n_path);
    return n_components;
}

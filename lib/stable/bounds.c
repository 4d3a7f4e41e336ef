/* SPDX-License-Identifier: MIT */
/* What a leader's side takes under bounds that lie in each other: places of an
 * opportunity, of a leader, floors and ceilings of groups.
 *
 * Huang, C.-C. (2010). Classified stable matching. Proceedings of the 21st ACM-SIAM
 * Symposium on Discrete Algorithms, 1235-1253. Fleiner, T. and Kamiyama, N. (2012). A
 * matroid approach to stable matchings with lower quotas. Proceedings of the 23rd
 * ACM-SIAM Symposium on Discrete Algorithms, 135-142.
 *
 * A set counts what its members count together, or its floor where that is more, as if
 * the missing were held back for it; no set may count more than its ceiling. What can
 * be held so is what can be completed to a choice that keeps all bounds, and these are
 * the independent sets of a matroid. So the best choice is the greedy one, and it can
 * be kept up edge by edge:
 *
 * - A newcomer adds one to the sets around it, from the innermost out, up to the first
 *   whose floor still holds a place back. If one of these is full before that, somebody
 *   in it has to go, and it is enough to look at the innermost full one. All can go who
 *   would free a place in it, that is, who are in no set further in that is at its
 * floor and has not the newcomer too; and the worst of them goes, or the newcomer.
 * - When one leaves, the best of those who could be added takes the place.
 *
 * Each set has a tournament among its members: its own edges and the winners of the
 * sets right below. So an edge costs O(log members) a level. Without groups there are
 * two levels only; seats.c makes use of that, and is two to five times as fast.
 */
#include "bounds_private.h"

static gint32
counted(const TandemBound *bound)
{
    return MAX(bound->lower, bound->n);
}

/* One more would be one more for the set around it, too. */
static gboolean
is_past_floor(const TandemBound *bound)
{
    return bound->n >= bound->lower;
}

static gsize
winner(const TandemBounds *bounds, const TandemBound *bound)
{
    return bound->n_members > 0 ? bounds->tree[bound->first + 1] : TANDEM_NO_EDGE;
}

/* Which of two edges, either of which may be none, wins. */
static gsize
play(const TandemBounds *bounds, gsize a, gsize b)
{
    if (a == TANDEM_NO_EDGE || b == TANDEM_NO_EDGE)
        return a == TANDEM_NO_EDGE ? b : a;
    const gboolean is_a_first = bounds->rank[a] < bounds->rank[b];
    return is_a_first == (bounds->sense == TANDEM_BOUNDS_BEST) ? a : b;
}

static void
set_slot(TandemBounds *bounds, const TandemBound *bound, gsize slot, gsize edge)
{
    gsize *const tree = bounds->tree + bound->first;
    gsize i = bound->n_members + slot;

    tree[i] = edge;
    for (i /= 2; i > 0; i /= 2)
        tree[i] = play(bounds, tree[2 * i], tree[2 * i + 1]);
}

/* Whom a set sends into the tournament of the one around it. */
static gsize
send(const TandemBounds *bounds, gsize set)
{
    const TandemBound *const bound = &bounds->bound[set];

    if (bounds->sense == TANDEM_BOUNDS_BEST)
        return tandem_bounds_best(bounds, set);
    return bound->n > bound->lower ? winner(bounds, bound) : TANDEM_NO_EDGE;
}

/* The best of those for whom a place is held back in @set or further in, so that none
 * more would be counted. */
static gsize
best_held_back(const TandemBounds *bounds, gsize set)
{
    const TandemBound *const bound = &bounds->bound[set];
    gsize best = TANDEM_NO_EDGE;

    if (!is_past_floor(bound))
        return tandem_bounds_best(bounds, set);
    for (gsize i = bound->floored; i != TANDEM_NO_SET;
         i = bounds->bound[i].next_floored)
        best = play(bounds, best, best_held_back(bounds, i));
    return best;
}

gsize
tandem_bounds_best(const TandemBounds *bounds, gsize set)
{
    const TandemBound *const bound = &bounds->bound[set];
    const gboolean is_full = is_past_floor(bound) && bound->n == bound->upper;

    return is_full ? best_held_back(bounds, set) : winner(bounds, bound);
}

void
tandem_bounds_enter(TandemBounds *bounds, gsize edge, gboolean enters)
{
    const gsize home = bounds->laminar.home[edge];

    if (home != TANDEM_NO_SET)
        set_slot(bounds, &bounds->bound[home], bounds->slot[edge],
                 enters ? edge : TANDEM_NO_EDGE);
}

void
tandem_bounds_count(TandemBounds *bounds, gsize edge, gint32 by)
{
    gsize set = bounds->laminar.home[edge];

    while (set != TANDEM_NO_SET) {
        TandemBound *const bound = &bounds->bound[set];
        const gint32 before = counted(bound);
        bound->n += by;
        set = counted(bound) != before ? bound->parent : TANDEM_NO_SET;
    }
}

gsize
tandem_bounds_settle(TandemBounds *bounds, gsize edge)
{
    gsize set = bounds->laminar.home[edge];

    if (set == TANDEM_NO_SET)
        return set;
    for (gsize parent; (parent = bounds->bound[set].parent) != TANDEM_NO_SET;
         set = parent)
        set_slot(bounds, &bounds->bound[parent], bounds->bound[set].slot,
                 send(bounds, set));
    return set;
}

void
tandem_bounds_settle_all(TandemBounds *bounds)
{
    for (gsize i = 0; i < bounds->laminar.n_order; i++) {
        const gsize set = bounds->laminar.order[i], parent = bounds->bound[set].parent;
        if (parent != TANDEM_NO_SET)
            set_slot(bounds, &bounds->bound[parent], bounds->bound[set].slot,
                     send(bounds, set));
    }
}

gsize
tandem_bounds_offer(TandemBounds *bounds, gsize edge)
{
    gsize left = edge, set = bounds->laminar.home[edge];

    for (; set != TANDEM_NO_SET; set = bounds->bound[set].parent) {
        const TandemBound *const bound = &bounds->bound[set];
        left = play(bounds, left, winner(bounds, bound));
        if (!is_past_floor(bound))
            set = TANDEM_NO_SET; /* a place is held back for it */
        if (set == TANDEM_NO_SET || bound->n == bound->upper)
            break;
    }
    if (set == TANDEM_NO_SET)
        left = TANDEM_NO_EDGE;
    if (left == edge)
        return edge;
    if (left != TANDEM_NO_EDGE) {
        tandem_bounds_count(bounds, left, -1);
        tandem_bounds_enter(bounds, left, FALSE);
    }
    tandem_bounds_count(bounds, edge, 1);
    tandem_bounds_enter(bounds, edge, TRUE);
    if (left != TANDEM_NO_EDGE)
        tandem_bounds_settle(bounds, left);
    tandem_bounds_settle(bounds, edge);
    return left;
}

gboolean
tandem_bounds_fit(const TandemBounds *bounds)
{
    for (gsize i = 0; i < bounds->laminar.n_order; i++) {
        const TandemBound *const bound = &bounds->bound[bounds->laminar.order[i]];
        if (counted(bound) > bound->upper)
            return FALSE;
    }
    return TRUE;
}

gboolean
tandem_bounds_are_reached(const TandemBounds *bounds)
{
    for (gsize i = 0; i < bounds->laminar.n_order; i++)
        if (!is_past_floor(&bounds->bound[bounds->laminar.order[i]]))
            return FALSE;
    return TRUE;
}

/* Bounds as the market states them, less what the pins use. */
static void
set_limits(TandemBounds *bounds, const TandemMarket *market, const TandemPlaces *places)
{
    const gsize first_group = tandem_laminar_of_group(market, 0);

    for (gsize set = 0; set < bounds->laminar.n_sets; set++)
        bounds->bound[set] = (TandemBound){ .parent = bounds->laminar.parent[set],
                                            .floored = TANDEM_NO_SET };
    for (gint32 o = 0; o < market->n_opportunities; o++)
        bounds->bound[o].upper = places->of_opportunity[o];
    for (gint32 l = 0; l < market->n_leaders; l++)
        bounds->bound[tandem_laminar_of_leader(market, l)].upper = places->of_leader[l];
    for (gsize g = 0; g < market->n_groups; g++) {
        TandemBound *const bound = &bounds->bound[first_group + g];
        bound->lower = market->group[g].minimum;
        bound->upper = market->group[g].maximum;
    }
    for (gsize i = 0; i < market->n_pins; i++)
        for (gsize set = bounds->laminar.home[market->pin[i]]; set != TANDEM_NO_SET;
             set = bounds->bound[set].parent)
            if (set >= first_group) {
                bounds->bound[set].upper--;
                bounds->bound[set].lower = MAX(bounds->bound[set].lower - 1, 0);
            }
}

/* Members are numbered: sets from the innermost out, so that what a set counts with
 * nothing held is known before the one around it asks; then edges. */
static gsize
number_members(TandemBounds *bounds, gsize n_edges)
{
    TandemBound *const bound = bounds->bound;
    gsize first = 0;

    for (gsize i = 0; i < bounds->laminar.n_order; i++) {
        const gsize set = bounds->laminar.order[i], parent = bound[set].parent;
        if (parent == TANDEM_NO_SET)
            continue;
        bound[set].slot = bound[parent].n_members++;
        bound[parent].n += counted(&bound[set]);
        if (bound[set].lower > 0 || bound[set].floored != TANDEM_NO_SET) {
            bound[set].next_floored = bound[parent].floored;
            bound[parent].floored = set;
        }
    }
    for (gsize k = 0; k < n_edges; k++)
        if (bounds->laminar.home[k] != TANDEM_NO_SET)
            bounds->slot[k] = bound[bounds->laminar.home[k]].n_members++;
    for (gsize set = 0; set < bounds->laminar.n_sets; set++) {
        bound[set].first = first;
        first += 2 * bound[set].n_members;
    }
    return first;
}

gboolean
tandem_bounds_init(TandemBounds *bounds, const TandemMarket *market,
                   const TandemPlaces *places, const gint32 *rank,
                   TandemBoundsSense sense, TandemWorkspace *workspace)
{
    const gsize n_edges = market->start[market->n_trainees];

    *bounds = (TandemBounds){ .sense = sense, .rank = rank };
    if (!tandem_laminar_init(&bounds->laminar, market, TANDEM_LAMINAR_BINDING,
                             workspace))
        return FALSE;
    bounds->bound = tandem_take(workspace, TandemBound, bounds->laminar.n_sets);
    bounds->slot = tandem_take(workspace, gsize, n_edges);
    if (bounds->bound == NULL || bounds->slot == NULL)
        return FALSE;
    set_limits(bounds, market, places);
    const gsize n_tree = number_members(bounds, n_edges);
    bounds->tree = tandem_take(workspace, gsize, n_tree);
    if (bounds->tree == NULL)
        return FALSE;
    for (gsize i = 0; i < n_tree; i++)
        bounds->tree[i] = TANDEM_NO_EDGE;
    return TRUE;
}

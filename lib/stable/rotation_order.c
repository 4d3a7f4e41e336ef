/* SPDX-License-Identifier: MIT */
/* Which rotation must go before which.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press, section 3.3; with capacities Cheng, C., McDermid, E. and
 * Suzuki, I. (2008), see rotations.c.
 *
 * Rotation r moves trainee t from edge a down to edge b. Before it must go
 *   (1) the last one that a's opportunity had part in, since it lets its worst go and t
 *       must be that; the one that moved t to a is that one or goes before it;
 *   (2) for each edge k between a and b the one after which k's opportunity holds
 *       nobody whom it likes less than t, for until then t would stop at k. Where k's
 *       opportunity held nobody like that to begin with, nothing need go before.
 * The worst whom an opportunity holds only gets better, so (2) is found by bisection in
 * the rotations that it had part in. These arcs are O(E), and their transitive closure
 * is the whole order: a stable matching is what a set of rotations makes that holds
 * with each one all that must go before it.
 */
#include "rotation_order_private.h"

#include <stdlib.h>
#include <string.h>

enum { FEWEST = 64 /* room for arcs at first */ };

typedef struct {
    const TandemMarket *market;
    TandemWorkspace *workspace;
    TandemRotations *rotations;
    const TandemWorsts *worsts;
    gsize *part_start;  /* [n_opportunities + 1] of the rotations each has part in: */
    gint32 *part;       /* which they are, going up */
    gint32 *part_worst; /* and the rank of its worst after each, going down */
    gint32 *changed_by; /* [n_opportunities] the last of them so far, or TANDEM_NONE */
    gint32 *seen_for;   /* [n_rotations] the rotation before which it was last put */
    gsize n_before, n_room;
} Order;

/* The moves by where they lead. */
static void
list_parts(Order *order)
{
    const TandemRotations *const r = order->rotations;
    const gint32 *const opportunity = order->market->opportunity;
    const gint32 m = order->market->n_opportunities;
    gsize *const start = order->part_start;

    memset(start, 0, ((gsize)m + 1) * sizeof *start);
    for (gsize i = 0; i < r->start[r->n_rotations]; i++)
        start[opportunity[r->to[i]]]++;
    for (gint32 o = 0; o < m; o++)
        start[o + 1] += start[o];
    for (gint32 i = r->n_rotations; i-- > 0;)
        for (gsize j = r->start[i]; j < r->start[i + 1]; j++) {
            const gsize at = --start[opportunity[r->to[j]]];
            order->part[at] = i;
            order->part_worst[at] = order->worsts->after[j];
        }
}

/* The rotation after which the opportunity of @edge holds nobody whom it likes less;
 * TANDEM_NONE where it never did. */
static gint32
find_closing(const Order *order, gsize edge)
{
    const gint32 o = order->market->opportunity[edge];
    const gint32 rank = order->worsts->rank[edge];
    gsize low = order->part_start[o], high = order->part_start[o + 1];

    if (order->worsts->first[o] < rank)
        return TANDEM_NONE;
    while (low < high) {
        const gsize middle = low + (high - low) / 2;
        if (order->part_worst[middle] < rank)
            high = middle;
        else
            low = middle + 1;
    }
    g_assert(low < order->part_start[o + 1]);
    return order->part[low];
}

/* There is room. */
static void
add(Order *order, gint32 before, gint32 rotation)
{
    if (before == TANDEM_NONE || order->seen_for[before] == rotation)
        return;
    g_assert(before < rotation);
    order->seen_for[before] = rotation;
    order->rotations->before[order->n_before++] = before;
}

/* Room for @n_more arcs, or for as many as there can be into one rotation. */
static gboolean
make_room(Order *order, gsize n_more)
{
    TandemRotations *const r = order->rotations;
    const gsize n = order->n_before + MIN(n_more, (gsize)r->n_rotations);

    if (n <= order->n_room && r->before != NULL)
        return TRUE;
    order->n_room = MAX(2 * order->n_room, MAX(n, (gsize)FEWEST));
    r->before = tandem_retake(order->workspace, gint32, r->before, order->n_before,
                              order->n_room);
    return r->before != NULL;
}

static int
compare(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

/* Writes what must go before @rotation. FALSE: memory was refused. */
static gboolean
list_before(Order *order, gint32 rotation)
{
    const TandemRotations *const r = order->rotations;
    const gint32 *const opportunity = order->market->opportunity;
    const gsize first = order->n_before;

    for (gsize i = r->start[rotation]; i < r->start[rotation + 1]; i++) {
        if (!make_room(order, r->to[i] - r->from[i] + 1))
            return FALSE;
        add(order, order->changed_by[opportunity[r->from[i]]], rotation);
        for (gsize k = r->from[i] + 1; k < r->to[i]; k++)
            add(order, find_closing(order, k), rotation);
    }
    for (gsize i = r->start[rotation]; i < r->start[rotation + 1]; i++)
        order->changed_by[opportunity[r->from[i]]] = rotation;
    qsort(r->before + first, order->n_before - first, sizeof *r->before, compare);
    return TRUE;
}

static void
clear(gint32 *array, gint32 n)
{
    for (gint32 i = 0; i < n; i++)
        array[i] = TANDEM_NONE;
}

gboolean
tandem_rotation_order(TandemRotations *rotations, const TandemMarket *market,
                      const TandemWorsts *worsts, TandemWorkspace *workspace)
{
    const gint32 n = rotations->n_rotations, m = market->n_opportunities;
    const gsize n_moves = rotations->start[n];
    Order order = { .market = market,
                    .workspace = workspace,
                    .rotations = rotations,
                    .worsts = worsts };

    order.part_start = tandem_take(workspace, gsize, (gsize)m + 1);
    order.part = tandem_take(workspace, gint32, n_moves);
    order.part_worst = tandem_take(workspace, gint32, n_moves);
    order.changed_by = tandem_take(workspace, gint32, m);
    order.seen_for = tandem_take(workspace, gint32, n);
    rotations->before_start = tandem_take(workspace, gsize, (gsize)n + 1);
    if (!order.part_start || !order.part || !order.part_worst || !order.changed_by ||
        !order.seen_for || !rotations->before_start || !make_room(&order, 0))
        return FALSE;
    list_parts(&order);
    clear(order.changed_by, m);
    clear(order.seen_for, n);
    rotations->before_start[0] = 0;
    for (gint32 r = 0; r < n; r++) {
        if (!list_before(&order, r))
            return FALSE;
        rotations->before_start[r + 1] = order.n_before;
    }
    return TRUE;
}

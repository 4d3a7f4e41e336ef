/* SPDX-License-Identifier: MIT */
/* Which rotation must go before which.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press, section 3.3.
 *
 * Rotation r moves trainee t from edge a down to edge b. Before it must go the one that
 * moved t to a; and for each edge k between a and b, the one after which k's
 * opportunity holds nobody whom it likes less than t, for until then t would stop at k.
 * Where k's opportunity never liked t enough, nothing need go before. These are O(E)
 * and their transitive closure is the whole order: a stable matching is what a set of
 * rotations makes that holds with each one all that must go before it.
 */
#include "rotation_order_private.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const TandemRotations *rotations;
    const gint32 *passed_by;
    const gint32 *came_by; /* [n_edges] the rotation that moved a trainee to it */
    const gint32
        *left_before; /* [pairs of rotations] the one before at the place left */
    gint32 *seen_for; /* [n_rotations] the rotation before which it was last put */
} Order;

static void
add(const Order *order, gint32 before, gint32 rotation, gint32 *row, gsize *n)
{
    if (before == TANDEM_NONE || before == rotation ||
        order->seen_for[before] == rotation)
        return;
    order->seen_for[before] = rotation;
    if (row != NULL)
        row[*n] = before;
    ++*n;
}

/* Writes what must go before @rotation to @row, or counts it where that is NULL. */
static gsize
list_before(const Order *order, gint32 rotation, gint32 *row)
{
    const TandemRotations *const rotations = order->rotations;
    gsize n = 0;

    for (gsize i = rotations->start[rotation]; i < rotations->start[rotation + 1];
         i++) {
        add(order, order->came_by[rotations->from[i]], rotation, row, &n);
        add(order, order->left_before[i], rotation, row, &n);
        for (gsize k = rotations->from[i] + 1; k < rotations->to[i]; k++)
            add(order, order->passed_by[k], rotation, row, &n);
    }
    return n;
}

static int
compare(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

/* left_before[i]: the last rotation before that of pair i that moved somebody off the
 * same opportunity. @last: scratch [n_opportunities]. */
static void
find_left_before(const TandemRotations *rotations, const TandemMarket *market,
                 gint32 *left_before, gint32 *last)
{
    for (gint32 o = 0; o < market->n_opportunities; o++)
        last[o] = TANDEM_NONE;
    for (gint32 r = 0; r < rotations->n_rotations; r++)
        for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++) {
            gint32 *const at = &last[market->opportunity[rotations->from[i]]];
            left_before[i] = *at;
            *at = r;
        }
}

static void
forget(const Order *order)
{
    for (gint32 r = 0; r < order->rotations->n_rotations; r++)
        order->seen_for[r] = TANDEM_NONE;
}

gboolean
tandem_rotation_order(TandemRotations *rotations, const TandemMarket *market,
                      const gint32 *passed_by, TandemWorkspace *workspace)
{
    const gint32 n = rotations->n_rotations;
    const gsize n_edges = market->start[market->n_trainees];
    gint32 *const came_by = tandem_take(workspace, gint32, n_edges);
    gint32 *const seen_for = tandem_take(workspace, gint32, n);
    gint32 *const left_before = tandem_take(workspace, gint32, rotations->start[n]);
    gint32 *const last = tandem_take(workspace, gint32, market->n_opportunities);
    const Order order = { rotations, passed_by, came_by, left_before, seen_for };

    rotations->before_start = tandem_take(workspace, gsize, (gsize)n + 1);
    if (!came_by || !seen_for || !left_before || !last || !rotations->before_start)
        return FALSE;
    for (gsize k = 0; k < n_edges; k++)
        came_by[k] = TANDEM_NONE;
    for (gint32 r = 0; r < n; r++)
        for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++)
            came_by[rotations->to[i]] = r;
    find_left_before(rotations, market, left_before, last);

    forget(&order);
    rotations->before_start[0] = 0;
    for (gint32 r = 0; r < n; r++)
        rotations->before_start[r + 1] =
            rotations->before_start[r] + list_before(&order, r, NULL);
    rotations->before = tandem_take(workspace, gint32, rotations->before_start[n]);
    if (rotations->before == NULL)
        return FALSE;
    forget(&order);
    for (gint32 r = 0; r < n; r++) {
        gint32 *const row = rotations->before + rotations->before_start[r];
        qsort(row, list_before(&order, r, row), sizeof *row, compare);
    }
    return TRUE;
}

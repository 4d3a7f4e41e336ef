/* SPDX-License-Identifier: MIT */
/* A walk over all stable matchings.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press, section 3.5: a stable matching is a set of rotations that
 * holds with each one all that must go before it.
 *
 * Rotations are numbered so that what must go before has a lower number. So a set
 * without its highest rotation is such a set too, and makes its parent in a tree: its
 * children are what one more rotation with a higher number makes. The tree is walked in
 * depth. A step down eliminates a rotation, a step up takes that back; what is missing
 * before each rotation is counted along. Each set is come by once, from its one parent.
 *
 * Between two matchings the walk goes up and down by one rotation on average: O(n) for
 * what it moves, and a look at the rotations that may be next, a bit each. It takes
 * O(E) memory in all: nothing is kept of the matchings that went before.
 */
#include "rotation_walk_private.h"

#include <string.h>

enum { BITS = 8 * sizeof(gulong) };

/* The rows of before, turned round. Each row is filled from its end, which is kept one
 * place further on; then the starts are put where they belong. */
static void
turn_round(TandemRotationWalk *walk)
{
    const TandemRotations *const r = walk->rotations;
    const gint32 n = r->n_rotations;

    memset(walk->after_start, 0, ((gsize)n + 1) * sizeof *walk->after_start);
    for (gsize i = 0; i < r->before_start[n]; i++)
        walk->after_start[r->before[i] + 1]++;
    for (gint32 i = 0; i < n; i++)
        walk->after_start[i + 1] += walk->after_start[i];
    for (gint32 i = n; i-- > 0;)
        for (gsize j = r->before_start[i]; j < r->before_start[i + 1]; j++)
            walk->after[--walk->after_start[r->before[j] + 1]] = i;
    memmove(walk->after_start, walk->after_start + 1,
            (gsize)n * sizeof *walk->after_start);
    walk->after_start[n] = r->before_start[n];
}

static void
set_open(TandemRotationWalk *walk, gint32 r, gboolean is_open)
{
    const gulong bit = 1ul << r % BITS;

    if (is_open)
        walk->open[r / BITS] |= bit;
    else
        walk->open[r / BITS] &= ~bit;
}

/* The first open rotation from @r on; n_rotations where there is none. */
static gint32
find_open(const TandemRotationWalk *walk, gint32 r)
{
    const gint32 n = walk->rotations->n_rotations;
    gint32 word = r / BITS;

    if (r >= n)
        return n;
    for (gulong bits = walk->open[word] & ~0ul << r % BITS;; bits = walk->open[word]) {
        if (bits != 0)
            return word * BITS + g_bit_nth_lsf(bits, -1);
        if (++word > (n - 1) / BITS)
            return n;
    }
}

gboolean
tandem_rotation_walk_init(TandemRotationWalk *walk, const TandemRotations *rotations,
                          const TandemMarket *market, TandemWorkspace *workspace)
{
    const gint32 n = rotations->n_rotations;
    const gsize n_trainees = (gsize)market->n_trainees;

    *walk = (TandemRotationWalk){ .rotations = rotations, .market = market };
    walk->after_start = tandem_take(workspace, gsize, (gsize)n + 1);
    walk->after = tandem_take(workspace, gint32, rotations->before_start[n]);
    walk->missing = tandem_take(workspace, gint32, n);
    walk->open = tandem_take(workspace, gulong, n / BITS + 1);
    walk->chosen = tandem_take(workspace, gint32, n);
    walk->now = tandem_take(workspace, gsize, n_trainees);
    if (!walk->after_start || !walk->after || !walk->missing || !walk->open ||
        !walk->chosen || !walk->now)
        return FALSE;
    turn_round(walk);
    memset(walk->open, 0, (gsize)(n / BITS + 1) * sizeof *walk->open);
    for (gint32 i = 0; i < n; i++) {
        walk->missing[i] =
            (gint32)(rotations->before_start[i + 1] - rotations->before_start[i]);
        set_open(walk, i, walk->missing[i] == 0);
    }
    memcpy(walk->now, rotations->first, n_trainees * sizeof *walk->now);
    return TRUE;
}

/* Moves the trainees of rotation @r to @edges; @change: 1 is out, -1 in. */
static void
move(TandemRotationWalk *walk, gint32 r, const gsize *edges, gint32 change)
{
    const TandemRotations *const rotations = walk->rotations;

    for (gsize i = rotations->start[r]; i < rotations->start[r + 1]; i++)
        walk->now[tandem_market_get_trainee_of(walk->market, edges[i])] = edges[i];
    for (gsize i = walk->after_start[r]; i < walk->after_start[r + 1]; i++) {
        const gint32 later = walk->after[i];
        walk->missing[later] += change;
        set_open(walk, later, walk->missing[later] == 0);
    }
    for (int w = 0; w < 2; w++)
        if (walk->weight[w] != NULL)
            walk->sum[w] -= change * walk->weight[w][r];
}

gboolean
tandem_rotation_walk_next(TandemRotationWalk *walk)
{
    const TandemRotations *const rotations = walk->rotations;

    for (;;) {
        gint32 r = find_open(walk, walk->candidate);
        if (r < rotations->n_rotations) {
            move(walk, r, rotations->to, -1);
            walk->chosen[walk->n_chosen++] = r;
            walk->candidate = r + 1;
            return TRUE;
        }
        if (walk->n_chosen == 0)
            return FALSE;
        r = walk->chosen[--walk->n_chosen];
        move(walk, r, rotations->from, 1);
        walk->candidate = r + 1;
    }
}

void
tandem_rotation_walk_prune(TandemRotationWalk *walk)
{
    walk->candidate = walk->rotations->n_rotations;
}

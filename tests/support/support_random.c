/* SPDX-License-Identifier: MIT */
#include "support.h"

static gboolean
chance(GRand *rand, gint32 per_cent)
{
    return g_rand_int_range(rand, 0, 100) < per_cent;
}

/* Each agent lists each other with the shape's chance, in any order; @absent_per_cent
 * of them state no list. */
static Side
random_side(GRand *rand, gint32 n, gint32 n_other, const ListsShape *shape,
            gint32 absent_per_cent)
{
    const gsize n_most = (gsize)n * (gsize)n_other + 1;
    Side side = { .n = n,
                  .start = g_new0(gsize, (gsize)n + 1),
                  .id = g_new0(gint32, n_most),
                  .rank = g_new0(gint32, n_most),
                  .absent = g_new0(guint8, (gsize)n + 1) };
    gsize k = 0;

    for (gint32 i = 0; i < n; i++) {
        side.start[i] = k;
        side.absent[i] = chance(rand, absent_per_cent) ? 1 : 0;
        for (gint32 id = 0; !side.absent[i] && id < n_other; id++) {
            if (!chance(rand, shape->listed_per_cent))
                continue;
            const gint32 length = (gint32)(k - side.start[i]);
            const gsize at =
                side.start[i] + (gsize)g_rand_int_range(rand, 0, length + 1);
            side.id[k++] = side.id[at];
            side.id[at] = id;
        }
        for (gsize j = side.start[i]; j < k; j++) {
            const gboolean first = j == side.start[i];
            const gint32 last = first ? 0 : side.rank[j - 1];
            side.rank[j] =
                first || !chance(rand, shape->tied_per_cent) ? last + 1 : last;
        }
    }
    side.start[n] = k;
    return side;
}

static gint32 *
random_numbers(GRand *rand, gint32 n, gint32 low, gint32 high)
{
    gint32 *const values = g_new0(gint32, (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        values[i] = g_rand_int_range(rand, low, high + 1);
    return values;
}

static guint64 *
random_keys(GRand *rand, gint32 n)
{
    guint64 *const keys = g_new0(guint64, (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        keys[i] = (guint64)g_rand_int(rand) << 32 | g_rand_int(rand);
    return keys;
}

/* A third of the leaders have the sum of their opportunities' places; the others any
 * number up to it, or a little above. */
static void
draw_leader_capacities(GRand *rand, Lists *lists)
{
    for (gint32 l = 0; l < lists->leaders.n; l++) {
        gint32 sum = 0;
        for (gint32 o = 0; o < lists->opportunities.n; o++)
            sum += lists->leader_of[o] == l ? lists->capacity[o] : 0;
        if (g_rand_int_range(rand, 0, 3) > 0)
            lists->leader_capacity[l] = g_rand_int_range(rand, 0, sum + 2);
    }
}

/* Pins any pairs that fit beside those pinned before. */
static void
draw_pins(GRand *rand, Lists *lists, gint32 n_tries)
{
    lists->pins = g_new0(gint32, 2 * (gsize)n_tries + 1);
    for (gint32 i = 0; i < n_tries; i++) {
        gint32 *const pin = lists->pins + 2 * lists->n_pins;
        pin[0] = g_rand_int_range(rand, 0, lists->trainees.n);
        pin[1] = g_rand_int_range(rand, 0, lists->opportunities.n);
        lists->n_pins++;
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        if (market == NULL)
            lists->n_pins--;
    }
}

Lists *
lists_random(guint32 seed, const ListsShape *shape)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    Lists *const lists = g_new0(Lists, 1);
    const gint32 n = shape->n_trainees, m = shape->n_opportunities;
    const gint32 l = shape->n_leaders > 0 ? shape->n_leaders : m;

    lists->trainees = random_side(rand, n, m, shape, 0);
    lists->leaders = random_side(rand, l, n, shape, shape->all_state ? 0 : 12);
    lists->opportunities.n = m;
    if (shape->own_lists)
        lists->opportunities = random_side(rand, m, n, shape, 50);
    lists->leader_of = random_numbers(rand, m, 0, l - 1);
    for (gint32 o = 0; shape->n_leaders == 0 && o < m; o++)
        lists->leader_of[o] = o;
    lists->capacity = random_numbers(rand, m, 0, shape->max_capacity);
    lists->leader_capacity = random_numbers(rand, l, -1, -1);
    lists->quota = shape->max_quota > 0 ? random_numbers(rand, n, 0, shape->max_quota)
                                        : random_numbers(rand, n, 1, 1);
    lists->priority = random_numbers(rand, n, 0, shape->priorities ? 2 : 0);
    if (shape->n_leaders > 0 && !shape->own_lists)
        draw_leader_capacities(rand, lists);
    if (shape->keys) {
        lists->trainee_key = random_keys(rand, n);
        lists->opportunity_key = random_keys(rand, m);
    }
    if (shape->n_pins > 0)
        draw_pins(rand, lists, shape->n_pins);
    return lists;
}

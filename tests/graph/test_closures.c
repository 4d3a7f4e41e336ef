/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "graph/closures_private.h"

TestSuite(closures, .timeout = 60);

enum { MOST = 9, CRITERIA = 3 };

/* What each of a few members needs: bit j of needs[i], j < i. */
typedef struct {
    gint32 n;
    guint needs[MOST];
    gint64 weight[CRITERIA][MOST];
} Case;

static Case
case_random(guint32 seed)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    const gint32 per_cent = g_rand_int_range(rand, 0, 60);
    Case c = { .n = g_rand_int_range(rand, 0, MOST + 1) };

    for (gint32 i = 0; i < c.n; i++) {
        for (gint32 j = 0; j < i; j++)
            if (g_rand_int_range(rand, 0, 100) < per_cent)
                c.needs[i] |= 1u << j;
        for (int w = 0; w < CRITERIA; w++)
            c.weight[w][i] = g_rand_int_range(rand, -2, 3);
    }
    return c;
}

static gboolean
is_closed(const Case *c, guint set)
{
    for (gint32 i = 0; i < c->n; i++)
        if ((set >> i & 1) && (c->needs[i] & ~set))
            return FALSE;
    return TRUE;
}

static gint64
weigh(const Case *c, int criterion, guint set)
{
    gint64 sum = 0;

    for (gint32 i = 0; i < c->n; i++)
        if (set >> i & 1)
            sum += c->weight[criterion][i];
    return sum;
}

/* Whether @set is of the family, read from its groups and arcs. */
static gboolean
has_set(const TandemClosures *family, guint set)
{
    guint8 state[MOST]; /* of a group: 0 unknown, 1 out, 2 in */

    memset(state, 0, sizeof state);
    for (gint32 i = 0; i < family->n; i++) {
        const guint8 mine = (set >> i & 1) ? 2 : 1;
        const gint32 g = family->group[i];
        if (g < 0 ? mine != (g == TANDEM_GROUP_IN ? 2 : 1)
                  : state[g] != 0 && state[g] != mine)
            return FALSE;
        if (g >= 0)
            state[g] = mine;
    }
    for (gsize a = 0; a < family->n_arcs; a++)
        if (state[family->tail[a]] == 2 && state[family->head[a]] == 1)
            return FALSE;
    return TRUE;
}

static void
init(TandemClosures *family, const Case *c, TandemWorkspace *workspace)
{
    gsize start[MOST + 1] = { 0 };
    gint32 before[MOST * MOST];

    for (gint32 i = 0; i < c->n; i++) {
        start[i + 1] = start[i];
        for (gint32 j = 0; j < i; j++)
            if (c->needs[i] >> j & 1)
                before[start[i + 1]++] = j;
    }
    cr_assert(tandem_closures_init(family, c->n, start, before, workspace));
}

/* Keeps of @is_kept, a byte a set, the least by a criterion. */
static void
keep_least(const Case *c, int criterion, guint8 *is_kept)
{
    gint64 least = G_MAXINT64;

    for (guint set = 0; set < 1u << c->n; set++)
        if (is_kept[set])
            least = MIN(least, weigh(c, criterion, set));
    for (guint set = 0; set < 1u << c->n; set++)
        is_kept[set] &= weigh(c, criterion, set) == least ? 1 : 0;
}

static void
assert_family(const TandemClosures *family, const Case *c, const guint8 *is_kept,
              guint32 seed)
{
    guint least = ~0u, largest = 0;
    guint8 smallest[MOST + 1], all[MOST + 1];

    tandem_closures_smallest(family, smallest);
    tandem_closures_largest(family, all);
    for (guint set = 0; set < 1u << c->n; set++) {
        cr_assert_eq(has_set(family, set), is_kept[set] != 0, "seed %u, set %x", seed,
                     set);
        least &= is_kept[set] ? set : ~0u;
        largest |= is_kept[set] ? set : 0;
    }
    for (gint32 i = 0; i < c->n; i++) {
        cr_assert_eq(smallest[i], least >> i & 1, "seed %u", seed);
        cr_assert_eq(all[i], largest >> i & 1, "seed %u", seed);
    }
}

Test(closures, are_narrowed_to_exactly_the_least_by_one_criterion_after_another)
{
    for (guint32 seed = 0; seed < 3000; seed++) {
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        const Case c = case_random(seed);
        guint8 is_kept[1 << MOST];
        TandemClosures family;

        init(&family, &c, workspace);
        for (guint set = 0; set < 1u << c.n; set++)
            is_kept[set] = is_closed(&c, set) ? 1 : 0;
        assert_family(&family, &c, is_kept, seed);
        for (int w = 0; w < CRITERIA; w++) {
            TandemWeight weights[2 * MOST];
            for (gint32 i = 0; i < c.n; i++) { /* in two parts, which are added up */
                weights[2 * i] = (TandemWeight){ i, 7 };
                weights[2 * i + 1] = (TandemWeight){ i, c.weight[w][i] - 7 };
            }
            cr_assert_eq(tandem_closures_narrow(&family, weights, 2 * (gsize)c.n, NULL),
                         TANDEM_CUT_FOUND);
            keep_least(&c, w, is_kept);
            assert_family(&family, &c, is_kept, seed);
        }
    }
}

Test(closures, stay_as_they_were_where_weights_are_too_large)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    const Case c = { .n = 2, .needs = { 0, 1 } };
    const TandemWeight large[] = { { 0, G_MAXINT64 / 2 }, { 1, -G_MAXINT64 / 2 } };
    const TandemWeight small[] = { { 0, 1 }, { 1, -2 } };
    TandemClosures family;
    guint8 is_in[2];

    init(&family, &c, workspace);
    cr_assert_eq(tandem_closures_narrow(&family, large, 2, NULL), TANDEM_CUT_TOO_LARGE);
    tandem_closures_largest(&family, is_in);
    cr_assert(is_in[0] && is_in[1]);
    tandem_closures_smallest(&family, is_in);
    cr_assert(!is_in[0] && !is_in[1]);
    cr_assert_eq(tandem_closures_narrow(&family, small, 2, NULL), TANDEM_CUT_FOUND);
    tandem_closures_smallest(&family, is_in);
    cr_assert(is_in[0] && is_in[1]);
    cr_assert_eq(family.n_cuts, 2);
}

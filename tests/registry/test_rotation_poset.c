/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "oracle.h"
#include "stable/rotations_private.h"

TestSuite(rotation_poset, .timeout = 60);

static Lists *
draw(guint32 seed)
{
    const ListsShape shape = { .n_trainees = 7,
                               .n_opportunities = 5,
                               .max_capacity = 2,
                               .listed_per_cent = 97,
                               .own_lists = seed % 3 == 1,
                               .n_pins = seed % 3 == 2 ? 2 : 0 };
    Lists *const lists = lists_random(seed, &shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
    return lists;
}

/* The best and the worst of @stable, which is a table of the stable pairs. */
static void
assert_extremes(const TandemRotationPoset *poset, const Oracle *q, const guint8 *stable,
                gint32 t, guint32 seed)
{
    const gint32 *const opportunity =
        tandem_market_get_opportunities(tandem_rotation_poset_get_market(poset));
    const gsize best = tandem_rotation_poset_get_best(poset)[t];
    const gsize worst = tandem_rotation_poset_get_worst(poset)[t];
    gint32 expected_best = TANDEM_NONE, expected_worst = TANDEM_NONE;

    for (gint32 o = 0; o < q->m; o++) {
        const gint32 *const rank = q->trainee_rank + t * q->m;
        if (!stable[t * q->m + o])
            continue;
        if (expected_best == TANDEM_NONE || rank[o] < rank[expected_best])
            expected_best = o;
        if (expected_worst == TANDEM_NONE || rank[o] > rank[expected_worst])
            expected_worst = o;
    }
    cr_assert_eq(best == G_MAXSIZE ? TANDEM_NONE : opportunity[best], expected_best,
                 "seed %u", seed);
    cr_assert_eq(worst == G_MAXSIZE ? TANDEM_NONE : opportunity[worst], expected_worst,
                 "seed %u", seed);
}

/* Every pair of every stable matching, and the extremes of each trainee. */
Test(rotation_poset, stable_pairs_are_those_of_enumeration)
{
    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists = draw(seed);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, NULL);
        const gint32 *const opportunity = tandem_market_get_opportunities(market);
        g_autofree guint8 *expected = g_new0(guint8, (gsize)(q->n * q->m) + 1);
        g_autofree guint8 *got = g_new0(guint8, (gsize)(q->n * q->m) + 1);
        gboolean is_complete = FALSE;
        gsize n = 0;
        for (guint i = 0; i < all->len; i++)
            for (gint32 at = 0; at < q->n * q->m; at++)
                expected[at] |= ((guint8 *)all->pdata[i])[at];
        const gsize *const stable = tandem_rotation_poset_get_stable_edges(poset, &n);
        for (gsize i = 0; i < n; i++)
            got[tandem_market_get_trainee_of(market, stable[i]) * q->m +
                opportunity[stable[i]]] = 1;
        cr_assert_arr_eq(got, expected, (gsize)(q->n * q->m), "seed %u", seed);
        cr_assert_eq(tandem_rotation_poset_count(poset, 0, NULL, &is_complete, NULL),
                     all->len);
        cr_assert(is_complete);
        for (gint32 t = 0; t < q->n; t++)
            assert_extremes(poset, q, expected, t, seed);
    }
}

/* before[j * n + i]: j must go before i, however far. */
static guint8 *
close_up(gint32 n, const gsize *start, const gint32 *before)
{
    guint8 *const all = g_new0(guint8, (gsize)n * (gsize)n + 1);

    for (gint32 i = 0; i < n; i++)
        for (gsize k = start[i]; k < start[i + 1]; k++) {
            all[before[k] * n + i] = 1;
            for (gint32 j = 0; j < n; j++)
                all[j * n + i] |= all[j * n + before[k]];
        }
    return all;
}

/* What is left out follows, and nothing that is left follows from the rest. */
Test(rotation_poset, what_must_go_before_is_told_without_what_follows)
{
    const ListsShape shape = { .n_trainees = 40,
                               .n_opportunities = 40,
                               .max_capacity = 1,
                               .listed_per_cent = 100 };

    for (guint32 seed = 0; seed < 20; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        for (gint32 l = 0; l < lists->leaders.n; l++) {
            lists->leaders.absent[l] = 0;
            lists->capacity[l] = 1;
        }
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, NULL);
        TandemRotations r;
        cr_assert_eq(tandem_rotations_find(&r, market, NULL, workspace),
                     TANDEM_RUN_ENDED);
        const gint32 n = r.n_rotations;
        g_autofree guint8 *expected = close_up(n, r.before_start, r.before);
        g_autofree gsize *start = g_new0(gsize, (gsize)n + 1);
        g_autoptr(GArray) rows = g_array_new(FALSE, FALSE, sizeof(gint32));
        for (gint32 i = 0; i < n; i++) {
            gsize n_before;
            const gint32 *const row =
                tandem_rotation_poset_get_before(poset, i, &n_before);
            g_array_append_vals(rows, row, (guint)n_before);
            start[i + 1] = rows->len;
            for (gsize a = 0; a < n_before; a++)
                for (gsize b = 0; b < n_before; b++)
                    cr_assert_not(expected[row[a] * n + row[b]], "seed %u", seed);
        }
        g_autofree guint8 *got =
            close_up(n, start, (const gint32 *)(gconstpointer)rows->data);
        cr_assert_arr_eq(got, expected, (gsize)n * (gsize)n, "seed %u", seed);
    }
}

static gboolean
stop(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done;
    (void)best;
    (void)bound;
    (void)data;
    return FALSE;
}

/* Twenty trainees in ten pairs that may exchange, each for itself: 2^10. */
static TandemMarket *
pairs_market(void)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();

    for (gint32 i = 0; i < 20; i++) {
        tandem_market_builder_add_leader(builder, -1);
        tandem_market_builder_add_opportunity(builder, i, 1);
        tandem_market_builder_add_trainee(builder, 1);
    }
    for (gint32 i = 0; i < 20; i++) {
        tandem_market_builder_prefer(builder, i, i, 1);
        tandem_market_builder_prefer(builder, i, i ^ 1, 2);
        tandem_market_builder_rank(builder, i, i ^ 1, 1);
        tandem_market_builder_rank(builder, i, i, 2);
    }
    return tandem_market_builder_end(builder, NULL);
}

Test(rotation_poset, a_count_ends_where_it_is_told_to)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = pairs_market();
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemRotationPoset) poset =
        tandem_rotation_poset_new(market, NULL, &error);
    gboolean is_complete = FALSE;

    cr_assert_eq(tandem_rotation_poset_get_n(poset), 10);
    cr_expect_eq(tandem_rotation_poset_count(poset, 0, NULL, &is_complete, &error),
                 1024);
    cr_expect(is_complete);
    cr_expect_eq(tandem_rotation_poset_count(poset, 1024, NULL, &is_complete, &error),
                 1024);
    cr_expect(is_complete);
    cr_expect_eq(tandem_rotation_poset_count(poset, 7, NULL, &is_complete, &error), 7);
    cr_expect_not(is_complete);
    tandem_options_set_progress(options, stop, NULL);
    const guint64 n =
        tandem_rotation_poset_count(poset, 0, options, &is_complete, &error);
    cr_expect(n > 0 && n < 1024);
    cr_expect_not(is_complete);
    cr_expect_null(error);
}

Test(rotation_poset, ties_are_refused_by_name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse("(0 1)", "0; 0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    cr_assert_null(tandem_rotation_poset_new(market, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
}

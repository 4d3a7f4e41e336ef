/* SPDX-License-Identifier: MIT */
/* All stable matchings of markets that are too large to enumerate otherwise, and of one
 * that is printed. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(all_stable_large, .timeout = 60);

/* Lists without ties, leaders whose capacity does not bind, and as many places as
 * trainees: where either are short there is little to choose. */
static Lists *
draw(guint32 seed, const ListsShape *shape)
{
    Lists *const lists = lists_random(seed, shape);

    for (gint32 l = 0; l < lists->leaders.n; l++)
        lists->leader_capacity[l] = -1;
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        lists->capacity[o] = shape->n_trainees / shape->n_opportunities;
    return lists;
}

static GPtrArray *
gather(TandemMarket *market)
{
    g_autoptr(GError) error = NULL;
    GPtrArray *const found =
        g_ptr_array_new_with_free_func((GDestroyNotify)tandem_matching_unref);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", NULL, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    for (;;) {
        TandemMatching *const matching = tandem_enumeration_next(all, &error);
        cr_assert_null(error, "%s", error ? error->message : "");
        if (matching == NULL)
            return found;
        g_ptr_array_add(found, matching);
    }
}

/* The edges of a matching as a key: two are equal where these are. */
static GBytes *
key_of(const TandemMatching *matching)
{
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(matching, &n);

    return g_bytes_new(edges, n * sizeof *edges);
}

static void
assert_stable(const TandemMatching *matching, guint32 seed)
{
    g_autofree TandemViolation *violations = NULL;
    g_autofree gsize *edges = NULL;
    gsize n = 0;

    cr_assert(tandem_judge_feasible(matching, &violations, &n, NULL));
    cr_assert_eq(n, 0, "seed %u", seed);
    cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &edges, &n, NULL));
    cr_assert_eq(n, 0, "seed %u", seed);
}

/* The same trainees have a place, each opportunity has as many, and one with room has
 * the same: Roth, A. E. (1986). On the allocation of residents to rural hospitals.
 * Econometrica 54(2), 425-427. */
static void
assert_alike(const TandemMatching *a, const TandemMatching *b, guint32 seed)
{
    TandemMarket *const market = tandem_matching_get_market(a);
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 *const capacity = tandem_market_get_capacities(market);
    g_autofree gint32 *n_a = g_new0(gint32, (gsize)m + 1);
    g_autofree gint32 *n_b = g_new0(gint32, (gsize)m + 1);

    for (gint32 t = 0; t < n; t++) {
        const gint32 at_a = tandem_matching_get_opportunity(a, t);
        const gint32 at_b = tandem_matching_get_opportunity(b, t);
        cr_assert_eq(at_a == TANDEM_NONE, at_b == TANDEM_NONE, "seed %u", seed);
        if (at_a == TANDEM_NONE)
            continue;
        n_a[at_a]++;
        n_b[at_b]++;
    }
    cr_assert_arr_eq(n_a, n_b, (gsize)m * sizeof *n_a, "seed %u", seed);
    for (gint32 t = 0; t < n; t++) {
        const gint32 at = tandem_matching_get_opportunity(a, t);
        if (at != TANDEM_NONE && n_a[at] < (capacity != NULL ? capacity[at] : 1))
            cr_assert_eq(tandem_matching_get_opportunity(b, t), at, "seed %u", seed);
    }
}

/* Each is stable as the judge has it and comes once; the first and one of them are the
 * two extremes. Returns how many there are. */
static guint
assert_all(guint32 seed, const ListsShape *shape)
{
    g_autoptr(Lists) lists = draw(seed, shape);
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(GPtrArray) found = gather(market);
    g_autoptr(GHashTable) keys = g_hash_table_new_full(
        g_bytes_hash, g_bytes_equal, (GDestroyNotify)g_bytes_unref, NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemMatching) first =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, NULL);
    tandem_options_set_text(options, "side", "leader");
    g_autoptr(TandemMatching) last =
        tandem_solve(market, "deferred-acceptance", options, NULL, NULL);
    g_autoptr(GBytes) first_key = key_of(first), last_key = key_of(last);

    for (guint i = 0; i < found->len; i++) {
        assert_stable(found->pdata[i], seed);
        assert_alike(found->pdata[0], found->pdata[i], seed);
        g_hash_table_add(keys, key_of(found->pdata[i]));
    }
    cr_assert_eq(g_hash_table_size(keys), found->len, "seed %u: one came twice", seed);
    g_autoptr(GBytes) begun = key_of(found->pdata[0]);
    cr_assert(g_bytes_equal(begun, first_key), "seed %u", seed);
    cr_assert(g_hash_table_contains(keys, last_key), "seed %u", seed);
    return found->len;
}

Test(all_stable_large, each_is_stable_and_comes_once)
{
    static const ListsShape shapes[] = {
        { .n_trainees = 100,
          .n_opportunities = 100,
          .listed_per_cent = 100,
          .all_state = TRUE },
        { .n_trainees = 150,
          .n_opportunities = 30,
          .listed_per_cent = 100,
          .all_state = TRUE },
        { .n_trainees = 120,
          .n_opportunities = 60,
          .n_leaders = 15,
          .listed_per_cent = 98,
          .all_state = TRUE,
          .n_pins = 6 },
        { .n_trainees = 120,
          .n_opportunities = 60,
          .n_leaders = 15,
          .listed_per_cent = 99,
          .all_state = TRUE,
          .own_lists = TRUE },
    };

    for (gsize s = 0; s < G_N_ELEMENTS(shapes); s++) {
        guint n = 0;
        for (guint32 seed = 0; seed < 8; seed++)
            n += assert_all(seed, &shapes[s]);
        cr_expect_gt(n, 40, "shape %zu: only %u in all", s, n);
    }
}

/* The tables of all, from the leaders' side where @turned. */
static GHashTable *
tables(TandemMarket *market, gint32 n, gboolean turned)
{
    g_autoptr(GPtrArray) found = gather(market);
    GHashTable *const all = g_hash_table_new_full(g_bytes_hash, g_bytes_equal,
                                                  (GDestroyNotify)g_bytes_unref, NULL);

    for (guint i = 0; i < found->len; i++) {
        g_autofree guint8 *held = oracle_table(found->pdata[i]);
        g_autofree guint8 *table = g_new0(guint8, (gsize)n * (gsize)n);
        for (gint32 t = 0; t < n; t++)
            for (gint32 o = 0; o < n; o++)
                table[turned ? o * n + t : t * n + o] = held[t * n + o];
        g_hash_table_add(all, g_bytes_new(table, (gsize)n * (gsize)n));
    }
    cr_assert_eq(g_hash_table_size(all), found->len);
    return all;
}

/* With one place each the sides may change places: the same matchings are stable. */
Test(all_stable_large, from_the_other_side_there_are_the_same)
{
    const ListsShape shape = { .n_trainees = 40,
                               .n_opportunities = 40,
                               .listed_per_cent = 99,
                               .all_state = TRUE };
    guint n_all = 0;

    for (guint32 seed = 100; seed < 120; seed++) {
        g_autoptr(Lists) lists = draw(seed, &shape);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        const Side trainees = lists->trainees;
        lists->trainees = lists->leaders;
        lists->leaders = trainees;
        g_autoptr(TandemMarket) turned = lists_to_market(lists, NULL);
        g_autoptr(GHashTable) expected = tables(market, 40, FALSE);
        g_autoptr(GHashTable) found = tables(turned, 40, TRUE);
        GHashTableIter iter;
        gpointer table;
        cr_assert_eq(g_hash_table_size(found), g_hash_table_size(expected));
        g_hash_table_iter_init(&iter, expected);
        while (g_hash_table_iter_next(&iter, &table, NULL))
            cr_assert(g_hash_table_contains(found, table), "seed %u", seed);
        n_all += g_hash_table_size(found);
    }
    cr_expect_gt(n_all, 60, "only %u in all", n_all);
}

/* The instance of Irving, R. W., Leather, P. and Gusfield, D. (1987). An efficient
 * algorithm for the "optimal" stable marriage. Journal of the ACM 34(3), 532-543. */
Test(all_stable_large, the_printed_instance_of_size_8_has_23)
{
    g_autoptr(Lists) lists =
        lists_parse("2 0 4 6 3 1 7 5; 5 0 2 3 7 6 4 1; 6 3 2 5 4 0 1 7;"
                    "4 2 7 1 5 0 3 6; 3 0 1 7 6 2 5 4; 5 1 4 6 7 3 2 0;"
                    "6 7 0 5 1 2 3 4; 1 5 6 0 7 2 3 4",
                    "3 2 7 0 1 4 6 5; 2 6 4 7 5 3 0 1; 6 4 7 2 5 1 0 3;"
                    "5 3 1 6 2 0 4 7; 7 6 0 4 5 3 2 1; 4 3 6 5 1 7 2 0;"
                    "0 3 4 5 1 7 2 6; 1 4 3 2 6 7 0 5",
                    "");
    static const gint32 first[] = { 2, 0, 6, 4, 3, 5, 7, 1 };
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(GPtrArray) found = gather(market);
    g_autoptr(TandemRotationPoset) poset =
        tandem_rotation_poset_new(market, NULL, NULL);
    gboolean is_complete;

    cr_assert_eq(found->len, 23);
    cr_assert_eq(tandem_rotation_poset_get_n(poset), 10);
    cr_assert_eq(tandem_rotation_poset_count(poset, 0, NULL, &is_complete, NULL), 23);
    for (gint32 t = 0; t < 8; t++)
        cr_assert_eq(tandem_matching_get_opportunity(found->pdata[0], t), first[t]);
    for (guint i = 0; i < found->len; i++)
        assert_stable(found->pdata[i], 0);
}

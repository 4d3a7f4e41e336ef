/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(all_stable, .timeout = 60);

static TandemEnumeration *
enumerate(TandemMarket *market)
{
    g_autoptr(GError) error = NULL;
    TandemEnumeration *all = tandem_enumerate(market, "all-stable", NULL, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    return all;
}

static gint
compare_tables(gconstpointer a, gconstpointer b, gpointer n)
{
    return memcmp(*(const guint8 *const *)a, *(const guint8 *const *)b,
                  GPOINTER_TO_SIZE(n));
}

/* As tables, in the order in which they come. */
static GPtrArray *
gather(TandemMarket *market)
{
    GPtrArray *const found = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(TandemEnumeration) all = enumerate(market);
    g_autoptr(GError) error = NULL;

    for (;;) {
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, &error);
        if (matching == NULL)
            break;
        g_ptr_array_add(found, oracle_table(matching));
    }
    cr_assert_null(error);
    cr_assert_null(tandem_enumeration_next(all, &error), "ended is ended");
    return found;
}

static void
assert_each_once(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_many = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0; /* an empty list: one that states none ties */
        for (gint32 o = 0; o < lists->opportunities.n; o++) {
            lists->leader_capacity[lists->leader_of[o]] = -1;
            lists->capacity[o] = shape->max_capacity == 1 ? 1 : lists->capacity[o];
        }
        g_autoptr(Oracle) q = oracle_new(lists);
        const gsize n = (gsize)q->n * (gsize)q->m;
        g_autoptr(GPtrArray) expected = oracle_all_stable(q);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(GPtrArray) found = gather(market);
        g_autoptr(TandemMatching) best =
            tandem_solve(market, "deferred-acceptance", NULL, NULL, NULL);
        g_autofree guint8 *first = oracle_table(best);
        g_autofree gchar *text = lists_to_text(lists);
        cr_assert_eq(found->len, expected->len, "seed %u: %u, not %u: %s", seed,
                     found->len, expected->len, text);
        cr_assert_arr_eq(found->pdata[0], first, n, "seed %u", seed);
        g_ptr_array_sort_with_data(found, compare_tables, GSIZE_TO_POINTER(n));
        g_ptr_array_sort_with_data(expected, compare_tables, GSIZE_TO_POINTER(n));
        for (guint i = 0; i < found->len; i++)
            cr_assert_arr_eq(found->pdata[i], expected->pdata[i], n, "seed %u: %s",
                             seed, text);
        n_many += found->len > 1 ? 1 : 0;
    }
    cr_assert_gt(n_many, n_seeds / 50, "only %u have several", n_many);
}

Test(all_stable, marriages_come_each_once)
{
    assert_each_once(0, 800,
                     &(ListsShape){ .n_trainees = 6,
                                    .n_opportunities = 6,
                                    .max_capacity = 1,
                                    .listed_per_cent = 95 });
}

Test(all_stable, hospitals_come_each_once)
{
    assert_each_once(1000, 200,
                     &(ListsShape){ .n_trainees = 7,
                                    .n_opportunities = 4,
                                    .max_capacity = 3,
                                    .listed_per_cent = 97 });
    assert_each_once(2000, 200,
                     &(ListsShape){ .n_trainees = 6,
                                    .n_opportunities = 6,
                                    .n_leaders = 3,
                                    .max_capacity = 2,
                                    .listed_per_cent = 95 });
    assert_each_once(3000, 150,
                     &(ListsShape){ .n_trainees = 7,
                                    .n_opportunities = 6,
                                    .max_capacity = 2,
                                    .listed_per_cent = 98,
                                    .own_lists = TRUE,
                                    .n_pins = 1 });
}

/* Latin squares of size 2^k: pairs of blocks that may be exchanged at every scale.
 * Irving, R. W. and Leather, P. (1986). The complexity of counting stable marriages.
 * SIAM Journal on Computing 15(3), 655-667: 1, 2, 10, 268, 195,472. */
static void
fill_square(gint32 *rank, gint32 n, gint32 size, gint32 row, gint32 column, gint32 add)
{
    if (size == 1) {
        rank[row * n + column] = add;
        return;
    }
    const gint32 half = size / 2;
    fill_square(rank, n, half, row, column, add);
    fill_square(rank, n, half, row + half, column + half, add);
    fill_square(rank, n, half, row, column + half, add + half);
    fill_square(rank, n, half, row + half, column, add + half);
}

/* Trainee i ranks j by the square, and leader j ranks i the other way round. */
static TandemMarket *
latin_market(gint32 n)
{
    g_autofree gint32 *rank = g_new(gint32, (gsize)n * (gsize)n);
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();

    fill_square(rank, n, n, 0, 0, 0);
    for (gint32 i = 0; i < n; i++) {
        tandem_market_builder_add_leader(builder, -1);
        tandem_market_builder_add_opportunity(builder, i, 1);
    }
    for (gint32 i = 0; i < n; i++) {
        tandem_market_builder_add_trainee(builder, 1);
        for (gint32 r = 0; r < n; r++)
            for (gint32 j = 0; j < n; j++) {
                if (rank[i * n + j] == r)
                    tandem_market_builder_prefer(builder, i, j, r + 1);
                if (n - 1 - rank[j * n + i] == r)
                    tandem_market_builder_rank(builder, i, j, r + 1);
            }
    }
    TandemMarket *market = tandem_market_builder_end(builder, NULL);
    cr_assert_not_null(market);
    return market;
}

Test(all_stable, latin_squares_have_as_many_as_the_paper_counts)
{
    const guint counts[] = { 1, 2, 10, 268, 195472 };

    for (gint32 k = 0; k < 5; k++) {
        g_autoptr(TandemMarket) market = latin_market(1 << k);
        g_autoptr(TandemEnumeration) all = enumerate(market);
        guint n = 0;
        for (gboolean more = TRUE; more; n += more ? 1 : 0) {
            g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, NULL);
            more = matching != NULL;
        }
        cr_expect_eq(n, counts[k], "n = %d: %u", 1 << k, n);
    }
}

Test(all_stable, one_matching_and_many_are_not_confused)
{
    g_autoptr(GError) error = NULL, other = NULL;
    g_autoptr(Lists) lists = lists_parse("0", "0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    cr_assert_null(tandem_solve(market, "all-stable", NULL, NULL, &error));
    cr_expect_str_eq(error->message, "all-stable gives many matchings, one after "
                                     "another; ask for all of them");
    cr_assert_null(tandem_enumerate(market, "deferred-acceptance", NULL, &other));
    cr_expect_str_eq(other->message,
                     "deferred-acceptance gives one matching; ask for that one alone");
}

Test(all_stable, ties_quotas_and_binding_leaders_are_refused_by_name)
{
    static const char *const lists[][3] = { { "(0 1)", "0; 0", "" },
                                            { "0 1", "0; 0", "quota 2" },
                                            { "0 1; 1", "0 1", "of 0 0 | leaders 1" } };

    for (gsize i = 0; i < G_N_ELEMENTS(lists); i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(Lists) text = lists_parse(lists[i][0], lists[i][1], lists[i][2]);
        g_autoptr(TandemMarket) market = lists_to_market(text, NULL);
        cr_assert_null(tandem_enumerate(market, "all-stable", NULL, &error));
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    }
}

/* Whoever is told of the progress says what @data points to. */
static gboolean
go_on_while(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done;
    (void)best;
    (void)bound;
    return *(const gboolean *)data;
}

Test(all_stable, a_caller_may_stop_it_between_two)
{
    g_autoptr(GError) error = NULL, again = NULL;
    g_autoptr(TandemMarket) market = latin_market(8);
    g_autoptr(TandemOptions) options = tandem_options_new();
    gboolean may_go_on = TRUE;

    tandem_options_set_progress(options, go_on_while, &may_go_on);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", options, &error);
    g_autoptr(TandemMatching) first = tandem_enumeration_next(all, &error);
    cr_assert_not_null(first);
    may_go_on = FALSE;
    g_usleep(30 * 1000); /* it asks every 20 ms */
    cr_assert_null(tandem_enumeration_next(all, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
    cr_expect_str_eq(error->message, "all-stable was stopped before its last matching");
    may_go_on = TRUE;
    cr_assert_null(tandem_enumeration_next(all, &again));
    cr_expect(g_error_matches(again, TANDEM_ERROR, TANDEM_ERROR_CANCELLED),
              "stopped is stopped");
}

Test(all_stable, a_caller_may_stop_it_before_the_first)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = latin_market(8);
    g_autoptr(TandemOptions) options = tandem_options_new();
    gboolean may_go_on = FALSE;

    tandem_options_set_progress(options, go_on_while, &may_go_on);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", options, &error);
    if (all != NULL)
        cr_assert_null(tandem_enumeration_next(all, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
}

Test(all_stable, a_time_limit_leaves_the_first)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = latin_market(8);
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_time_limit(options, 1e-6);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", options, &error);
    g_usleep(10);
    g_autoptr(TandemMatching) first = tandem_enumeration_next(all, &error);
    cr_assert_not_null(first);
    for (int i = 0; i < 2; i++) {
        g_clear_error(&error);
        cr_assert_null(tandem_enumeration_next(all, &error));
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
        cr_expect_str_eq(error->message,
                         "all-stable had no more time before its last matching");
    }
}

Test(all_stable, the_last_one_ends_it_whatever_the_time)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = latin_market(1);
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_time_limit(options, 1e-6);
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", options, &error);
    g_autoptr(TandemMatching) only = tandem_enumeration_next(all, &error);
    cr_assert_not_null(only);
    cr_assert_null(tandem_enumeration_next(all, &error));
    cr_expect_null(error);
}

Test(all_stable, an_empty_market_has_one)
{
    const TandemMarketArrays arrays = { 0 };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    g_autoptr(GPtrArray) found = gather(market);

    cr_assert_eq(found->len, 1);
}

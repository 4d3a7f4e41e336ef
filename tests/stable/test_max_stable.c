/* SPDX-License-Identifier: MIT */
/* The largest and the smallest stable matching, against enumeration and each other. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(max_stable, .timeout = 120);

static TandemMatching *
solve(TandemMarket *market, const char *size, const char *method, gint64 nodes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "size", size);
    tandem_options_set_text(options, "method", method);
    tandem_options_set_int(options, "nodes", nodes);
    tandem_options_set_solver(options, TANDEM_SOLVER);
    TandemMatching *matching =
        tandem_solve(market, "max-stable", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

static void
expect_size(const Oracle *q, TandemMarket *market, const char *which,
            const char *method, gsize expected, guint32 seed)
{
    g_autoptr(TandemMatching) matching = solve(market, which, method, 0);
    g_autofree guint8 *held = oracle_table(matching);
    gdouble bound = 0;

    cr_assert(oracle_is_stable(q, held), "seed %u, %s by %s", seed, which, method);
    cr_assert_eq(tandem_matching_get_size(matching), expected, "seed %u, %s by %s",
                 seed, which, method);
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
    cr_assert(tandem_matching_get_bound(matching, &bound));
    cr_assert_eq(bound, (gdouble)expected);
}

static void
assert_proven(guint32 first_seed, guint32 n_seeds, gboolean by_solver,
              const ListsShape *shape)
{
    guint n_differ = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        gsize largest = 0, smallest = G_MAXSIZE;
        for (guint i = 0; i < all->len; i++) {
            largest = MAX(largest, oracle_size(q, all->pdata[i]));
            smallest = MIN(smallest, oracle_size(q, all->pdata[i]));
        }
        expect_size(q, market, "largest", "search", largest, seed);
        expect_size(q, market, "smallest", "search", smallest, seed);
        if (by_solver) {
            expect_size(q, market, "largest", "solver", largest, seed);
            expect_size(q, market, "smallest", "solver", smallest, seed);
        }
        n_differ += largest > smallest ? 1 : 0;
    }
    cr_assert_gt(n_differ, n_seeds / 20, "only %u have several sizes", n_differ);
}

static const ListsShape marriages = { .n_trainees = 6,
                                      .n_opportunities = 6,
                                      .max_capacity = 2,
                                      .listed_per_cent = 65,
                                      .tied_per_cent = 60 };
static const ListsShape hospitals = { .n_trainees = 7,
                                      .n_opportunities = 4,
                                      .max_capacity = 3,
                                      .listed_per_cent = 70,
                                      .tied_per_cent = 60 };
static const ListsShape own_lists = { .n_trainees = 6,
                                      .n_opportunities = 4,
                                      .max_capacity = 2,
                                      .listed_per_cent = 80,
                                      .tied_per_cent = 60,
                                      .own_lists = TRUE,
                                      .n_pins = 1 };
static const ListsShape projects = { .n_trainees = 6,
                                     .n_opportunities = 6,
                                     .n_leaders = 3,
                                     .max_capacity = 2,
                                     .listed_per_cent = 80,
                                     .tied_per_cent = 55 };
static const ListsShape few_leaders = { .n_trainees = 6,
                                        .n_opportunities = 5,
                                        .n_leaders = 2,
                                        .max_capacity = 2,
                                        .listed_per_cent = 90,
                                        .tied_per_cent = 50,
                                        .n_pins = 1 };

Test(max_stable, of_marriages_and_hospitals_is_proven)
{
    assert_proven(0, 700, FALSE, &marriages);
    assert_proven(1000, 500, FALSE, &hospitals);
    assert_proven(2000, 300, FALSE, &own_lists);
}

Test(max_stable, of_projects_is_proven)
{
    assert_proven(3000, 700, FALSE, &projects);
    assert_proven(4000, 700, FALSE, &few_leaders);
}

static gboolean
has_solver(void)
{
    return g_file_test(TANDEM_SOLVER, G_FILE_TEST_IS_EXECUTABLE);
}

Test(max_stable, an_integer_programme_finds_the_same)
{
    if (!has_solver())
        cr_skip_test("built without tandem-solver");
    assert_proven(5000, 25, TRUE, &marriages);
    assert_proven(6000, 25, TRUE, &projects);
    assert_proven(7000, 25, TRUE, &few_leaders);
}

/* Király's lies between two thirds of it and all of it; the judge finds no pair. */
Test(max_stable, large_ones_are_stable_and_not_beaten)
{
    const ListsShape shape = { .n_trainees = 100,
                               .n_opportunities = 70,
                               .n_leaders = 25,
                               .max_capacity = 2,
                               .listed_per_cent = 25,
                               .tied_per_cent = 60 };

    for (guint32 seed = 0; seed < 8; seed++) {
        g_autoptr(GError) error = NULL;
        g_autofree gsize *blocking = NULL;
        gsize n = 1;
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemMatching) best = solve(market, "largest", "search", 0);
        g_autoptr(TandemMatching) near =
            tandem_solve(market, "kiraly", NULL, NULL, &error);
        cr_assert(
            tandem_judge_blocking(best, TANDEM_BLOCKING_WEAK, &blocking, &n, &error));
        cr_expect_eq(n, 0, "seed %u", seed);
        cr_expect_geq(tandem_matching_get_size(best), tandem_matching_get_size(near));
        cr_expect_leq(2 * tandem_matching_get_size(best),
                      3 * tandem_matching_get_size(near));
    }
}

/* Hard on purpose: one place each, long ties on both sides. With more steps a bound
 * only falls and a matching only grows, and neither passes the other. */
Test(max_stable, a_limit_leaves_a_stable_matching_with_its_bound)
{
    const ListsShape shape = { .n_trainees = 150,
                               .n_opportunities = 150,
                               .max_capacity = 1,
                               .listed_per_cent = 20,
                               .tied_per_cent = 70 };
    guint n_unproven = 0;

    for (guint32 seed = 0; seed < 10; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        gdouble last_bound = G_MAXDOUBLE, last_size = 0;
        for (gint32 o = 0; o < lists->opportunities.n; o++)
            lists->capacity[o] = 1;
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        for (gint64 nodes = 1; nodes <= 1000; nodes *= 10) {
            g_autoptr(TandemMatching) matching =
                solve(market, "largest", "search", nodes);
            g_autofree gsize *blocking = NULL;
            gsize n = 1;
            gdouble bound = 0;
            const gdouble size = (gdouble)tandem_matching_get_size(matching);
            cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &blocking,
                                            &n, NULL));
            cr_expect_eq(n, 0, "seed %u", seed);
            cr_assert(tandem_matching_get_bound(matching, &bound));
            cr_expect(size <= bound && size >= last_size && bound <= last_bound,
                      "seed %u, %d nodes", seed, (int)nodes);
            cr_expect_eq(tandem_matching_get_status(matching) == TANDEM_STATUS_OPTIMAL,
                         bound == size);
            n_unproven +=
                tandem_matching_get_status(matching) == TANDEM_STATUS_FEASIBLE ? 1 : 0;
            last_bound = bound;
            last_size = size;
        }
    }
    cr_expect_gt(n_unproven, 0, "no limit was reached");
}

Test(max_stable, the_promise_is_of_the_largest)
{
    const TandemStrategy *const row = tandem_strategy_find("max-stable", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "size", "smallest");
    cr_expect(tandem_strategy_get_guarantees(row, NULL) &
              TANDEM_GUARANTEE_LARGEST_STABLE);
    cr_expect_not(tandem_strategy_get_guarantees(row, options) &
                  TANDEM_GUARANTEE_LARGEST_STABLE);
}

Test(max_stable, an_empty_market_has_an_empty_matching)
{
    const TandemMarketArrays arrays = { 0 };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    g_autoptr(TandemMatching) matching = solve(market, "largest", "search", 0);

    cr_expect_eq(tandem_matching_get_size(matching), 0);
    cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
}

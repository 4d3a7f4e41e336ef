/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(improvement_cycles, .timeout = 60);

static TandemMatching *
solve(const Lists *lists, const char *strategy)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    TandemMatching *matching = tandem_solve(market, strategy, NULL, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

static gint32
get(const TandemMatching *matching, gint32 trainee)
{
    return tandem_matching_get_opportunity(matching, trainee);
}

/* Erdil and Ergin (2008), Example 1: students 0, 1, 2, schools x = 0, y = 1, z = 2.
 * With the tie at y broken for 0, that student takes y from 2 for a while and in the
 * end has x, while 1 and 2 hold what the other would rather have. */
Test(improvement_cycles, the_two_students_of_the_paper_exchange_schools)
{
    g_autoptr(Lists) lists = lists_parse("1 0 2; 2 1 0; 1 2 0",
                                         "0 1 2; 1 (0 2); 2 (0 1)", "keys 1 2 3/1 2 3");
    g_autoptr(TandemMatching) begun = solve(lists, "deferred-acceptance");
    g_autoptr(TandemMatching) matching = solve(lists, "stable-improvement-cycles");

    for (gint32 t = 0; t < 3; t++)
        cr_expect_eq(get(begun, t), t);
    cr_expect_eq(get(matching, 0), 0);
    cr_expect_eq(get(matching, 1), 2);
    cr_expect_eq(get(matching, 2), 1);
}

static void
break_trainees_ties(Lists *lists)
{
    const Side *const side = &lists->trainees;

    for (gint32 t = 0; t < side->n; t++) {
        for (gsize k = side->start[t]; k < side->start[t + 1]; k++)
            side->rank[k] = (gint32)(k - side->start[t]) + 1;
    }
}

static void
assert_undominated(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_improved = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        break_trainees_ties(lists);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMatching) begun = solve(lists, "deferred-acceptance");
        g_autoptr(TandemMatching) matching = solve(lists, "stable-improvement-cycles");
        g_autofree guint8 *before = oracle_table(begun);
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree gchar *text = lists_to_text(lists);
        cr_assert(oracle_is_stable(q, held), "seed %u: %s", seed, text);
        for (guint i = 0; i < all->len; i++)
            cr_assert_not(oracle_dominates(q, all->pdata[i], held), "seed %u: %s", seed,
                          text);
        cr_assert_not(oracle_dominates(q, before, held), "seed %u: %s", seed, text);
        n_improved += oracle_dominates(q, held, before) ? 1 : 0;
    }
    cr_assert_gt(n_improved, 5, "the test must see cycles, and saw %u", n_improved);
}

Test(improvement_cycles, no_stable_matching_betters_it)
{
    assert_undominated(0, 4000,
                       &(ListsShape){ .n_trainees = 5,
                                      .n_opportunities = 5,
                                      .max_capacity = 2,
                                      .listed_per_cent = 85,
                                      .tied_per_cent = 75,
                                      .keys = TRUE });
    assert_undominated(5000, 1500,
                       &(ListsShape){ .n_trainees = 5,
                                      .n_opportunities = 5,
                                      .max_capacity = 2,
                                      .listed_per_cent = 90,
                                      .tied_per_cent = 70,
                                      .own_lists = TRUE,
                                      .keys = TRUE,
                                      .n_pins = 1 });
}

Test(improvement_cycles, a_large_market_stays_stable)
{
    const ListsShape shape = { .n_trainees = 400,
                               .n_opportunities = 300,
                               .max_capacity = 3,
                               .listed_per_cent = 30,
                               .tied_per_cent = 80,
                               .keys = TRUE };
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_random(7, &shape);
    break_trainees_ties(lists);
    g_autoptr(TandemMatching) begun = solve(lists, "deferred-acceptance");
    g_autoptr(TandemMatching) matching = solve(lists, "stable-improvement-cycles");
    g_autofree gsize *blocking = NULL;
    gsize n_blocking = 1;
    guint64 n_cycles = 0;

    cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &blocking,
                                    &n_blocking, &error));
    cr_expect_eq(n_blocking, 0);
    cr_assert(tandem_matching_get_counter(matching, "cycles", &n_cycles));
    cr_expect_gt(n_cycles, 0);
    cr_expect_eq(tandem_matching_get_size(matching), tandem_matching_get_size(begun));
}

Test(improvement_cycles, ties_of_trainees_are_refused_by_name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse("(0 1)", "0; 0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);

    cr_assert_null(
        tandem_solve(market, "stable-improvement-cycles", NULL, NULL, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
}

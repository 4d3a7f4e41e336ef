/* SPDX-License-Identifier: MIT */
/* Weakly stable, and at least two thirds of the largest: against enumeration. */
#include <criterion/criterion.h>

#include "oracle.h"

TestSuite(kiraly, .timeout = 60);

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

/* Pins are in every matching: the promise is of what is left. */
static void
assert_two_thirds(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    guint n_larger = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) q = oracle_new(lists);
        g_autoptr(GPtrArray) all = oracle_all_stable(q);
        g_autoptr(TandemMatching) plain = solve(lists, "deferred-acceptance");
        g_autoptr(TandemMatching) matching = solve(lists, "kiraly");
        g_autofree guint8 *held = oracle_table(matching);
        g_autofree gchar *text = lists_to_text(lists);
        const gsize size = tandem_matching_get_size(matching) - lists->n_pins;
        cr_assert(oracle_is_stable(q, held), "seed %u: %s", seed, text);
        for (guint i = 0; i < all->len; i++)
            cr_assert_leq(2 * (oracle_size(q, all->pdata[i]) - lists->n_pins), 3 * size,
                          "seed %u: %s", seed, text);
        n_larger +=
            tandem_matching_get_size(matching) > tandem_matching_get_size(plain);
    }
    cr_assert_gt(n_larger, n_seeds / 100, "only %u are larger than by lottery",
                 n_larger);
}

Test(kiraly, of_marriages_places_two_thirds)
{
    assert_two_thirds(0, 1500,
                      &(ListsShape){ .n_trainees = 5,
                                     .n_opportunities = 5,
                                     .max_capacity = 1,
                                     .listed_per_cent = 65,
                                     .tied_per_cent = 60,
                                     .keys = TRUE });
    assert_two_thirds(2000, 300,
                      &(ListsShape){ .n_trainees = 6,
                                     .n_opportunities = 6,
                                     .max_capacity = 2,
                                     .listed_per_cent = 55,
                                     .tied_per_cent = 80,
                                     .keys = TRUE });
}

Test(kiraly, of_hospitals_places_two_thirds)
{
    assert_two_thirds(3000, 1500,
                      &(ListsShape){ .n_trainees = 6,
                                     .n_opportunities = 4,
                                     .max_capacity = 3,
                                     .listed_per_cent = 65,
                                     .tied_per_cent = 60,
                                     .keys = TRUE });
    assert_two_thirds(5000, 500,
                      &(ListsShape){ .n_trainees = 6,
                                     .n_opportunities = 4,
                                     .max_capacity = 2,
                                     .listed_per_cent = 75,
                                     .tied_per_cent = 60,
                                     .own_lists = TRUE,
                                     .n_pins = 1,
                                     .keys = TRUE });
}

Test(kiraly, of_projects_places_two_thirds)
{
    assert_two_thirds(6000, 1500,
                      &(ListsShape){ .n_trainees = 5,
                                     .n_opportunities = 6,
                                     .n_leaders = 3,
                                     .max_capacity = 2,
                                     .listed_per_cent = 70,
                                     .tied_per_cent = 60,
                                     .keys = TRUE });
    assert_two_thirds(8000, 1500,
                      &(ListsShape){ .n_trainees = 6,
                                     .n_opportunities = 5,
                                     .n_leaders = 2,
                                     .max_capacity = 2,
                                     .listed_per_cent = 90,
                                     .tied_per_cent = 50,
                                     .keys = TRUE,
                                     .n_pins = 1 });
}

/* Without ties there is but one size, and what is found is stable. */
Test(kiraly, strict_lists_leave_one_size)
{
    const ListsShape shape = { .n_trainees = 60,
                               .n_opportunities = 40,
                               .n_leaders = 15,
                               .max_capacity = 3,
                               .listed_per_cent = 40 };

    for (guint32 seed = 0; seed < 50; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            lists->leaders.absent[l] = 0;
        g_autoptr(TandemMatching) plain = solve(lists, "deferred-acceptance");
        g_autoptr(TandemMatching) matching = solve(lists, "kiraly");
        cr_assert_eq(tandem_matching_get_size(plain),
                     tandem_matching_get_size(matching), "seed %u", seed);
    }
}

Test(kiraly, large_projects_are_stable)
{
    const ListsShape shape = { .n_trainees = 120,
                               .n_opportunities = 80,
                               .n_leaders = 25,
                               .max_capacity = 3,
                               .listed_per_cent = 50,
                               .tied_per_cent = 60,
                               .keys = TRUE };

    for (guint32 seed = 0; seed < 60; seed++) {
        g_autoptr(GError) error = NULL;
        g_autofree gsize *blocking = NULL;
        gsize n = 1;
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMatching) matching = solve(lists, "kiraly");
        cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &blocking, &n,
                                        &error));
        cr_assert_eq(n, 0, "seed %u: %zu pairs block", seed, n);
    }
}

/* The least case in which breaking the tie by number costs a place: 1 has nowhere else
 * to go, 0 has, and the leader of opportunity 0 likes both. */
Test(kiraly, a_tie_is_given_to_who_has_nothing_else)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "(0 1); 0", "");
    g_autoptr(TandemMatching) matching = solve(lists, "kiraly");

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

/* A trainee who likes two alike leaves the one that another needs. */
Test(kiraly, who_is_precarious_makes_room)
{
    g_autoptr(Lists) lists = lists_parse("(0 1); 0", "0 1; 0", "");
    g_autoptr(TandemMatching) matching = solve(lists, "kiraly");

    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

Test(kiraly, quotas_above_one_are_refused_by_name)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse("0 1", "0; 0", "quota 2");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    cr_assert_null(tandem_solve(market, "kiraly", NULL, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
}

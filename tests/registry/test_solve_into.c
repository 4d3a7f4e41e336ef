/* SPDX-License-Identifier: MIT */
/* A matching that is filled again, beside one made anew; and that it asks for nothing.
 */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(solve_into, .timeout = 60);

static const ListsShape shapes[] = {
    { .n_trainees = 60,
      .n_opportunities = 60,
      .max_capacity = 1,
      .listed_per_cent = 90 },
    { .n_trainees = 80,
      .n_opportunities = 20,
      .max_capacity = 5,
      .listed_per_cent = 60,
      .tied_per_cent = 30,
      .keys = TRUE,
      .n_pins = 3 },
    { .n_trainees = 50,
      .n_opportunities = 40,
      .n_leaders = 9,
      .max_capacity = 3,
      .max_quota = 3,
      .listed_per_cent = 50,
      .tied_per_cent = 30,
      .priorities = TRUE,
      .keys = TRUE },
};

static void
assert_same(const TandemMatching *a, const TandemMatching *b)
{
    gsize n, n_other;
    guint64 counted, counted_other;
    const gsize *const edge = tandem_matching_get_edges(a, &n);
    const gsize *const other = tandem_matching_get_edges(b, &n_other);

    cr_assert_eq(tandem_matching_get_market(a), tandem_matching_get_market(b));
    cr_assert_str_eq(tandem_matching_get_strategy(a), tandem_matching_get_strategy(b));
    cr_assert_eq(tandem_matching_get_status(a), tandem_matching_get_status(b));
    cr_assert_eq(n, n_other);
    cr_assert_arr_eq(edge, other, n * sizeof *edge);
    cr_assert(tandem_matching_get_counter(a, "proposals", &counted));
    cr_assert(tandem_matching_get_counter(b, "proposals", &counted_other));
    cr_assert_eq(counted, counted_other);
}

static TandemOptions *
make_options(int way)
{
    TandemOptions *const options = tandem_options_new();

    tandem_options_set_text(options, "side", way % 2 == 0 ? "trainee" : "leader");
    tandem_options_set_text(options, "lottery", way < 2 ? "single" : "multiple");
    return options;
}

Test(solve_into, one_matching_and_one_workspace_serve_all_markets_in_turn)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(TandemMatching) again = NULL;

    for (guint32 seed = 0; seed < 60; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shapes[seed % 3]);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        for (int way = 0; way < 4; way++) {
            g_autoptr(TandemOptions) options = make_options(way);
            g_autoptr(TandemMatching) anew =
                tandem_solve(market, "deferred-acceptance", options, NULL, NULL);
            cr_assert(tandem_solve_into(&again, market, "deferred-acceptance", options,
                                        workspace, NULL));
            assert_same(again, anew);
        }
    }
}

Test(solve_into, an_answer_outlives_the_workspace_and_the_next_answer)
{
    TandemWorkspace *workspace = tandem_workspace_new();
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "1 0; 0 1", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemMatching) a = NULL, b = NULL;

    cr_assert(
        tandem_solve_into(&a, market, "deferred-acceptance", NULL, workspace, NULL));
    cr_assert(
        tandem_solve_into(&b, market, "deferred-acceptance", NULL, workspace, NULL));
    assert_same(a, b);
    tandem_workspace_free(workspace);
    cr_assert_eq(tandem_matching_get_opportunity(a, 0), 1);
    cr_assert_eq(tandem_matching_get_opportunity(b, 1), 0);
}

Test(solve_into, after_an_error_the_matching_is_as_it_was)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "1 0; 0 1", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemMatching) matching = NULL;

    cr_assert(tandem_solve_into(&matching, market, "deferred-acceptance", NULL,
                                workspace, NULL));
    cr_assert_not(
        tandem_solve_into(&matching, market, "no-such", NULL, workspace, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_STRATEGY));
    cr_assert_eq(tandem_matching_get_size(matching), 2);
    cr_assert_eq(tandem_matching_get_market(matching), market);
}

Test(solve_into, a_matching_that_somebody_else_holds_is_refused)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(Lists) lists = lists_parse("0", "0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    TandemMatching *matching = NULL;

    cr_assert(tandem_solve_into(&matching, market, "deferred-acceptance", NULL,
                                workspace, NULL));
    g_autoptr(TandemMatching) held = tandem_matching_ref(matching);
    g_test_expect_message(NULL, G_LOG_LEVEL_CRITICAL, "*tandem_matching_is_held_once*");
    cr_assert_not(tandem_solve_into(&matching, market, "deferred-acceptance", NULL,
                                    workspace, NULL));
    g_test_assert_expected_messages();
    tandem_matching_unref(matching);
    cr_assert_eq(tandem_matching_get_size(held), 1);
}

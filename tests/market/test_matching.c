/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

#include "market/matching_private.h"

TestSuite(matching, .timeout = 60);

static TandemMarket *
three_edges(void)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 1; -", "0; 0 1", "quota 2 1 1");

    return lists_to_market(lists, NULL);
}

Test(matching, edges_are_sorted)
{
    g_autoptr(TandemMarket) market = three_edges();
    const gsize edges[] = { 2, 0 };
    g_autoptr(TandemMatching) matching =
        tandem_matching_new(market, "by hand", TANDEM_STATUS_FEASIBLE, edges, 2, NULL);
    gsize n;
    const gsize *const got = tandem_matching_get_edges(matching, &n);

    cr_assert_eq(n, 2);
    cr_assert_eq(got[0], 0);
    cr_assert_eq(got[1], 2);
    cr_assert_eq(tandem_matching_get_size(matching), 2);
    cr_assert_eq(tandem_matching_get_market(matching), market);
    cr_assert_str_eq(tandem_matching_get_strategy(matching), "by hand");
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_FEASIBLE);
}

Test(matching, a_trainee_holds_its_first_or_nothing)
{
    g_autoptr(TandemMarket) market = three_edges();
    const gsize edges[] = { 0, 1, 2 };
    g_autoptr(TandemMatching) all =
        tandem_matching_new(market, "x", TANDEM_STATUS_FEASIBLE, edges, 3, NULL);
    g_autoptr(TandemMatching) none =
        tandem_matching_new(market, "x", TANDEM_STATUS_FEASIBLE, NULL, 0, NULL);

    cr_assert_eq(tandem_matching_get_opportunity(all, 0), 0);
    cr_assert_eq(tandem_matching_get_opportunity(all, 1), 1);
    cr_assert_eq(tandem_matching_get_opportunity(all, 2), TANDEM_NONE);
    cr_assert_eq(tandem_matching_get_opportunity(none, 0), TANDEM_NONE);
}

static void
assert_refused(const gsize *edges, gsize n, TandemError code, const char *message)
{
    g_autoptr(TandemMarket) market = three_edges();
    g_autoptr(GError) error = NULL;

    cr_assert_null(
        tandem_matching_new(market, "x", TANDEM_STATUS_FEASIBLE, edges, n, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, (gint)code));
    cr_assert_str_eq(error->message, message);
}

Test(matching, what_is_no_edge_or_stands_twice_is_refused)
{
    assert_refused((const gsize[]){ 3 }, 1, TANDEM_ERROR_BAD_ID,
                   "a matching names edge 3; the market has 3");
    assert_refused((const gsize[]){ 1, 0, 1 }, 3, TANDEM_ERROR_REPEATED_ID,
                   "a matching names edge 1 twice");
}

Test(matching, it_holds_its_market)
{
    TandemMarket *market = three_edges();
    TandemMatching *const matching =
        tandem_matching_new(market, "x", TANDEM_STATUS_OPTIMAL, NULL, 0, NULL);

    tandem_market_unref(market);
    cr_assert_eq(tandem_market_get_n_edges(tandem_matching_get_market(matching)), 3);
    tandem_matching_unref(tandem_matching_ref(matching));
    cr_assert_eq(tandem_matching_get_size(matching), 0);
    tandem_matching_unref(matching);
}

Test(matching, bounds_and_counters_are_there_when_set)
{
    g_autoptr(TandemMarket) market = three_edges();
    g_autoptr(TandemMatching) matching =
        tandem_matching_new(market, "x", TANDEM_STATUS_FEASIBLE, NULL, 0, NULL);
    gdouble bound = 0;
    guint64 value = 0;

    cr_assert_not(tandem_matching_get_bound(matching, &bound));
    cr_assert_not(tandem_matching_get_counter(matching, "nodes", &value));
    tandem_matching_set_bound(matching, 2.5);
    tandem_matching_add_counter(matching, "nodes", 7);
    cr_assert(tandem_matching_get_bound(matching, &bound));
    cr_assert(tandem_matching_get_counter(matching, "nodes", &value));
    cr_assert_eq(bound, 2.5);
    cr_assert_eq(value, 7);
}

Test(matching, statuses_have_their_names)
{
    cr_assert_str_eq(tandem_status_get_name(TANDEM_STATUS_OPTIMAL), "optimal");
    cr_assert_str_eq(tandem_status_get_name(TANDEM_STATUS_FEASIBLE), "feasible");
    cr_assert_str_eq(tandem_status_get_name(TANDEM_STATUS_INFEASIBLE), "infeasible");
    cr_assert_str_eq(tandem_status_get_name(TANDEM_STATUS_UNKNOWN), "unknown");
}

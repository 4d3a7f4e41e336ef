/* SPDX-License-Identifier: MIT */
/* Assignment problems of the OR-Library. */
#include <criterion/criterion.h>

#include "market_text.h"

TestSuite(orlib, .timeout = 60);

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("orlib-assign", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(orlib, costs_are_weights_and_the_cheapest_is_ranked_first)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, " 3\n 5 2\n 5 1.5 0 -7\n"
                                                              "9 9 9\n");
    TandemMarket *const market = tandem_market_file_get_market(file);
    static const gint32 opportunities[] = { 1, 0, 2, 2, 1, 0, 0, 1, 2 };
    static const gint32 ranks[] = { 1, 2, 2, 1, 2, 3, 1, 1, 1 };
    static const gdouble weights[] = { 2, 5, 5, -7, 0, 1.5, 9, 9, 9 };

    cr_assert_eq(tandem_market_get_n_edges(market), 9);
    cr_assert_eq(tandem_market_get_n_leaders(market), 3);
    cr_expect_arr_eq(tandem_market_get_opportunities(market), opportunities,
                     sizeof opportunities);
    cr_expect_arr_eq(tandem_market_get_trainee_ranks(market), ranks, sizeof ranks);
    cr_expect_arr_eq(tandem_market_get_weights(market), weights, sizeof weights);
    for (gsize k = 0; k < 9; k++)
        cr_expect_eq(tandem_market_get_leader_ranks(market)[k], 1);
    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 2), "3");
    g_autofree gchar *text = market_text_write(file, "orlib-assign");
    cr_expect_str_eq(text, "3\n5 2 5\n1.5 0 -7\n9 9 9\n");
}

Test(orlib, nobody_is_a_market)
{
    g_autoptr(TandemMarketFile) file = market_text_read("orlib-assign", "0\n");
    g_autofree gchar *text = market_text_write(file, "orlib-assign");

    cr_expect_eq(tandem_market_get_n_trainees(tandem_market_file_get_market(file)), 0);
    cr_expect_str_eq(text, "0\n");
}

Test(orlib, all_faults_are_told_at_once)
{
    assert_told("2\n1 x\n1e999 0x1\n",
                "m:2:3: E804 \"x\" stands where a cost is wanted\n"
                "m:3:1: E804 \"1e999\" stands where a cost is wanted\n"
                "m:3:7: E804 \"0x1\" stands where a cost is wanted\n");
    assert_told("2\n1 nan\n1", "m:2:3: E804 \"nan\" stands where a cost is wanted\n"
                               "m:3:2: E809 the file ends after 3 of 4 costs\n");
    assert_told("2\n1 2 3 4 5\n",
                "m:2:9: E810 a row stands behind all that the file may have (do the "
                "counts at the beginning leave it out?)\n");
    assert_told("x\n", "m:1:1: E804 \"x\" stands where the size of the problem is "
                       "wanted\n");
    assert_told("\n", "m:2:1: E802 the file ends before the size of the problem\n");
}

Test(orlib, what_the_size_claims_is_not_believed)
{
    assert_told("1000000000\n1 2 3\n",
                "m:1:1: E803 1000000000000000000 costs are announced; the file has no "
                "room for them\n");
    assert_told("2147483647\n1\n", "m:1:1: E803 4611686014132420609 costs are "
                                   "announced; the file has no room for them\n");
}

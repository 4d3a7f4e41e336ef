/* SPDX-License-Identifier: MIT */
/* Students, projects and lecturers in Cooper's format. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"

TestSuite(spa_st, .timeout = 60);

static const char small[] = "3 3 2\n"
                            "1: (2 3) 1\n"
                            "2: 1\n"
                            "3:\n"
                            "1: 0: 1: 1\n"
                            "2: 0: 2: 1\n"
                            "3: 1: 1: 2\n"
                            "1: 0: 0: 2: (1 2)\n"
                            "2: 1: 0: 1: 1\n";

Test(spa_st, a_market_has_both_levels_of_quotas)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, small);
    TandemMarket *const market = tandem_market_file_get_market(file);
    g_autofree gchar *text = market_text_write(file, "spa-st");

    cr_expect_str_eq(text, small);
    cr_expect_eq(tandem_market_get_n_edges(market), 4);
    cr_expect_eq(tandem_market_get_leader_of(market)[2], 1);
    cr_expect_eq(tandem_market_get_capacities(market)[1], 2);
    cr_expect_eq(tandem_market_get_leader_capacities(market)[0], 2);
    cr_expect_eq(tandem_market_get_minima(market)[2], 1);
    cr_expect_eq(tandem_market_get_leader_minima(market)[1], 1);
    cr_expect_eq(tandem_market_get_features(market),
                 TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
                     TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_MINIMA);
}

Test(spa_st, rows_in_another_order_and_comments_change_nothing)
{
    g_autoptr(TandemMarketFile) file =
        market_text_read("spa-st", "# SPA-ST\n3 3 2\n3:\n2: 1\n\n1: (3 2) 1 \n"
                                   "3: 1: 1: 2\n1: 0: 1: 1\n2: 0: 2: 1\n"
                                   "2: 1: 0: 1: 1\n1: 0: 0: 2: (2 1)\n\n\n# the end");
    g_autofree gchar *text = market_text_write(file, "spa-st");

    cr_expect_str_eq(text, small);
}

Test(spa_st, a_target_is_noted)
{
    g_autofree gchar *notes = NULL;
    g_autoptr(TandemMarketFile) file = market_text_read_noted(
        "spa-st", "1 1 1\n1: 1\n1: 0: 1: 1\n1: 0: 1: 2: 1\n", &notes);

    cr_assert_not_null(file);
    cr_expect_str_eq(notes, "m: N821 1 lecturer has a target; no strategy here uses "
                            "one\n");
}

Test(spa_st, lecturers_that_all_list_nobody_state_no_list)
{
    g_autofree gchar *notes = NULL;
    g_autoptr(TandemMarketFile) file = market_text_read_noted(
        "spa-st", "2 1 1\n1: 1\n2: 1\n1: 0: 1: 1\n1: 0: 0: 2:\n", &notes);

    cr_expect_eq(tandem_market_get_n_edges(tandem_market_file_get_market(file)), 2);
    cr_expect_str_eq(notes, "m: N823 no list of the lecturers names anybody: each "
                            "takes all who list it, tied\n");
}

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("spa-st", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(spa_st, all_faults_are_told_at_once)
{
    assert_told("2 3 2\n"
                "1: 4 1 1\n"
                "1: 1\n"
                "1: 2: 1: 1\n"
                "2: 0: 1: 3\n"
                "3: 0: 1: 2: 9\n"
                "1: 0: 0: 1: 2 3\n"
                "2: 3: 0: 2 1\n",
                "m:2:4: E806 there is no project 4; they go from 1 to 3\n"
                "m:2:8: E808 project 1 is listed twice\n"
                "m:3:1: E807 student 1 has a row already\n"
                "m:4:7: E817 lower quota 2 is above upper quota 1\n"
                "m:5:10: E806 there is no lecturer 3; they go from 1 to 2\n"
                "m:6:11: E810 \":\" stands behind all that the row may have\n"
                "m:7:15: E806 there is no student 3; they go from 1 to 2\n"
                "m:8:10: E817 lower quota 3 is above upper quota 2\n");
}

Test(spa_st, a_row_that_ends_early_is_told)
{
    assert_told("1 1 1\n1: 1\n1: 0\n1: 0: 0\n",
                "m:3:5: E804 the row ends before an upper quota\n"
                "m:4:8: E804 the row ends before an upper quota\n");
    assert_told("1 1 1\n1: 1\n1: 0: 1:\n1: 0:\n",
                "m:3:9: E804 the row ends before a lecturer's number\n"
                "m:4:6: E804 the row ends before a target\n");
    assert_told("1 1\n1: 1\n", "m:1:4: E804 the row ends before the number of "
                               "lecturers\n");
    assert_told("1 1 1\n1: 1\n1: 0: 1: 1\n",
                "m:4:1: E809 the file ends after 0 of 1 rows of lecturers\n");
}

Test(spa_st, what_the_counts_claim_is_not_believed)
{
    assert_told("9 2147483647 2147483647\n",
                "m:2:1: E803 4294967303 students, projects and lecturers are "
                "announced; the file has no room for them\n");
}

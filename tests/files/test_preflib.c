/* SPDX-License-Identifier: MIT */
/* Voters over alternatives as PrefLib has them, before 2022 and since. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"

TestSuite(preflib, .timeout = 60);

static const char newer[] = "# FILE NAME: 00000-00000001.toi\n"
                            "# TITLE: Lunch\n"
                            "# DATA TYPE: toi\n"
                            "# NUMBER ALTERNATIVES: 4\n"
                            "# NUMBER VOTERS: 6\n"
                            "# NUMBER UNIQUE ORDERS: 3\n"
                            "# ALTERNATIVE NAME 1: Soup\n"
                            "# ALTERNATIVE NAME 2: 2\n"
                            "3: {1,2},3\n"
                            "2: 3, 2 ,1\n"
                            "1: 4,1\n";

static const char older[] = "4\n1,Soup\n2,2\n3,3\n4,4\n6,6,3\n"
                            "3,{1,2},3\n2,3,2,1\n1,4,1\n";

static const char written[] = "# DATA TYPE: toi\n"
                              "# NUMBER ALTERNATIVES: 4\n"
                              "# NUMBER VOTERS: 6\n"
                              "# NUMBER UNIQUE ORDERS: 3\n"
                              "# ALTERNATIVE NAME 1: 1\n"
                              "# ALTERNATIVE NAME 2: 2\n"
                              "# ALTERNATIVE NAME 3: 3\n"
                              "# ALTERNATIVE NAME 4: 4\n"
                              "3: {1,2},3\n"
                              "2: 3,2,1\n"
                              "1: 4,1\n";

Test(preflib, both_forms_are_the_same_market)
{
    const char *const texts[] = { newer, older };

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autofree gchar *notes = NULL;
        g_autoptr(TandemMarketFile) file =
            market_text_read_noted(NULL, texts[i], &notes);
        g_autofree gchar *text = market_text_write(file, "preflib");
        cr_expect_str_eq(text, written);
        cr_expect_str_eq(notes, "m: N822 the alternatives' names are not kept; their "
                                "numbers are their ids\n");
    }
}

Test(preflib, a_count_is_so_many_trainees)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, newer);
    TandemMarket *const market = tandem_market_file_get_market(file);
    const gsize *const start = tandem_market_get_start(market);

    cr_expect_eq(tandem_market_get_n_trainees(market), 6);
    cr_expect_eq(tandem_market_get_n_opportunities(market), 4);
    cr_expect_eq(tandem_market_get_n_leaders(market), 4);
    cr_expect_eq(tandem_market_get_n_edges(market), 17);
    cr_expect_eq(start[3], 9);
    cr_expect_eq(tandem_market_get_opportunities(market)[9], 2);
    cr_expect_eq(tandem_market_get_trainee_ranks(market)[8], 2);
    cr_expect_eq(tandem_market_get_capacities(market)[3], 1);
    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 5), "6");
    cr_expect_eq(tandem_market_get_features(market),
                 TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES);
}

static void
assert_type(const char *rows, const char *type)
{
    g_autofree gchar *text =
        g_strdup_printf("# NUMBER ALTERNATIVES: 2\n# ALTERNATIVE NAME 1: 1\n%s", rows);
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, text);
    g_autofree gchar *again = market_text_write(file, "preflib");
    g_autofree gchar *line = g_strdup_printf("# DATA TYPE: %s\n", type);

    cr_expect(g_str_has_prefix(again, line), "%s", again);
}

Test(preflib, the_type_is_what_the_orders_are)
{
    assert_type("1: 1,2\n1: 2,1\n", "soc");
    assert_type("1: 1,2\n1: 2\n", "soi");
    assert_type("1: {1,2}\n1: 2,1\n", "toc");
    assert_type("1: {1,2}\n1: 2\n", "toi");
    assert_type("1: {1},{2}\n", "soc");
    assert_type("2: \n", "soi");
    assert_type("0: 1\n", "soc");
    assert_type("", "soc");
}

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("preflib", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(preflib, all_faults_are_told_at_once)
{
    assert_told("# NUMBER ALTERNATIVES: 3\n"
                "# NUMBER VOTERS 3\n"
                "# ALTERNATIVE NAME 4: X\n"
                "# ALTERNATIVE NAME 1: A\n"
                "# ALTERNATIVE NAME 1: B\n"
                "1: 1,4\n"
                "x: 1\n"
                "1 1\n"
                "1: 1,1\n"
                "1: 1,,2\n"
                "1: 1,\n"
                "1: 1 2\n"
                "1: {1,2\n"
                "1: {1,{2}}\n"
                "1: {}\n"
                "1: 1}\n"
                "1: 1;2\n"
                "99999999999: 1\n",
                "m:2:17: E812 a colon is missing\n"
                "m:3:20: E806 there is no alternative 4; they go from 1 to 3\n"
                "m:5:20: E807 alternative 1 has a name already\n"
                "m:6:6: E806 there is no alternative 4; they go from 1 to 3\n"
                "m:7:1: E804 \"x\" stands where a count is wanted\n"
                "m:8:3: E812 a colon is missing behind the count\n"
                "m:9:6: E808 alternative 1 is listed twice\n"
                "m:10:6: E804 \",2\" stands where an alternative's number is wanted\n"
                "m:11:6: E804 the row ends before an alternative's number\n"
                "m:12:6: E812 a comma is missing\n"
                "m:13:4: E811 the tie does not end in its row\n"
                "m:14:7: E811 a tie begins where it may not\n"
                "m:15:5: E811 a tie ends where it may not\n"
                "m:16:5: E811 a tie ends where it may not\n"
                "m:17:5: E812 a comma is missing\n"
                "m:18:1: E805 a count is over 2147483647\n");
}

Test(preflib, rows_are_of_the_type_that_is_stated)
{
    assert_told("# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n1: 1,2\n1: 1\n1: {1,2}\n",
                "m:4:1: E814 an order has 1 of 2 alternatives, and the data type is "
                "for complete ones\n"
                "m:5:1: E814 an order has a tie, and the data type is for strict "
                "ones\n");
    assert_told("# DATA TYPE: toc\n# NUMBER ALTERNATIVES: 2\n1: {1,2}\n1: 2\n",
                "m:4:1: E814 an order has 1 of 2 alternatives, and the data type is "
                "for complete ones\n");
    assert_told("# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 1\n1: 1\n",
                "m:1:14: E814 data type \"wmd\" is not of this format (soc, soi, "
                "toc and toi are read; wmd is a format of its own)\n");
}

Test(preflib, counts_that_do_not_agree_are_told)
{
    assert_told("# NUMBER ALTERNATIVES: 1\n# NUMBER VOTERS: 3\n"
                "# NUMBER UNIQUE ORDERS: 2\n2: 1\n",
                "m:2: E815 3 voters are announced; the rows have 2\n"
                "m:3: E815 2 orders are announced; the rows have 1\n");
    assert_told("1\n1,A\n3,3,1\n2,1\n", "m:3: E815 3 voters are announced; the rows "
                                        "have 2\n");
    assert_told("# NUMBER ALTERNATIVES: 1\n# NUMBER ALTERNATIVES: 1\n1: 1\n",
                "m:2:1: E807 the number of alternatives stands already in line 1\n");
}

Test(preflib, a_beginning_that_is_not_whole_is_told)
{
    assert_told("# TITLE: x\n", "m:2:1: E802 the line # NUMBER ALTERNATIVES is "
                                "missing\n");
    assert_told("# ALTERNATIVE NAME 1: x\n# NUMBER ALTERNATIVES: 1\n1: 1\n",
                "m:1:20: E802 a name stands before the number of alternatives\n");
    assert_told("\n", "m:2:1: E802 the file ends before the number of alternatives\n");
    assert_told("1\n1,A\n", "m:3:1: E802 the file ends before the number of voters\n");
    assert_told("2\n1,A\n2;B\n1,1,1\n1,1\n", "m:3:2: E812 a comma is missing\n");
    assert_told("2\n1,A\n", "m:3:1: E809 the file ends after 1 of 2 rows of "
                            "alternatives\n");
    assert_told("1\n1,A\n3;3\n", "m:3:2: E812 a comma is missing\n");
}

/* A few bytes never become more than a bounded market. */
Test(preflib, what_counts_claim_is_not_believed)
{
    assert_told("# NUMBER ALTERNATIVES: 2000000000\n1: 1\n",
                "m:1:1: E803 2000000000 alternatives are announced; the file has no "
                "room for them\n");
    assert_told("# NUMBER ALTERNATIVES: 1\n2147483647: 1\n2147483647: 1\n",
                "m:2:1: E816 up to here there are 2147483647 voters with 2147483647 "
                "choices; 4194304 and 33554432 are the most\n");
}

/* SPDX-License-Identifier: MIT */
/* Hospitals and residents as the University of Glasgow writes them. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"

TestSuite(glasgow, .timeout = 60);

/* Three residents, two hospitals: the second resident is indifferent, and so is the
 * first hospital between the last two. */
static const char three_lines[] =
    "0\n3\n2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n";

static void
assert_same_text(const char *text)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, text);
    g_autofree gchar *written = market_text_write(file, "glasgow-hrt");

    cr_expect_str_eq(written, "0\n3\n2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (1 3)\n2 1 1 2\n",
                     "%s\n%s", text, written);
}

Test(glasgow, the_counts_stand_in_three_ways_and_colons_may)
{
    assert_same_text(three_lines);
    assert_same_text("3 2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n");
    assert_same_text("3\n0\n2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n");
    assert_same_text("3 2\n1: 1 2\n2: (1 2)\n3: 1\n1: 2: 2 (3 1)\n2: 1: 1 2\n");
    assert_same_text("3 2\n1 :1 2\n2 : ( 1 2 )\n3 : 1\n1 : 2 : 2 (3 1)\n2:1:1 2\n");
}

Test(glasgow, blanks_line_ends_and_the_order_of_rows_change_nothing)
{
    assert_same_text("3\t2\n\n1   1 2 \n2\t(1 2)\n   3 1\n \n1 2 2 (3 1)\n2 1 1 2");
    assert_same_text("3 2\r\n1 1 2\r\n2 (1 2)\r\n3 1\r\n1 2 2 (3 1)\r\n2 1 1 2\r\n");
    assert_same_text("3 2\r1 1 2\r2 (1 2)\r3 1\r1 2 2 (3 1)\r2 1 1 2\r");
    assert_same_text("\xef\xbb\xbf"
                     "3 2\n1 1 2\n2 (1 2)\n3 1\n1 2 2 (3 1)\n2 1 1 2\n");
    assert_same_text("3 2\n3 1\n1 1 2\n2 (2 1)\n2 1 1 2\n1 2 (2) (3 1)\n");
}

Test(glasgow, how_the_lines_end_is_noted)
{
    g_autofree gchar *notes = NULL;
    g_autoptr(TandemMarketFile) file = market_text_read_noted("glasgow-hrt",
                                                              "\xef\xbb\xbf"
                                                              "1 1\r\n1 1\r\n1 1 1",
                                                              &notes);

    cr_assert_not_null(file);
    cr_expect_str_eq(notes, "m: N123 lines end in CRLF\n"
                            "m: N124 the file begins with a byte order mark\n"
                            "m: N125 the last line has no newline at its end\n");
}

Test(glasgow, ids_are_the_numbers_and_capacities_the_posts)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, three_lines);
    TandemMarket *const market = tandem_market_file_get_market(file);

    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 2), "3");
    cr_expect_str_eq(tandem_market_file_get_opportunity_id(file, 1), "2");
    cr_expect_str_eq(tandem_market_file_get_leader_id(file, 0), "1");
    cr_expect_eq(tandem_market_get_capacities(market)[0], 2);
    cr_expect_eq(tandem_market_get_features(market),
                 TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES);
    cr_expect_eq(tandem_market_get_n_one_sided(market), 0);
}

Test(glasgow, a_pair_of_one_side_is_counted)
{
    g_autoptr(TandemMarketFile) file =
        market_text_read(NULL, "2 2\n1 1 2\n2 1\n1 1 2\n2 1 1 2\n");
    TandemMarket *const market = tandem_market_file_get_market(file);

    cr_expect_eq(tandem_market_get_n_edges(market), 2);
    cr_expect_eq(tandem_market_get_n_one_sided(market), 2);
}

Test(glasgow, hospitals_that_all_list_nobody_state_no_list)
{
    g_autofree gchar *notes = NULL;
    g_autoptr(TandemMarketFile) file =
        market_text_read_noted(NULL, "2 1\n1 1\n2 1\n1 1\n", &notes);

    cr_expect_eq(tandem_market_get_n_edges(tandem_market_file_get_market(file)), 2);
    cr_expect_str_eq(notes, "m: N823 no list of the hospitals names anybody: each "
                            "takes all who list it, tied\n");
}

Test(glasgow, nobody_is_a_market_too)
{
    g_autoptr(TandemMarketFile) none = market_text_read(NULL, "0 0\n");
    g_autoptr(TandemMarketFile) empty = market_text_read(NULL, "0\n0\n0\n");
    g_autoptr(TandemMarketFile) alone = market_text_read(NULL, "1 0\n1\n");

    cr_expect_eq(tandem_market_get_n_trainees(tandem_market_file_get_market(none)), 0);
    cr_expect_eq(tandem_market_get_n_trainees(tandem_market_file_get_market(empty)), 0);
    cr_expect_eq(tandem_market_get_n_trainees(tandem_market_file_get_market(alone)), 1);
}

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("glasgow-hrt", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(glasgow, all_faults_are_told_at_once)
{
    assert_told("0\n3\n2\n1 1 2 3\n1 2\n4 1\n1 x (2 1)\n2 1 1 1 (2 (3) ) ) ()\n",
                "m:4:7: E806 there is no hospital 3; they go from 1 to 2\n"
                "m:5:1: E807 resident 1 has a row already\n"
                "m:6:1: E806 there is no resident 4; they go from 1 to 3\n"
                "m:7:3: E804 \"x\" stands where the number of posts is wanted\n"
                "m:8:7: E808 resident 1 is listed twice\n"
                "m:8:12: E811 a tie begins inside a tie\n"
                "m:8:16: E811 a tie ends that did not begin\n"
                "m:8:18: E811 a tie ends that did not begin\n"
                "m:8:20: E811 a tie of nobody\n");
}

Test(glasgow, counts_are_told)
{
    assert_told(" \n", "m:2:1: E802 the file ends before the number of residents\n");
    assert_told("x\n",
                "m:1:1: E804 \"x\" stands where the number of residents is wanted\n");
    assert_told("0\n", "m:2:1: E802 the file ends before the second count\n");
    assert_told("0\n2\n", "m:3:1: E802 the file ends before the number of hospitals\n");
    assert_told("3 x\n",
                "m:1:3: E804 \"x\" stands where the number of hospitals is wanted\n");
    assert_told("1 1 1\n1\n1 1\n", "m:1:5: E810 \"1\" stands behind all that the row "
                                   "may have\n");
    assert_told("2147483648 1\n", "m:1:1: E805 the number of residents is over "
                                  "2147483647\n");
    assert_told("99999999999999999999 1\n",
                "m:1:1: E805 the number of residents is over 2147483647\n");
}

Test(glasgow, what_the_counts_claim_is_not_believed)
{
    assert_told("2147483647 2147483647\n1\n",
                "m:2:1: E803 4294967294 residents and hospitals are announced; the "
                "file has no room for them\n");
    assert_told("0\n2000000000\n1\n",
                "m:4:1: E803 2000000001 residents and hospitals are announced; the "
                "file has no room for them\n");
}

Test(glasgow, couples_are_refused_by_name)
{
    assert_told("2\n1\n1\n1 1\n2 1\n3 4 1 1\n1 2 1 2 3 4\n",
                "m:3:1: E813 couples are not read in this version: the counts announce "
                "2 residents and 1 couples\n");
}

Test(glasgow, rows_that_are_missing_or_too_many_are_told)
{
    assert_told("2 1\n1 1\n2 1 \n\n\n",
                "m:6:1: E809 the file ends after 0 of 1 rows of "
                "hospitals\n");
    assert_told("3 0\n1 \n2 \n",
                "m:4:1: E809 the file ends after 2 of 3 rows of residents\n");
    assert_told("1 1\n1 1\n1 1 1\n2 1 1\n3\n",
                "m:4:1: E810 a row stands behind all that the file may have (do the "
                "counts at the beginning leave it out?)\n");
}

Test(glasgow, odd_bytes_are_told)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    static const char nul[] = "1 1\n1 \0 1\n1 1 1\n";
    g_autoptr(TandemMarketFile) file =
        tandem_market_file_parse_as(nul, sizeof nul - 1, "m", "glasgow-hrt", NULL,
                                    TANDEM_LOTTERY_NEVER, faults, NULL);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_expect_null(file);
    cr_expect_str_eq(told,
                     "m:2:3: E106 the line holds a NUL byte (is the file text?)\n");
    assert_told("\xff\xfe"
                "1 1",
                "m: E105 the file is UTF-16 (save it as UTF-8)\n");
    assert_told("1 1\n1 -1\n1 1 1.5\n",
                "m:2:3: E804 \"-1\" stands where a hospital's number is wanted\n"
                "m:3:6: E804 \".5\" stands where a resident's number is wanted\n");
    assert_told("1 1\n1 \x1b[31m\n1 1 1\n",
                "m:2:3: E804 \"\\u001b[31m\" stands where a hospital's number is "
                "wanted\n");
    assert_told("1 1\n1 3000000000\n1 1 0\n",
                "m:2:3: E806 there is no hospital 2147483648 or above; they go from 1 "
                "to 1\n"
                "m:3:5: E806 there is no resident 0; they go from 1 to 1\n");
    assert_told("1 1\n1 (1\n1 1 1\n", "m:2:3: E811 the tie does not end in its row\n");
}

/* However many there are, a thousand are told. */
Test(glasgow, faults_are_bounded)
{
    g_autoptr(GString) text = g_string_new("3000 0\n");
    for (gint i = 0; i < 3000; i++)
        g_string_append(text, "1 1 1 1 1 1 1\n");
    g_autofree gchar *told = market_text_faults("glasgow-hrt", text->str);

    cr_expect_not_null(strstr(told, "\nm: E199 2005 more faults are not told\n"), "%s",
                       told + strlen(told) - 60);
}

Test(glasgow, columns_are_told_in_the_order_of_their_numbers)
{
    assert_told("1 1\n1 9 9 9 9 9\n1 1 1\n",
                "m:2:3: E806 there is no hospital 9; they go from 1 to 1\n"
                "m:2:5: E806 there is no hospital 9; they go from 1 to 1\n"
                "m:2:7: E806 there is no hospital 9; they go from 1 to 1\n"
                "m:2:9: E806 there is no hospital 9; they go from 1 to 1\n"
                "m:2:11: E806 there is no hospital 9; they go from 1 to 1\n");
}

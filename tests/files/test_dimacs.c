/* SPDX-License-Identifier: MIT */
/* Assignment problems of DIMACS. */
#include <criterion/criterion.h>

#include "market_text.h"

TestSuite(dimacs, .timeout = 60);

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("dimacs-asn", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

static const char small[] = "c two and three\n"
                            "p asn 5 4\n"
                            "n 1\n"
                            "n 2\n"
                            "c\n"
                            "a 2 4 -1\n"
                            "a 1 3 5\n"
                            "a 1 4 2.5\n"
                            "a 1 5 5\n";

Test(dimacs, nodes_keep_their_numbers)
{
    g_autoptr(TandemMarketFile) file = market_text_read(NULL, small);
    TandemMarket *const market = tandem_market_file_get_market(file);
    static const gint32 opportunities[] = { 1, 0, 2, 1 };
    static const gint32 ranks[] = { 1, 2, 2, 1 };
    static const gdouble weights[] = { 2.5, 5, 5, -1 };

    cr_assert_eq(tandem_market_get_n_trainees(market), 2);
    cr_assert_eq(tandem_market_get_n_opportunities(market), 3);
    cr_assert_eq(tandem_market_get_n_edges(market), 4);
    cr_expect_arr_eq(tandem_market_get_opportunities(market), opportunities,
                     sizeof opportunities);
    cr_expect_arr_eq(tandem_market_get_trainee_ranks(market), ranks, sizeof ranks);
    cr_expect_arr_eq(tandem_market_get_weights(market), weights, sizeof weights);
    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 1), "2");
    cr_expect_str_eq(tandem_market_file_get_opportunity_id(file, 0), "3");
    g_autofree gchar *text = market_text_write(file, "dimacs-asn");
    cr_expect_str_eq(text, "p asn 5 4\nn 1\nn 2\na 1 3 5\na 1 4 2.5\na 1 5 5\n"
                           "a 2 4 -1\n");
}

Test(dimacs, the_first_side_may_be_any_nodes)
{
    g_autoptr(TandemMarketFile) file =
        market_text_read(NULL, "p asn 4 2\nn 4\nn 2\na 2 1 8\na 4 3 1e-7\n");
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autofree gchar *text =
        tandem_market_file_to_format(file, "dimacs-asn", notes, NULL);
    g_autofree gchar *told = tandem_faults_to_text(notes);

    cr_expect_str_eq(tandem_market_file_get_trainee_id(file, 0), "2");
    cr_expect_str_eq(tandem_market_file_get_opportunity_id(file, 1), "3");
    cr_expect_str_eq(text, "p asn 4 2\nn 1\nn 2\na 1 3 8\na 2 4 1e-07\n");
    cr_expect_str_eq(told,
                     "output: N824 the format has numbers for ids: the "
                     "opportunities, from \"1\" to \"3\", are 3 to 4 in the order "
                     "of their ids\n"
                     "output: N824 the format has numbers for ids: the trainees, "
                     "from \"2\" to \"4\", are 1 to 2 in the order of their "
                     "ids\n",
                     "%s", told);
}

Test(dimacs, all_faults_are_told_at_once)
{
    assert_told("p asn 4 9\np asn 1 1\nn 5\nn 1\nn 1\nx\nab 1\na 1 1 3\na 2 3 4\n"
                "a 1 3 x\na 1 3 1\na 1 3 2 7\nn 2\na 1\n",
                "m:2:1: E807 the problem stands already in line 1\n"
                "m:3:3: E806 there is no node 5; they go from 1 to 4\n"
                "m:5:3: E807 node 1 has a row already\n"
                "m:6:1: E820 a line begins with neither c, p, n nor a\n"
                "m:7:1: E820 a line begins with neither c, p, n nor a\n"
                "m:8:5: E819 an arc ends at node 1, which has a row n\n"
                "m:9:3: E819 an arc begins at node 2, which has no row n\n"
                "m:10:7: E804 \"x\" stands where a cost is wanted\n"
                "m:12:1: E808 the pair of 1 and 3 stands already in line 11\n"
                "m:12:9: E810 \"7\" stands behind all that the row may have\n"
                "m:13:1: E802 a node stands behind the first arc\n"
                "m:14:4: E804 the row ends before a node's number\n");
    assert_told("p asn 2 2\nn 1\na 1 2 3\n",
                "m:1: E815 2 arcs are announced; the rows have 1\n");
}

Test(dimacs, a_beginning_that_is_not_whole_is_told)
{
    assert_told("c\n", "m:2:1: E802 the line p asn NODES ARCS is missing\n");
    assert_told("n 1\np asn 1 0\n",
                "m:1:1: E802 a row stands before the line p asn NODES ARCS\n");
    assert_told("p min 2 1\nn 1\n", "m:1:3: E814 the problem is not of the kind asn, "
                                    "which alone is read\n");
    assert_told("p asn 2\n", "m:1:8: E804 the row ends before the number of arcs\n");
}

Test(dimacs, what_the_problem_claims_is_not_believed)
{
    assert_told("p asn 2000000000 1\nn 1\na 1 2 3\n",
                "m:1:1: E803 2000000000 nodes are announced; the file has no room for "
                "them\n");
    g_autoptr(TandemMarketFile) file =
        market_text_read("dimacs-asn", "p asn 60000 1\nn 1\na 1 60000 3\n");
    cr_expect_eq(tandem_market_get_n_opportunities(tandem_market_file_get_market(file)),
                 59999);
}

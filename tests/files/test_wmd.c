/* SPDX-License-Identifier: MIT */
/* Weighted matching data of PrefLib. */
#include <criterion/criterion.h>

#include "market_text.h"

TestSuite(wmd, .timeout = 60);

static void
assert_told(const char *text, const char *expected)
{
    g_autofree gchar *told = market_text_faults("wmd", text);

    cr_expect_str_eq(told, expected, "%s\n%s", text, told);
}

Test(wmd, an_alternative_is_a_trainee_and_an_opportunity)
{
    g_autofree gchar *notes = NULL;
    g_autoptr(TandemMarketFile) file = market_text_read_noted(
        NULL,
        "# FILE NAME: a.wmd\n# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 3\n"
        "# NUMBER EDGES: 4\n# ALTERNATIVE NAME 1: Pair 1\n"
        "1,3,1.0\n1, 2 ,2.5\n1,1,1\n2,1,-.5\n",
        &notes);
    TandemMarket *const market = tandem_market_file_get_market(file);
    static const gint32 opportunities[] = { 1, 0, 2, 0 };
    static const gint32 ranks[] = { 1, 2, 2, 1 };
    static const gdouble weights[] = { 2.5, 1, 1, -0.5 };

    cr_assert_eq(tandem_market_get_n_trainees(market), 3);
    cr_assert_eq(tandem_market_get_n_opportunities(market), 3);
    cr_assert_eq(tandem_market_get_n_edges(market), 4);
    cr_expect_arr_eq(tandem_market_get_opportunities(market), opportunities,
                     sizeof opportunities);
    cr_expect_arr_eq(tandem_market_get_trainee_ranks(market), ranks, sizeof ranks);
    cr_expect_arr_eq(tandem_market_get_weights(market), weights, sizeof weights);
    cr_expect_str_eq(notes, "m: N822 the alternatives' names are not kept; their "
                            "numbers are their ids\n");
    g_autofree gchar *text = market_text_write(file, "wmd");
    cr_expect_str_eq(text,
                     "# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 3\n# NUMBER EDGES: 4\n"
                     "# ALTERNATIVE NAME 1: 1\n# ALTERNATIVE NAME 2: 2\n"
                     "# ALTERNATIVE NAME 3: 3\n1,1,1\n1,2,2.5\n1,3,1\n2,1,-0.5\n");
}

Test(wmd, all_faults_are_told_at_once)
{
    assert_told("# NUMBER ALTERNATIVES: 2\n# NUMBER EDGES: 9\n1,3,1\n0,1,1\n1 2 1\n"
                "1,2\n1,2,x\n1,2,1\n2,1,1,1\n1,2,5\n",
                "m:3:3: E806 there is no alternative 3; they go from 1 to 2\n"
                "m:4:1: E806 there is no alternative 0; they go from 1 to 2\n"
                "m:5:3: E812 a comma is missing\n"
                "m:6:4: E812 a comma is missing\n"
                "m:7:5: E804 \"x\" stands where a weight is wanted\n"
                "m:9:6: E810 \",1\" stands behind all that the row may have\n"
                "m:10:1: E808 the pair of 1 and 2 stands already in line 8\n");
    assert_told("# NUMBER ALTERNATIVES: 2\n# NUMBER EDGES: 2\n1,2,1\n",
                "m:2: E815 2 edges are announced; the rows have 1\n");
    assert_told("# DATA TYPE: soc\n# NUMBER ALTERNATIVES: 2\n1,2,1\n",
                "m:1:14: E814 data type \"soc\" is not of this format (wmd is read; "
                "soc, soi, toc and toi are the format preflib)\n");
    assert_told("2,1\n1,A\n",
                "m:1:1: E802 the line # NUMBER ALTERNATIVES is missing\n");
}

Test(wmd, what_counts_claim_is_not_believed)
{
    assert_told("# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 2000000000\n1,2,1\n",
                "m:2:1: E803 2000000000 alternatives are announced; the file has no "
                "room for them\n");
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(market_features, .timeout = 60);

static void
assert_features(const char *trainees, const char *leaders, const char *more,
                guint expected)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    cr_expect_eq(tandem_market_get_features(market), expected, "%x, not %x",
                 tandem_market_get_features(market), expected);
}

Test(market_features, strict_lists_have_none)
{
    assert_features("0 1; 1 0", "0 1; 0 1", "capacity 2 1", 0);
}

Test(market_features, a_tie_counts_where_both_are_edges)
{
    assert_features("(0 1)", "0; 0", "", TANDEM_FEATURE_TRAINEE_TIES);
    assert_features("(0 1)", "0; -", "", 0);
    assert_features("0; 0", "(0 1)", "", TANDEM_FEATURE_LEADER_TIES);
    assert_features("0; -", "(0 1)", "", 0);
}

Test(market_features, a_leaders_tie_counts_where_the_two_compete)
{
    assert_features("0; 1", "(0 1)", "of 0 0", 0);
    assert_features("0; 1", "(0 1)", "of 0 0 | leaders 1",
                    TANDEM_FEATURE_LEADER_TIES | TANDEM_FEATURE_LEADER_CAPACITY);
}

Test(market_features, one_trainee_does_not_tie_with_itself)
{
    assert_features("0 1", "0", "of 0 0 | leaders 1", TANDEM_FEATURE_LEADER_CAPACITY);
}

Test(market_features, ties_are_found_among_ranks_that_lie_far_apart)
{
    const gsize start[] = { 0, 1, 2, 3 };
    const gint32 id[] = { 0, 0, 0 };
    const gint32 strict[] = { 1, 2000000000, 1000000000 };
    const gint32 tied[] = { 2000000000, 1, 2000000000 };
    TandemMarketArrays arrays = { .n_trainees = 3,
                                  .n_opportunities = 1,
                                  .n_leaders = 1,
                                  .trainees = { start, id, NULL, NULL },
                                  .leader_rank = strict };
    g_autoptr(TandemMarket) a = tandem_market_new(&arrays, NULL);
    arrays.leader_rank = tied;
    g_autoptr(TandemMarket) b = tandem_market_new(&arrays, NULL);

    cr_assert_eq(tandem_market_get_features(a), 0);
    cr_assert_eq(tandem_market_get_features(b), TANDEM_FEATURE_LEADER_TIES);
}

Test(market_features, a_pin_ties_with_nobody)
{
    assert_features("0; 0", "(0 1)", "pins 0 0", TANDEM_FEATURE_PINS);
    assert_features("(0 1)", "0; 0", "pins 0 0", TANDEM_FEATURE_PINS);
}

Test(market_features, capacities_count_where_they_bind)
{
    assert_features("0", "0", "capacity 2 | leaders 2", 0);
    assert_features("0", "0", "capacity 2 | leaders 5", 0);
    assert_features("0", "0", "capacity 2 | leaders 1", TANDEM_FEATURE_LEADER_CAPACITY);
    assert_features("0 1", "0", "of 0 0 | capacity 2147483647 2147483647", 0);
}

Test(market_features, a_quota_counts_where_it_can_be_used)
{
    assert_features("0 1", "0; 0", "quota 2", TANDEM_FEATURE_QUOTA);
    assert_features("0", "0", "quota 2", 0);
    assert_features("0 1", "0; 0", "quota 0", 0);
}

Test(market_features, an_own_order_counts)
{
    assert_features("0; 0", "0 1", "own 1 0", TANDEM_FEATURE_OPPORTUNITY_RANKS);
}

Test(market_features, what_is_beyond_lists_is_told_by_name)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "0 1; 0", "");
    const gint32 minimum[] = { 0, 1 };
    const guint8 may_close[] = { 0, 1 };
    const gdouble weight[] = { 1, 2, 3 };
    const gint32 clash[] = { 0, 1 }, choices[] = { 0, 1, 0, TANDEM_NONE };
    const TandemLink link = { { 0, 1 }, choices, NULL, 2 };
    const TandemGroup group = { clash, 2, NULL, 0, 0, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.opportunity_minimum = minimum;
    arrays.opportunity_may_close = may_close;
    arrays.weight = weight;
    arrays.clashes = clash;
    arrays.n_clashes = 1;
    arrays.links = &link;
    arrays.n_links = 1;
    arrays.groups = &group;
    arrays.n_groups = 1;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    gsize n;

    cr_assert_eq(tandem_market_get_features(market),
                 TANDEM_FEATURE_MINIMA | TANDEM_FEATURE_CLOSURES |
                     TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_CLASHES |
                     TANDEM_FEATURE_LINKS | TANDEM_FEATURE_GROUPS |
                     TANDEM_FEATURE_GROUPS_ACROSS_LEADERS);
    cr_assert_eq(tandem_market_get_minima(market)[1], 1);
    cr_assert_eq(tandem_market_get_may_close(market)[1], 1);
    cr_assert_eq(tandem_market_get_clashes(market, &n)[1], 1);
    cr_assert_eq(n, 1);
    cr_assert_eq(tandem_market_get_links(market, &n)->choices[3], TANDEM_NONE);
    cr_assert_neq((gpointer)tandem_market_get_links(market, &n)->choices,
                  (gpointer)choices);
    cr_assert_eq(tandem_market_get_groups(market, &n)->opportunities[1], 1);
    cr_assert_null(tandem_market_get_groups(market, &n)->trainees);
}

Test(market_features, a_leader_may_rank_its_opportunities)
{
    g_autoptr(Lists) lists = lists_parse("0 1", "*", "of 0 0");
    const gint32 rank[] = { 2, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.leader_opportunity_rank = rank;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);

    cr_assert_eq(tandem_market_get_features(market),
                 TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES);
    cr_assert_eq(tandem_market_get_leader_opportunity_ranks(market)[0], 2);
}

Test(market_features, every_feature_and_guarantee_has_a_name)
{
    for (guint bit = 1; bit <= TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES; bit <<= 1)
        cr_assert_not_null(tandem_feature_get_name((TandemFeature)bit));
    for (guint bit = 1; bit <= TANDEM_GUARANTEE_TRAINEES_POPULAR; bit <<= 1)
        cr_assert_not_null(tandem_guarantee_get_name((TandemGuarantee)bit));
}

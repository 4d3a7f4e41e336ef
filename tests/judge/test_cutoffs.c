/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(cutoffs, .timeout = 60);

enum { OPEN = TANDEM_CUTOFF_OPEN, NOBODY = TANDEM_CUTOFF_NOBODY };

static void
expect(const Case *c, const gint32 *opportunities, const gint32 *leaders)
{
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    gint32 at[CASE_MAX], with[CASE_MAX];

    cr_assert(tandem_judge_cutoffs(matching, at, with, NULL));
    for (int o = 0; o < c->m; o++)
        cr_expect_eq(at[o], opportunities[o], "opportunity %d: %d", o, at[o]);
    for (int l = 0; l < c->l; l++)
        cr_expect_eq(with[l], leaders[l], "leader %d: %d", l, with[l]);
}

Test(cutoffs, the_worst_rank_held_where_full)
{
    Case c = case_parse("0; 0; 0; 1", "2 0 1; 3");
    case_set(c.capacity, "2 2");
    case_hold(&c, "0; -; 0; 1");
    expect(&c, (gint32[]){ 2, OPEN }, (gint32[]){ 2, OPEN });
}

Test(cutoffs, no_places_let_nobody_in)
{
    Case c = case_parse("0", "0");
    c.capacity[0] = 0;
    expect(&c, (gint32[]){ NOBODY }, (gint32[]){ NOBODY });
}

Test(cutoffs, a_leader_may_be_full_before_its_opportunities_are)
{
    Case c = case_parse("0; 1", "1 0");
    c.m = 2;
    case_set(c.leader_of, "0 0");
    case_set(c.capacity, "2 1");
    c.leader_capacity[0] = 2;
    case_hold(&c, "0; 1");
    expect(&c, (gint32[]){ OPEN, 1 }, (gint32[]){ 2 });
}

Test(cutoffs, a_pinned_placement_sets_none)
{
    Case c = case_parse("0; 0", "1 0");
    c.capacity[0] = 2;
    case_pin(&c, "0; -");
    case_hold(&c, "0; 0");
    expect(&c, (gint32[]){ 1 }, (gint32[]){ 1 });
    c.capacity[0] = 1;
    case_hold(&c, "0; -");
    expect(&c, (gint32[]){ NOBODY }, (gint32[]){ NOBODY });
}

Test(cutoffs, an_opportunity_with_its_own_order_goes_by_that)
{
    Case c = case_parse("0; 0", "0 1");
    c.has_own[0] = TRUE;
    case_set(c.own[0], "5 1");
    case_hold(&c, "0; -");
    expect(&c, (gint32[]){ 5 }, (gint32[]){ 1 });
}

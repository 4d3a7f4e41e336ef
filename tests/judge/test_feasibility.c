/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(feasibility, .timeout = 60);

/* All that is broken, as "kind:culprit,other count/limit" with "; " between. */
static char *
broken(const Case *c)
{
    static const char *const kinds[] = {
        "none",           "opportunity", "leader", "quota", "minimum",
        "leader minimum", "pin",         "clash",  "group", "link",
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    g_autofree TandemViolation *found = NULL;
    gsize n_found;
    GString *const text = g_string_new("");

    cr_assert(tandem_judge_feasible(matching, &found, &n_found, &error));
    for (gsize i = 0; i < n_found; i++)
        g_string_append_printf(text, "%s%s %d,%d %d/%d", i > 0 ? "; " : "",
                               kinds[found[i].kind], found[i].culprit, found[i].other,
                               found[i].count, found[i].limit);
    return g_string_free(text, FALSE);
}

static void
expect(const Case *c, const char *violations)
{
    g_autofree char *got = broken(c);
    cr_expect_str_eq(got, violations, "\"%s\"", got);
}

Test(feasibility, a_matching_within_all_bounds_breaks_nothing)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    case_hold(&c, "0; 1");
    expect(&c, "");
    const Case empty = case_parse("", "");
    expect(&empty, "");
}

Test(feasibility, everything_broken_is_told_by_kind_then_culprit)
{
    Case c = case_parse("0 1; 0 1; 0", "0 1 2; 0 1");
    case_set(c.capacity, "1 2");
    case_set(c.leader_capacity, "1 1");
    case_hold(&c, "0 1; 0 1; 0");
    expect(&c, "opportunity 0,-1 3/1; leader 0,-1 3/1; leader 1,-1 2/1; "
               "quota 0,-1 2/1; quota 1,-1 2/1");
}

Test(feasibility, a_leaders_capacity_counts_all_its_opportunities)
{
    Case c = case_parse("0; 1", "0 1");
    c.m = 2;
    case_set(c.leader_of, "0 0");
    c.leader_capacity[0] = 1;
    case_hold(&c, "0; 1");
    expect(&c, "leader 0,-1 2/1");
}

Test(feasibility, no_places_hold_nobody)
{
    Case c = case_parse("0", "0");
    c.capacity[0] = 0;
    expect(&c, "");
    case_hold(&c, "0");
    expect(&c, "opportunity 0,-1 1/0; leader 0,-1 1/0");
}

Test(feasibility, a_minimum_is_reached_or_closed_where_it_may_be)
{
    Case c = case_parse("0; 0", "0 1");
    c.capacity[0] = 2;
    c.minimum[0] = 2;
    expect(&c, "minimum 0,-1 0/2");
    c.may_close[0] = TRUE;
    expect(&c, "");
    case_hold(&c, "0; -");
    expect(&c, "minimum 0,-1 1/2");
    case_hold(&c, "0; 0");
    expect(&c, "");
}

Test(feasibility, a_leaders_minimum_is_the_same)
{
    Case c = case_parse("0; 1", "0 1");
    c.m = 2;
    case_set(c.leader_of, "0 0");
    c.leader_minimum[0] = 2;
    expect(&c, "leader minimum 0,-1 0/2");
    c.leader_may_close[0] = TRUE;
    expect(&c, "");
    case_hold(&c, "0; -");
    expect(&c, "leader minimum 0,-1 1/2");
}

Test(feasibility, a_pin_must_be_held)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    case_pin(&c, "1; 0");
    case_hold(&c, "0; -");
    expect(&c, "pin 0,1 0/1; pin 1,0 0/1");
    case_hold(&c, "1; 0");
    expect(&c, "");
}

Test(feasibility, two_that_clash_are_not_held_together)
{
    Case c = case_parse("0 1 2; 0 1 2", "0 1; 0 1; 0 1");
    case_set(c.quota, "3 3");
    case_set(c.capacity, "2 2 2");
    c.n_clashes = 2;
    case_set(c.clash[0], "2 1");
    case_set(c.clash[1], "0 2");
    case_hold(&c, "0 1 2; 0 2");
    expect(&c, "clash 0,0 2/1; clash 0,1 2/1; clash 1,1 2/1");
}

Test(feasibility, a_group_counts_its_trainees_in_its_opportunities)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    c.n_groups = 2;
    c.group[0] = (CaseGroup){ .all_trainees = TRUE,
                              .opportunity = { TRUE, TRUE },
                              .maximum = 1 };
    c.group[1] = (CaseGroup){ .trainee = { FALSE, TRUE },
                              .opportunity = { TRUE, FALSE },
                              .minimum = 1,
                              .maximum = 2 };
    case_hold(&c, "0; 1");
    expect(&c, "group 0,-1 2/1; group 1,-1 0/1");
    case_hold(&c, "-; 0");
    expect(&c, "");
}

Test(feasibility, linked_trainees_hold_a_choice_or_nothing)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    c.n_links = 1;
    c.link[0] = (CaseLink){ { 0, 1 }, 2, { { 0, 1 }, { 1, -1 } } };
    expect(&c, "");
    case_hold(&c, "0; 1");
    expect(&c, "");
    case_hold(&c, "1; -");
    expect(&c, "");
    case_hold(&c, "1; 0");
    expect(&c, "link 0,-1 0/1");
    case_hold(&c, "-; 1");
    expect(&c, "link 0,-1 0/1");
}

Test(feasibility, the_list_need_not_be_asked_for)
{
    Case c = case_parse("0; 0", "0 1");
    case_hold(&c, "0; 0");
    g_autoptr(TandemMarket) market = case_to_market(&c);
    g_autoptr(TandemMatching) matching = case_to_matching(&c, market);
    gsize n_found;

    cr_assert(tandem_judge_feasible(matching, NULL, &n_found, NULL));
    cr_assert_eq(n_found, 2);
}

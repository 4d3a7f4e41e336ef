/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(measures, .timeout = 60);

static TandemMeasures *
measure(const Case *c, const Case *before)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    g_autoptr(TandemMarket) old_market = before != NULL ? case_to_market(before) : NULL;
    g_autoptr(TandemMatching) old =
        before != NULL ? case_to_matching(before, old_market) : NULL;
    TandemMeasures *const measures = tandem_measures_new(matching, old, &error);

    cr_assert_not_null(measures, "%s", error != NULL ? error->message : "");
    return measures;
}

/* "name value" for each measure, with "; " between. */
static char *
tell(const TandemMeasures *measures)
{
    GString *const text = g_string_new("");
    gsize n_names;
    const char *const *names = tandem_measures_get_names(measures, &n_names);

    for (gsize i = 0; i < n_names; i++) {
        gdouble value = 0;
        char number[G_ASCII_DTOSTR_BUF_SIZE];
        cr_assert(tandem_measures_get(measures, names[i], &value));
        g_ascii_formatd(number, sizeof number, "%.6g", value);
        g_string_append_printf(text, "%s%s %s", i > 0 ? "; " : "", names[i], number);
    }
    cr_assert_null(names[n_names]);
    return g_string_free(text, FALSE);
}

static void
expect_all(const Case *c, const Case *before, const char *expected)
{
    g_autoptr(TandemMeasures) measures = measure(c, before);
    g_autofree char *got = tell(measures);
    cr_expect_str_eq(got, expected, "\"%s\"", got);
}

static void
expect(const Case *c, const char *name, gdouble expected)
{
    g_autoptr(TandemMeasures) measures = measure(c, NULL);
    gdouble value = 0;
    cr_assert(tandem_measures_get(measures, name, &value), "%s", name);
    cr_expect_float_eq(value, expected, 1e-12, "%s: %g", name, value);
}

/* The golden rotation, worked by hand. Ranks as stated: T1 has L2 as its 2nd and is its
 * 2nd; T3 1st and 1st; T4 2nd and 1st; T5 1st and 2nd; R is 3. Envied: by T1 who holds
 * L1 (1), by T2 who hold L2 and L3 (3), by T4 who hold L2 (2), by T6 who holds L3 (1).
 * Over R + 1 - rank the six have 2, 0, 3, 2, 3, 0: sorted 0 0 2 2 3 3, the differences
 * sum to -1*2 + 1*2 + 3*3 + 5*3 = 24, over 6 * 10. */
Test(measures, the_golden_rotation_is_as_by_hand)
{
    Case c = case_parse("0 1; - 1 2; 1 0; 1 2; 0 2 1; 2", "4 0 2; 2 0 3 1 4; 3 4 5 1");
    case_set(c.capacity, "1 2 1");
    case_set(c.likes[1], "0 2 3");
    case_set(c.leads[0], "3 0 4 0 2 0");
    case_hold(&c, "1; -; 1; 2; 0; -");
    expect_all(
        &c, NULL,
        "size 4; placed 4; cost_trainees 6; cost_leaders 6; egalitarian_cost 12; "
        "sex_equal_cost 0; balanced_cost 6; regret 2; regret_trainees 2; envy 7; "
        "justified_envy 0; gini 0.4; blocking_pairs 0");

    g_autoptr(TandemMeasures) measures = measure(&c, NULL);
    gsize n_ranks;
    const gsize *profile = tandem_measures_get_profile(measures, &n_ranks);
    cr_assert_eq(n_ranks, 2);
    cr_expect(profile[0] == 2 && profile[1] == 2);
    profile = tandem_measures_get_profile_both(measures, &n_ranks);
    cr_assert_eq(n_ranks, 2);
    cr_expect(profile[0] == 4 && profile[1] == 4);
}

Test(measures, nobody_placed_costs_nothing)
{
    const Case c = case_parse("0; 0", "0 1");
    expect_all(
        &c, NULL,
        "size 0; placed 0; cost_trainees 0; cost_leaders 0; egalitarian_cost 0; "
        "sex_equal_cost 0; balanced_cost 0; regret 0; regret_trainees 0; envy 0; "
        "justified_envy 0; gini 0; blocking_pairs 2");
    const Case empty = case_parse("", "");
    g_autoptr(TandemMeasures) measures = measure(&empty, NULL);
    gsize n_ranks;
    tandem_measures_get_profile(measures, &n_ranks);
    cr_expect_eq(n_ranks, 0);
}

Test(measures, the_two_sides_are_told_apart)
{
    Case c = case_parse("1 0; 0 1", "0 1; 0 1");
    case_hold(&c, "0; 1"); /* trainees 2 + 2, leaders 1 + 2 */
    expect(&c, "cost_trainees", 4);
    expect(&c, "cost_leaders", 3);
    expect(&c, "egalitarian_cost", 7);
    expect(&c, "sex_equal_cost", 1);
    expect(&c, "balanced_cost", 4);
}

Test(measures, weight_is_there_where_weights_are_given)
{
    Case c = case_parse("0 1", "0; 0");
    case_hold(&c, "1");
    g_autoptr(TandemMeasures) without = measure(&c, NULL);
    cr_expect_not(tandem_measures_get(without, "weight", NULL));
    c.has_weights = TRUE;
    c.weight[0][1] = -2.5;
    expect(&c, "weight", -2.5);
}

Test(measures, what_is_not_measured_has_no_name)
{
    const Case c = case_parse("0", "0");
    g_autoptr(TandemMeasures) measures = measure(&c, NULL);
    gdouble value = 3;
    cr_expect_not(tandem_measures_get(measures, "changes", &value));
    cr_expect_not(tandem_measures_get(measures, "beauty", &value));
    cr_expect_eq(value, 3);
}

Test(measures, envy_is_justified_where_the_other_is_ranked_lower)
{
    Case c = case_parse("0; 0; 0", "1 0 2");
    c.capacity[0] = 2;
    case_hold(&c, "0; -; 0");
    expect(&c, "envy", 2);
    expect(&c, "justified_envy", 2);
    case_hold(&c, "0; 0; -");
    expect(&c, "envy", 2);
    expect(&c, "justified_envy", 0);
}

Test(measures, a_tie_justifies_no_envy)
{
    Case c = case_parse("0; 0", "(0 1)");
    case_hold(&c, "0; -");
    expect(&c, "envy", 1);
    expect(&c, "justified_envy", 0);
}

Test(measures, whoever_holds_two_things_wanted_is_envied_once)
{
    Case c = case_parse("0 1; 0 1", "1 0; 0 1");
    case_set(c.quota, "2 2");
    case_hold(&c, "-; 0 1");
    expect(&c, "envy", 1);
    expect(&c, "justified_envy", 1); /* for 1, not for 0 */
}

Test(measures, a_pin_is_envied_but_never_justly)
{
    Case c = case_parse("0; 0", "0 1");
    case_pin(&c, "-; 0");
    case_hold(&c, "-; 0");
    expect(&c, "envy", 1);
    expect(&c, "justified_envy", 0);
}

Test(measures, a_pinned_trainee_envies_but_never_justly)
{
    Case c = case_parse("0 1; 0", "0 1; 0");
    case_pin(&c, "1; -");
    case_hold(&c, "1; 0");
    expect(&c, "envy", 1);
    expect(&c, "justified_envy", 0);
}

Test(measures, a_pin_that_nobody_listed_has_no_rank)
{
    Case c = case_parse("0; 1", "0; 1");
    case_pin(&c, "1; -");
    case_hold(&c, "1; -");
    expect_all(
        &c, NULL,
        "size 1; placed 1; cost_trainees 0; cost_leaders 0; egalitarian_cost 0; "
        "sex_equal_cost 0; balanced_cost 0; regret 0; regret_trainees 0; envy 1; "
        "justified_envy 0; gini 0; blocking_pairs 0");
}

/* 3, 1 and 0: |3-1| + |3-0| + |1-0| over ordered pairs is 12, over 2 * 3 * 4. */
Test(measures, gini_counts_the_unplaced_as_nothing)
{
    Case c = case_parse("0 1 2; 1 2 0; 2", "0; -; 1");
    c.leads[0][1] = 2;
    case_hold(&c, "0; 0; -");
    c.capacity[0] = 2;
    expect(&c, "gini", 0.5);
}

Test(measures, gini_is_nothing_where_all_are_alike)
{
    Case c = case_parse("0 1; 1 0", "0; 1");
    case_hold(&c, "0; 1");
    expect(&c, "gini", 0);
}

/* T0 moved from 0 to 1, T1 lost 1, T2 kept 2: three pairs differ. */
Test(measures, changes_are_pairs_in_one_matching_and_not_the_other)
{
    Case before = case_parse("0 1; 1; 2", "0; 0 1; 2");
    Case after = before;
    case_hold(&before, "0; 1; 2");
    case_hold(&after, "1; -; 2");
    g_autoptr(TandemMeasures) measures = measure(&after, &before);
    gdouble changes;
    cr_assert(tandem_measures_get(measures, "changes", &changes));
    cr_expect_eq(changes, 3);
}

Test(measures, changes_compare_the_markets_of_a_repair)
{
    Case before = case_parse("0; 1", "0; 1");
    case_hold(&before, "0; 1");
    Case after =
        case_parse("1 0; 1; 2", "0; 0 1; 2"); /* somebody came, lists changed */
    case_hold(&after, "0; -; 2");
    g_autoptr(TandemMeasures) measures = measure(&after, &before);
    gdouble changes;
    cr_assert(tandem_measures_get(measures, "changes", &changes));
    cr_expect_eq(changes, 2);
}

/* A leader that ranks its opportunities (SPA-P) has no rank for a trainee. */
Test(measures, leaders_without_ranks_of_trainees_have_no_measures)
{
    g_autoptr(GError) error = NULL;
    const gsize start[] = { 0, 1 };
    const gint32 id[] = { 0 }, rank[] = { 1 };
    const TandemMarketArrays arrays = {
        .n_trainees = 1,
        .n_opportunities = 1,
        .n_leaders = 1,
        .trainees = { start, id, NULL, NULL },
        .leader_opportunity_rank = rank,
    };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market);
    g_autoptr(TandemMatching) matching = tandem_matching_new(
        market, "hand", TANDEM_STATUS_FEASIBLE, (gsize[]){ 0 }, 1, &error);
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, &error);
    g_autofree char *got = tell(measures);
    gsize n;
    gint32 cutoff = 7;

    cr_expect_str_eq(got,
                     "size 1; placed 1; cost_trainees 1; regret_trainees 1; envy 0; "
                     "gini 0; blocking_pairs 0; coalition 0");
    cr_expect_null(tandem_measures_get_profile_both(measures, &n));
    cr_expect_eq(n, 0);
    cr_expect_not(tandem_judge_cutoffs(matching, &cutoff, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_expect_eq(cutoff, 7);
}

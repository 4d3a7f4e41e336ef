/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(deferred_acceptance, .timeout = 60);

/* "side=leader ties=given" */
static TandemOptions *
parse_options(const char *text)
{
    TandemOptions *const options = tandem_options_new();
    g_auto(GStrv) words = g_strsplit(text, " ", -1);

    for (guint i = 0; words[i] != NULL; i++) {
        g_auto(GStrv) parts = g_strsplit(words[i], "=", 2);
        if (parts[0] != NULL && parts[1] != NULL)
            tandem_options_set_text(options, parts[0], parts[1]);
    }
    return options;
}

static TandemMatching *
solve(const Lists *lists, const char *options_text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    g_autoptr(TandemOptions) options = parse_options(options_text);
    TandemMatching *matching =
        tandem_solve(market, "deferred-acceptance", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return matching;
}

/* What each trainee holds, as "1; 0 2; -". */
static gchar *
to_text(const TandemMatching *matching)
{
    const TandemMarket *const market = tandem_matching_get_market(matching);
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    gsize n_edges, i = 0;
    const gsize *const edge = tandem_matching_get_edges(matching, &n_edges);
    GString *const text = g_string_new(NULL);

    for (gint32 t = 0; t < tandem_market_get_n_trainees(market); t++) {
        gsize n = 0;
        g_string_append(text, t > 0 ? ";" : "");
        for (; i < n_edges && edge[i] < start[t + 1]; i++, n++)
            g_string_append_printf(text, "%s%d", t > 0 || n > 0 ? " " : "",
                                   opportunity[edge[i]]);
        if (n == 0)
            g_string_append(text, t > 0 ? " -" : "-");
    }
    return g_string_free(text, FALSE);
}

static void
assert_match(const char *trainees, const char *leaders, const char *more,
             const char *options, const char *expected)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    g_autoptr(TandemMatching) matching = solve(lists, options);
    g_autofree gchar *got = to_text(matching);

    cr_expect_str_eq(got, expected, "%s, not %s", got, expected);
    cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
    cr_expect_str_eq(tandem_matching_get_strategy(matching), "deferred-acceptance");
}

static void
assert_match_both(const char *trainees, const char *leaders, const char *more,
                  const char *expected)
{
    assert_match(trainees, leaders, more, "side=trainee", expected);
    assert_match(trainees, leaders, more, "side=leader", expected);
}

Test(deferred_acceptance, the_preferred_trainee_displaces_the_other)
{
    assert_match_both("0 1; 0 1", "1 0; 1 0", "", "1; 0");
}

/* Gale and Shapley (1962), Example 1: whoever proposes gets all first choices. */
Test(deferred_acceptance, the_proposing_side_gets_its_first_choices)
{
    const char *const men = "0 1 2; 1 2 0; 2 0 1", *const women = "1 2 0; 2 0 1; 0 1 2";

    assert_match(men, women, "", "side=trainee", "0; 1; 2");
    assert_match(men, women, "", "side=leader", "2; 0; 1");
}

/* Gale and Shapley (1962), Example 2: one stable set of marriages only. */
Test(deferred_acceptance, a_single_stable_matching_is_found_from_either_side)
{
    assert_match_both("0 1 2 3; 0 3 2 1; 1 0 2 3; 3 1 2 0",
                      "3 2 0 1; 1 3 0 2; 3 0 1 2; 2 1 0 3", "", "2; 3; 0; 1");
}

/* Abraham, Irving and Manlove (2007), Figure 1; their student-optimal matching. */
static const char *const students =
    "0 6; 0 1 2 3 4 5; 1 0 3; 1; 0 1 2 3; 1 2 3 4 5; 4 2 7";
static const char *const lecturers = "6 3 0 2 1 4 5; 2 1 5 6 4; 0 6";
static const char *const projects =
    "of 0 0 0 1 1 1 2 2 | capacity 2 1 1 1 1 1 1 1 | leaders 3 2 2";

Test(deferred_acceptance, students_get_the_projects_of_the_paper)
{
    assert_match(students, lecturers, projects, "side=trainee", "0; 4; 3; 1; -; -; 2");
}

/* DOMAIN's golden instance, worked by hand: L1 has one place, L2 two, L3 one. */
Test(deferred_acceptance, the_golden_instance_has_its_only_stable_matching)
{
    const char *const lists = "0 1; 1 2; 1 0; 1 2; 0 2 1; 2";

    assert_match_both(lists, "4 0 2; 2 0 3 1 4; 3 4 5 1", "capacity 1 2 1",
                      "1; -; 1; 2; 0; -");
    assert_match_both(lists, "4 0 2; 2 0 3 1 4; 3 4 5 1", "capacity 1 3 1",
                      "1; -; 1; 1; 0; 2");
    assert_match_both(lists, "4 0 2; 2 0 3 1 4; 3 4 5 1", "capacity 1 4 1",
                      "1; 1; 1; 1; 0; 2");
}

Test(deferred_acceptance, a_full_leader_keeps_the_best_ranked)
{
    assert_match_both("0; 0; 0; 0", "3 1 0 2", "capacity 2", "-; 0; -; 0");
}

Test(deferred_acceptance, a_pair_only_one_side_lists_never_matches)
{
    assert_match_both("0", "-", "", "-");
    assert_match_both("-", "0", "", "-");
}

Test(deferred_acceptance, nobody_sits_where_there_are_no_places)
{
    assert_match_both("0", "0", "capacity 0", "-");
    assert_match_both("0", "0", "leaders 0", "-");
    assert_match_both("0", "0", "quota 0", "-");
}

Test(deferred_acceptance, an_empty_market_has_an_empty_matching)
{
    g_autoptr(GError) error = NULL;
    const TandemMarketArrays arrays = { 0 };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    const char *const sides[] = { "trainee", "leader" };

    for (int i = 0; i < 2; i++) {
        g_autoptr(TandemOptions) options = tandem_options_new();
        tandem_options_set_text(options, "side", sides[i]);
        g_autoptr(TandemMatching) matching =
            tandem_solve(market, "deferred-acceptance", options, NULL, &error);
        cr_assert_null(error);
        cr_assert_eq(tandem_matching_get_size(matching), 0);
    }
}

Test(deferred_acceptance, a_leader_is_full_before_its_opportunities_are)
{
    assert_match_both("0; 1; 2", "2 0 1", "of 0 0 0 | leaders 2", "0; -; 2");
}

/* Case (b) of a blocking pair: 0 must not be left at 1, of the same full leader. */
Test(deferred_acceptance, a_trainee_moves_up_within_a_full_leader)
{
    assert_match_both("0 1; 1", "0 1", "of 0 0 | leaders 1", "0; -");
    assert_match_both("0 1", "0", "of 0 0 | leaders 1 | quota 2", "0");
}

Test(deferred_acceptance, a_quota_is_filled_with_the_best)
{
    assert_match_both("0 1 2; 0 1", "0 1; 1 0; 0", "quota 2 1", "0 2; 1");
}

Test(deferred_acceptance, a_pin_holds_its_place_against_a_better_ranked)
{
    assert_match_both("0; 0", "0 1", "pins 1 0", "-; 0");
}

Test(deferred_acceptance, a_pin_of_nobodys_list_uses_quota_and_place)
{
    assert_match_both("1; 0 1", "1; 0 1", "capacity 1 1 | pins 0 0", "0; 1");
}

Test(deferred_acceptance, a_pin_uses_a_place_of_its_leader)
{
    assert_match_both("0; 1; 1", "1 2 0",
                      "of 0 0 | capacity 1 2 | leaders 2 | pins 0 0", "0; 1; -");
}

Test(deferred_acceptance, an_opportunity_goes_by_its_own_list)
{
    assert_match_both("0; 0", "0 1", "own 1 0", "-; 0");
}

Test(deferred_acceptance, ties_go_by_number_where_there_are_no_keys)
{
    assert_match_both("0; 0", "(0 1)", "", "0; -");
    assert_match_both("(0 1)", "0; 0", "", "0");
}

Test(deferred_acceptance, the_lower_key_wins_a_tie)
{
    assert_match_both("0; 0", "(0 1)", "keys 9 3/5", "-; 0");
}

Test(deferred_acceptance, a_rank_goes_before_priority_and_priority_before_the_key)
{
    assert_match_both("0; 0; 0", "(0 1) 2", "keys 9 3 1/5 | priority 1 2 0", "0; -; -");
}

Test(deferred_acceptance, given_order_draws_nothing)
{
    const char *const keys = "keys 9 3/5";

    assert_match("0; 0", "(0 1)", keys, "side=trainee ties=given", "0; -");
    assert_match("0; 0", "(0 1)", keys, "side=leader ties=given", "0; -");
}

/* By tandem_lottery_mix() for the keys of docs/lottery.md. */
Test(deferred_acceptance, the_lottery_is_that_of_the_page)
{
    const char *const keys = "keys 0xaa0678d8dc8d1bea 0x909dc7d0f84fcb85/"
                             "0xe8040dfff749b8f2 0xfaf75bbd5ebb6560";

    assert_match("0; 0", "(0 1); -", keys, "lottery=single", "-; 0");
    assert_match("0; 0", "(0 1); -", keys, "lottery=multiple", "0; -");
    assert_match("0; 0", "(0 1); -", keys, "lottery=multiple side=leader", "0; -");
    assert_match("(0 1); -", "0; 0", keys, "", "1; -");
    assert_match("(0 1); -", "0; 0", keys, "side=leader", "1; -");
}

Test(deferred_acceptance, proposals_are_counted)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "1 0; 1 0", "");
    g_autoptr(TandemMatching) by_trainees = solve(lists, "");
    g_autoptr(TandemMatching) by_leaders = solve(lists, "side=leader");
    guint64 n = 0;

    cr_assert(tandem_matching_get_counter(by_trainees, "proposals", &n));
    cr_assert_eq(n, 3);
    cr_assert(tandem_matching_get_counter(by_leaders, "proposals", &n));
    cr_assert_eq(n, 3);
    cr_assert_not(tandem_matching_get_counter(by_leaders, "rounds", &n));
}

static gboolean
stop(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)best;
    (void)bound;
    cr_expect(done > 0 && done <= 1);
    ++*(gint *)data;
    return FALSE;
}

Test(deferred_acceptance, a_caller_may_stop_it)
{
    enum { N = 70000 };
    const char *const sides[] = { "trainee", "leader" };
    const TandemMarketArrays arrays = { .n_trainees = N,
                                        .n_opportunities = N,
                                        .n_leaders = N };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);

    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemOptions) options = tandem_options_new();
        gint n_told = 0;
        tandem_options_set_progress(options, stop, &n_told);
        tandem_options_set_text(options, "side", sides[i]);
        cr_assert_null(
            tandem_solve(market, "deferred-acceptance", options, NULL, &error));
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
        cr_assert_str_eq(error->message,
                         "deferred-acceptance was stopped before it ended");
        cr_assert_eq(n_told, 1);
    }
}

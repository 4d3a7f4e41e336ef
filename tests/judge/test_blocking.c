/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "judge_case.h"

TestSuite(blocking, .timeout = 60);

/* The pairs that block, as "trainee-opportunity" with blanks between. */
static char *
blocking(const Case *c, TandemBlocking kind)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    g_autofree gsize *edges = NULL;
    gsize n_edges;
    GString *const text = g_string_new("");

    cr_assert(tandem_judge_blocking(matching, kind, &edges, &n_edges, &error), "%s",
              error != NULL ? error->message : "");
    for (gsize i = 0; i < n_edges; i++)
        g_string_append_printf(text, "%s%d-%d", i > 0 ? " " : "",
                               tandem_market_get_trainee_of(market, edges[i]),
                               opportunity[edges[i]]);
    return g_string_free(text, FALSE);
}

/* What blocks in the three senses. */
static void
expect(const Case *c, const char *weak, const char *strong, const char *super)
{
    g_autofree char *got_weak = blocking(c, TANDEM_BLOCKING_WEAK);
    g_autofree char *got_strong = blocking(c, TANDEM_BLOCKING_STRONG);
    g_autofree char *got_super = blocking(c, TANDEM_BLOCKING_SUPER);

    cr_expect_str_eq(got_weak, weak, "weak: \"%s\"", got_weak);
    cr_expect_str_eq(got_strong, strong, "strong: \"%s\"", got_strong);
    cr_expect_str_eq(got_super, super, "super: \"%s\"", got_super);
}

/* Two opportunities of leader 0, which has @capacity places for both; each has one. */
static Case
two_of_one_leader(const char *trainees, const char *leader, int capacity)
{
    Case c = case_parse(trainees, leader);
    c.m = 2;
    case_set(c.leader_of, "0 0");
    c.leader_capacity[0] = capacity;
    return c;
}

/* Gale, D. and Shapley, L. S. (1962), Example 1: of the six sets of marriages the three
 * are stable in which all men, all women, or none have their first choice. */
Test(blocking, three_of_six_sets_of_marriages_are_stable)
{
    static const struct {
        const char *held, *blocks;
    } all[] = {
        { "0; 1; 2", "" },    { "1; 2; 0", "" },    { "2; 0; 1", "" },
        { "0; 2; 1", "2-0" }, { "1; 0; 2", "1-2" }, { "2; 1; 0", "0-1" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(all); i++) {
        Case c = case_parse("0 1 2; 1 2 0; 2 0 1", "1 2 0; 2 0 1; 0 1 2");
        case_hold(&c, all[i].held);
        g_autofree char *got = blocking(&c, TANDEM_BLOCKING_WEAK);
        cr_expect_str_eq(got, all[i].blocks, "%s: \"%s\"", all[i].held, got);
    }
}

/* The golden rotation when T3 has left and nobody else moves: T4 would rather have L2,
 * which prefers it to T2. */
Test(blocking, whom_a_backfill_passed_over_blocks)
{
    Case c = case_parse("0 1; 1 2; -; 1 2; 0 2 1; 2", "4 0 2; 2 0 3 1 4; 3 4 5 1");
    case_set(c.capacity, "1 2 1");
    case_hold(&c, "1; 1; -; 2; 0; -");
    expect(&c, "3-1", "3-1", "3-1");
}

Test(blocking, an_empty_place_blocks_with_whoever_prefers_it)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    case_hold(&c, "1; -");
    expect(&c, "0-0 1-0", "0-0 1-0", "0-0 1-0");
}

Test(blocking, a_full_opportunity_blocks_with_whom_it_prefers)
{
    Case c = case_parse("0; 0", "0 1");
    case_hold(&c, "-; 0");
    expect(&c, "0-0", "0-0", "0-0");
    case_hold(&c, "0; -");
    expect(&c, "", "", "");
}

Test(blocking, no_places_block_with_nobody)
{
    Case c = case_parse("0 1", "0; 0");
    case_set(c.capacity, "0 1");
    case_hold(&c, "-");
    expect(&c, "0-1", "0-1", "0-1");
    case_set(c.leader_capacity, "-1 0");
    expect(&c, "", "", "");
}

Test(blocking, without_a_quota_nobody_blocks)
{
    Case c = case_parse("0", "0");
    c.quota[0] = 0;
    expect(&c, "", "", "");
}

Test(blocking, a_pair_only_one_side_lists_does_not_block)
{
    Case c = case_parse("0; -", "1");
    expect(&c, "", "", "");
}

Test(blocking, an_empty_market_has_no_blocking_pair)
{
    const Case c = case_parse("", "");
    expect(&c, "", "", "");
}

Test(blocking, a_trainee_indifferent_to_a_free_place_blocks_strongly)
{
    Case c = case_parse("(0 1)", "0; 0");
    case_hold(&c, "0");
    expect(&c, "", "0-1", "0-1");
}

Test(blocking, a_leader_indifferent_to_who_is_in_blocks_strongly)
{
    Case c = case_parse("0; 0", "(0 1)");
    case_hold(&c, "0; -");
    expect(&c, "", "1-0", "1-0");
}

Test(blocking, two_who_are_both_indifferent_block_in_the_super_sense_alone)
{
    Case c = case_parse("(0 1); 1", "0; (0 1)");
    case_hold(&c, "0; 1");
    expect(&c, "", "", "0-1");
}

/* SPA (b), second half: the leader is full, the opportunity is not. */
Test(blocking, a_full_leader_prefers_t_to_another_at_its_other_opportunity)
{
    Case c = two_of_one_leader("0; 1", "0 1", 1);
    case_hold(&c, "-; 1");
    expect(&c, "0-0", "0-0", "0-0");
    case_hold(&c, "0; -");
    expect(&c, "", "", "");
}

Test(blocking, a_full_leader_indifferent_to_another_blocks_strongly)
{
    Case c = two_of_one_leader("0; 1", "(0 1)", 1);
    case_hold(&c, "-; 1");
    expect(&c, "", "0-0", "0-0");
}

/* SPA (b), first half: the leader keeps t, who moves. */
Test(blocking, a_trainee_moves_up_within_a_full_leader)
{
    Case c = two_of_one_leader("0 1", "0", 1);
    case_hold(&c, "1");
    expect(&c, "0-0", "0-0", "0-0");
}

Test(blocking, two_equal_places_of_one_leader_do_not_block_strongly)
{
    Case c = two_of_one_leader("(0 1)", "0", 1);
    case_hold(&c, "1");
    expect(&c, "", "", "0-0");
    c.leader_capacity[0] = 2; /* with room it is the same */
    expect(&c, "", "", "0-0");
}

/* SPA (c): the leader's own number does not matter when one in o makes room. */
Test(blocking, a_full_opportunity_of_a_full_leader_goes_by_who_is_in_it)
{
    Case c = two_of_one_leader("0; 0; 1", "2 0 1", 2);
    case_hold(&c, "-; 0; 1");
    expect(&c, "0-0", "0-0", "0-0");

    Case d = two_of_one_leader("0; 0; 1", "1 0 2", 2);
    case_hold(&d, "-; 0; 1"); /* the leader prefers t to 2, but 2 is elsewhere */
    expect(&d, "", "", "");
}

Test(blocking, a_leader_that_holds_t_alone_is_not_indifferent_to_another)
{
    Case c = case_parse("(0 2) 1", "0; 0; 0");
    case_set(c.leader_of, "0 0 1");
    c.m = 3;
    c.l = 2;
    c.leads[2][0] = 0;
    c.quota[0] = 2;
    c.leader_capacity[0] = 1;
    case_hold(&c, "1 2"); /* t holds the leader's one place, at 1, and 2 elsewhere */
    expect(&c, "0-0", "0-0", "0-0"); /* it moves up from 1 */
    c.likes[0][1] = 1;
    c.likes[0][0] = 2;
    c.likes[0][2] = 2;
    expect(&c, "", "", ""); /* for 2 it would need somebody else to make room */
}

Test(blocking, a_quota_over_one_blocks_while_there_is_room)
{
    Case c = case_parse("0 1", "0; 0");
    c.quota[0] = 2;
    case_hold(&c, "0");
    expect(&c, "0-1", "0-1", "0-1");
    c.quota[0] = 1;
    expect(&c, "", "", "");
}

Test(blocking, a_full_quota_blocks_for_what_is_better_than_its_worst)
{
    Case c = case_parse("0 1 2 3", "0; 0; 0; 0");
    c.quota[0] = 2;
    case_hold(&c, "0 2");
    expect(&c, "0-1", "0-1", "0-1");
}

/* t keeps 0 of the leader and gives up 2 elsewhere, so the leader gains. */
Test(blocking, an_equal_place_given_up_elsewhere_blocks_strongly)
{
    Case c = case_parse("(0 1 2)", "0; -; 0");
    case_set(c.leader_of, "0 0 2");
    c.quota[0] = 2;
    case_hold(&c, "0 2");
    expect(&c, "", "0-1", "0-1");
}

Test(blocking, nobody_is_displaced_from_a_pinned_place)
{
    Case c = case_parse("0; 0", "0 1");
    case_pin(&c, "-; 0");
    case_hold(&c, "-; 0");
    expect(&c, "", "", "");

    Case d = two_of_one_leader("0; 1", "0 1", 1);
    case_pin(&d, "-; 1");
    case_hold(&d, "-; 1");
    expect(&d, "", "", "");
}

Test(blocking, a_pinned_trainee_at_its_quota_blocks_nothing)
{
    Case c = case_parse("0 1", "0; 0");
    case_pin(&c, "1");
    case_hold(&c, "1");
    expect(&c, "", "", "");
}

Test(blocking, a_pinned_trainee_gives_up_only_what_is_not_pinned)
{
    Case c = case_parse("0 1 2 3", "0; 0; 0; 0");
    c.quota[0] = 2;
    case_pin(&c, "3");
    case_hold(&c, "1 3"); /* 0 is better than 1, 2 only than the pinned 3 */
    expect(&c, "0-0", "0-0", "0-0");
}

Test(blocking, a_pinned_trainee_with_room_blocks)
{
    Case c = case_parse("0 1", "0; 0");
    c.quota[0] = 2;
    case_pin(&c, "1");
    case_hold(&c, "1");
    expect(&c, "0-0", "0-0", "0-0");
}

Test(blocking, a_pin_that_nobody_listed_is_compared_with_nothing)
{
    Case c = case_parse("0; 1", "0; 1");
    case_pin(&c, "1; -");
    case_hold(&c, "1; -");
    expect(&c, "", "", "");
    case_hold(&c, "-; 1"); /* not even where it is missing does it block */
    expect(&c, "0-0", "0-0", "0-0");
}

Test(blocking, an_opportunity_with_its_own_order_goes_by_that)
{
    Case c = case_parse("0; 0", "0 1");
    case_hold(&c, "0; -");
    c.has_own[0] = TRUE;
    case_set(c.own[0], "2 1");
    expect(&c, "1-0", "1-0", "1-0");
}

Test(blocking, a_capacity_that_is_exceeded_is_full)
{
    Case c = case_parse("0; 0; 0", "2 0 1");
    case_hold(&c, "0; 0; -");
    expect(&c, "2-0", "2-0", "2-0");
    case_hold(&c, "-; 0; 0");
    expect(&c, "0-0", "0-0", "0-0");
}

static void
expect_weak(const Case *c, const char *weak)
{
    g_autofree char *got = blocking(c, TANDEM_BLOCKING_WEAK);
    cr_expect_str_eq(got, weak, "weak: \"%s\"", got);
}

/* One trainee who lists 0 1 2, two places; 0 clashes with the two it holds. */
static Case
clash_with_two(double first, double second, double third)
{
    Case c = case_parse("0 1 2", "0; 0; 0");
    c.quota[0] = 2;
    c.n_clashes = 2;
    case_set(c.clash[0], "0 1");
    case_set(c.clash[1], "2 0");
    c.has_weights = TRUE;
    c.weight[0][0] = first;
    c.weight[0][1] = second;
    c.weight[0][2] = third;
    case_hold(&c, "1 2");
    return c;
}

Test(blocking, a_session_must_outweigh_all_that_it_clashes_with)
{
    Case c = clash_with_two(5, 3, 2.5);
    expect_weak(&c, "");
    c = clash_with_two(6, 3, 2.5);
    expect_weak(&c, "0-0");
    case_pin(&c, "2");
    expect_weak(&c, "");
}

Test(blocking, a_place_freed_by_a_clash_is_room_at_the_leader)
{
    Case c = case_parse("0 1; 2 3", "0; 1");
    c.m = 4;
    c.l = 2;
    case_set(c.leader_of, "0 0 1 1");
    case_set(c.leader_capacity, "1 1");
    c.n_clashes = 1;
    case_set(c.clash[0], "0 1");
    case_hold(&c, "1; 3");
    expect_weak(&c, "0-0 1-2"); /* the second for its worst, of the same leader */
}

static void
expect_refused(const Case *c, TandemBlocking kind, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = case_to_market(c);
    g_autoptr(TandemMatching) matching = case_to_matching(c, market);
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
    gsize n_edges = 77;

    cr_assert_not(tandem_judge_blocking(matching, kind, NULL, &n_edges, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_expect_str_eq(error->message, message, "%s", error->message);
    cr_expect_eq(n_edges, 77);
    cr_expect_eq(tandem_measures_get(measures, "blocking_pairs", NULL),
                 kind != TANDEM_BLOCKING_WEAK);
}

Test(blocking, what_it_cannot_judge_is_refused_by_name)
{
    Case c = case_parse("0 1; 0 1", "0 1; 0 1");
    c.minimum[0] = 1;
    c.may_close[0] = TRUE;
    expect_refused(&c, TANDEM_BLOCKING_WEAK,
                   "blocking pairs are not judged in a market with closures");

    c = case_parse("0 1; 0 1", "0 1; 0 1");
    c.n_links = 1;
    c.link[0] = (CaseLink){ { 0, 1 }, 1, { { 0, 1 } } };
    expect_refused(&c, TANDEM_BLOCKING_WEAK,
                   "blocking pairs are not judged in a market with links");

    c = clash_with_two(1, 1, 1);
    expect_refused(&c, TANDEM_BLOCKING_STRONG,
                   "blocking pairs in the strong sense are not judged in a market with "
                   "clashes");
    expect_refused(&c, TANDEM_BLOCKING_SUPER,
                   "blocking pairs in the super sense are not judged in a market with "
                   "clashes");
}

/* SPDX-License-Identifier: MIT */
/* What preferences.csv states, and how lists are completed. */
#include <criterion/criterion.h>

#include "run_case.h"

TestSuite(lists, .timeout = 60);

/* Leaders L1 to L6; L1 and L2 are executive directors, L3 is of Trust RVJ, L6 offers
 * shadowing alone. One place each but for @capacity of L1. */
static RunCase *
make(const char *preferences, const char *policy)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *rows =
        g_strconcat("from_id,to_id,kind,rank,stance\n", preferences, NULL);
    g_autofree gchar *ini =
        g_strdup_printf("[rotation]\nid = x\nseed = 1\n[objective]\n%s", policy);

    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade,goals\nT1,RH8,ST3,board;ops\nT2,RH8,ST3,\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max,kinds,offers\n"
                   "L1,RH8,R,executive_director,1,,board\n"
                   "L2,RH8,R,executive_director,1,,board;ops\n"
                   "L3,RVJ,R,other,1,,ops\n"
                   "L4,RH8,R,other,1,,finance\n"
                   "L5,RH8,R,other,1,buddy,finance\n"
                   "L6,RH8,R,non_exec,1,shadow,\n");
    run_case_write(c, "preferences.csv", rows);
    run_case_write(c, "policy.ini", ini);
    cr_assert(run_case_run(c, NULL), "%s", c->error != NULL ? c->error->message : "");
    return c;
}

/* T1's edges: "L2=1 L1=2 L3=2". */
static gchar *
list_of_t1(const RunCase *c)
{
    const TandemStage *const stage = &c->run->stage[0];
    const gsize *const start = tandem_market_get_start(stage->market);
    const gint32 *const rank = tandem_market_get_trainee_ranks(stage->market);
    const gint32 *const id = tandem_market_get_opportunities(stage->market);
    GString *const text = g_string_new(NULL);

    for (gsize k = start[0]; k < start[1]; k++)
        g_string_append_printf(text, "%s%s=%d", k > start[0] ? " " : "",
                               c->rotation->leader[stage->leader[id[k]]].id, rank[k]);
    return g_string_free(text, FALSE);
}

static void
expect_list(const char *preferences, const char *policy, const char *expected)
{
    g_autoptr(RunCase) c = make(preferences, policy);
    g_autofree gchar *list = list_of_t1(c);

    cr_expect_str_eq(list, expected, "of %s: %s", preferences, list);
}

Test(lists, equal_ranks_are_ties_and_numbers_are_those_of_the_groups)
{
    expect_list("T1,L4,buddy,7,\nT1,L1,buddy,2,\nT1,L2,buddy,7,\n", "",
                "L1=1 L2=2 L4=2");
}

Test(lists, unranked_rows_follow_as_ties_want_accept_neutral)
{
    expect_list("T1,L1,buddy,,neutral\nT1,L2,buddy,,want\nT1,L3,buddy,,accept\n"
                "T1,L4,buddy,,\nT1,L5,buddy,3,neutral\n",
                "", "L5=1 L2=2 L3=3 L4=3 L1=4");
}

Test(lists, a_refused_leader_is_on_no_list)
{
    expect_list("T1,L1,buddy,1,refuse\nT1,L2,buddy,2,\n", "", "L2=1");
    expect_list("T1,L2,buddy,,refuse\nT1,L3,buddy,,refuse\n", "", "L1=1 L4=2 L5=2");
    expect_list("T1,L1,buddy,,\nT1,trust:RH8,buddy,,refuse\n", "", "L1=1");
}

Test(lists, a_trainees_own_refusal_has_no_row)
{
    g_autoptr(RunCase) c = make("T1,L1,buddy,1,refuse\nT1,L6,buddy,2,\n", "");
    g_autofree gchar *reasons = run_case_reasons(c);

    cr_expect_str_eq(reasons, "T1>L6 LEADER_UNAVAILABLE");
}

Test(lists, wild_cards_spread_out_as_a_tie)
{
    expect_list("T1,role_category:executive_director,buddy,1,\nT1,trust:RVJ,buddy,2,\n",
                "", "L1=1 L2=1 L3=2");
}

Test(lists, a_row_that_names_a_leader_beats_a_wild_card)
{
    expect_list("T1,trust:RH8,buddy,1,\nT1,L2,buddy,2,\nT1,L4,buddy,,refuse\n", "",
                "L1=1 L5=1 L2=2");
}

Test(lists, of_two_wild_cards_the_better_rank_counts_and_a_refusal_before_it)
{
    expect_list("T1,trust:RH8,buddy,2,\nT1,role_category:executive_director,buddy,1,\n",
                "", "L1=1 L2=1 L4=2 L5=2");
    expect_list("T1,trust:RH8,buddy,1,\n"
                "T1,role_category:executive_director,buddy,,refuse\n",
                "", "L4=1 L5=1");
}

Test(lists, a_wild_card_for_nobody_is_a_list_and_keeps_its_number)
{
    g_autoptr(RunCase) c = make("T1,role_category:clm,buddy,1,\n", "");
    g_autofree gchar *unplaced = run_case_unplaced(c);

    cr_expect_str_eq(unplaced, "T1 NOT_LISTED");
    expect_list("T1,role_category:clm,buddy,1,\nT1,L1,buddy,2,\n", "", "L1=2");
}

Test(lists, a_row_of_no_kind_is_of_those_that_the_leader_serves)
{
    expect_list("T1,L1,,1,\nT1,L6,,2,\nT1,L2,,3,\n", "", "L1=1 L2=2");
    expect_list("T1,L1,buddy,1,\nT1,L6,buddy,2,\nT1,L2,buddy,3,\n", "", "L1=1 L2=3");
    expect_list("T1,L1,shadow,1,\nT1,L2,buddy,1,\n", "", "L2=1");
}

/* Of T1's goals board and ops L2 offers both, L1 and L3 one, L4 and L5 none. */
Test(lists, who_states_no_list_gets_one_by_score_and_equal_scores_tie)
{
    expect_list("", "", "L2=1 L1=2 L3=2 L4=3 L5=3");
}

Test(lists, a_stated_list_is_completed_behind_only_where_the_policy_says_always)
{
    expect_list("T1,L4,buddy,1,\n", "", "L4=1");
    expect_list("T1,L4,buddy,1,\nT1,L3,buddy,,refuse\n", "extend_lists = always\n",
                "L4=1 L2=2 L1=3 L5=4");
    expect_list("T1,L4,buddy,1,\n", "extend_lists = never\n", "L4=1");
    expect_list("", "extend_lists = never\n", "");
}

Test(lists, who_lists_nobody_where_lists_are_not_completed_is_told_so)
{
    g_autoptr(RunCase) c = make("", "extend_lists = never\n");
    g_autofree gchar *unplaced = run_case_unplaced(c);

    cr_expect_str_eq(unplaced, "T1 NOT_LISTED; T2 NOT_LISTED");
}

Test(lists, a_rank_that_nobody_stated_is_told_as_none)
{
    g_autoptr(RunCase) c = make("L2,T1,buddy,1,\n", "");
    const TandemPlacement *const row =
        &g_array_index(c->run->placements, TandemPlacement, 0);

    cr_expect_eq(row->leader, 1);
    cr_expect_eq(row->trainee_rank, 0);
    cr_expect_eq(row->leader_rank, 1);
    cr_expect_eq(c->run->stage[0].trainee_groups[0], 0);
    cr_expect_eq(c->run->stage[0].leader_groups[1], 1);
}

Test(lists, a_leaders_list_comes_before_tiers)
{
    g_autoptr(RunCase) c =
        make("T1,L1,buddy,1,\nT2,L1,buddy,1,\nL1,T2,buddy,,want\n", "");
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);

    cr_expect_str_eq(placements, "T2-L1");
    cr_expect_str_eq(reasons, "T1>L1 FULL_BETTER_RANKED");
}

/* T2 has no goals, so all leaders tie; T1 gets the first by score. */
Test(lists, of_a_completed_list_the_first_ten_rows_are_told)
{
    g_autoptr(RunCase) c = run_case_new();
    GString *const leaders =
        g_string_new("leader_id,trust,role,role_category,cap_max,committed\n");

    for (gint l = 10; l < 25; l++)
        g_string_append_printf(leaders, "L%d,RH8,R,other,1,1\n", l);
    run_case_write(c, "trainees.csv", "trainee_id,trust,grade\nT1,RH8,ST3\n");
    run_case_write(c, "leaders.csv", leaders->str);
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    cr_expect_eq(c->run->reasons->len, 10);
    cr_expect_eq(c->run->waiting->len, 15);
    g_string_free(leaders, TRUE);
}

Test(lists, with_two_buddies_allowed_a_trainee_may_hold_two)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade,max_buddies\nT1,RH8,ST3,2\nT2,RH8,ST3,\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max\n"
                   "L1,RH8,R,other,1\nL2,RH8,R,other,1\nL3,RH8,R,other,1\n");
    run_case_write(c, "preferences.csv",
                   "from_id,to_id,kind,rank\nT1,L1,buddy,1\nT1,L2,buddy,2\n"
                   "T1,L3,buddy,3\nT2,L2,buddy,1\nL2,T2,buddy,1\nL2,T1,buddy,2\n");
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *waiting = run_case_waiting(c);
    cr_expect_str_eq(placements, "T1-L1 T1-L3 T2-L2");
    cr_expect_str_eq(reasons, "T1>L2 FULL_BETTER_RANKED");
    cr_expect_str_eq(waiting, "L2: T1");
}

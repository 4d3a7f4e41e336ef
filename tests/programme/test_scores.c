/* SPDX-License-Identifier: MIT */
/* docs/scores.md is recomputed. */
#include <criterion/criterion.h>

#include "programme/plan_private.h"
#include "programme/score_private.h"
#include "run_case.h"

TestSuite(scores, .timeout = 60);

#define TRAINEES                                                                       \
    "trainee_id,trust,site,grade,specialty,goals,specialty_wish,trust_wish,mode,"      \
    "max_travel_min,wants\n"                                                           \
    "T1,RH8,RH801,ST3,surgery,board;finance;digital,different,own,in_person,60,\n"     \
    "T2,RH8,,F1,,,,,,,project\n"                                                       \
    "T9,RH8,,ST5,,,,,,,project\n"
#define LEADERS                                                                        \
    "leader_id,trust,site,role,role_category,cap_max,specialty,specialty_wish,offers," \
    "mode,same_person_as\n"                                                            \
    "L1,RH8,RH803,R,other,1,medicine,same,board;finance,either,T9\n"

static void
write_example(RunCase *c)
{
    run_case_write(c, "trainees.csv", TRAINEES);
    run_case_write(c, "leaders.csv", LEADERS);
    run_case_write(c, "travel.csv", "site_a,site_b,minutes\nRH803,RH801,25\n");
    run_case_write(c, "preferences.csv",
                   "from_id,to_id,kind,rank\nL1,T2,buddy,1\nL1,T1,buddy,2\n");
}

static gint64
score_of(RunCase *c, gint32 t, gint32 l, gint32 *terms)
{
    g_auto(TandemPlan) plan = { 0 };

    tandem_plan_init(&plan, c->rotation, TANDEM_KIND_BUDDY, NULL);
    TandemOpinion opinion = { 0, plan.leaders.n_groups[l] };
    for (gsize i = plan.leaders.start[l]; i < plan.leaders.start[l + 1]; i++) {
        const TandemStatedEntry *const entry =
            &g_array_index(plan.leaders.entry, TandemStatedEntry, i);
        if (entry->other == t)
            opinion.rank = entry->rank;
    }
    return tandem_score(&plan.pairs, t, l, opinion, terms);
}

Test(scores, the_example_of_the_page_is_what_the_code_computes)
{
    g_autoptr(RunCase) c = run_case_new();
    g_autofree gchar *page = NULL;
    gint32 terms[TANDEM_N_TERMS];

    write_example(c);
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/scores.md", &page, NULL, NULL));
    const gint64 score = score_of(c, 0, 0, terms);
    const TandemPolicy *const policy = &c->rotation->policy;
    const gint32 weights[] = { policy->goals,      policy->specialty_wish,
                               policy->trust_wish, policy->grade_gap,
                               policy->travel,     policy->mode,
                               policy->mutual_rank };

    for (gsize i = 0; i < TANDEM_N_TERMS; i++) {
        g_autofree gchar *row =
            g_strdup_printf("\n| %s | %d | %d | %d |\n", tandem_term_names[i], terms[i],
                            weights[i], terms[i] * weights[i]);
        cr_expect_not_null(strstr(page, row), "not on the page: %s", row);
    }
    g_autofree gchar *sum = g_strdup_printf("| **%" G_GINT64_FORMAT "** |\n", score);
    cr_expect_not_null(strstr(page, sum), "not on the page: %s", sum);
}

Test(scores, below_min_score_a_leader_is_left_out)
{
    g_autoptr(RunCase) at = run_case_new();
    g_autoptr(RunCase) above = run_case_new();

    write_example(at);
    run_case_write(at, "policy.ini",
                   "[rotation]\nid = x\nseed = 1\n[objective]\nmin_score = 10413\n");
    cr_assert(run_case_run(at, NULL));
    g_autofree gchar *placed = run_case_placements(at);
    cr_expect_str_eq(placed, "T1-L1");

    write_example(above);
    run_case_write(above, "policy.ini",
                   "[rotation]\nid = x\nseed = 1\n[objective]\nmin_score = 10414\n");
    cr_assert(run_case_run(above, NULL));
    g_autofree gchar *unplaced = run_case_unplaced(above);
    cr_expect_str_eq(unplaced, "T1 BELOW_THRESHOLD");
}

/* One trainee and one leader, a value of one term. */
static void
expect_term(TandemScoreTerm term, const char *trainee, const char *leader, gint32 expected)
{
    g_autoptr(RunCase) c = run_case_new();
    gint32 terms[TANDEM_N_TERMS];
    g_autofree gchar *trainees = g_strdup_printf(
        "trainee_id,trust,grade,site,specialty,goals,specialty_wish,trust_wish,mode\n"
        "T1,RH8,ST3,RH801,%s\nT9,RH8,SAS,,,,,,\n",
        trainee);
    g_autofree gchar *leaders = g_strdup_printf(
        "leader_id,trust,role,role_category,cap_max,site,specialty,specialty_wish,"
        "offers,mode,same_person_as\nL1,RVJ,R,other,1,%s\n",
        leader);

    run_case_write(c, "trainees.csv", trainees);
    run_case_write(c, "leaders.csv", leaders);
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    run_case_write(c, "travel.csv", "site_a,site_b,minutes\nRH801,RVJ01,30\n");
    cr_assert(run_case_run(c, NULL));
    score_of(c, 0, 0, terms);
    cr_expect_eq(terms[term], expected, "%s of %s and %s is %d, not %d",
                 tandem_term_names[term], trainee, leader, terms[term], expected);
}

Test(scores, what_is_not_wished_is_met_and_what_is_not_known_is_half)
{
    expect_term(TANDEM_TERM_GOALS, ",,,,", ",,,,,", 1000);
    expect_term(TANDEM_TERM_GOALS, ",board,,,", ",,,,,", 500);
    expect_term(TANDEM_TERM_GOALS, ",board,,,", ",,,ops,,", 0);
    expect_term(TANDEM_TERM_SPECIALTY_WISH, "surgery,,same,,", ",surgery,different,,,",
                500);
    expect_term(TANDEM_TERM_SPECIALTY_WISH, "surgery,,same,,", ",,,,,", 750);
    expect_term(TANDEM_TERM_TRUST_WISH, ",,,own,", ",,,,,", 0);
    expect_term(TANDEM_TERM_TRUST_WISH, ",,,other,", ",,,,,", 1000);
    expect_term(TANDEM_TERM_GRADE_GAP, ",,,,", ",,,,,", 1000);
    expect_term(TANDEM_TERM_GRADE_GAP, ",,,,", ",,,,,T1", 0);
    expect_term(TANDEM_TERM_GRADE_GAP, ",,,,", ",,,,,T9", 500);
    expect_term(TANDEM_TERM_TRAVEL, ",,,,", "RVJ01,,,,,", 750);
    expect_term(TANDEM_TERM_TRAVEL, ",,,,", ",,,,,", 500);
    expect_term(TANDEM_TERM_TRAVEL, ",,,,", "RH801,,,,,", 1000);
    expect_term(TANDEM_TERM_MODE, ",,,,in_person", ",,,,virtual,", 0);
    expect_term(TANDEM_TERM_MODE, ",,,,in_person", ",,,,,", 500);
    expect_term(TANDEM_TERM_MODE, ",,,,", ",,,,virtual,", 1000);
    expect_term(TANDEM_TERM_MUTUAL_RANK, ",,,,", ",,,,,", 500);
}

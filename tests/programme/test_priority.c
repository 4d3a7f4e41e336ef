/* SPDX-License-Identifier: MIT */
/* The example of docs/priority.md, and the ties it leaves. */
#include <criterion/criterion.h>

#include "programme/plan_private.h"
#include "run_case.h"

TestSuite(priority, .timeout = 60);

#define HISTORY                                                                        \
    "rotation_id,person_id,target_id,kind,outcome,cause\n"                             \
    "2026-04,T3,,buddy,unmatched,\n"                                                   \
    "2026-04,T4,S1,shadow,cancelled_by_leader,\n"                                      \
    "2026-04,T6,L9,buddy,matched_completed,\n"                                         \
    "2025-12,T7,,buddy,unmatched,\n"                                                   \
    "2026-04,T7,L9,buddy,matched_completed,\n"                                         \
    "2025-08,T8,,buddy,unmatched,\n"                                                   \
    "2025-12,T8,,buddy,unmatched,\n"                                                   \
    "2026-04,T8,,buddy,unmatched,\n"                                                   \
    "2026-04,T9,L9,buddy,no_show,overslept\n"

static RunCase *
make(const char *history, const char *policy)
{
    RunCase *const c = run_case_new();
    GString *const trainees = g_string_new("trainee_id,trust,grade\n");
    GString *const preferences =
        g_string_new("from_id,to_id,kind,rank\nL1,T1,buddy,1\nL1,T2,buddy,2\n");
    g_autofree gchar *ini =
        g_strdup_printf("[rotation]\nid = 2026-08\nseed = 1\n%s", policy);

    for (gint t = 1; t <= 9; t++) {
        g_string_append_printf(trainees, "T%d,RH8,ST3\n", t);
        g_string_append_printf(preferences, "T%d,L1,buddy,1\n", t);
    }
    run_case_write(c, "trainees.csv", trainees->str);
    run_case_write(c, "preferences.csv", preferences->str);
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max\nL1,RH8,R,other,1\n");
    run_case_write(c, "history.csv", history);
    run_case_write(c, "policy.ini", ini);
    g_string_free(trainees, TRUE);
    g_string_free(preferences, TRUE);
    cr_assert(run_case_run(c, NULL));
    return c;
}

/* The leader's ranks of T1 to T9: "1 2 3". */
static gchar *
leader_ranks(const RunCase *c)
{
    const gint32 *const rank = tandem_market_get_leader_ranks(c->run->stage[0].market);
    GString *const text = g_string_new(NULL);

    for (gint t = 0; t < 9; t++)
        g_string_append_printf(text, t > 0 ? " %d" : "%d", rank[t]);
    return g_string_free(text, FALSE);
}

static void
expect_ranks(const char *history, const char *policy, const char *expected)
{
    g_autoptr(RunCase) c = make(history, policy);
    g_autofree gchar *ranks = leader_ranks(c);

    cr_expect_str_eq(ranks, expected, "with %s: %s", policy, ranks);
}

Test(priority, the_example_of_the_page_is_what_the_code_computes)
{
    g_autoptr(RunCase) c = make(HISTORY, "");
    g_autofree gchar *page = NULL;
    const gint32 *const rank = tandem_market_get_leader_ranks(c->run->stage[0].market);
    g_auto(TandemPlan) plan = { 0 };

    tandem_plan_init(&plan, c->rotation, TANDEM_KIND_BUDDY, NULL);
    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/priority.md", &page, NULL, NULL));
    g_auto(GStrv) lines = g_strsplit(page, "\n", -1);
    gint n_found = 0;
    for (gsize i = 0; lines[i] != NULL; i++) {
        g_auto(GStrv) cells = g_strsplit(lines[i], "|", -1);
        if (g_strv_length(cells) != 7 || cells[1][1] != 'T')
            continue;
        const gint t = (gint)g_ascii_strtoll(cells[1] + 2, NULL, 10) - 1;
        cr_expect_eq(plan.turn[t].credit, g_ascii_strtoll(cells[3], NULL, 10), "%s",
                     lines[i]);
        cr_expect_eq(rank[t], g_ascii_strtoll(cells[5], NULL, 10), "%s", lines[i]);
        n_found++;
    }
    cr_expect_eq(n_found, 9);
}

Test(priority, tiers_stand_in_the_policys_order)
{
    expect_ranks(HISTORY, "[priority]\ntiers = never_had, missed_last, everyone\n",
                 "1 2 3 3 3 5 5 3 6");
    expect_ranks(HISTORY, "[priority]\ntiers = everyone\n", "1 2 3 3 3 3 3 3 4");
}

Test(priority, credit_expires_and_may_be_worth_nothing)
{
    expect_ranks(HISTORY, "[priority]\ncredit_expires_rotations = 0\n",
                 "1 2 5 5 5 6 6 5 7");
    expect_ranks(HISTORY, "[priority]\nmissed_credit = 0\n", "1 2 5 5 5 6 6 5 7");
    expect_ranks(HISTORY, "[priority]\nno_show_penalty_rotations = 0\n",
                 "1 2 3 4 5 6 6 3 5");
}

Test(priority, sickness_is_no_no_show)
{
    expect_ranks("rotation_id,person_id,target_id,kind,outcome,cause\n"
                 "2026-04,T9,L9,buddy,no_show,Sickness\n",
                 "", "1 2 5 5 5 5 5 5 5");
}

Test(priority, breadth_few_lets_those_go_on_who_were_placed)
{
    expect_ranks(HISTORY, "[objective]\nbreadth = few\n", "1 2 3 4 6 5 5 3 7");
}

Test(priority, history_then_lottery_puts_more_credit_first)
{
    g_autoptr(RunCase) c = make(HISTORY, "tie_break = history_then_lottery\n");
    g_autofree gchar *waiting = run_case_waiting(c);
    const gint32 *const priority =
        tandem_market_get_priorities(c->run->stage[0].market);

    cr_expect(g_str_has_prefix(waiting, "L1: T2 T8 T3 T4 T5 "), "%s", waiting);
    cr_expect(g_str_has_suffix(waiting, " T9"), "%s", waiting);
    cr_expect(priority[7] < priority[2] && priority[2] < priority[4] &&
              priority[4] < priority[5] && priority[5] < priority[8]);
}

Test(priority, a_tier_is_a_tie_that_the_lottery_breaks)
{
    gsize n_orders = 0;
    g_autoptr(GHashTable) orders =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

    for (gint seed = 0; seed < 8; seed++) {
        g_autoptr(RunCase) c = run_case_new();
        g_autofree gchar *text = g_strdup_printf("%d", seed);
        run_case_write(c, "trainees.csv",
                       "trainee_id,trust,grade\nT1,RH8,ST3\nT2,RH8,ST3\nT3,RH8,ST3\n");
        run_case_write(
            c, "leaders.csv",
            "leader_id,trust,role,role_category,cap_max\nL1,RH8,R,other,1\n");
        run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
        cr_assert(run_case_run(c, text));
        gchar *const placed = run_case_placements(c);
        g_autofree gchar *reasons = run_case_reasons(c);
        cr_expect_not_null(strstr(reasons, "FULL_LOTTERY"));
        cr_expect_null(strstr(reasons, "FULL_BETTER_RANKED"));
        n_orders += g_hash_table_add(orders, placed) ? 1 : 0;
    }
    cr_expect_gt(n_orders, 1);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "programme/reason_texts_private.h"
#include "run_case.h"

TestSuite(reasons, .timeout = 60);

Test(reasons, the_page_has_every_code_with_its_sentence)
{
    g_autofree gchar *page = NULL;

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/reasons.md", &page, NULL, NULL));
    for (gint i = 0; i < TANDEM_N_REASONS; i++) {
        const TandemReason reason = (TandemReason)i;
        g_autofree gchar *row =
            g_strdup_printf("\n| `%s` | %s | ", tandem_reason_get_name(reason),
                            tandem_reason_get_text(reason));
        cr_expect_not_null(strstr(page, row), "not on the page: %s", row);
    }
}

Test(reasons, the_codes_are_the_domains)
{
    const char *const codes =
        "OK_RANK FULL_BETTER_RANKED FULL_LOTTERY EXCL_SUPERVISOR EXCL_LINE_MANAGER "
        "EXCL_SELF EXCL_REPEAT EXCL_GRADE EXCL_PLACEMENT_ENDS EXCL_PLACEMENT_TYPE "
        "EXCL_PERMISSION EXCL_CONFIDENTIAL TIME_CLASH_ONCALL TIME_CLASH_LEAVE "
        "TIME_CLASH_SESSION TIME_REST_AFTER_NIGHT TIME_NOT_WORKING_DAY TRAVEL_TOO_FAR "
        "ACCESS_NEED LEADER_UNAVAILABLE NOT_LISTED BELOW_THRESHOLD PINNED BANNED "
        "COVERAGE_RESERVED QUOTA_BAND LINK_INCOMPATIBLE NO_SEATS";
    g_auto(GStrv) names = g_strsplit(codes, " ", -1);

    for (gint i = 0; names[i] != NULL; i++)
        cr_expect_str_eq(tandem_reason_get_name((TandemReason)i), names[i]);
}

Test(reasons, who_takes_no_part_has_that_reason_on_every_row)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade,permission,line_manager\n"
                   "T1,RH8,ST3,refused,L1\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max\nL1,RH8,R,other,1\n"
                   "L2,RH8,R,other,1\n");
    run_case_write(c, "preferences.csv", "from_id,to_id,rank\nT1,L1,1\nT1,L2,2\n");
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *unplaced = run_case_unplaced(c);
    cr_expect_str_eq(reasons, "T1>L1 EXCL_PERMISSION; T1>L2 EXCL_PERMISSION");
    cr_expect_str_eq(unplaced, "T1 EXCL_PERMISSION");
}

/* T1 and T2 are level with L1; T3 is behind them, and L2 is T3's line manager. */
static RunCase *
level(const char *policy, const char *seed)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *ini = g_strdup_printf("[rotation]\nid = x\nseed = 1\n%s", policy);

    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade,line_manager\nT1,RH8,ST3,\nT2,RH8,ST3,\n"
                   "T3,RH8,ST3,L2\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max\nL1,RH8,R,other,1\n"
                   "L2,RH8,R,other,1\n");
    run_case_write(c, "preferences.csv",
                   "from_id,to_id,rank\nT1,L1,1\nT2,L1,1\nT3,L2,1\nT3,L1,2\n"
                   "L1,T1,1\nL1,T2,1\n");
    run_case_write(c, "policy.ini", ini);
    cr_assert(run_case_run(c, seed));
    return c;
}

Test(reasons, who_lost_by_the_lottery_alone_is_told_so)
{
    g_autoptr(RunCase) c = level("", NULL);
    g_autoptr(RunCase) d = level("tie_break = history_then_lottery\n", NULL);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *unplaced = run_case_unplaced(c);
    const char *const loser = strstr(reasons, "T1>L1") != NULL ? "T1" : "T2";
    g_autofree gchar *expected = g_strdup_printf(
        "%s>L1 FULL_LOTTERY; T3>L2 EXCL_LINE_MANAGER; T3>L1 FULL_BETTER_RANKED", loser);

    g_autofree gchar *both =
        g_strdup_printf("%s FULL_LOTTERY; T3 FULL_BETTER_RANKED", loser);
    cr_expect_str_eq(reasons, expected);
    cr_expect_str_eq(unplaced, both);
    cr_expect_str_eq(g_array_index(c->run->reasons, TandemReasonRow, 0).text,
                     "The only place is taken; you were level with a trainee who got "
                     "one, and the lottery decided. You are number 1 of 2 waiting.");
    cr_expect_str_eq(g_array_index(d->run->reasons, TandemReasonRow, 0).text,
                     "The only place is taken; you were level with a trainee who got "
                     "one, and history, then the lottery, decided. You are number 1 of "
                     "2 waiting.");
    cr_expect_str_eq(
        g_array_index(c->run->unplaced, TandemUnplaced, 1).text,
        "You could be placed with 1 leader, whose places are taken: others "
        "come before you in the leader's order. 1 more on your list could "
        "not be yours.");
}

Test(reasons, ties_given_go_by_id_and_not_by_lottery)
{
    g_autofree gchar *drawn = NULL;

    /* A seed that draws T2 before T1 shows the difference. */
    for (gint seed = 0; drawn == NULL; seed++) {
        g_autofree gchar *policy = g_strdup_printf("%d", seed);
        guint64 keys[2];
        tandem_lottery_keys(policy, (const char *const[]){ "T1", "T2" }, 2, keys);
        if (keys[1] < keys[0])
            drawn = g_steal_pointer(&policy);
    }
    g_autoptr(RunCase) by_lottery = level("", drawn);
    g_autoptr(RunCase) as_given = level("[buddy]\nties = given\n", drawn);
    g_autofree gchar *lottery = run_case_placements(by_lottery);
    g_autofree gchar *given = run_case_placements(as_given);
    g_autofree gchar *waiting = run_case_waiting(as_given);

    cr_expect_str_eq(lottery, "T2-L1");
    cr_expect_str_eq(given, "T1-L1");
    cr_expect_str_eq(waiting, "L1: T2 T3");
}

Test(reasons, a_tie_is_no_reason_to_wait)
{
    for (gint seed = 0; seed < 6; seed++) {
        g_autoptr(RunCase) c = run_case_new();
        g_autofree gchar *text = g_strdup_printf("%d", seed);

        run_case_write(c, "trainees.csv",
                       "trainee_id,trust,grade\nT1,RH8,ST3\nT2,RH8,ST3\n");
        run_case_write(c, "leaders.csv",
                       "leader_id,trust,role,role_category,cap_max\n"
                       "L1,RH8,R,other,1\nL2,RH8,R,other,1\n");
        run_case_write(c, "preferences.csv",
                       "from_id,to_id,rank\nT1,L1,1\nT1,L2,1\nT2,L1,1\nL1,T2,1\n");
        run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
        cr_assert(run_case_run(c, text));
        g_autofree gchar *placements = run_case_placements(c);
        g_autofree gchar *waiting = run_case_waiting(c);
        cr_expect_str_eq(placements, "T1-L2 T2-L1");
        cr_expect_str_eq(waiting, "");
        cr_expect_eq(c->run->reasons->len, 0);
    }
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "run_case.h"

TestSuite(pins, .timeout = 60);

#define PINS "trainee_id,target_id,action,authority,reason,expires\n"
#define T_HEAD                                                                         \
    "trainee_id,trust,grade,wants,permission,clinical_supervisor,max_buddies\n"
#define L_HEAD "leader_id,trust,role,role_category,cap_max,committed,grade_min\n"

/* T1 and T2 list L1; L1 has a place and prefers T1; L2 has two that nobody lists. */
static RunCase *
make(const char *pins, const char *trainees, const char *preferences)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *rows = g_strconcat(PINS, pins, NULL);
    g_autofree gchar *people = g_strconcat(
        T_HEAD, trainees != NULL ? trainees : "T1,RH8,ST3,,,,\nT2,RH8,ST3,,,,\n", NULL);
    g_autofree gchar *lists =
        g_strconcat("from_id,to_id,kind,rank,stance\nT1,L1,buddy,1,\nT2,L1,buddy,1,\n"
                    "L1,T1,buddy,1,\nL1,T2,buddy,2,\n",
                    preferences, NULL);

    run_case_write(c, "trainees.csv", people);
    run_case_write(c, "leaders.csv",
                   L_HEAD "L1,RH8,R,other,1,,\nL2,RH8,R,other,2,,\n"
                          "L3,RH8,R,other,2,1,ST6\n");
    run_case_write(c, "preferences.csv", lists);
    run_case_write(c, "pins.csv", rows);
    run_case_write(c, "policy.ini",
                   "[rotation]\nid = x\nseed = 1\nstarts = 2026-08-05\n"
                   "ends = 2026-12-01\n");
    run_case_run(c, NULL);
    return c;
}

static void
expect_fault(const char *pins, const char *trainees, const char *preferences,
             const char *code, const char *where)
{
    g_autoptr(RunCase) c = make(pins, trainees, preferences);
    g_autofree gchar *codes = run_case_codes(c);
    g_autofree gchar *text = tandem_faults_to_text(c->faults);

    cr_expect_null(c->run, "no fault for %s", pins);
    cr_expect(g_error_matches(c->error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_str_eq(codes, code, "for %s: %s", pins, codes);
    cr_expect_not_null(strstr(text, where), "%s: %s", pins, text);
}

Test(pins, a_pin_is_placed_whoever_is_preferred)
{
    g_autoptr(RunCase) c = make("T2,L1,pin,CLM,agreed,\n", NULL, NULL);
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *unplaced = run_case_unplaced(c);

    cr_expect_str_eq(placements, "T2-L1 (pin)");
    cr_expect_str_eq(reasons, "T1>L1 PINNED");
    cr_expect_str_eq(unplaced, "T1 PINNED");
}

Test(pins, a_pin_that_nobody_listed_has_no_rank_and_meets_the_wish_with_a_reason)
{
    g_autoptr(RunCase) c = make("T1,L2,pin,CLM,agreed,\n", NULL, NULL);
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *waiting = run_case_waiting(c);
    const TandemPlacement *const row =
        &g_array_index(c->run->placements, TandemPlacement, 0);

    cr_expect_str_eq(placements, "T1-L2 (pin) T2-L1");
    cr_expect_str_eq(reasons, "T1>L1 PINNED");
    cr_expect_str_eq(waiting, "", "a pinned trainee waits for nothing: %s", waiting);
    cr_expect_eq(row->trainee_rank, 0);
    cr_expect_eq(row->leader_rank, 0);
}

Test(pins, a_pin_that_the_trainee_did_not_list_is_ranked_by_the_leader_alone)
{
    g_autoptr(RunCase) c = make("T1,L2,pin,CLM,agreed,\n", NULL, "L2,T1,buddy,1,\n");
    const TandemPlacement *const row =
        &g_array_index(c->run->placements, TandemPlacement, 0);
    gdouble cost = -1;

    cr_expect_eq(row->trainee_rank, 0);
    cr_expect_eq(row->leader_rank, 1);
    /* Nobody's choice, so in no sum of ranks: T2's first is all there is. */
    cr_assert(tandem_measures_get(c->run->stage[0].measures, "cost_trainees", &cost));
    cr_expect_float_eq(cost, 1.0, 1e-9);
}

Test(pins, a_pin_stays_where_a_leader_is_closed_and_the_stage_solved_again)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_write(c, "trainees.csv",
                   "trainee_id,trust,grade\nT1,RH8,ST3\nT2,RH8,ST3\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max,cap_min\n"
                   "L1,RH8,R,other,2,2\nL2,RH8,R,other,1,\n");
    run_case_write(c, "preferences.csv", "from_id,to_id,rank\nT1,L1,1\nT2,L1,1\n");
    run_case_write(c, "pins.csv", PINS "T1,L2,pin,CLM,agreed,\n");
    run_case_write(c, "policy.ini", "[rotation]\nid = x\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    cr_expect_str_eq(placements, "T1-L2 (pin)");
    cr_expect_str_eq(reasons, "T1>L1 NO_SEATS; T2>L1 NO_SEATS");
}

Test(pins, an_expired_pin_is_passed_over_with_a_note)
{
    g_autoptr(RunCase) c = make("T2,L1,pin,CLM,agreed,2026-08-04\n", NULL, NULL);
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *codes = run_case_codes(c);

    cr_expect_str_eq(placements, "T1-L1");
    cr_expect_str_eq(codes, "pins.csv:2 N501");
}

Test(pins, who_wants_no_buddy_is_pinned_with_a_warning)
{
    g_autoptr(RunCase) c = make("T1,L2,pin,CLM,agreed,\n",
                                "T1,RH8,ST3,project,,,\nT2,RH8,ST3,,,,\n", NULL);
    g_autofree gchar *placements = run_case_placements(c);
    g_autofree gchar *codes = run_case_codes(c);

    cr_expect_str_eq(placements, "T1-L2 (pin) T2-L1");
    cr_expect_str_eq(codes, "pins.csv:2 W506; preferences.csv:2 W503");
}

Test(pins, a_pin_against_a_rule_is_a_fault_that_names_both_lines)
{
    expect_fault("T1,L1,pin,CLM,agreed,\n", "T1,RH8,ST3,,,L1,\nT2,RH8,ST3,,,,\n", NULL,
                 "pins.csv:2 E501",
                 "clinical supervisor, trainees.csv line 2 (EXCL_SUPERVISOR)");
    expect_fault("T1,L3,pin,CLM,agreed,\n", NULL, NULL, "pins.csv:2 E501",
                 "leaders.csv line 4 (EXCL_GRADE)");
    expect_fault("T1,L2,pin,CLM,agreed,\n", NULL, "L2,T1,buddy,,refuse\n",
                 "pins.csv:2 E501", "preferences.csv line 6 (LEADER_UNAVAILABLE)");
    expect_fault("T1,L2,pin,CLM,agreed,\n", NULL, "T1,L2,buddy,,refuse\n",
                 "pins.csv:2 E501", "preferences.csv line 6");
}

Test(pins, a_pin_of_one_who_takes_no_part_is_a_fault)
{
    expect_fault("T1,L2,pin,CLM,agreed,\n", "T1,RH8,ST3,,pending,,\nT2,RH8,ST3,,,,\n",
                 NULL, "pins.csv:2 E502",
                 "permission of trainees.csv line 2 (EXCL_PERMISSION)");
}

Test(pins, more_pins_than_places_or_than_a_quota_are_faults)
{
    expect_fault("T1,L1,pin,CLM,agreed,\nT2,L1,pin,CLM,agreed,\n", NULL, NULL,
                 "pins.csv:3 E503", "L1, who has 1 place (leaders.csv line 2)");
    expect_fault("T1,L1,pin,CLM,agreed,\nT1,L2,pin,CLM,agreed,\n", NULL, NULL,
                 "pins.csv:3 E504",
                 "pin 2 of T1, who may hold 1 (trainees.csv line 2)");
}

Test(pins, all_faults_are_told_at_once_by_check_too)
{
    g_autoptr(RunCase) c = make("T1,L1,pin,CLM,agreed,\nT2,L1,pin,CLM,agreed,\n",
                                "T1,RH8,ST3,,,L1,\nT2,RH8,ST3,,refused,,\n", NULL);
    g_autofree gchar *codes = run_case_codes(c);
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    cr_expect_str_eq(codes, "pins.csv:2 E501; pins.csv:3 E503; pins.csv:3 E502");
    tandem_rotation_check(c->rotation, faults);
    cr_expect_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 3);
}

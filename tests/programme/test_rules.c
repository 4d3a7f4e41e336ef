/* SPDX-License-Identifier: MIT */
/* Each rule that keeps a trainee out or a pair apart, in the smallest rotation that
 * shows it. T1 lists L1 and nobody else. */
#include <criterion/criterion.h>

#include "programme/pairs_private.h"
#include "run_case.h"

TestSuite(rules, .timeout = 60);

/* What a rotation states beside the least: */
enum {
    TRAINEE,   /* "column=value,column=value" */
    LEADER,    /* likewise */
    POLICY,    /* lines */
    FILE_NAME, /* one more file */
    FILE_TEXT,
    N_PARTS
};

/* A table of one row: the columns every row has and the ones stated. */
static gchar *
table(const char *columns, const char *cells, const char *more)
{
    g_auto(GStrv) pairs = g_strsplit(more != NULL ? more : "", ",", -1);
    GString *const head = g_string_new(columns);
    GString *const row = g_string_new(cells);

    for (gsize i = 0; pairs[i] != NULL; i++) {
        g_auto(GStrv) pair = g_strsplit(pairs[i], "=", 2);
        g_string_append_printf(head, ",%s", pair[0]);
        g_string_append_printf(row, ",%s", pair[1]);
    }
    g_string_append_printf(head, "\n%s\n", row->str);
    g_string_free(row, TRUE);
    return g_string_free(head, FALSE);
}

static RunCase *
make(const char *const *rule)
{
    RunCase *const c = run_case_new();
    g_autofree gchar *trainees = table("trainee_id", "T1", rule[TRAINEE]);
    g_autofree gchar *leaders =
        table("leader_id,role,role_category", "L1,R,other", rule[LEADER]);
    g_autofree gchar *policy =
        g_strdup_printf("[rotation]\nid = 2026-08\nseed = 1\n%s",
                        rule[POLICY] != NULL ? rule[POLICY] : "");

    run_case_write(c, "trainees.csv", trainees);
    run_case_write(c, "leaders.csv", leaders);
    run_case_write(c, "preferences.csv", "from_id,to_id,kind,rank\nT1,L1,buddy,1\n");
    run_case_write(c, "policy.ini", policy);
    if (rule[FILE_NAME] != NULL)
        run_case_write(c, rule[FILE_NAME], rule[FILE_TEXT]);
    cr_assert(run_case_run(c, NULL), "%s", c->error != NULL ? c->error->message : "");
    return c;
}

/* What the rule leads to: "placed", or the one reason. */
static void
expect_as(const char *const *rule, const char *expected, int line)
{
    g_autoptr(RunCase) c = make(rule);

    if (c->run->placements->len > 0) {
        cr_expect_str_eq("placed", expected, "line %d: placed", line);
        return;
    }
    cr_assert_eq(c->run->unplaced->len, 1);
    const char *const name = tandem_reason_get_name(
        g_array_index(c->run->unplaced, TandemUnplaced, 0).reason);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *row = g_strconcat("T1>L1 ", expected, NULL);
    cr_expect_str_eq(name, expected, "line %d: %s", line, name);
    cr_expect_str_eq(reasons, row, "line %d: %s", line, reasons);
}

#define T "trust=RH8,grade=ST3"
#define L "trust=RH8,cap_max=1"
#define DATES "starts = 2026-08-05\nends = 2026-12-01\n"
#define RULE(...) ((const char *const[N_PARTS]){ __VA_ARGS__ })
#define expect(expected, ...) expect_as(RULE(__VA_ARGS__), expected, __LINE__)

Test(rules, nothing_stated_keeps_nobody_apart)
{
    expect("placed", T, L);
    expect("placed", T ",permission=,consent=,placement_type=,placement_to=", L, DATES);
}

Test(rules, a_placement_type_must_be_one_of_the_policys)
{
    expect("placed", T ",placement_type=In Post - Acting Up", L);
    expect("placed", T ",placement_type=in post", L);
    expect("EXCL_PLACEMENT_TYPE", T ",placement_type=Parental Leave", L);
    expect("placed", T ",placement_type=Parental Leave", L,
           "[eligible]\nplacement_types = Parental Leave\n");
}

Test(rules, permission_must_be_given_or_not_stated)
{
    expect("placed", T ",permission=given", L);
    expect("EXCL_PERMISSION", T ",permission=pending", L);
    expect("EXCL_PERMISSION", T ",permission=refused", L);
    expect("placed", T ",permission=pending", L, "[eligible]\npermission = any\n");
}

Test(rules, consent_counts_where_it_is_required)
{
    expect("placed", T ",consent=no", L);
    expect("EXCL_PERMISSION", T ",consent=no", L, "[eligible]\nconsent = required\n");
    expect("placed", T ",consent=Yes", L, "[eligible]\nconsent = required\n");
    expect("placed", T ",consent=", L, "[eligible]\nconsent = required\n");
}

Test(rules, a_placement_must_overlap_the_rotation)
{
    /* Ten weeks from 5 August end with 13 October. */
    expect("placed", T ",placement_to=2026-10-13", L, DATES);
    expect("EXCL_PLACEMENT_ENDS", T ",placement_to=2026-10-12", L, DATES);
    expect("placed", T ",placement_from=2026-09-23", L, DATES);
    expect("EXCL_PLACEMENT_ENDS", T ",placement_from=2026-09-24", L, DATES);
    expect("placed", T ",placement_to=2026-10-12", L);
    expect("placed", T ",placement_to=2026-10-12", L,
           DATES "[eligible]\nmin_overlap_weeks = 9\n");
}

Test(rules, a_short_rotation_is_asked_for_whole)
{
    expect("placed", T ",placement_to=2026-08-18", L,
           "starts = 2026-08-05\nends = 2026-08-18\n");
    expect("EXCL_PLACEMENT_ENDS", T ",placement_to=2026-08-17", L,
           "starts = 2026-08-05\nends = 2026-08-18\n");
}

Test(rules, nobody_is_their_own_buddy)
{
    expect("EXCL_SELF", T, L ",same_person_as=T1");
    expect("EXCL_SELF", T ",email=a@b.org", L ",email=A@B.org");
}

Test(rules, supervisors_and_line_managers_are_switched_each)
{
    expect("EXCL_SUPERVISOR", T ",educational_supervisor=L1", L);
    expect("EXCL_SUPERVISOR", T ",clinical_supervisor=L1", L);
    expect("EXCL_LINE_MANAGER", T ",line_manager=L1", L);
    expect("placed", T ",educational_supervisor=L1", L,
           "[exclude]\neducational_supervisor = off\n");
    expect("placed", T ",clinical_supervisor=L1", L,
           "[exclude]\nclinical_supervisor = off\n");
    expect("placed", T ",line_manager=L1", L, "[exclude]\nline_manager = off\n");
}

#define HISTORY "rotation_id,person_id,target_id,kind,outcome\n"

Test(rules, a_pair_is_not_repeated_too_soon)
{
    expect("EXCL_REPEAT", T, L, NULL, "history.csv",
           HISTORY "2026-04,T1,L1,buddy,matched_completed\n");
    expect("EXCL_REPEAT", T, L, NULL, "history.csv",
           HISTORY "2026-04,L1,T1,buddy,matched_partial\n");
    expect("placed", T, L, NULL, "history.csv",
           HISTORY "2026-04,T1,L1,shadow,matched_completed\n");
    expect("placed", T, L, NULL, "history.csv",
           HISTORY "2026-04,T1,L1,buddy,cancelled_by_leader\n");
    expect("placed", T, L, "[exclude]\nrepeat_rotations = 0\n", "history.csv",
           HISTORY "2026-04,T1,L1,buddy,matched_completed\n");
    /* This rotation's own rows are not past. */
    expect("placed", T, L, NULL, "history.csv",
           HISTORY "2026-08,T1,L1,buddy,matched_completed\n");
}

Test(rules, only_the_last_rotations_count_for_a_repeat)
{
    expect("placed", T, L, NULL, "history.csv",
           HISTORY "2025-04,T1,L1,buddy,matched_completed\n"
                   "2025-08,T1,L9,buddy,matched_completed\n"
                   "2025-12,T1,L9,buddy,matched_completed\n"
                   "2026-04,T1,L9,buddy,matched_completed\n");
    expect("EXCL_REPEAT", T, L, NULL, "history.csv",
           HISTORY "2025-08,T1,L1,buddy,matched_completed\n"
                   "2025-12,T1,L9,buddy,matched_completed\n"
                   "2026-04,T1,L9,buddy,matched_completed\n");
}

#define PINS "trainee_id,target_id,action,authority,reason,expires\n"

Test(rules, a_ban_holds_until_it_expires)
{
    expect("BANNED", T, L, DATES, "pins.csv", PINS "T1,L1,ban,CLM,private,\n");
    expect("BANNED", T, L, DATES, "pins.csv",
           PINS "T1,L1,ban,CLM,private,2026-08-05\n");
    expect("placed", T, L, DATES, "pins.csv",
           PINS "T1,L1,ban,CLM,private,2026-08-04\n");
}

Test(rules, a_policy_may_keep_own_trust_and_own_specialty_apart)
{
    expect("EXCL_SAME_TRUST", T, L, "[exclude]\nsame_trust = hard\n");
    expect("placed", T, "trust=RVJ,cap_max=1", "[exclude]\nsame_trust = hard\n");
    expect("EXCL_SAME_SPECIALTY", T ",specialty=Surgery", L ",specialty=surgery",
           "[exclude]\nsame_specialty = hard\n");
    expect("placed",
           T ",specialty=", L ",specialty=", "[exclude]\nsame_specialty = hard\n");
}

Test(rules, grade_limits_hold)
{
    expect("placed", T, L ",grade_min=ST3,grade_max=ST3");
    expect("EXCL_GRADE", T, L ",grade_min=ST4");
    expect("EXCL_GRADE", T, L ",grade_max=CT3");
    expect("placed", "trust=RH8,grade=SAS", L);
    expect("EXCL_GRADE", "trust=RH8,grade=SAS", L ",grade_min=F1");
}

Test(rules, grades_off_the_ladder_meet_only_limits_that_name_them)
{
    cr_expect(tandem_grade_is_within(TANDEM_GRADE_SAS, TANDEM_GRADE_SAS, 0));
    cr_expect(
        tandem_grade_is_within(TANDEM_GRADE_SAS, TANDEM_GRADE_ST3, TANDEM_GRADE_SAS));
    cr_expect(
        tandem_grade_is_within(TANDEM_GRADE_ST4, TANDEM_GRADE_ST3, TANDEM_GRADE_SAS));
    cr_expect_not(
        tandem_grade_is_within(TANDEM_GRADE_ST2, TANDEM_GRADE_ST3, TANDEM_GRADE_SAS));
    cr_expect_not(tandem_grade_is_within(TANDEM_GRADE_ST4, TANDEM_GRADE_SAS, 0));
    cr_expect_not(
        tandem_grade_is_within(TANDEM_GRADE_LED, TANDEM_GRADE_F1, TANDEM_GRADE_ST8));
    cr_expect_not(tandem_grade_is_within(TANDEM_GRADE_OOP, TANDEM_GRADE_SAS, 0));
    cr_expect(
        tandem_grade_is_within(TANDEM_GRADE_ST1, TANDEM_GRADE_CT1, TANDEM_GRADE_CT1));
    cr_expect(tandem_grade_is_within(TANDEM_GRADE_NOT_STATED, TANDEM_GRADE_ST8, 0));
}

#define TRAVEL "travel.csv", "site_a,site_b,minutes\nRVJ01,RH801,40\n"

Test(rules, a_journey_may_be_too_far)
{
    expect("TRAVEL_TOO_FAR", T ",site=RH801,max_travel_min=39", L ",site=RVJ01", NULL,
           TRAVEL);
    expect("placed", T ",site=RH801,max_travel_min=40", L ",site=RVJ01", NULL, TRAVEL);
    expect("placed", T ",site=RH801,max_travel_min=39", L ",site=RVJ01");
    expect("placed", T ",site=RH801,max_travel_min=39", L ",site=RVJ01,mode=virtual",
           NULL, TRAVEL);
    expect("placed", T ",site=RH801,max_travel_min=39,mode=either",
           L ",site=RVJ01,mode=either", NULL, TRAVEL);
    expect("TRAVEL_TOO_FAR", T ",site=RH801,max_travel_min=39,mode=in_person",
           L ",site=RVJ01,mode=either", NULL, TRAVEL);
    expect("placed", T ",site=,max_travel_min=0", L ",site=RVJ01", NULL, TRAVEL);
}

Test(rules, who_can_take_part_remotely_only_meets_nobody_in_person)
{
    expect("ACCESS_NEED", T ",needs=remote_only", L ",mode=in_person");
    expect("placed", T ",needs=remote_only", L ",mode=either");
    expect("placed", T ",needs=remote_only", L ",mode=");
    expect("placed", T ",needs=step_free", L ",mode=in_person");
}

Test(rules, absence_refusal_and_closed_lists_are_one_reason)
{
    expect("LEADER_UNAVAILABLE", T, L ",active_to=2026-08-04", DATES);
    expect("placed", T, L ",active_to=2026-08-05", DATES);
    expect("LEADER_UNAVAILABLE", T, L ",active_from=2026-12-02", DATES);
    expect("placed", T, L ",active_from=2026-12-02");
    expect("LEADER_UNAVAILABLE", T, L ",kinds=shadow");
    expect("LEADER_UNAVAILABLE", T, L, NULL, "preferences.csv",
           "from_id,to_id,kind,rank,stance\nT1,L1,buddy,1,\nL1,T1,buddy,,refuse\n");
    expect("LEADER_UNAVAILABLE", T, L, "[objective]\nunlisted = refuse\n");
    expect("placed", T, L, "[objective]\nunlisted = refuse\n", "preferences.csv",
           "from_id,to_id,kind,rank,stance\nT1,L1,buddy,1,\nL1,T1,buddy,,neutral\n");
}

Test(rules, a_refusal_reads_like_any_other_absence)
{
    g_autoptr(RunCase) a = make(RULE(T, L, NULL, "preferences.csv",
                                     "from_id,to_id,kind,rank,stance\n"
                                     "T1,L1,buddy,1,\nL1,T1,buddy,,refuse\n"));
    g_autoptr(RunCase) b = make(RULE(T, L ",kinds=shadow"));

    cr_expect_str_eq(g_array_index(a->run->reasons, TandemReasonRow, 0).text,
                     g_array_index(b->run->reasons, TandemReasonRow, 0).text);
    cr_expect_str_eq(g_array_index(a->run->unplaced, TandemUnplaced, 0).text,
                     g_array_index(b->run->unplaced, TandemUnplaced, 0).text);
}

Test(rules, committed_places_are_gone)
{
    expect("NO_SEATS", T, "trust=RH8,cap_max=2,committed=2");
    expect("placed", T, "trust=RH8,cap_max=2,committed=1");
    expect("NO_SEATS", T, "trust=RH8,cap_max=0");
}

Test(rules, who_waits_for_a_leader_without_room_is_told)
{
    g_autoptr(RunCase) c = make(RULE(T, "trust=RH8,cap_max=2,committed=2"));
    g_autofree gchar *waiting = run_case_waiting(c);
    g_autofree gchar *spots = run_case_thin_spots(c);

    cr_expect_str_eq(waiting, "L1: T1");
    cr_expect_str_eq(spots, "1 other; 1 L1");
}

Test(rules, who_wants_no_buddy_is_left_alone)
{
    g_autoptr(RunCase) c = make(RULE(T ",wants=project", L));
    g_autoptr(RunCase) d = make(RULE(T ",max_buddies=0", L));

    cr_expect_eq(c->run->placements->len + c->run->unplaced->len, 0);
    cr_expect_eq(d->run->placements->len + d->run->unplaced->len, 0);
    g_autofree gchar *codes = run_case_codes(c);
    cr_expect_str_eq(codes, "preferences.csv:2 W503; trainees.csv:0 W507");
}

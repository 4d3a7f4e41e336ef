/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "programme/people_private.h"
#include "run_case.h"

TestSuite(people, .timeout = 60);

static void
expect_folded(const char *name, const char *expected)
{
    g_autofree gchar *folded = tandem_name_fold(name);

    cr_expect_str_eq(folded, expected, "\"%s\" is folded to \"%s\"", name, folded);
}

Test(people, names_are_folded_for_case_spaces_and_titles)
{
    expect_folded("Dr Marian Quill", "marian quill");
    expect_folded("  dr.  MARIAN   quill ", "marian quill");
    expect_folded("Dr.Marian Quill", "marian quill");
    expect_folded("Prof. Sir Marian Quill", "marian quill");
    expect_folded("Quill, Dr Marian", "marian quill");
    expect_folded("Ms Zo\xc3\xab O'Brien-Lee", "zoe obrien lee");
    expect_folded("Zoe O\xe2\x80\x99"
                  "Brien Lee",
                  "zoe obrien lee");
    expect_folded("Thomas Lord", "thomas lord");
    expect_folded("Lord", "lord");
    expect_folded("", "");
}

/* T1 lists L1 alone, and names somebody as clinical supervisor. */
static gchar *
reason_with(const char *supervisor, const char *leaders, gchar **codes)
{
    g_autoptr(RunCase) c = run_case_new();
    g_autofree gchar *trainees =
        g_strdup_printf("trainee_id,trust,grade,surname,forenames,gmc_number,email,"
                        "clinical_supervisor\n"
                        "T1,RH8,ST3,A,B,7000001,a@example.org,\"%s\"\n"
                        "T9,RH8,ST7,Quill,Marian,7000009,m.quill@example.org,\n",
                        supervisor);

    run_case_write(c, "trainees.csv", trainees);
    run_case_write(c, "leaders.csv", leaders);
    run_case_write(c, "preferences.csv", "from_id,to_id,kind,rank\nT1,L1,buddy,1\n");
    run_case_write(c, "policy.ini",
                   "[rotation]\nid = x\nseed = 1\n[objective]\nextend_lists = never\n");
    cr_assert(run_case_run(c, NULL), "%s", c->error != NULL ? c->error->message : "");
    if (codes != NULL)
        *codes = run_case_codes(c);
    g_autofree gchar *reasons = run_case_reasons(c);
    g_autofree gchar *placements = run_case_placements(c);
    return *reasons != '\0' ? g_steal_pointer(&reasons) : g_steal_pointer(&placements);
}

#define LEADER_HEAD                                                                    \
    "leader_id,trust,role,role_category,cap_max,name,email,same_person_as\n"
#define LEADER LEADER_HEAD "L1,RH8,R,other,1,Dr Marian Quill,Quill@Example.org,T9\n"

static void
expect_kept_apart(const char *supervisor, gboolean is_apart)
{
    g_autofree gchar *outcome = reason_with(supervisor, LEADER, NULL);

    cr_expect_str_eq(outcome, is_apart ? "T1>L1 EXCL_SUPERVISOR" : "T1-L1",
                     "with \"%s\": %s", supervisor, outcome);
}

Test(people, a_supervisor_is_found_by_id_email_gmc_number_and_name)
{
    expect_kept_apart("L1", TRUE);
    expect_kept_apart("T9", TRUE);
    expect_kept_apart("quill@example.org", TRUE);
    expect_kept_apart("M.QUILL@example.org", TRUE);
    expect_kept_apart("7000009", TRUE);
    expect_kept_apart("MARIAN QUILL", TRUE);
    expect_kept_apart("Prof. Marian  Quill", TRUE);
    expect_kept_apart("Quill, Marian", TRUE);
    expect_kept_apart("Dr Marian Quill, Medical Director", TRUE);
    expect_kept_apart("Dr A N Other; Marian Quill", TRUE);
    expect_kept_apart("", FALSE);
    expect_kept_apart("Dr", FALSE);
    expect_kept_apart("Dr A N Other", FALSE);
    expect_kept_apart("Marianne Quill", FALSE);
}

Test(people, of_two_leaders_of_one_name_both_are_kept_apart_with_a_warning)
{
    g_autofree gchar *codes = NULL;
    g_autofree gchar *outcome = reason_with(
        "Marian Quill", LEADER "L2,RH8,R,other,1,Mrs Marian Quill,other@example.org,\n",
        &codes);

    cr_expect_str_eq(outcome, "T1>L1 EXCL_SUPERVISOR");
    cr_expect_str_eq(codes, "trainees.csv:2 W501");
}

Test(people, an_id_tells_two_leaders_of_one_name_apart)
{
    g_autofree gchar *codes = NULL;
    g_autofree gchar *outcome = reason_with(
        "L2", LEADER "L2,RH8,R,other,1,Mrs Marian Quill,other@example.org,\n", &codes);

    cr_expect_str_eq(outcome, "T1-L1");
    cr_expect_str_eq(codes, "");
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "run_case.h"

TestSuite(check, .timeout = 60);

static RunCase *
make(const char *policy, const char *seed)
{
    RunCase *const c = run_case_new();

    run_case_write(c, "trainees.csv", "trainee_id,trust,grade\nT1,RH8,ST3\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max,active_to\n"
                   "L1,RH8,R,other,1,2026-09-01\n");
    if (policy != NULL)
        run_case_write(c, "policy.ini", policy);
    run_case_run(c, seed);
    return c;
}

static void
expect_codes(const char *policy, const char *seed, const char *expected)
{
    g_autoptr(RunCase) c = make(policy, seed);
    g_autofree gchar *codes = run_case_codes(c);

    cr_expect_str_eq(codes, expected, "with %s: %s", policy, codes);
}

#define DATES "starts = 2026-08-05\nends = 2026-12-01\n"

Test(check, a_strategy_that_is_not_built_is_a_fault_by_name)
{
    g_autoptr(RunCase) c = make(
        "[rotation]\nid = x\nseed = 1\n" DATES "[buddy]\nstrategy = couples\n", NULL);
    g_autofree gchar *text = tandem_faults_to_text(c->faults);

    cr_expect_null(c->run);
    cr_expect(g_error_matches(c->error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_not_null(strstr(text, "couples"), "%s", text);
}

Test(check, what_is_worth_a_look_is_told)
{
    expect_codes("[rotation]\nid = x\nseed = 1\n" DATES, NULL, "leaders.csv:2 W504");
    expect_codes("[rotation]\nid = x\nseed = 1\n", NULL, "leaders.csv:0 W509");
    expect_codes("[rotation]\nid = x\nseed = 1\nstarts = 2026-08-05\n"
                 "ends = 2026-08-20\n",
                 NULL, "policy.ini:0 W505");
}

Test(check, a_seed_that_was_not_committed_is_refused)
{
    /* The SHA-256 of "1". */
    const char *const policy =
        "[rotation]\nid = x\nseed = 1\n" DATES "seed_commitment = "
        "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\n";

    expect_codes(policy, NULL, "leaders.csv:2 W504");
    expect_codes(policy, "1", "leaders.csv:2 W504");
    expect_codes(policy, "2", "leaders.csv:2 W504; policy.ini:0 E506");
}

Test(check, an_id_of_history_that_sorts_behind_is_warned_of)
{
    g_autoptr(RunCase) c = run_case_new();

    run_case_write(c, "trainees.csv", "trainee_id,trust,grade\nT1,RH8,ST3\n");
    run_case_write(c, "leaders.csv",
                   "leader_id,trust,role,role_category,cap_max\nL1,RH8,R,other,1\n");
    run_case_write(c, "history.csv",
                   "rotation_id,person_id,target_id,kind,outcome\n"
                   "rh8-2026-04,T1,L1,buddy,matched_completed\n");
    run_case_write(c, "policy.ini", "[rotation]\nid = 2026-08\nseed = 1\n");
    cr_assert(run_case_run(c, NULL));
    g_autofree gchar *codes = run_case_codes(c);
    cr_expect_str_eq(codes, "history.csv:2 W502");
    cr_expect_eq(c->run->placements->len, 0); /* past all the same: a repeat */
}

Test(check, what_is_not_applied_is_told)
{
    g_autoptr(RunCase) c = make("[rotation]\nid = x\nseed = 1\n[quota]\n"
                                "foundation.min = 1\n[output]\nletters = no\n"
                                "[linked]\nmode = same_trust\n",
                                NULL);
    gsize n = 0;
    const char *const *const texts = tandem_run_get_not_applied(c->run, &n);

    cr_assert_eq(n, 2);
    cr_expect_str_eq(texts[0], "policy.ini: [linked] mode");
    cr_expect_str_eq(texts[1], "policy.ini: [quota] foundation.min");
}

static gboolean
stop_at(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    gdouble *const last = data;

    (void)best;
    (void)bound;
    return done < *last;
}

Test(check, a_run_can_be_stopped_at_every_step)
{
    g_autoptr(RunCase) c = make("[rotation]\nid = x\nseed = 1\n", NULL);

    for (gdouble last = 0.0; last <= 1.0; last += 0.25) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemFaults) faults = tandem_faults_new();
        g_autoptr(TandemRun) run =
            tandem_run_new(c->rotation, NULL, stop_at, &last, faults, &error);
        cr_expect_null(run);
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
    }
}

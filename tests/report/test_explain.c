/* SPDX-License-Identifier: MIT */

/* One trainee's explanation: what they got and why, and nobody else's name. */
#include <criterion/criterion.h>
#include <string.h>

#include "scratch.h"

TestSuite(explain, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";

typedef struct {
    Scratch scratch;
    gchar *rotation;
    gchar *run;
} Case;

static void
case_init(Case *c)
{
    scratch_init(&c->scratch);
    c->rotation = scratch_copy(&c->scratch, golden, "golden");
    c->run = scratch_path(&c->scratch, "golden.run");
    g_autoptr(TandemRun) run = scratch_run(c->rotation);
    cr_assert(tandem_run_write(run, c->run, NULL));
}

static void
case_clear(Case *c)
{
    scratch_clear(&c->scratch);
    g_free(c->rotation);
    g_free(c->run);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

static gchar *
explain(const Case *c, const char *trainee, TandemFormat format, GError **error)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) findings = tandem_faults_new();

    return tandem_run_explain(c->run, NULL, trainee, format, faults, findings, error);
}

Test(explain, the_unplaced_are_told_of_every_wish)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *text = explain(&c, "T2", TANDEM_FORMAT_TEXT, NULL);

    cr_assert_not_null(text);
    cr_expect(g_str_has_prefix(text, "T2 has no buddy place.\n"));
    cr_expect_not_null(strstr(text, "  1. L1 (buddy): "));
    cr_expect_not_null(strstr(text, "(EXCL_SUPERVISOR)"));
    cr_expect_not_null(strstr(text, "  2. L2 (buddy): "));
    cr_expect_not_null(strstr(text, "  second for L2 (buddy)\n"));
    cr_expect_not_null(strstr(text,
                              "  L2: 2 of 2 places taken, the last at rank 2 of the "
                              "leader's order; their own rank there is 4\n"),
                       "%s", text);
}

Test(explain, the_placed_are_told_of_what_they_wanted_more)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *text = explain(&c, "T1", TANDEM_FORMAT_TEXT, NULL);

    cr_assert_not_null(text);
    cr_expect(
        g_str_has_prefix(text, "T1 is placed with L2 (buddy): their second choice.\n"),
        "%s", text);
    cr_expect_not_null(strstr(text, "  1. L1 (buddy): "));
    cr_expect_not_null(strstr(text, "  first for L1 (buddy)\n"));
}

Test(explain, no_other_trainee_is_named)
{
    static const char *const trainees[] = { "T1", "T2", "T3", "T4", "T5", "T6" };
    g_auto(Case) c = { 0 };
    case_init(&c);

    for (gsize i = 0; i < G_N_ELEMENTS(trainees); i++)
        for (gint format = TANDEM_FORMAT_TEXT; format <= TANDEM_FORMAT_CSV; format++) {
            g_autofree gchar *text =
                explain(&c, trainees[i], (TandemFormat)format, NULL);
            cr_assert_not_null(text);
            cr_expect_not_null(strstr(text, trainees[i]));
            for (gsize j = 0; j < G_N_ELEMENTS(trainees); j++)
                cr_expect(i == j || strstr(text, trainees[j]) == NULL,
                          "the explanation of %s names %s", trainees[i], trainees[j]);
            cr_expect_null(strstr(text, "Ashdown"));
            cr_expect_null(strstr(text, "Quill"));
        }
}

Test(explain, json_and_csv_have_the_same_codes)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *json = explain(&c, "T1", TANDEM_FORMAT_JSON, NULL);
    g_autofree gchar *csv = explain(&c, "T1", TANDEM_FORMAT_CSV, NULL);

    cr_expect_not_null(strstr(json, "\"format\": \"tandem-explanation\""));
    cr_expect_not_null(strstr(json, "\"code\": \"FULL_BETTER_RANKED\""));
    cr_expect_not_null(strstr(csv, "T1,L2,buddy,2,OK_RANK_2,"));
    cr_expect_not_null(strstr(csv, "T1,L1,buddy,1,FULL_BETTER_RANKED,"));
}

Test(explain, an_unknown_trainee_gets_a_suggestion)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autoptr(GError) error = NULL;

    cr_expect_null(explain(&c, "t2", TANDEM_FORMAT_TEXT, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID));
    cr_expect_not_null(strstr(error->message, "no trainee \"t2\" (did you mean T2?)"),
                       "%s", error->message);
}

Test(explain, a_run_that_is_not_what_its_rotation_gives_is_not_explained)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autoptr(GError) error = NULL;

    scratch_edit(c.run, "placements.csv", "T1,L2", "T1,L1");
    cr_expect_null(explain(&c, "T1", TANDEM_FORMAT_TEXT, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
}

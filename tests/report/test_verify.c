/* SPDX-License-Identifier: MIT */

/* Verify finds what anybody may have done to a run, a forger among them who hashes
 * again what was edited. */
#define _DEFAULT_SOURCE
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "scratch.h"

TestSuite(verify, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";
static const char *const rh8 = TANDEM_SOURCE_DIR "/docs/examples/rh8-2026-08";

/* A rotation and its run, to be tampered with. */
typedef struct {
    Scratch scratch;
    gchar *rotation;
    gchar *run;
    TandemFaults *faults;
    TandemFaults *findings;
} Case;

static void
case_init_of(Case *c, const char *rotation)
{
    scratch_init(&c->scratch);
    c->rotation = scratch_copy(&c->scratch, rotation, "golden");
    c->run = scratch_path(&c->scratch, "golden.run");
    c->faults = tandem_faults_new();
    c->findings = tandem_faults_new();
}

static void
case_run(Case *c)
{
    g_autoptr(TandemRun) run = scratch_run(c->rotation);

    cr_assert(tandem_run_write(run, c->run, NULL));
}

static void
case_init(Case *c)
{
    case_init_of(c, golden);
    case_run(c);
}

static void
case_clear(Case *c)
{
    scratch_clear(&c->scratch);
    g_free(c->rotation);
    g_free(c->run);
    tandem_faults_unref(c->faults);
    tandem_faults_unref(c->findings);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Case, case_clear)

static gsize
verify(Case *c)
{
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_run_verify(c->run, NULL, c->faults, c->findings, &error), "%s",
              error != NULL ? error->message : "");
    return tandem_faults_get_n(c->findings, TANDEM_SEVERITY_FAULT);
}

static void
expect_code(Case *c, const char *code)
{
    g_autofree gchar *text = tandem_faults_to_text(c->findings);

    cr_expect_gt(scratch_count(c->findings, code), 0u, "no %s in:\n%s", code, text);
}

/* Edits placements.csv, and hashes it again in the manifest. */
static void
forge(Case *c, const char *from, const char *to)
{
    g_autofree gchar *hash = scratch_hash(c->run, "placements.csv");

    scratch_edit(c->run, "placements.csv", from, to);
    scratch_rehash(c->run, "placements.csv", hash);
}

Test(verify, an_honest_run_holds)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    const gsize n = verify(&c);
    g_autofree gchar *text = tandem_faults_to_text(c.findings);

    cr_expect_eq(n, 0u, "%s", text);
}

Test(verify, a_run_of_a_whole_trust_holds)
{
    g_auto(Case) c = { 0 };
    case_init_of(&c, rh8);
    case_run(&c);
    const gsize n = verify(&c);
    g_autofree gchar *text = tandem_faults_to_text(c.findings);

    cr_expect_eq(n, 0u, "%s", text);
}

Test(verify, a_pin_that_is_taken_out_is_found)
{
    g_auto(Case) c = { 0 };
    case_init_of(&c, rh8);
    case_run(&c);
    g_autofree gchar *table = scratch_read(c.run, "placements.csv");
    const char *const pin = strstr(table, ",pin,");
    cr_assert_not_null(pin);
    const char *from = pin;
    while (from[-1] != '\n')
        from--;
    g_autofree gchar *row = g_strndup(from, (gsize)(strchr(pin, '\n') + 1 - from));

    forge(&c, row, "");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V731");
}

/* L1 would take three or nobody, and two come, so it is closed. */
Test(verify, a_run_with_a_closed_leader_holds)
{
    g_auto(Case) c = { 0 };
    case_init_of(&c, golden);
    scratch_edit(c.rotation, "leaders.csv", ",cap_max", ",cap_min,cap_max");
    scratch_edit(c.rotation, "leaders.csv", "patient_safety,buddy,1",
                 "patient_safety,buddy,3,3");
    scratch_edit(c.rotation, "leaders.csv", "buddy,2", "buddy,0,2");
    scratch_edit(c.rotation, "leaders.csv", "quality_improvement,buddy,1",
                 "quality_improvement,buddy,0,1");
    case_run(&c);
    g_autofree gchar *view = scratch_read(c.run, "leaders_view.csv");
    cr_assert_not_null(strstr(view, "\nL1,buddy,0,0,closed,,\n"), "%s", view);
    const gsize n = verify(&c);
    g_autofree gchar *text = tandem_faults_to_text(c.findings);
    cr_expect_eq(n, 0u, "%s", text);

    /* And whoever closes a leader by hand is found. */
    forge(&c, "T4,L3,,buddy,proposed,engine,2,1\n", "");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V741");
}

Test(verify, a_run_from_the_leaders_side_holds)
{
    g_auto(Case) c = { 0 };
    case_init_of(&c, golden);
    scratch_edit(c.rotation, "policy.ini", "side = trainee", "side = leader");
    case_run(&c);
    cr_expect_eq(verify(&c), 0u);
    forge(&c, "T4,L3,,buddy,proposed,engine,2,1\n",
          "T6,L3,,buddy,proposed,engine,1,3\n");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V732");
    expect_code(&c, "V733");
}

Test(verify, a_run_moved_with_its_rotation_holds)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *elsewhere = scratch_path(&c.scratch, "elsewhere");
    g_autofree gchar *rotation = scratch_path(&c.scratch, "elsewhere/golden");
    g_autofree gchar *run = scratch_path(&c.scratch, "elsewhere/golden.run");

    cr_assert_eq(g_mkdir(elsewhere, 0777), 0);
    cr_assert_eq(g_rename(c.rotation, rotation), 0);
    cr_assert_eq(g_rename(c.run, run), 0);
    g_free(g_steal_pointer(&c.run));
    c.run = g_strdup(run);
    cr_expect_eq(verify(&c), 0u);
}

Test(verify, a_swapped_pair_is_found_though_it_was_hashed_again)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    /* T1 and T5 trade places: both pairs are acceptable, and neither is stable. */
    forge(&c, "T1,L2,,buddy,proposed,engine,2,2", "T1,L1,,buddy,proposed,engine,1,3");
    forge(&c, "T5,L1,,buddy,proposed,engine,1,2", "T5,L2,,buddy,proposed,engine,3,5");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V732"); /* T5 and L1 would leave */
    expect_code(&c, "V733");
    expect_code(&c, "V741");
    cr_expect_eq(scratch_count(c.findings, "V742"), 0u);
}

Test(verify, a_pair_that_a_rule_forbids_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    /* L1 is the educational supervisor of T2. */
    forge(&c, "T5,L1,,buddy,proposed,engine,1,2", "T2,L1,,buddy,proposed,engine,1,1");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V724");
}

Test(verify, more_trainees_than_places_are_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    forge(&c, "T5,L1,,buddy,proposed,engine,1,2\n",
          "T5,L1,,buddy,proposed,engine,1,2\nT6,L3,,buddy,proposed,engine,1,3\n");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V730");
}

Test(verify, a_trainee_in_two_places_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    forge(&c, "T4,L3,,buddy", "T4,L2,,buddy,proposed,engine,1,3\nT4,L3,,buddy");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V730");
}

Test(verify, a_missing_pair_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    forge(&c, "T4,L3,,buddy,proposed,engine,2,1\n", "");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V732");
    expect_code(&c, "V733");
}

Test(verify, unknown_people_pairs_twice_and_wrong_ranks_are_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    forge(&c, "T4,L3,,buddy,proposed,engine,2,1\n",
          "T4,L3,,buddy,proposed,engine,1,1\nT4,L3,,buddy,proposed,engine,1,1\n"
          "T9,L3,,buddy,proposed,engine,1,1\nT6,L9,,buddy,proposed,engine,1,1\n"
          "T6,L3,,shadow,proposed,engine,x,1\n");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V725");
    expect_code(&c, "V723");
    cr_expect_eq(scratch_count(c.findings, "V721"), 2u);
    cr_expect_eq(scratch_count(c.findings, "V722"), 2u);
}

Test(verify, a_table_that_is_none_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    scratch_write(c.run, "placements.csv", "a,b\n\"open\xff");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V720");
    expect_code(&c, "V742");
}

Test(verify, an_edited_report_is_found_hashed_again_or_not)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *hash = scratch_hash(c.run, "report.html");

    scratch_edit(c.run, "report.html", "4 of 6 trainees", "6 of 6 trainees");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V741");
    expect_code(&c, "V742");

    tandem_faults_unref(c.findings);
    c.findings = tandem_faults_new();
    scratch_rehash(c.run, "report.html", hash);
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V741");
    expect_code(&c, "V743");
    cr_expect_eq(scratch_count(c.findings, "V742"), 0u);
}

Test(verify, a_missing_file_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *path = g_build_filename(c.run, "waiting.csv", NULL);

    cr_assert_eq(g_unlink(path), 0);
    cr_expect_eq(verify(&c), 1u);
    expect_code(&c, "V740");
}

Test(verify, a_pipe_or_a_link_in_place_of_a_file_is_found_and_not_waited_for)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *pipe = g_build_filename(c.run, "waiting.csv", NULL);
    g_autofree gchar *link = g_build_filename(c.run, "reasons.csv", NULL);
    g_autofree gchar *folder = g_build_filename(c.run, "unplaced.csv", NULL);

    cr_assert_eq(g_unlink(pipe) + g_unlink(link) + g_unlink(folder), 0);
    cr_assert_eq(mkfifo(pipe, 0600), 0);
    cr_assert_eq(symlink("/dev/zero", link), 0);
    cr_assert_eq(g_mkdir(folder, 0700), 0);
    cr_expect_eq(verify(&c), 3u);
    cr_expect_eq(scratch_count(c.findings, "V740"), 3u);
}

Test(verify, a_changed_a_new_and_a_missing_input_are_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *policy = g_build_filename(c.rotation, "policy.ini", NULL);

    scratch_edit(c.rotation, "trainees.csv", "Ashdown", "Ashdowne");
    scratch_write(c.rotation, "travel.csv", "site_a,site_b,minutes\nRH801,RH802,20\n");
    cr_assert_eq(g_unlink(policy), 0);
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V710");
    expect_code(&c, "V711");
    expect_code(&c, "V712");
}

Test(verify, a_rotation_elsewhere_may_be_named)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *moved = scratch_path(&c.scratch, "moved");
    g_autoptr(GError) error = NULL;

    cr_assert_eq(g_rename(c.rotation, moved), 0);
    cr_expect(!tandem_run_verify(c.run, NULL, c.faults, c.findings, &error));
    cr_expect_eq(error->domain, TANDEM_ERROR);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    cr_expect(tandem_run_verify(c.run, moved, faults, c.findings, NULL));
    cr_expect_eq(tandem_faults_get_n(c.findings, TANDEM_SEVERITY_FAULT), 0u);
}

Test(verify, a_folder_that_is_not_there_is_the_machines_refusal)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autoptr(GError) error = NULL;

    cr_expect(
        !tandem_run_verify("/nowhere/at/all", NULL, c.faults, c.findings, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FILE));
}

Test(verify, a_manifest_that_is_none_is_a_finding)
{
    static const char *const texts[] = {
        "",
        "{",
        "[]",
        "not json",
        "{}",
        "{\"format\": \"tandem-manifest\", \"version\": 2}",
        "{\"format\": \"tandem-manifest\", \"version\": 1}",
        "{\"format\": \"tandem-manifest\", \"version\": 1, \"program\": \"0\", "
        "\"rotation_path\": \"/etc\", \"seed\": \"1\"}",
        "{\"format\": \"tandem-manifest\", \"version\": 1, \"program\": \"0\", "
        "\"rotation_path\": \"../golden\", \"seed\": \"1\", \"outputs\": 3}",
        "{\"format\": \"tandem-manifest\", \"version\": 1, \"program\": \"0\", "
        "\"rotation_path\": \"../golden\", \"seed\": \"1\", \"outputs\": [{}]}",
        "{\"format\": \"tandem-manifest\", \"format\": \"tandem-manifest\", "
        "\"version\": 1, "
        "\"program\": \"0\", \"rotation_path\": \"../golden\", \"seed\": \"1\"}",
        "{\"format\": {\"a\": [1, {\"b\": 2}]}, \"version\": 1}",
    };
    g_auto(Case) c = { 0 };
    case_init(&c);

    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        g_autoptr(TandemFaults) findings = tandem_faults_new();
        scratch_write(c.run, "manifest.json", texts[i]);
        cr_assert(tandem_run_verify(c.run, NULL, c.faults, findings, NULL), "%s",
                  texts[i]);
        cr_expect_eq(tandem_faults_get_n(findings, TANDEM_SEVERITY_FAULT), 1u, "%s",
                     texts[i]);
        cr_expect_eq(scratch_count(findings, "V702"), 1u, "%s", texts[i]);
    }
}

Test(verify, a_manifest_too_deep_or_missing_is_a_finding)
{
    g_auto(Case) c = { 0 };
    case_init(&c);
    g_autofree gchar *path = g_build_filename(c.run, "manifest.json", NULL);
    GString *deep = g_string_new(NULL);

    for (gint i = 0; i < 100000; i++)
        g_string_append_c(deep, '[');
    scratch_write(c.run, "manifest.json", deep->str);
    g_string_free(deep, TRUE);
    cr_expect_eq(verify(&c), 1u);
    expect_code(&c, "V702");

    cr_assert_eq(g_unlink(path), 0);
    cr_expect_eq(verify(&c), 2u);
    expect_code(&c, "V701");
}

Test(verify, an_output_that_the_manifest_leaves_out_is_found)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    scratch_edit(c.run, "manifest.json", "\"file\": \"waiting.csv\"",
                 "\"file\": \"../../etc/passwd\"");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V744");
    expect_code(&c, "V743");
}

Test(verify, another_version_of_the_program_is_told)
{
    g_auto(Case) c = { 0 };
    case_init(&c);

    scratch_edit(c.run, "manifest.json", "\"program\": \"", "\"program\": \"9.");
    cr_expect_gt(verify(&c), 0u);
    expect_code(&c, "V750");
}

/* SPDX-License-Identifier: MIT */

/* A run is written whole or not at all. */
#define _DEFAULT_SOURCE
#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "files/json_scan_private.h"
#include "report/outputs_private.h"
#include "scratch.h"

TestSuite(run_folder, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";

Test(run_folder, a_run_has_all_its_files_and_nothing_else)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *folder = scratch_path(&scratch, "a.run");
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_run_write(run, folder, &error), "%s", error ? error->message : "");
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++) {
        g_autofree gchar *text = scratch_read(folder, tandem_output_names[i]);
        cr_expect_neq(*text, '\0');
    }
    cr_expect_eq(scratch_n_entries(folder), TANDEM_N_OUTPUTS + 1u);
    cr_expect_eq(scratch_n_entries(scratch.folder), 1u);
}

Test(run_folder, a_slash_at_the_end_changes_nothing)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *folder = scratch_path(&scratch, "a.run///");
    g_autofree gchar *plain = scratch_path(&scratch, "a.run");

    cr_assert(tandem_run_write(run, folder, NULL));
    cr_expect(g_file_test(plain, G_FILE_TEST_IS_DIR));
}

Test(run_folder, the_manifest_has_every_hash_and_no_absolute_path)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autoptr(TandemRun) run = scratch_run(rotation);
    g_autofree gchar *folder = scratch_path(&scratch, "a.run");

    cr_assert(tandem_run_write(run, folder, NULL));
    g_autofree gchar *manifest = scratch_read(folder, "manifest.json");
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++) {
        g_autofree gchar *hash = scratch_hash(folder, tandem_output_names[i]);
        cr_expect_not_null(strstr(manifest, hash), "%s", tandem_output_names[i]);
    }
    g_autofree gchar *hash = scratch_hash(rotation, "trainees.csv");
    cr_expect_not_null(strstr(manifest, hash));
    cr_expect_not_null(strstr(manifest, "\"rotation_path\": \"../golden\""));
    cr_expect_not_null(strstr(manifest, "\"seed\": \"golden\""));
    cr_expect_null(strstr(manifest, scratch.folder));
}

Test(run_folder, two_runs_have_the_same_bytes)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) once = scratch_run(golden);
    g_autoptr(TandemRun) again = scratch_run(golden);
    g_autofree gchar *a = scratch_path(&scratch, "a.run");
    g_autofree gchar *b = scratch_path(&scratch, "b.run");

    cr_assert(tandem_run_write(once, a, NULL));
    cr_assert(tandem_run_write(again, b, NULL));
    for (gint i = 0; i <= TANDEM_N_OUTPUTS; i++) {
        const char *name =
            i < TANDEM_N_OUTPUTS ? tandem_output_names[i] : "manifest.json";
        g_autofree gchar *text_a = scratch_read(a, name);
        g_autofree gchar *text_b = scratch_read(b, name);
        cr_expect_str_eq(text_a, text_b, "%s", name);
    }
}

Test(run_folder, what_is_there_is_never_overwritten)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *folder = scratch_copy(&scratch, golden, "a.run");
    g_autofree gchar *file = scratch_path(&scratch, "b.run");
    g_autofree gchar *link = scratch_path(&scratch, "c.run");
    g_autoptr(GError) error = NULL;

    cr_expect(!tandem_run_write(run, folder, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));
    cr_expect_not_null(strstr(error->message, "a run is never overwritten"));
    g_clear_error(&error);

    scratch_write(scratch.folder, "b.run", "mine");
    cr_expect(!tandem_run_write(run, file, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));
    g_clear_error(&error);

    cr_assert_eq(symlink("nowhere", link), 0);
    cr_expect(!tandem_run_write(run, link, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));

    g_autofree gchar *mine = scratch_read(scratch.folder, "b.run");
    cr_expect_str_eq(mine, "mine");
    cr_expect_eq(scratch_n_entries(folder), 4u);
    cr_expect_eq(scratch_n_entries(scratch.folder), 3u);
}

static void
expect_refused(const TandemRun *run, const char *folder, const char *words)
{
    g_autoptr(GError) error = NULL;

    cr_expect(!tandem_run_write(run, folder, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FILE));
    cr_expect_not_null(strstr(error->message, words), "%s", error->message);
}

Test(run_folder, a_parent_that_cannot_be_written_in_is_named)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *missing = scratch_path(&scratch, "no/such/a.run");
    g_autofree gchar *under_file = scratch_path(&scratch, "file/a.run");

    scratch_write(scratch.folder, "file", "");
    expect_refused(run, missing, "no/such");
    expect_refused(run, under_file, "/file");
    expect_refused(run, "/proc/a.run", "/proc");
    cr_expect_eq(scratch_n_entries(scratch.folder), 1u);
}

/* A limit on the size of files stands for a full disk: write() fails part of the way
 * through a file, whoever runs the test. */
Test(run_folder, a_disk_that_is_full_leaves_nothing)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *folder = scratch_path(&scratch, "a.run");
    struct rlimit before;

    cr_assert_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    const struct rlimit small = { 3000, before.rlim_max };
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &small), 0);
    expect_refused(run, folder, "report.html");
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &before), 0);

    cr_expect_eq(scratch_n_entries(scratch.folder), 0u);
    cr_expect(tandem_run_write(run, folder, NULL));
}

Test(run_folder, a_run_is_described_in_three_forms)
{
    g_autoptr(TandemRun) run = scratch_run(golden);
    g_autofree gchar *text = tandem_run_describe(run, TANDEM_FORMAT_TEXT);
    g_autofree gchar *json = tandem_run_describe(run, TANDEM_FORMAT_JSON);
    g_autofree gchar *csv = tandem_run_describe(run, TANDEM_FORMAT_CSV);

    cr_expect(g_str_has_prefix(
                  text, "golden: 4 of 6 trainees placed; 2 got their first choice.\n"
                        "2 trainees have no place: 2 FULL_BETTER_RANKED.\n"
                        "4 of 4 places in use.\n"),
              "%s", text);
    cr_expect(g_str_has_suffix(text, "Introductions take the mentor 1 hour.\n"));
    cr_expect_not_null(strstr(json, "\"format\": \"tandem-summary\""));
    cr_expect_not_null(strstr(json, "\"choices\": [2, 2]"), "%s", json);
    cr_expect(g_str_has_prefix(csv, "trainee_id,leader_id,"));
}

static void
expect_json(const char *folder, const char *name)
{
    g_autofree gchar *text = scratch_read(folder, name);
    g_auto(TandemJsonScanner) scanner = { 0 };
    TandemJsonToken token = TANDEM_JSON_NULL;

    tandem_json_scan_begin(&scanner, text, strlen(text));
    do
        token = tandem_json_scan_next(&scanner);
    while (token != TANDEM_JSON_END_OF_TEXT && token != TANDEM_JSON_BAD);
    cr_expect_eq(token, TANDEM_JSON_END_OF_TEXT, "%s:%u: %s", name, scanner.line,
                 scanner.problem != NULL ? scanner.problem : "");
}

Test(run_folder, the_summary_and_the_manifest_are_json_whatever_a_seed_holds)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = scratch_path(&scratch, "a.run");

    scratch_edit(rotation, "policy.ini", "seed = golden", "seed = \"quoted\" \\ <b>");
    g_autoptr(TandemRun) run = scratch_run(rotation);
    cr_assert(tandem_run_write(run, folder, NULL));
    expect_json(folder, "summary.json");
    expect_json(folder, "manifest.json");
    g_autofree gchar *page = scratch_read(folder, "report.html");
    cr_expect_not_null(strstr(page, "&quot;quoted&quot; \\ &lt;b&gt;"));
}

/* SPDX-License-Identifier: MIT */

/* Replay makes the same bytes again, or says what differs. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

#include "report/outputs_private.h"
#include "scratch.h"

TestSuite(replay, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";

static gchar *
write_run(const char *rotation, const char *seed, const Scratch *scratch)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemRotation) read = tandem_rotation_read(rotation, faults, NULL);
    g_autoptr(TandemRun) run = tandem_run_new(read, seed, NULL, NULL, faults, NULL);
    gchar *folder = scratch_path(scratch, "golden.run");

    cr_assert_not_null(run);
    cr_assert(tandem_run_write(run, folder, NULL));
    return folder;
}

static gsize
replay(const char *folder, const char *out, TandemFaults *differences)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autofree gchar *manifest = g_build_filename(folder, "manifest.json", NULL);
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_run_replay(manifest, NULL, out, faults, differences, &error), "%s",
              error != NULL ? error->message : "");
    return tandem_faults_get_n(differences, TANDEM_SEVERITY_FAULT);
}

Test(replay, a_run_is_made_again_with_the_same_bytes)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, NULL, &scratch);
    g_autofree gchar *out = scratch_path(&scratch, "again.run");
    g_autoptr(TandemFaults) differences = tandem_faults_new();

    cr_expect_eq(replay(folder, out, differences), 0u);
    for (gint i = 0; i <= TANDEM_N_OUTPUTS; i++) {
        const char *name =
            i < TANDEM_N_OUTPUTS ? tandem_output_names[i] : "manifest.json";
        g_autofree gchar *before = scratch_read(folder, name);
        g_autofree gchar *after = scratch_read(out, name);
        cr_expect_str_eq(before, after, "%s", name);
    }
}

Test(replay, a_seed_given_by_hand_is_taken_from_the_manifest)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, "another seed", &scratch);
    g_autoptr(TandemFaults) differences = tandem_faults_new();
    g_autofree gchar *manifest = scratch_read(folder, "manifest.json");

    cr_expect_not_null(strstr(manifest, "\"seed\": \"another seed\""));
    cr_expect_not_null(strstr(manifest, "\"seed_overridden\": true"));
    cr_expect_eq(replay(folder, NULL, differences), 0u);
}

Test(replay, what_differs_is_told_with_its_line)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, NULL, &scratch);
    g_autoptr(TandemFaults) differences = tandem_faults_new();
    gsize n_told = 0;

    scratch_edit(folder, "waiting.csv", "L2,buddy,2,T2", "L2,buddy,2,T6");
    cr_expect_eq(replay(folder, NULL, differences), 2u);
    const TandemFault *const *told = tandem_faults_get_all(differences, &n_told);
    gboolean found = FALSE;
    for (gsize i = 0; i < n_told; i++)
        if (g_str_equal(told[i]->code, "V741")) {
            cr_expect_str_eq(told[i]->file, "waiting.csv");
            cr_expect_eq(told[i]->line, 4u);
            found = TRUE;
        }
    cr_expect(found);
}

Test(replay, a_changed_input_is_told)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, NULL, &scratch);
    g_autoptr(TandemFaults) differences = tandem_faults_new();

    scratch_edit(rotation, "leaders.csv", "buddy,2", "buddy,3");
    cr_expect_gt(replay(folder, NULL, differences), 0u);
    cr_expect_eq(scratch_count(differences, "V710"), 1u);
    cr_expect_gt(scratch_count(differences, "V741"), 0u);
}

Test(replay, what_is_there_is_never_overwritten)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, NULL, &scratch);
    g_autofree gchar *manifest = g_build_filename(folder, "manifest.json", NULL);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    cr_expect(!tandem_run_replay(manifest, NULL, rotation, faults, faults, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));
}

Test(replay, a_faulty_rotation_is_no_difference_but_a_fault)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *rotation = scratch_copy(&scratch, golden, "golden");
    g_autofree gchar *folder = write_run(rotation, NULL, &scratch);
    g_autofree gchar *manifest = g_build_filename(folder, "manifest.json", NULL);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) differences = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    scratch_edit(rotation, "trainees.csv", "ST3", "ST33");
    cr_expect(!tandem_run_replay(manifest, NULL, NULL, faults, differences, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_gt(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 0u);
}

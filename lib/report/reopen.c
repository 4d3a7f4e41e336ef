/* SPDX-License-Identifier: MIT */

/* Opens a run folder again: its manifest, the rotation it was made from, and the run as
 * the rotation gives it today. */
#include "reopen_private.h"

#include "../files/faults_private.h"
#include "version_private.h"

static const TandemManifestFile *
find_file(const GArray *files, const char *name)
{
    for (guint i = 0; i < files->len; i++)
        if (g_str_equal(g_array_index(files, TandemManifestFile, i).name, name))
            return &g_array_index(files, TandemManifestFile, i);
    return NULL;
}

static const TandemInputFile *
find_input(const TandemRotation *rotation, const char *name)
{
    for (gsize i = 0; i < rotation->n_files; i++)
        if (g_str_equal(rotation->file[i].name, name))
            return &rotation->file[i];
    return NULL;
}

static void
compare_inputs(const TandemReopened *reopened, TandemFaults *findings)
{
    const GArray *recorded = reopened->manifest->inputs;
    const TandemRotation *rotation = reopened->rotation;

    for (gsize i = 0; i < rotation->n_files; i++) {
        const char *name = rotation->file[i].name;
        const TandemManifestFile *file = find_file(recorded, name);
        if (file == NULL)
            tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V711",
                              NULL, "this input is new: the run was made without it");
        else if (!g_str_equal(file->sha256, rotation->file[i].sha256))
            tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V710",
                              NULL, "this input has changed since the run was made");
    }
    for (guint i = 0; i < recorded->len; i++) {
        const TandemManifestFile *file =
            &g_array_index(recorded, TandemManifestFile, i);
        g_autofree gchar *name = tandem_faults_quote(file->name);
        if (find_input(rotation, file->name) == NULL)
            tandem_faults_add(
                findings, TANDEM_SEVERITY_FAULT, reopened->manifest_name, file->line,
                "", "V712", NULL,
                "the run was made from %s, which the rotation does not have", name);
    }
}

static void
compare_programs(const TandemReopened *reopened, TandemFaults *findings)
{
    g_autofree gchar *program = tandem_faults_quote(reopened->manifest->program);

    if (!g_str_equal(reopened->manifest->program, TANDEM_VERSION_TEXT))
        tandem_faults_add(findings, TANDEM_SEVERITY_NOTE, reopened->manifest_name, 0,
                          "", "V750", NULL,
                          "the run was made by version %s of the program and this is "
                          "version \"%s\", which may give other bytes",
                          program, TANDEM_VERSION_TEXT);
}

static gboolean
make_afresh(TandemReopened *reopened, const char *rotation_folder, TandemFaults *faults,
            TandemFaults *findings, GError **error)
{
    const TandemManifest *manifest = reopened->manifest;
    g_autofree gchar *recorded =
        g_build_filename(reopened->folder, manifest->rotation_path, NULL);

    reopened->rotation = tandem_rotation_read(
        rotation_folder != NULL ? rotation_folder : recorded, faults, error);
    if (reopened->rotation == NULL)
        return FALSE;
    compare_inputs(reopened, findings);
    reopened->run = tandem_run_new(reopened->rotation,
                                   manifest->seed_overridden ? manifest->seed : NULL,
                                   NULL, NULL, faults, error);
    if (reopened->run == NULL)
        return FALSE;
    reopened->outputs = tandem_outputs_new(reopened->run, manifest->rotation_path);
    return TRUE;
}

gboolean
tandem_reopen(TandemReopened *reopened, const char *folder, const char *manifest_name,
              const char *rotation_folder, TandemFaults *faults, TandemFaults *findings,
              GError **error)
{
    GError *problem = NULL;

    reopened->folder = g_strdup(folder);
    reopened->manifest_name = g_strdup(manifest_name);
    if (!g_file_test(folder, G_FILE_TEST_IS_DIR)) {
        g_autofree gchar *shown = g_filename_display_name(folder);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s is no folder of a run",
                    shown);
        return FALSE;
    }
    reopened->manifest =
        tandem_manifest_read(folder, manifest_name, findings, &problem);
    if (problem != NULL) {
        g_propagate_error(error, problem);
        return FALSE;
    }
    if (reopened->manifest == NULL)
        return TRUE;
    compare_programs(reopened, findings);
    return make_afresh(reopened, rotation_folder, faults, findings, error);
}

void
tandem_reopened_clear(TandemReopened *reopened)
{
    g_free(reopened->folder);
    g_free(reopened->manifest_name);
    g_clear_pointer(&reopened->manifest, tandem_manifest_free);
    g_clear_pointer(&reopened->outputs, tandem_outputs_free);
    g_clear_pointer(&reopened->run, tandem_run_unref);
    g_clear_pointer(&reopened->rotation, tandem_rotation_unref);
}

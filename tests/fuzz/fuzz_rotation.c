/* SPDX-License-Identifier: MIT */
/* Bytes as a rotation folder: a line "=== trainees.csv" begins that file, the rest up
 * to the next such line is in it.
 *
 * Holds of any bytes: reading ends, with the rotation or with a fault told; a rotation
 * without faults runs, or says what is against it; and what a run writes passes verify,
 * which builds the market anew from the files, judges every placement and each
 * guarantee of the strategy, and compares all bytes.
 */
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <tandem-programme.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const names[] = {
    "trainees.csv",   "leaders.csv",        "opportunities.csv", "preferences.csv",
    "pins.csv",       "unavailability.csv", "history.csv",       "travel.csv",
    "successors.csv", "equality.csv",       "policy.ini"
};

static void
remove_all(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;

    if (folder != NULL) {
        while ((name = g_dir_read_name(folder)) != NULL) {
            g_autofree gchar *inner = g_build_filename(path, name, NULL);
            remove_all(inner);
        }
        g_dir_close(folder);
    }
    g_remove(path);
}

/* The name after "=== " if it is one of a rotation's files, or NULL. */
static const char *
name_at(const char *line, gsize left)
{
    for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
        const gsize length = strlen(names[i]);
        if (left > 4 + length && memcmp(line, "=== ", 4) == 0 &&
            memcmp(line + 4, names[i], length) == 0 && line[4 + length] == '\n')
            return names[i];
    }
    return NULL;
}

/* A later file of one name replaces the earlier. */
static void
split(const char *folder, const char *text, gsize size)
{
    const char *name = NULL;
    gsize begin = 0;

    for (gsize at = 0; at <= size; at++) {
        const char *next = at < size && (at == 0 || text[at - 1] == '\n')
                               ? name_at(text + at, size - at)
                               : NULL;
        if (next == NULL && at < size)
            continue;
        if (name != NULL) {
            g_autofree gchar *path = g_build_filename(folder, name, NULL);
            g_file_set_contents(path, text + begin, (gssize)(at - begin), NULL);
        }
        if (next != NULL) {
            name = next;
            begin = at + 4 + strlen(next) + 1;
        }
    }
}

static void
expect_verified(const TandemRun *run, const char *rotation_folder,
                const char *run_folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) findings = tandem_faults_new();

    if (!tandem_run_write(run, run_folder, &error))
        g_error("a run could not be written: %s", error->message);
    if (!tandem_run_verify(run_folder, rotation_folder, faults, findings, &error) ||
        tandem_faults_get_n(findings, TANDEM_SEVERITY_FAULT) > 0) {
        g_autofree gchar *told = tandem_faults_to_text(findings);
        g_error("a run fails to verify: %s%s", told,
                error != NULL ? error->message : "");
    }
}

static void
run_rotation(const char *rotation_folder, const char *run_folder)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemRotation) rotation =
        tandem_rotation_read(rotation_folder, faults, &error);

    if (rotation == NULL) {
        g_assert(error != NULL);
        return;
    }
    g_autoptr(TandemRun) run =
        tandem_run_new(rotation, NULL, NULL, NULL, faults, &error);
    if (run == NULL) {
        g_assert(error != NULL);
        return;
    }
    g_assert(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == 0);
    expect_verified(run, rotation_folder, run_folder);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree gchar *scratch = g_dir_make_tmp("tandem-fuzz-XXXXXX", NULL);
    g_autofree gchar *rotation = g_build_filename(scratch, "rotation", NULL);
    g_autofree gchar *run = g_build_filename(scratch, "rotation.run", NULL);

    g_assert(scratch != NULL && g_mkdir(rotation, 0700) == 0);
    split(rotation, (const char *)data, size);
    run_rotation(rotation, run);
    remove_all(scratch);
    return 0;
}

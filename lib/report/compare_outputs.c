/* SPDX-License-Identifier: MIT */

/* Every file of a run against what it must be. A hash alone would not do: whoever edits
 * a file can hash it again. So the bytes are compared with those of a run made afresh,
 * and the hash in the manifest with the file, each on its own. */
#include <string.h>

#include "../files/faults_private.h"
#include "reopen_private.h"

enum { MOST_MORE = 1024 * 1024 }; /* a file longer than it must be is read so far */

/* The line where @a and @b part, from 1. */
static guint
differing_line(const gchar *a, gsize n_a, const gchar *b, gsize n_b)
{
    guint line = 1;

    for (gsize i = 0; i < n_a && i < n_b && a[i] == b[i]; i++)
        line += a[i] == '\n';
    return line;
}

static gboolean
is_same(const GString *text, const gchar *bytes, gsize length)
{
    return text->len == length && memcmp(text->str, bytes, length) == 0;
}

static const TandemManifestFile *
recorded(const TandemReopened *reopened, const char *name)
{
    const GArray *outputs = reopened->manifest->outputs;

    for (guint i = 0; i < outputs->len; i++)
        if (g_str_equal(g_array_index(outputs, TandemManifestFile, i).name, name))
            return &g_array_index(outputs, TandemManifestFile, i);
    return NULL;
}

static void
compare_hash(const TandemReopened *reopened, const char *name, const gchar *bytes,
             gsize length, TandemFaults *findings)
{
    const TandemManifestFile *file = recorded(reopened, name);
    g_autofree gchar *sha256 =
        g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)bytes, length);

    if (file == NULL)
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, reopened->manifest_name, 0,
                          "", "V744", NULL, "it has no hash of %s", name);
    else if (!g_str_equal(file->sha256, sha256))
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V742", NULL,
                          "its SHA-256 is not the one in the manifest: it was changed "
                          "after the run was written");
}

static gboolean
compare_output(const TandemReopened *reopened, gint i, TandemFaults *findings,
               GError **error)
{
    const char *name = tandem_output_names[i];
    const GString *wanted = reopened->outputs->output[i];
    g_autofree gchar *bytes = NULL;
    gsize length = 0;

    switch (tandem_run_file_read(reopened->folder, name, wanted->len + MOST_MORE,
                                 &bytes, &length, error)) {
    case TANDEM_RUN_FILE_READ:
        break;
    case TANDEM_RUN_FILE_MISSING:
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V740", NULL,
                          "the run lacks this file");
        return TRUE;
    case TANDEM_RUN_FILE_STRANGE:
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name, 0, "", "V740", NULL,
                          "this is no plain file, or far longer than it can be");
        return TRUE;
    default:
        return FALSE;
    }
    if (!is_same(wanted, bytes, length))
        tandem_faults_add(findings, TANDEM_SEVERITY_FAULT, name,
                          differing_line(wanted->str, wanted->len, bytes, length), "",
                          "V741", NULL,
                          "from this line on it is not what the rotation and the seed "
                          "give");
    compare_hash(reopened, name, bytes, length, findings);
    return TRUE;
}

static void
compare_manifest(const TandemReopened *reopened, TandemFaults *findings)
{
    const TandemManifest *manifest = reopened->manifest;
    const GString *wanted = reopened->outputs->manifest;

    if (!is_same(wanted, manifest->text, manifest->length))
        tandem_faults_add(
            findings, TANDEM_SEVERITY_FAULT, reopened->manifest_name,
            differing_line(wanted->str, wanted->len, manifest->text, manifest->length),
            "", "V743", NULL,
            "from this line on it is not what the rotation and the seed "
            "give");
}

gboolean
tandem_reopened_compare(const TandemReopened *reopened, TandemFaults *findings,
                        GError **error)
{
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++)
        if (!compare_output(reopened, i, findings, error))
            return FALSE;
    compare_manifest(reopened, findings);
    return TRUE;
}

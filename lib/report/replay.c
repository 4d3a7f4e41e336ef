/* SPDX-License-Identifier: MIT */

/* The same bytes again. A run is made afresh from its manifest's rotation and seed, and
 * every file beside the manifest is compared with what comes out, and with its hash. */
#include <tandem/run_folder.h>

#include "reopen_private.h"

static gboolean
is_taken(const char *folder)
{
    return g_file_test(folder, G_FILE_TEST_EXISTS) ||
           g_file_test(folder, G_FILE_TEST_IS_SYMLINK);
}

/**
 * tandem_run_replay:
 * @manifest: path of a run's manifest.json
 * @rotation_folder: (nullable): where the rotation is; %NULL for where @manifest says
 * @out_folder: (nullable): where to write the run made afresh
 * @faults: takes what is wrong with the rotation
 * @differences: takes each input that has changed, and each file that differs
 * @error: return location for a #TandemError
 *
 * Makes the run again and compares it with the one on the disk. That another version of
 * the program made it is a note in @differences, and no difference in itself.
 *
 * Returns: %TRUE where the comparison was made, whatever it found: @differences without
 *   a fault means the same bytes. %FALSE with @error set to %TANDEM_ERROR_FAULTS where
 *   the rotation is faulty, to %TANDEM_ERROR_EXISTS where something is at @out_folder,
 * or to %TANDEM_ERROR_FILE
 */
gboolean
tandem_run_replay(const char *manifest, const char *rotation_folder,
                  const char *out_folder, TandemFaults *faults,
                  TandemFaults *differences, GError **error)
{
    g_return_val_if_fail(manifest != NULL && faults != NULL && differences != NULL,
                         FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_auto(TandemReopened) reopened = { 0 };
    g_autofree gchar *folder = g_path_get_dirname(manifest);
    g_autofree gchar *name = g_path_get_basename(manifest);

    if (out_folder != NULL && is_taken(out_folder)) {
        g_autofree gchar *shown = g_filename_display_name(out_folder);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS,
                    "%s is there already; a run is never overwritten", shown);
        return FALSE;
    }
    if (!tandem_reopen(&reopened, folder, name, rotation_folder, faults, differences,
                       error))
        return FALSE;
    if (reopened.manifest == NULL)
        return TRUE;
    if (!tandem_reopened_compare(&reopened, differences, error))
        return FALSE;
    return out_folder == NULL || tandem_run_write(reopened.run, out_folder, error);
}

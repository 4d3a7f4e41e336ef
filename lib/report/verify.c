/* SPDX-License-Identifier: MIT */

/* Checks a run from the files of its rotation alone.
 *
 * Two checks that do not lean on each other. First the published pairs are judged on a
 * market built anew: this finds a result that breaks a rule or a promise, whatever its
 * hashes say. Then every byte is compared with a run made afresh: this finds a result
 * that is another one than the rotation and the seed give, even where it would be as
 * good, and a page or a table that does not tell the result.
 */
#include <tandem/run_folder.h>

#include "judge_published_private.h"

static gboolean
judge(const TandemReopened *reopened, TandemFaults *findings, GError **error)
{
    GError *problem = NULL;
    g_autoptr(GArray) pairs = tandem_published_read(reopened, findings, &problem);

    if (problem != NULL) {
        g_propagate_error(error, problem);
        return FALSE;
    }
    return pairs == NULL || tandem_published_judge(reopened, pairs, findings, error);
}

/**
 * tandem_run_verify:
 * @run_folder: a run on the disk, by anybody
 * @rotation_folder: (nullable): where the rotation is; %NULL for where the manifest
 * says
 * @faults: takes what is wrong with the rotation
 * @findings: takes what is wrong with the run
 * @error: return location for a #TandemError
 *
 * Reads the rotation again and checks the run against it: the inputs' hashes; that
 * every published pair may be, stands once and within places, minima and pins; that no
 * pair blocks, where the strategy promises that; that it is the very result of a fresh
 * solve, where the strategy promises the best or the largest; then every file's bytes
 * and hash. A strategy's promise that nobody gains by misreporting is about the method,
 * and is not checked.
 *
 * Returns: %TRUE where the run was checked, whatever was found: @findings without a
 *   fault means that it holds. %FALSE with @error set to %TANDEM_ERROR_FAULTS where the
 *   rotation is faulty, or to %TANDEM_ERROR_FILE
 */
gboolean
tandem_run_verify(const char *run_folder, const char *rotation_folder,
                  TandemFaults *faults, TandemFaults *findings, GError **error)
{
    g_return_val_if_fail(run_folder != NULL && faults != NULL && findings != NULL,
                         FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_auto(TandemReopened) reopened = { 0 };

    if (!tandem_reopen(&reopened, run_folder, "manifest.json", rotation_folder, faults,
                       findings, error))
        return FALSE;
    if (reopened.manifest == NULL)
        return TRUE;
    return judge(&reopened, findings, error) &&
           tandem_reopened_compare(&reopened, findings, error);
}

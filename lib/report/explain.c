/* SPDX-License-Identifier: MIT */

/* Why one trainee got what they got. The run is made afresh and must be the one on the
 * disk, so that what is explained is what was published. No other trainee is named, and
 * of a leader only what the reasons say: how many places, and how far down its order
 * they went.
 */
#include <tandem/run_folder.h>

#include "../files/faults_private.h"
#include "../files/suggest_private.h"
#include "explain_private.h"
#include "reopen_private.h"

static gboolean
find_trainee(const TandemRotation *rotation, const char *id, gint32 *trainee,
             GError **error)
{
    const gint found =
        GPOINTER_TO_INT(g_hash_table_lookup(rotation->trainee_of_id, id));

    *trainee = (gint32)found - 1;
    if (found > 0)
        return TRUE;

    g_autofree const char **ids = g_new(const char *, rotation->n_trainees + 1);
    for (gsize i = 0; i < rotation->n_trainees; i++)
        ids[i] = rotation->trainee[i].id;
    ids[rotation->n_trainees] = NULL;
    g_autofree gchar *hint = tandem_suggest_hint(id, ids);
    g_autofree gchar *quoted = tandem_faults_quote(id);
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID, "no trainee %s%s%s%s", quoted,
                hint != NULL ? " (" : "", hint != NULL ? hint : "",
                hint != NULL ? ")" : "");
    return FALSE;
}

static gboolean
is_sound(const TandemFaults *findings, GError **error)
{
    if (tandem_faults_get_n(findings, TANDEM_SEVERITY_FAULT) == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS,
                "the run is not what its rotation gives, so it cannot be explained");
    return FALSE;
}

/**
 * tandem_run_explain:
 * @run_folder: a run on the disk
 * @rotation_folder: (nullable): where the rotation is; %NULL for where the manifest
 * says
 * @trainee_id: whom
 * @format: how
 * @faults: takes what is wrong with the rotation
 * @findings: takes what is wrong with the run
 * @error: return location for a #TandemError
 *
 * Tells what one trainee got and why: each better preference with its reason, where
 * they wait, and how full the leaders they wanted are. It names no other trainee.
 *
 * Returns: (transfer full): the text, or %NULL with @error set to %TANDEM_ERROR_BAD_ID
 *   where the rotation has no such trainee, to %TANDEM_ERROR_FAULTS where the rotation
 * is faulty or the run is not what it gives (@findings say how), or to
 * %TANDEM_ERROR_FILE
 */
gchar *
tandem_run_explain(const char *run_folder, const char *rotation_folder,
                   const char *trainee_id, TandemFormat format, TandemFaults *faults,
                   TandemFaults *findings, GError **error)
{
    g_return_val_if_fail(run_folder != NULL && trainee_id != NULL, NULL);
    g_return_val_if_fail(faults != NULL && findings != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_auto(TandemReopened) reopened = { 0 };
    gint32 trainee = TANDEM_NONE;

    if (!tandem_reopen(&reopened, run_folder, "manifest.json", rotation_folder, faults,
                       findings, error))
        return NULL;
    if (reopened.manifest != NULL &&
        !tandem_reopened_compare(&reopened, findings, error))
        return NULL;
    if (!is_sound(findings, error) ||
        !find_trainee(reopened.rotation, trainee_id, &trainee, error))
        return NULL;
    switch (format) {
    case TANDEM_FORMAT_JSON:
        return tandem_explain_json(reopened.run, trainee, error);
    case TANDEM_FORMAT_CSV:
        return tandem_explain_csv(reopened.run, trainee);
    default:
        return tandem_explain_text(reopened.run, trainee, error);
    }
}

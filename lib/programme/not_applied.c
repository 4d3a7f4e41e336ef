/* SPDX-License-Identifier: MIT */
/* What the files of a rotation state and this version does not apply: said, never
 * silently dropped. */
#include "run_private.h"

/**
 * tandem_run_get_not_applied:
 * @run: a run
 * @n_texts: (out): how many there are
 *
 * What the input files state and this version does not apply, one line each, sorted.
 *
 * Returns: (transfer none) (array length=n_texts) (nullable): live as long as @run
 */
const char *const *
tandem_run_get_not_applied(const TandemRun *run, gsize *n_texts)
{
    g_return_val_if_fail(run != NULL && n_texts != NULL, NULL);

    *n_texts = run->not_applied->len;
    return (const char *const *)run->not_applied->pdata;
}

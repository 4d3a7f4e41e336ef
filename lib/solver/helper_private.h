/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "protocol_private.h"

/* The program tandem-solver, running: one at a time asks it one programme behind the
 * other. */
typedef struct _TandemHelper TandemHelper;

/* @path: where it is, NULL or empty for where it belongs. NULL with @error set to
 * TANDEM_ERROR_NO_SOLVER or TANDEM_ERROR_NO_MEMORY. */
TandemHelper *tandem_helper_start(const char *path, GError **error);

/* Ends it at once. */
void tandem_helper_free(TandemHelper *helper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemHelper, tandem_helper_free)

/* Solves @programme within @limit, whose seconds and caller's wish are kept within some
 * ms by ending the program; it is started again for the next programme. @nodes,
 * @memory: 0 for no limit.
 *
 * Whatever the program says, an answer with values keeps every bound and row of
 * @programme and is worth what @answer says; optimal and infeasible are its word alone,
 * and so is the bound, but none of them contradicts the start. Stopped by @limit, which
 * is then reached, the answer is UNKNOWN with the bound that was told by then.
 *
 * FALSE with @error set to TANDEM_ERROR_SOLVER, in which the program is named, to
 * TANDEM_ERROR_NO_SOLVER where it could not be started again, or to
 * TANDEM_ERROR_NO_MEMORY. */
gboolean tandem_helper_solve(TandemHelper *helper, const TandemProgramme *programme,
                             guint64 nodes, guint64 memory, TandemLimit *limit,
                             TandemSolverAnswer *answer, GError **error);

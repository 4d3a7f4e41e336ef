/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

/* Whether what an outside solver answered is what its strategy promises, by the judge:
 * within capacities, and no pair blocks in the senses of @guarantees (TandemGuarantee
 * flags). Else @error is TANDEM_ERROR_SOLVER and names @solver. */
gboolean tandem_outside_judge(const char *solver, guint guarantees,
                              const TandemMatching *matching, GError **error);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "../solver/protocol_private.h"

/* FALSE: memory was refused. What CBC finds on the way goes out through the channel. */
gboolean tandem_cbc_solve(const TandemProgramme *programme,
                          const TandemSolverLimits *limits, TandemSolverAnswer *answer);

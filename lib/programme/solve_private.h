/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* Solves the stage, closing leaders below cap_min until none is; fills its matching and
 * is_closed. Every answer is judged feasible before it is taken. Warns of a leader who
 * stays open below cap_min for a pin's sake. */
gboolean tandem_stage_solve(TandemStage *stage, const TandemRotation *rotation,
                            const char *seed, TandemWorkspace *workspace,
                            TandemFaults *faults, GError **error);

/* One answer of the stage's strategy on @market, judged feasible. */
TandemMatching *tandem_stage_answer(const TandemStage *stage, TandemMarket *market,
                                    TandemWorkspace *workspace, GError **error);

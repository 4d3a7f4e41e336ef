/* SPDX-License-Identifier: MIT */
#pragma once

#include "queues_private.h"

/* Adds to the run where one more place would place somebody more. FALSE with @error set
 * where the stage could not be solved again. */
gboolean tandem_thin_spots_add(TandemRun *run, const TandemStage *stage,
                               TandemHoldings *holdings, const TandemQueues *queues,
                               GError **error);

/* How many more trainees would have a place were there @extra ([n_opportunities]) more
 * places, by solving again; below 0 with @error set. */
gint32 tandem_thin_spot_solve(const TandemStage *stage, const gint32 *extra,
                              TandemWorkspace *workspace, GError **error);

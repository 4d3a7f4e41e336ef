/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotations_private.h"

/* Fills before_start and before. @passed_by[k]: the rotation that moved past edge k, or
 * TANDEM_NONE; shape [n_edges]. FALSE: memory was refused. O(E log E). */
gboolean tandem_rotation_order(TandemRotations *rotations, const TandemMarket *market,
                               const gint32 *passed_by, TandemWorkspace *workspace);

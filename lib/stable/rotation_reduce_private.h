/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotations_private.h"

/* Puts before and before_start in the place of those that follow from others. FALSE:
 * memory was refused. O(R A) for R rotations and A arcs between them. */
gboolean tandem_rotation_reduce(TandemRotations *r, TandemWorkspace *workspace);

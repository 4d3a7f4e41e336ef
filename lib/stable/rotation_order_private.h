/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotations_private.h"

/* Whom full opportunities held as their worst, all along. */
typedef struct {
    const gint32 *rank;  /* [n_edges] what opportunities go by */
    const gint32 *first; /* [n_opportunities] rank of the worst before any rotation */
    const gint32 *after; /* [start[n_rotations]] and where a move leads, after it */
} TandemWorsts;

/* Fills before_start and before. FALSE: memory was refused. O(E log E) for E edges
 * between the trainees' best and their worst. */
gboolean tandem_rotation_order(TandemRotations *rotations, const TandemMarket *market,
                               const TandemWorsts *worsts, TandemWorkspace *workspace);

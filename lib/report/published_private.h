/* SPDX-License-Identifier: MIT */
#pragma once

#include "reopen_private.h"

/* placements.csv of a run as it stands on the disk, in the terms of the rotation. */
typedef struct {
    gint32 trainee;
    gint32 leader;
    gint32 trainee_rank; /* 0 where the cell is empty */
    gint32 leader_rank;
    guint line;
} TandemPublishedPair;

/* Reads the pairs of placements.csv; rows that say nothing sensible are findings. NULL
 * with @error unset where there is no such file, which is a finding as well. */
GArray *tandem_published_read(const TandemReopened *reopened, TandemFaults *findings,
                              GError **error);

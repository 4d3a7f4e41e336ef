/* SPDX-License-Identifier: MIT */
#pragma once

#include "deferred_acceptance_private.h"

/* What lies between the two extremes of strict lists: each rotation moves some
 * trainees down by one step, in a ring. In an order that extends the poset: whoever
 * takes rotations in this order finds each exposed. An edge is that of the market. */
typedef struct {
    gint32 n_rotations;
    gsize *start;        /* [n_rotations + 1] */
    gsize *from;         /* [start[n_rotations]] the edges left ... */
    gsize *to;           /* ... and those that the same trainees get for them */
    gsize *before_start; /* [n_rotations + 1] */
    gint32 *before; /* [before_start[n_rotations]] what must go before, each row going
                       up: the poset is the transitive closure */
    gsize *first; /* [n_trainees] edge in the trainee-optimal matching; G_MAXSIZE: none,
                     and so everywhere; also of one whose quota the pins fill */
    gsize *last;  /* [n_trainees] edge in the leader-optimal matching */
} TandemRotations;

/* All rotations of a market of strict lists, quotas of at most 1, and leaders whose
 * capacity does not bind. All of it is taken from @workspace. O(E + F log F)
 * for F edges between the trainees' best and their worst. */
TandemRunEnd tandem_rotations_find(TandemRotations *rotations,
                                   const TandemMarket *market,
                                   const TandemOptions *options,
                                   TandemWorkspace *workspace);

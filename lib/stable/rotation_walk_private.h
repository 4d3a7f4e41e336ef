/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotations_private.h"

/* Stands on one stable matching after another; begins on the trainee-optimal one. */
typedef struct {
    const TandemRotations *rotations;
    const TandemMarket *market;
    const gint64 *weight[2]; /* [n_rotations] each, or NULL */
    gint64 sum[2];           /* of the weights of the rotations chosen */
    gsize *after_start;      /* [n_rotations + 1] */
    gint32 *after;           /* [after_start[n_rotations]] what each must go before */
    gint32 *missing;         /* [n_rotations] how many must still go before it */
    gulong *open;            /* a bit each: set where none is missing */
    gint32 *chosen;          /* [n_rotations] the rotations eliminated, going up */
    gint32 n_chosen;
    gint32 candidate; /* the next rotation to try; all behind it may still be chosen */
    gsize *now;       /* [n_trainees] what each holds */
} TandemRotationWalk;

/* @rotations and @market live as long. FALSE: memory was refused. */
gboolean tandem_rotation_walk_init(TandemRotationWalk *walk,
                                   const TandemRotations *rotations,
                                   const TandemMarket *market,
                                   TandemWorkspace *workspace);

/* To the next stable matching; each is come by once. FALSE: there is none. */
gboolean tandem_rotation_walk_next(TandemRotationWalk *walk);

/* None of those that eliminate what this one does and more, of higher numbers. */
void tandem_rotation_walk_prune(TandemRotationWalk *walk);

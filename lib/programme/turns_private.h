/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* What a trainee's history earns, before anybody's list is looked at. */
typedef struct {
    gint32 credit;   /* 0..credit_cap: misses and cancellations that still count */
    gint32 had;      /* placements of the kind in earlier rotations */
    gint32 last_met; /* how many rotations ago the latest of them was; 0: none */
    gboolean missed, cancelled; /* with credit for it */
    gboolean is_late;           /* a no-show that still counts: behind everybody */
    gint32 tier;     /* from 1: number in the policy's tiers; behind them n_tiers + 1 */
    gint32 priority; /* from 0: order by history, before the lottery */
} TandemTurn;

/* One for each trainee. To be freed. */
TandemTurn *tandem_turns_new(const TandemRotation *rotation, TandemKind kind);

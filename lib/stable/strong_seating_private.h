/* SPDX-License-Identifier: MIT */
#pragma once

#include "crowds_private.h"

/* Where everybody is once nothing more is deleted. */
typedef struct {
    gsize *edge;        /* [n_trainees], or G_MAXSIZE */
    gint32 twin;        /* the first who does not insist on all of its head, and where
                           it is not seated for certain; or TANDEM_NONE */
    gint32 *n_at;       /* [n_opportunities] who is there */
    gint32 *worst_at;   /* [n_opportunities] the worst rank there */
    gint32 *n_with;     /* [n_leaders] */
    gint32 *worst_with; /* [n_leaders] */
} TandemSeating;

/* FALSE: memory was refused. */
gboolean tandem_seating_init(TandemSeating *seating, const TandemMarket *market,
                             TandemWorkspace *workspace);

/* Puts everybody where it is bound to be, where it is seated, or where there is room.
 */
void tandem_seating_find(TandemSeating *seating, TandemCrowds *crowds);

/* Whether a pair blocks it in the strong sense. */
gboolean tandem_seating_is_blocked(TandemSeating *seating, const TandemCuts *cuts);

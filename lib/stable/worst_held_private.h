/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/places_private.h"

/* One who has a place, and how the opportunity ranks it. */
typedef struct {
    gint32 rank;
    gint32 trainee;
} TandemHolding;

/* Whom each opportunity holds where each trainee holds at most one place: a heap each,
 * the worst on top. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    TandemHolding *holding;
    const gint32 *of;   /* [n_opportunities] places */
    gint32 *worst_rank; /* [n_opportunities] of whom a full one holds; 0 where there are
                           no places, G_MAXINT32 where there is room */
} TandemWorstHeld;

/* @edge: shape [n_trainees]: what each holds, or G_MAXSIZE. @rank: shape [n_edges].
 * @of: shape [n_opportunities]: places; lives as long. O(n log n) and 8 bytes a
 * trainee. FALSE: memory was refused. */
gboolean tandem_worst_held_init(TandemWorstHeld *held, const TandemMarket *market,
                                const gsize *edge, const gint32 *rank, const gint32 *of,
                                TandemWorkspace *workspace);

static inline gboolean
tandem_worst_held_is_full(const TandemWorstHeld *held, gint32 opportunity)
{
    return held->start[opportunity + 1] - held->start[opportunity] ==
           (gsize)held->of[opportunity];
}

/* The worst whom a full @opportunity holds. */
static inline gint32
tandem_worst_held_get(const TandemWorstHeld *held, gint32 opportunity)
{
    return held->holding[held->start[opportunity]].trainee;
}

/* A full @opportunity takes @newcomer in the place of its worst. O(log places). */
void tandem_worst_held_replace(TandemWorstHeld *held, gint32 opportunity,
                               TandemHolding newcomer);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "tie_order_private.h"

/* Whom an opportunity ranks. */
typedef struct {
    gint32 rank;
    gint32 trainee;
    gsize edge;
} TandemListed;

/* Which edges are left out: those of trainees without a place to fill, and ... */
typedef struct {
    const gint32 *of_trainee; /* [n_trainees] places that each may still fill */
    const gsize *from;        /* [n_trainees] ... before this edge; NULL: none */
    const gint32 *worst;      /* [n_opportunities] ... ranked beyond this; NULL: none */
} TandemListFilter;

/* The trainees' lists turned round: of opportunity o they are
 * listed[start[o]] .. listed[start[o + 1] - 1], best first, within a tie by number. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    TandemListed *listed;
} TandemOpportunityLists;

/* @rank: shape [n_edges]: what opportunities go by. O(E + F log F) for F edges that are
 * not left out. FALSE: memory was refused. */
gboolean tandem_opportunity_lists_init(TandemOpportunityLists *lists,
                                       const TandemMarket *market, const gint32 *rank,
                                       const TandemListFilter *filter,
                                       TandemWorkspace *workspace);

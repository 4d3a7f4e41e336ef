/* SPDX-License-Identifier: MIT */
#pragma once

#include "tie_order_private.h"

/* Whom an opportunity ranks. */
typedef struct {
    gint32 rank;
    gint32 trainee;
    gsize edge;
} TandemListed;

/* The trainees' lists turned round: of opportunity o they are
 * listed[start[o]] .. listed[start[o + 1] - 1], best first, within a tie by number.
 * Only trainees with a place to fill are there. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    TandemListed *listed;
} TandemOpportunityLists;

/* O(E log E). FALSE: memory was refused. */
gboolean tandem_opportunity_lists_init(TandemOpportunityLists *lists,
                                       const TandemMarket *market,
                                       const TandemPlaces *places, const gint32 *rank,
                                       TandemWorkspace *workspace);

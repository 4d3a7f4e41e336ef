/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/tie_order_private.h"

/* Whom an opportunity ranks. */
typedef struct {
    gint32 rank;
    gint32 trainee;
    gsize edge;
} TandemListed;

/* The trainees' lists turned round: of opportunity o they are
 * listed[start[o]] .. listed[start[o + 1] - 1], best first, within a tie by number. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    TandemListed *listed;
} TandemOpportunityLists;

/* @rank: shape [n_edges]: what opportunities go by. @of_trainee: shape [n_trainees]:
 * the places that each may still fill; whose are 0 is left out. O(E log E). FALSE:
 * memory was refused. */
gboolean tandem_opportunity_lists_init(TandemOpportunityLists *lists,
                                       const TandemMarket *market, const gint32 *rank,
                                       const gint32 *of_trainee,
                                       TandemWorkspace *workspace);

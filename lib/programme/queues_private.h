/* SPDX-License-Identifier: MIT */
#pragma once

#include "holdings_private.h"

/* Who would take a place of each opportunity, were there one more: in the leader's
 * order, the lottery's where it ties. Nobody queues at a closed leader. */
typedef struct {
    gsize *start; /* [n_opportunities + 1] */
    gsize *edge;  /* those who want it, ties of their own as the lottery breaks them */
    gint32 *position;  /* [n_edges]: from 1, of those who prefer it by rank; else 0 */
    gint32 *n_waiting; /* [n_opportunities]: how many have a position */
} TandemQueues;

void tandem_queues_init(TandemQueues *queues, const TandemHoldings *holdings,
                        const TandemStage *stage);
void tandem_queues_clear(TandemQueues *queues);

/* Adds the waiting lists of the stage to the run's. */
void tandem_waiting_add(TandemRun *run, const TandemStage *stage,
                        const TandemHoldings *holdings, const TandemQueues *queues);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemQueues, tandem_queues_clear)

/* SPDX-License-Identifier: MIT */
#pragma once

#include "plan_private.h"
#include "queues_private.h"

/* A solved stage with all that an explanation needs. */
typedef struct {
    const TandemPlan *plan;
    const TandemStage *stage;
    const TandemHoldings *holdings;
    const TandemQueues *queues;
    gint32 *number_of_trainee; /* [rows]: number in the market, or NONE */
    gint32 *number_of_leader;  /* likewise */
    gint32 *n_at;              /* [n_opportunities]: placements */
    gint32 *n_pins_at;         /* of them pinned */
    gint32
        *worst_at; /* [n_opportunities]: worst leader's rank there that is no pin's */
} TandemReasoning;

void tandem_reasoning_init(TandemReasoning *reasoning, const TandemPlan *plan,
                           const TandemStage *stage, const TandemHoldings *holdings,
                           const TandemQueues *queues);
void tandem_reasoning_clear(TandemReasoning *reasoning);

/* The edge of a pair of rows, or NO_EDGE. */
gsize tandem_reasoning_edge(const TandemReasoning *reasoning, gint32 t, gint32 l);

/* Why @edge is not held by its trainee, who would rather hold it. */
TandemReason tandem_reasoning_of_edge(const TandemReasoning *reasoning, gsize edge);

/* Adds the rows of the stage to the run's. */
void tandem_reasons_add(TandemRun *run, const TandemReasoning *reasoning);
void tandem_unplaced_add(TandemRun *run, const TandemReasoning *reasoning);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemReasoning, tandem_reasoning_clear)

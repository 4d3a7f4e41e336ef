/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "../market/tie_order_private.h"

/* The row of `deferred-acceptance`. */
extern const TandemStrategy tandem_deferred_acceptance;

/* A run from either side. */
typedef struct {
    const TandemMarket *market;
    const TandemOptions *options; /* nullable: whom to tell how far it is */
    TandemWorkspace *workspace;
    TandemPlaces places;
    TandemTieOrder order;
    gsize *held;  /* [n_held] the answer: edges, going up, the pins not among them */
    gsize n_held; /* likewise */
    guint64 n_proposals;
} TandemDeferredAcceptance;

/* How a run ended. */
typedef enum {
    TANDEM_RUN_ENDED,
    TANDEM_RUN_NO_MEMORY,
    TANDEM_RUN_STOPPED,
    TANDEM_RUN_NONE, /* no stable matching reaches the floors of the groups */
} TandemRunEnd;

/* Makes room for all that trainees may hold, and none there. FALSE: memory was refused.
 */
gboolean tandem_run_make_room(TandemDeferredAcceptance *run);

/* Adds an edge to the answer; trainees come in order, their edges anyhow.
 */
static inline void
tandem_run_hold(TandemDeferredAcceptance *run, gsize edge)
{
    gsize i = run->n_held++;

    for (; i > 0 && run->held[i - 1] > edge; i--)
        run->held[i] = run->held[i - 1];
    run->held[i] = edge;
}

TandemRunEnd tandem_trainees_propose(TandemDeferredAcceptance *run);
/* Where some leader's places are shared, or there are groups; room for the answer is
 * there. */
TandemRunEnd tandem_projects_propose(TandemDeferredAcceptance *run);
TandemRunEnd tandem_projects_offer(TandemDeferredAcceptance *run);
TandemRunEnd tandem_groups_offer(TandemDeferredAcceptance *run);

/* Whether some leader may be full before its opportunities are, or there are groups. */
gboolean tandem_run_shares(const TandemDeferredAcceptance *run);
TandemRunEnd tandem_leaders_propose(TandemDeferredAcceptance *run);

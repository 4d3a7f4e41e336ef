/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "tie_order_private.h"

/* The row of `deferred-acceptance`. */
extern const TandemStrategy tandem_deferred_acceptance;

/* A run from either side. */
typedef struct {
    const TandemMarket *market;
    const TandemOptions *options; /* nullable: whom to tell how far it is */
    TandemWorkspace *workspace;
    TandemPlaces places;
    TandemTieOrder order;
    guint8 *is_held; /* [n_edges], the answer; all 0 before */
    guint64 n_proposals;
} TandemDeferredAcceptance;

/* How a run ended. */
typedef enum {
    TANDEM_RUN_ENDED,
    TANDEM_RUN_NO_MEMORY,
    TANDEM_RUN_STOPPED,
} TandemRunEnd;

TandemRunEnd tandem_trainees_propose(TandemDeferredAcceptance *run);
TandemRunEnd tandem_leaders_propose(TandemDeferredAcceptance *run);

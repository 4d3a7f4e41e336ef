/* SPDX-License-Identifier: MIT */
#pragma once

#include "deferred_acceptance_private.h"

/* The row of `kiraly`. */
extern const TandemStrategy tandem_kiraly;

/* What its promise holds of, whatever the order in which trainees begin. */
typedef struct {
    const TandemMarket *market;
    const TandemOptions *options; /* nullable: whom to tell */
    TandemWorkspace *workspace;
    guint64 order; /* 0: trainees begin by number, else in an order of its own */
    guint64 n_proposals;
} TandemKiralyRun;

/* edge[t], shape [n_trainees]: what t holds beside pins, G_MAXSIZE for none. */
TandemRunEnd tandem_kiraly_run(TandemKiralyRun *run, gsize *edge);

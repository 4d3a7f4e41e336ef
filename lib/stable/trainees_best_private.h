/* SPDX-License-Identifier: MIT */
#pragma once

#include "deferred_acceptance_private.h"

/* The first step of many strategies: what each trainee gets when trainees propose. The
 * market's quotas are at most 1. */

/* Takes the pins and breaks the ties. @run states options and workspace; the rest is
 * set. Afterwards the caller may lower places, and mask edges in places.is_pin where
 * @masks, which then is there and 0 but for pins. FALSE: memory was refused. */
gboolean tandem_trainees_best_init(TandemDeferredAcceptance *run,
                                   const TandemMarket *market, TandemTies ties,
                                   gboolean masks);

/* edge[t], shape [n_trainees]: what trainee t gets, or G_MAXSIZE. The pins are not
 * among them. May be called again. */
TandemRunEnd tandem_trainees_best(TandemDeferredAcceptance *run, gsize *edge);

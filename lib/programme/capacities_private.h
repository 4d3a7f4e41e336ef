/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* @market with @capacity ([n_opportunities]) instead of its own; each opportunity must
 * be a leader of its own, as in a buddy stage. */
TandemMarket *tandem_market_with_capacities(const TandemMarket *market,
                                            const gint32 *capacity, GError **error);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/prices.h>

enum { TANDEM_MOST_TERMS = 8 }; /* of a stage */

/* Prices without a stage, for a market of these sizes. */
TandemPrices *tandem_prices_begin(const TandemMarket *market);

/* A stage more. Returns where its prices are to be written, all 0 now: of trainees,
 * opportunities, leaders, groups, one behind the other. NULL: memory was refused. */
gint64 *tandem_prices_add(TandemPrices *prices, const TandemTerm *terms, gsize n_terms);

/* @matching keeps them; (transfer full). */
void tandem_matching_set_prices(TandemMatching *matching, TandemPrices *prices);

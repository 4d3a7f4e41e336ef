/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_private.h"

/* Own copies of what is beyond lists and capacities: clashes, links and groups. */
gboolean tandem_market_copy_parts(TandemMarket *market,
                                  const TandemMarketArrays *arrays, GError **error);
void tandem_market_free_parts(TandemMarket *market);

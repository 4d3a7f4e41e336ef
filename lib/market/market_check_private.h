/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

/* Whether the arrays of a market can be one: offsets, ids, ranks, weights, and every
 * number within its bounds. The rest of the constructor relies on all of it. */
gboolean tandem_market_check_arrays(const TandemMarketArrays *arrays, GError **error);

/* The parts beyond lists and capacities: clashes, links and groups. */
gboolean tandem_market_check_parts(const TandemMarketArrays *arrays, GError **error);

/* Sets @error, unless @id is one of the @n ids: "WHO NAMES WHAT ID; ids go from 0 to
 * n - 1". */
gboolean tandem_market_check_id(const char *who, gsize index, const char *verb,
                                const char *what, gint32 id, gint32 n, GError **error);

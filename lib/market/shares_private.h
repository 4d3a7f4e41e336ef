/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/shares.h>

/* The shares of @n edges, which go up: of the i-th limb[(i + 1) * width ...] in parts
 * of which limb[0 ...] make a whole place; none is 0. @factor: [n_factors] of whose
 * product a whole place is a divisor. All is copied. NULL with @error set where memory
 * is refused. */
TandemShares *tandem_shares_new(TandemMarket *market, const char *strategy,
                                const gsize *edge, gsize n, const guint32 *limb,
                                gsize width, const guint32 *factor, gsize n_factors,
                                GError **error);

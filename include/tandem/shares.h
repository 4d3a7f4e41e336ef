/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

G_BEGIN_DECLS

#define TANDEM_TYPE_SHARES (tandem_shares_get_type())
/* A fractional answer: which part of a place each trainee has. */
typedef struct _TandemShares TandemShares;

TANDEM_API GType tandem_shares_get_type(void) G_GNUC_CONST;

TANDEM_API TandemShares *tandem_shares_ref(TandemShares *shares);
TANDEM_API void tandem_shares_unref(TandemShares *shares);

TANDEM_API TandemMarket *tandem_shares_get_market(const TandemShares *shares);
TANDEM_API const char *tandem_shares_get_strategy(const TandemShares *shares);
TANDEM_API const gsize *tandem_shares_get_edges(const TandemShares *shares,
                                                gsize *n_edges);
TANDEM_API gdouble tandem_shares_get_share(const TandemShares *shares, gsize i);
TANDEM_API gchar *tandem_shares_get_fraction(const TandemShares *shares, gsize i,
                                             GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemShares, tandem_shares_unref)

G_END_DECLS

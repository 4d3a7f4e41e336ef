/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

G_BEGIN_DECLS

TANDEM_API const TandemStrategy *const *tandem_strategies(gsize *n_strategies);
TANDEM_API const TandemStrategy *tandem_strategy_find(const char *name, GError **error);
TANDEM_API gboolean tandem_strategy_is_planned(const char *name);
TANDEM_API gboolean tandem_strategy_check_features(const TandemStrategy *strategy,
                                                   guint features, GError **error);
TANDEM_API TandemMatching *tandem_solve(TandemMarket *market, const char *strategy,
                                        const TandemOptions *options,
                                        TandemWorkspace *workspace, GError **error);
TANDEM_API TandemShares *tandem_shares(TandemMarket *market, const char *strategy,
                                       const TandemOptions *options, GError **error);
TANDEM_API gboolean tandem_solve_into(TandemMatching **matching, TandemMarket *market,
                                      const char *strategy,
                                      const TandemOptions *options,
                                      TandemWorkspace *workspace, GError **error);

G_END_DECLS

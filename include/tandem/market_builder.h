/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

G_BEGIN_DECLS

/* A market said agent by agent; tandem_market_new() takes whole arrays. Not shared
 * between threads. A mistake is kept and told by tandem_market_builder_end(). */
typedef struct _TandemMarketBuilder TandemMarketBuilder;

TANDEM_API TandemMarketBuilder *tandem_market_builder_new(void);
TANDEM_API void tandem_market_builder_free(TandemMarketBuilder *builder);

TANDEM_API gint32 tandem_market_builder_add_leader(TandemMarketBuilder *builder,
                                                   gint32 capacity);
TANDEM_API gint32 tandem_market_builder_add_opportunity(TandemMarketBuilder *builder,
                                                        gint32 leader, gint32 capacity);
TANDEM_API gint32 tandem_market_builder_add_trainee(TandemMarketBuilder *builder,
                                                    gint32 quota);
TANDEM_API void tandem_market_builder_prefer(TandemMarketBuilder *builder,
                                             gint32 trainee, gint32 opportunity,
                                             gint32 rank);
TANDEM_API void tandem_market_builder_rank(TandemMarketBuilder *builder, gint32 leader,
                                           gint32 trainee, gint32 rank);
TANDEM_API void tandem_market_builder_pin(TandemMarketBuilder *builder, gint32 trainee,
                                          gint32 opportunity);
TANDEM_API void tandem_market_builder_set_priority(TandemMarketBuilder *builder,
                                                   gint32 trainee, gint32 priority);
TANDEM_API void tandem_market_builder_set_keys(TandemMarketBuilder *builder,
                                               const guint64 *trainee_key,
                                               const guint64 *opportunity_key);
TANDEM_API TandemMarket *tandem_market_builder_end(TandemMarketBuilder *builder,
                                                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemMarketBuilder, tandem_market_builder_free)

G_END_DECLS

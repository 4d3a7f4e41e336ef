/* SPDX-License-Identifier: MIT */
/* Lottery keys of a market's agents, drawn only where they can be asked for: one takes
 * 2.5 µs. */
#include <tandem/lottery.h>

#include "market_json_private.h"

gboolean
tandem_market_needs_keys(const TandemMarket *market, TandemLottery lottery)
{
    const guint ties = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES;

    return lottery == TANDEM_LOTTERY_ALWAYS ||
           (lottery == TANDEM_LOTTERY_FOR_TIES &&
            (tandem_market_get_features(market) & ties) != 0);
}

guint64 *
tandem_market_draw_keys(const TandemIdSet *set, const char *seed)
{
    const gsize n = (gsize)tandem_id_set_n(set);
    guint64 *const keys = tandem_draft_new(guint64, n);

    tandem_lottery_keys(seed, tandem_id_set_all(set), n, keys);
    return keys;
}

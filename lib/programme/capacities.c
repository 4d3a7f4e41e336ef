/* SPDX-License-Identifier: MIT */
/* One market with other capacities: a leader that is closed, a place that is added. */
#include "capacities_private.h"

TandemMarket *
tandem_market_with_capacities(const TandemMarket *market, const gint32 *capacity,
                              GError **error)
{
    gsize n_pins = 0;
    const gsize *const pin = tandem_market_get_pins(market, &n_pins);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    g_autofree gint32 *pins = g_new(gint32, 2 * n_pins + 1);

    g_assert(tandem_market_get_n_leaders(market) ==
             tandem_market_get_n_opportunities(market));
    for (gsize i = 0; i < n_pins; i++) {
        pins[2 * i] = tandem_market_get_trainee_of(market, pin[i]);
        pins[2 * i + 1] = opportunity[pin[i]];
    }
    const TandemMarketArrays arrays = {
        .n_trainees = tandem_market_get_n_trainees(market),
        .n_opportunities = tandem_market_get_n_opportunities(market),
        .n_leaders = tandem_market_get_n_leaders(market),
        .trainees = { .start = tandem_market_get_start(market),
                      .id = opportunity,
                      .rank = tandem_market_get_trainee_ranks(market) },
        .leader_rank = tandem_market_get_leader_ranks(market),
        .opportunity_capacity = capacity,
        .quota = tandem_market_get_quotas(market),
        .priority = tandem_market_get_priorities(market),
        .trainee_key = tandem_market_get_trainee_keys(market),
        .opportunity_key = tandem_market_get_opportunity_keys(market),
        .pins = pins,
        .n_pins = n_pins,
    };
    return tandem_market_new(&arrays, error);
}

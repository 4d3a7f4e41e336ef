/* SPDX-License-Identifier: MIT */
/* One market with other capacities: a leader that is closed, a place that is added. */
#include "capacities_private.h"

/* The lists of a market without the pins that are on none: the constructor adds them
 * from the pins. */
typedef struct {
    gsize *start;
    gint32 *id, *rank, *leader_rank;
} Lists;

static void
lists_clear(Lists *lists)
{
    g_free(lists->start);
    g_free(lists->id);
    g_free(lists->rank);
    g_free(lists->leader_rank);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lists, lists_clear)

static void
lists_init(Lists *lists, const TandemMarket *market)
{
    const gsize n_edges = tandem_market_get_n_edges(market);
    const gint32 n = tandem_market_get_n_trainees(market);
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const rank = tandem_market_get_trainee_ranks(market);
    gsize end = 0;

    lists->start = g_new(gsize, (gsize)n + 1);
    lists->id = g_new(gint32, n_edges + 1);
    lists->rank = g_new(gint32, n_edges + 1);
    lists->leader_rank = g_new(gint32, n_edges + 1);
    lists->start[0] = 0;
    for (gint32 t = 0; t < n; t++) {
        for (gsize k = start[t]; k < start[t + 1]; k++) {
            if (rank[k] == 0)
                continue;
            lists->id[end] = tandem_market_get_opportunities(market)[k];
            lists->rank[end] = rank[k];
            lists->leader_rank[end++] = tandem_market_get_leader_ranks(market)[k];
        }
        lists->start[t + 1] = end;
    }
}

TandemMarket *
tandem_market_with_capacities(const TandemMarket *market, const gint32 *capacity,
                              GError **error)
{
    gsize n_pins = 0;
    const gsize *const pin = tandem_market_get_pins(market, &n_pins);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    g_autofree gint32 *pins = g_new(gint32, 2 * n_pins + 1);
    g_auto(Lists) lists = { 0 };

    g_assert(tandem_market_get_n_leaders(market) ==
             tandem_market_get_n_opportunities(market));
    lists_init(&lists, market);
    for (gsize i = 0; i < n_pins; i++) {
        pins[2 * i] = tandem_market_get_trainee_of(market, pin[i]);
        pins[2 * i + 1] = opportunity[pin[i]];
    }
    const TandemMarketArrays arrays = {
        .n_trainees = tandem_market_get_n_trainees(market),
        .n_opportunities = tandem_market_get_n_opportunities(market),
        .n_leaders = tandem_market_get_n_leaders(market),
        .trainees = { .start = lists.start, .id = lists.id, .rank = lists.rank },
        .leader_rank = lists.leader_rank,
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

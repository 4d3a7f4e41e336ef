/* SPDX-License-Identifier: MIT */
/* Who holds what, and the strict order that the lottery makes of tied lists: a leader's
 * by priority, then the lower key (or mix, where each leader draws of its own); a
 * trainee's by the lower mix; what is still equal, by ids' bytes. As DEFINITIONS has it
 * under "The lottery", written out a second time, so that the waiting lists do not take
 * the solver's word for it. */
#include "holdings_private.h"

#include <string.h>

/* Whether the stage's strategy has the parameter @name, at @value. */
static gboolean
is_set(const TandemStage *stage, const char *name, const char *value)
{
    for (gsize i = 0; i < stage->strategy->n_parameters; i++)
        if (strcmp(stage->strategy->parameters[i].name, name) == 0)
            return g_strcmp0(
                       tandem_strategy_get_enum(stage->strategy, stage->options, name),
                       value) == 0;
    return FALSE;
}

void
tandem_holdings_init(TandemHoldings *holdings, const TandemStage *stage)
{
    const TandemMarket *const market = stage->market;
    gsize n_pins = 0, n_held = 0;
    const gsize *const pins = tandem_market_get_pins(market, &n_pins);
    const gsize *const held = tandem_matching_get_edges(stage->matching, &n_held);

    *holdings = (TandemHoldings){
        .market = market,
        .n_trainees = tandem_market_get_n_trainees(market),
        .n_opportunities = tandem_market_get_n_opportunities(market),
        .n_edges = tandem_market_get_n_edges(market),
        .start = tandem_market_get_start(market),
        .opportunity = tandem_market_get_opportunities(market),
        .trainee_rank = tandem_market_get_trainee_ranks(market),
        .leader_rank = tandem_market_get_leader_ranks(market),
        .capacity = tandem_market_get_capacities(market),
        .quota = tandem_market_get_quotas(market),
        .priority = tandem_market_get_priorities(market),
        .trainee_key = tandem_market_get_trainee_keys(market),
        .opportunity_key = tandem_market_get_opportunity_keys(market),
        .is_multiple = is_set(stage, "lottery", "multiple"),
    };
    if (is_set(stage, "ties", "given"))
        holdings->trainee_key = holdings->opportunity_key = NULL;
    holdings->owner = g_new(gint32, holdings->n_edges + 1);
    holdings->is_held = g_new0(guint8, holdings->n_edges + 1);
    holdings->is_pin = g_new0(guint8, holdings->n_edges + 1);
    holdings->n_held = g_new0(gint32, (gsize)holdings->n_trainees + 1);
    holdings->worst = g_new(gsize, (gsize)holdings->n_trainees + 1);
    for (gint32 t = 0; t < holdings->n_trainees; t++) {
        holdings->worst[t] = TANDEM_NO_EDGE;
        for (gsize k = holdings->start[t]; k < holdings->start[t + 1]; k++)
            holdings->owner[k] = t;
    }
    for (gsize i = 0; i < n_pins; i++)
        holdings->is_pin[pins[i]] = 1;
    for (gsize i = 0; i < n_held; i++)
        tandem_holdings_take(holdings, held[i]);
}

void
tandem_holdings_clear(TandemHoldings *holdings)
{
    g_free(holdings->owner);
    g_free(holdings->is_held);
    g_free(holdings->is_pin);
    g_free(holdings->n_held);
    g_free(holdings->worst);
    *holdings = (TandemHoldings){ 0 };
}

static guint64
mix_of(const TandemHoldings *holdings, gsize edge)
{
    return tandem_lottery_mix(holdings->trainee_key[holdings->owner[edge]],
                              holdings->opportunity_key[holdings->opportunity[edge]]);
}

static gint
compare_mixes(const TandemHoldings *holdings, gsize a, gsize b)
{
    const guint64 left = mix_of(holdings, a);
    const guint64 right = mix_of(holdings, b);

    return (left > right) - (left < right);
}

gint
tandem_holdings_compare_own(const TandemHoldings *holdings, gsize a, gsize b)
{
    const gint32 left = holdings->trainee_rank[a];
    const gint32 right = holdings->trainee_rank[b];
    gint order = (left > right) - (left < right);

    if (order == 0 && holdings->trainee_key != NULL)
        order = compare_mixes(holdings, a, b);
    if (order == 0)
        order = (holdings->opportunity[a] > holdings->opportunity[b]) -
                (holdings->opportunity[a] < holdings->opportunity[b]);
    return order;
}

gint
tandem_holdings_compare_at_leader(const TandemHoldings *holdings, gsize a, gsize b)
{
    const gint32 t = holdings->owner[a];
    const gint32 u = holdings->owner[b];

    if (holdings->leader_rank[a] != holdings->leader_rank[b])
        return holdings->leader_rank[a] < holdings->leader_rank[b] ? -1 : 1;
    if (holdings->priority != NULL && holdings->priority[t] != holdings->priority[u])
        return holdings->priority[t] < holdings->priority[u] ? -1 : 1;
    if (holdings->trainee_key != NULL) {
        const guint64 *const key = holdings->trainee_key;
        const gint order = holdings->is_multiple
                               ? compare_mixes(holdings, a, b)
                               : (key[t] > key[u]) - (key[t] < key[u]);
        if (order != 0)
            return order;
    }
    return (t > u) - (t < u);
}

gboolean
tandem_holdings_wants(const TandemHoldings *holdings, gsize edge, gboolean by_rank)
{
    const gint32 t = holdings->owner[edge];
    const gsize worst = holdings->worst[t];

    if (holdings->is_held[edge])
        return FALSE;
    if (tandem_holdings_has_room(holdings, t))
        return TRUE;
    if (worst == TANDEM_NO_EDGE)
        return FALSE;
    return by_rank ? holdings->trainee_rank[edge] < holdings->trainee_rank[worst]
                   : tandem_holdings_compare_own(holdings, edge, worst) < 0;
}

void
tandem_holdings_take(TandemHoldings *holdings, gsize edge)
{
    const gint32 t = holdings->owner[edge];

    holdings->is_held[edge] = 1;
    holdings->n_held[t]++;
    if (!holdings->is_pin[edge] &&
        (holdings->worst[t] == TANDEM_NO_EDGE ||
         tandem_holdings_compare_own(holdings, holdings->worst[t], edge) < 0))
        holdings->worst[t] = edge;
}

void
tandem_holdings_drop(TandemHoldings *holdings, gsize edge)
{
    const gint32 t = holdings->owner[edge];

    holdings->is_held[edge] = 0;
    holdings->n_held[t]--;
    if (holdings->worst[t] != edge)
        return;
    holdings->worst[t] = TANDEM_NO_EDGE;
    for (gsize k = holdings->start[t]; k < holdings->start[t + 1]; k++)
        if (holdings->is_held[k] && !holdings->is_pin[k] &&
            (holdings->worst[t] == TANDEM_NO_EDGE ||
             tandem_holdings_compare_own(holdings, holdings->worst[t], k) < 0))
            holdings->worst[t] = k;
}

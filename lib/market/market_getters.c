/* SPDX-License-Identifier: MIT */
/* What can be read of a market, in the order of market.h. */
#include "market_private.h"

/**
 * tandem_market_get_n_trainees:
 * @market: a market
 *
 * Returns: how many trainees there are
 */
gint32
tandem_market_get_n_trainees(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->n_trainees;
}

/**
 * tandem_market_get_n_opportunities:
 * @market: a market
 *
 * Returns: how many opportunities there are
 */
gint32
tandem_market_get_n_opportunities(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->n_opportunities;
}

/**
 * tandem_market_get_n_leaders:
 * @market: a market
 *
 * Returns: how many leaders there are
 */
gint32
tandem_market_get_n_leaders(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->n_leaders;
}

/**
 * tandem_market_get_n_edges:
 * @market: a market
 *
 * Returns: how many pairs accept each other or are pinned
 */
gsize
tandem_market_get_n_edges(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->start[market->n_trainees];
}

/**
 * tandem_market_get_n_one_sided:
 * @market: a market
 *
 * Returns: how many entries of either side's lists the other side did not answer
 */
gsize
tandem_market_get_n_one_sided(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->n_one_sided;
}

/**
 * tandem_market_get_features:
 * @market: a market
 *
 * Returns: the #TandemFeature flags the market has
 */
guint
tandem_market_get_features(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, 0);

    return market->features;
}

/**
 * tandem_market_get_start:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_trainees + 1]: trainee t has the edges start[t] to
 *   start[t + 1] - 1;
 *   lives as long as @market
 */
const gsize *
tandem_market_get_start(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->start;
}

/**
 * tandem_market_get_opportunities:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_edges]: the opportunity of each edge;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_opportunities(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->opportunity;
}

/**
 * tandem_market_get_trainee_ranks:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_edges]: the rank the trainee gives, from 1;
 *   0 for a pin that it did not list;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_trainee_ranks(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->trainee_rank;
}

/**
 * tandem_market_get_leader_ranks:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_edges]: the rank the leader gives, from 1;
 *   0 for a pin that it did not list;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_leader_ranks(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_rank;
}

/**
 * tandem_market_get_opportunity_ranks:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_edges]: the rank the opportunity itself
 *   gives; %NULL where none differs from its leader's;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_opportunity_ranks(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->opportunity_rank;
}

/**
 * tandem_market_get_weights:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_edges]: the given weights; 0 for a pin
 * that was not listed; lives as long as @market
 */
const gdouble *
tandem_market_get_weights(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->weight;
}

/**
 * tandem_market_get_leader_of:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_opportunities]: the leader of each
 * opportunity; %NULL where i belongs to i; lives as long as @market
 */
const gint32 *
tandem_market_get_leader_of(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_of;
}

/**
 * tandem_market_get_capacities:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_opportunities]: places of each opportunity;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_capacities(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->capacity;
}

/**
 * tandem_market_get_leader_capacities:
 * @market: a market
 *
 * Returns: (transfer none): shape [n_leaders]: places of each leader, the sum of its
 *   opportunities' where none was stated;
 *   lives as long as @market
 */
const gint32 *
tandem_market_get_leader_capacities(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_capacity;
}

/**
 * tandem_market_get_minima:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_opportunities]: fewest placements of
 * each opportunity; lives as long as @market
 */
const gint32 *
tandem_market_get_minima(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->minimum;
}

/**
 * tandem_market_get_leader_minima:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_leaders]: fewest placements of each
 * leader; lives as long as @market
 */
const gint32 *
tandem_market_get_leader_minima(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_minimum;
}

/**
 * tandem_market_get_may_close:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_opportunities]: not 0 where it may be
 * empty though it has a minimum; lives as long as @market
 */
const guint8 *
tandem_market_get_may_close(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->may_close;
}

/**
 * tandem_market_get_leader_may_close:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_leaders]: not 0 where it may be empty
 * though it has a minimum; lives as long as @market
 */
const guint8 *
tandem_market_get_leader_may_close(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_may_close;
}

/**
 * tandem_market_get_leader_opportunity_ranks:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_opportunities]: the rank its leader
 * gives it; 0 where that leader ranks trainees; lives as long as @market
 */
const gint32 *
tandem_market_get_leader_opportunity_ranks(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->leader_opportunity_rank;
}

/**
 * tandem_market_get_quotas:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_trainees]: most places of each trainee;
 * %NULL for one each; lives as long as @market
 */
const gint32 *
tandem_market_get_quotas(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->quota;
}

/**
 * tandem_market_get_priorities:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_trainees]: 0 goes first; %NULL where
 * all are 0; lives as long as @market
 */
const gint32 *
tandem_market_get_priorities(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->priority;
}

/**
 * tandem_market_get_trainee_keys:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_trainees]: lottery keys; %NULL: ties go
 * by index; lives as long as @market
 */
const guint64 *
tandem_market_get_trainee_keys(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->trainee_key;
}

/**
 * tandem_market_get_opportunity_keys:
 * @market: a market
 *
 * Returns: (nullable) (transfer none): shape [n_opportunities]: lottery keys; %NULL:
 * ties go by index; lives as long as @market
 */
const guint64 *
tandem_market_get_opportunity_keys(const TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    return market->opportunity_key;
}

/**
 * tandem_market_get_pins:
 * @market: a market
 * @n_pins: (out): how many there are
 *
 * Returns: (transfer none): the edges that must be in every matching,
 *   going up; lives as long as @market
 */
const gsize *
tandem_market_get_pins(const TandemMarket *market, gsize *n_pins)
{
    g_return_val_if_fail(market != NULL && n_pins != NULL, NULL);

    *n_pins = market->n_pins;
    return market->pin;
}

/**
 * tandem_market_get_clashes:
 * @market: a market
 * @n_clashes: (out): how many there are
 *
 * Returns: (transfer none): shape [2 * n_clashes]: pairs of
 *   opportunities that no trainee may hold together; lives as long as @market
 */
const gint32 *
tandem_market_get_clashes(const TandemMarket *market, gsize *n_clashes)
{
    g_return_val_if_fail(market != NULL && n_clashes != NULL, NULL);

    *n_clashes = market->n_clashes;
    return market->clash;
}

/**
 * tandem_market_get_links:
 * @market: a market
 * @n_links: (out): how many there are
 *
 * Returns: (transfer none): pairs of trainees with a joint list; lives as long as
 * @market
 */
const TandemLink *
tandem_market_get_links(const TandemMarket *market, gsize *n_links)
{
    g_return_val_if_fail(market != NULL && n_links != NULL, NULL);

    *n_links = market->n_links;
    return market->link;
}

/**
 * tandem_market_get_groups:
 * @market: a market
 * @n_groups: (out): how many there are
 *
 * Returns: (transfer none): sets of placements with a floor and a
 *   ceiling; lives as long as @market
 */
const TandemGroup *
tandem_market_get_groups(const TandemMarket *market, gsize *n_groups)
{
    g_return_val_if_fail(market != NULL && n_groups != NULL, NULL);

    *n_groups = market->n_groups;
    return market->group;
}

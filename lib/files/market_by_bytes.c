/* SPDX-License-Identifier: MIT */
/* A market whose ids are whole numbers in their order, numbered again by the ids'
 * bytes: 1, 10, 2. The form tandem-market is written and read in that order. Such a
 * market comes of a format of numbers, which has lists, weights, capacities
 * and minima alone. */
#include "market_json_private.h"

#include <string.h>

/* One side: who is the i-th, and which one somebody is. */
typedef struct {
    gint32 *who, *index;
} Order;

static void
order_clear(Order *order)
{
    g_free(order->who);
    g_free(order->index);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Order, order_clear)

static void
order_init(Order *order, const TandemIdSet *set, TandemIdSet *sorted)
{
    const gint32 n = tandem_id_set_n(set);

    order->who = tandem_id_set_by_bytes(set);
    order->index = tandem_draft_new(gint32, n);
    for (gint32 i = 0; i < n; i++) {
        const char *const id = tandem_id_set_get(set, order->who[i]);
        order->index[order->who[i]] = i;
        tandem_id_set_add(sorted, id, strlen(id));
    }
    tandem_id_set_close(sorted);
}

/* @values in the new order; NULL where there are none. */
static gint32 *
permute(const gint32 *values, const Order *order, gint32 n)
{
    gint32 *const permuted = values != NULL ? tandem_draft_new(gint32, n) : NULL;

    for (gint32 i = 0; permuted != NULL && i < n; i++)
        permuted[i] = values[order->who[i]];
    return permuted;
}

typedef struct {
    gsize *start;
    gint32 *id, *rank, *leader_rank;
    gdouble *weight; /* or NULL */
} Lists;

static void
lists_clear(Lists *lists)
{
    g_free(lists->start);
    g_free(lists->id);
    g_free(lists->rank);
    g_free(lists->leader_rank);
    g_free(lists->weight);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Lists, lists_clear)

static void
lists_init(Lists *lists, const TandemMarket *market, const Order *trainees,
           const Order *opportunities)
{
    const gint32 n = tandem_market_get_n_trainees(market);
    const gsize n_edges = tandem_market_get_n_edges(market);
    const gsize *const start = tandem_market_get_start(market);
    const gdouble *const weight = tandem_market_get_weights(market);
    gsize k = 0;

    lists->start = tandem_draft_new(gsize, (gsize)n + 1);
    lists->id = tandem_draft_new(gint32, n_edges);
    lists->rank = tandem_draft_new(gint32, n_edges);
    lists->leader_rank = tandem_draft_new(gint32, n_edges);
    if (weight != NULL)
        lists->weight = tandem_draft_new(gdouble, n_edges);
    for (gint32 i = 0; i < n; i++) {
        const gint32 t = trainees->who[i];
        lists->start[i] = k;
        for (gsize e = start[t]; e < start[t + 1]; e++, k++) {
            lists->id[k] =
                opportunities->index[tandem_market_get_opportunities(market)[e]];
            lists->rank[k] = tandem_market_get_trainee_ranks(market)[e];
            lists->leader_rank[k] = tandem_market_get_leader_ranks(market)[e];
            if (weight != NULL)
                lists->weight[k] = weight[e];
        }
    }
    lists->start[n] = k;
}

TandemMarketFile *
tandem_market_file_by_bytes(const TandemMarketFile *file)
{
    if (!tandem_id_set_is_numbers(&file->trainees))
        return NULL;

    const TandemMarket *const market = file->market;
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 l = tandem_market_get_n_leaders(market);
    const gint32 *const old_leader_of = tandem_market_get_leader_of(market);
    TandemMarketFile *const sorted = tandem_market_file_alloc();
    g_auto(Order) trainees = { 0 };
    g_auto(Order) opportunities = { 0 };
    g_auto(Order) leaders = { 0 };
    g_auto(Lists) lists = { 0 };

    order_init(&trainees, &file->trainees, &sorted->trainees);
    order_init(&opportunities, &file->opportunities, &sorted->opportunities);
    order_init(&leaders, &file->leaders, &sorted->leaders);
    lists_init(&lists, market, &trainees, &opportunities);
    g_autofree gint32 *capacity =
        permute(tandem_market_get_capacities(market), &opportunities, m);
    g_autofree gint32 *leader_capacity =
        permute(tandem_market_get_leader_capacities(market), &leaders, l);
    g_autofree gint32 *minimum =
        permute(tandem_market_get_minima(market), &opportunities, m);
    g_autofree gint32 *leader_minimum =
        permute(tandem_market_get_leader_minima(market), &leaders, l);
    g_autofree gint32 *leader_of = tandem_draft_new(gint32, m);
    for (gint32 i = 0; i < m; i++) {
        const gint32 o = opportunities.who[i];
        leader_of[i] = leaders.index[old_leader_of != NULL ? old_leader_of[o] : o];
    }
    const TandemMarketArrays arrays = {
        .n_trainees = n,
        .n_opportunities = m,
        .n_leaders = l,
        .trainees = { lists.start, lists.id, lists.rank, NULL },
        .leader_rank = lists.leader_rank,
        .weight = lists.weight,
        .leader_of = leader_of,
        .opportunity_capacity = capacity,
        .leader_capacity = leader_capacity,
        .opportunity_minimum = minimum,
        .leader_minimum = leader_minimum,
    };
    sorted->market = tandem_market_new(&arrays, NULL);
    g_assert(sorted->market != NULL); /* no more memory than the old one took */
    return sorted;
}

/* SPDX-License-Identifier: MIT */

/* The leaders' side of a matching in one walk over its edges. Both the edges and the
 * pins go up, so that one walk also tells which of the edges are pinned. */
#include "held_private.h"

#include "../market/memory_private.h"

static void
mark_pins(TandemHeld *held)
{
    const TandemMarket *const market = held->market;
    gsize next = 0;

    for (gsize i = 0; i < held->matching->n_edges; i++) {
        const gsize k = held->matching->edge[i];
        while (next < market->n_pins && market->pin[next] < k)
            next++;
        held->pinned[i] = next < market->n_pins && market->pin[next] == k;
    }
}

static void
count(TandemHeld *held)
{
    const TandemMarket *const market = held->market;

    for (gsize i = 0; i < held->matching->n_edges; i++) {
        const gsize k = held->matching->edge[i];
        const gint32 o = market->opportunity[k];
        const gint32 l = tandem_market_leader_of(market, o);
        const gint32 rank = market->leader_rank[k];
        held->n_at[o]++;
        held->n_with[l]++;
        if (held->pinned[i])
            continue;
        held->worst_at[o] = MAX(held->worst_at[o], tandem_judge_rank_at(market, k));
        if (rank > held->worst_with[l]) {
            held->worst_with[l] = rank;
            held->n_worst[l] = 0;
        }
        if (rank == held->worst_with[l])
            held->n_worst[l]++;
    }
}

gboolean
tandem_held_init(TandemHeld *held, const TandemMatching *matching, GError **error)
{
    const TandemMarket *const market = matching->market;

    held->market = market;
    held->matching = matching;
    held->pinned = tandem_try_new0(guint8, matching->n_edges);
    held->n_at = tandem_try_new0(gint32, market->n_opportunities);
    held->n_with = tandem_try_new0(gint64, market->n_leaders);
    held->worst_at = tandem_try_new0(gint32, market->n_opportunities);
    held->worst_with = tandem_try_new0(gint32, market->n_leaders);
    held->n_worst = tandem_try_new0(gint64, market->n_leaders);
    if (!held->pinned || !held->n_at || !held->n_with || !held->worst_at ||
        !held->worst_with || !held->n_worst)
        return tandem_no_memory("what a matching holds", error);

    mark_pins(held);
    count(held);
    return TRUE;
}

void
tandem_held_clear(TandemHeld *held)
{
    g_free(held->pinned);
    g_free(held->n_at);
    g_free(held->n_with);
    g_free(held->worst_at);
    g_free(held->worst_with);
    g_free(held->n_worst);
}

/* R of the definitions: the largest trainee's rank in the market. */
gint32
tandem_judge_worst_rank(const TandemMarket *market)
{
    gint32 worst = 0;

    for (gsize k = 0; k < market->start[market->n_trainees]; k++)
        worst = MAX(worst, market->trainee_rank[k]);
    return worst;
}

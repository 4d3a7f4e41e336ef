/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/market_private.h"
#include "../market/matching_private.h"

/* What a matching holds, seen from the leaders' side and counted once.
 *
 * Pins come first: a pinned place uses room, but nobody is ever asked to give it up. So
 * the counts are of all that is held, the worst ranks of what is not pinned. A worst
 * rank of 0 says that there is nobody who could make room. */
typedef struct {
    const TandemMarket *market;
    const TandemMatching *matching;
    guint8 *pinned;     /* [matching's edges]: not 0 where the edge is a pin */
    gint32 *n_at;       /* [n_opportunities]: placements in it */
    gint64 *n_with;     /* [n_leaders]: placements with it */
    gint32 *worst_at;   /* [n_opportunities]: worst rank that may be given up */
    gint32 *worst_with; /* [n_leaders]: likewise, by the leader's rank */
    gint64 *n_worst;    /* [n_leaders]: how many not pinned have that rank */
} TandemHeld;

gboolean tandem_held_init(TandemHeld *held, const TandemMatching *matching,
                          GError **error);
void tandem_held_clear(TandemHeld *held);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemHeld, tandem_held_clear)

gint32 tandem_judge_worst_rank(const TandemMarket *market);

/* The rank that counts among those at the opportunity of edge @k. */
static inline gint32
tandem_judge_rank_at(const TandemMarket *market, gsize k)
{
    return market->opportunity_rank != NULL ? market->opportunity_rank[k]
                                            : market->leader_rank[k];
}

/* FALSE where the pair of edge @k is only pinned: somebody does not list the other. */
static inline gboolean
tandem_judge_is_listed(const TandemMarket *market, gsize k)
{
    return market->trainee_rank[k] > 0 && market->leader_rank[k] > 0 &&
           tandem_judge_rank_at(market, k) > 0;
}

static inline gboolean
tandem_held_has_room(const TandemHeld *held, gint32 opportunity)
{
    return held->n_at[opportunity] < held->market->capacity[opportunity];
}

static inline gboolean
tandem_held_leader_has_room(const TandemHeld *held, gint32 leader)
{
    return held->n_with[leader] < held->market->leader_capacity[leader];
}

/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

#define TANDEM_NO_EDGE G_MAXSIZE

/* Who holds what in a market, and who would rather hold what, with ties as the lottery
 * breaks them. */
typedef struct {
    const TandemMarket *market;
    gint32 n_trainees, n_opportunities;
    gsize n_edges;
    const gsize *start; /* the market's own arrays */
    const gint32 *opportunity, *trainee_rank, *leader_rank;
    const gint32 *capacity, *quota, *priority;    /* the last two nullable */
    const guint64 *trainee_key, *opportunity_key; /* nullable */
    gboolean is_multiple; /* lottery = multiple: a draw of its own for each leader */
    gint32 *owner;        /* [n_edges]: whose list the edge is on */
    guint8 *is_held;      /* [n_edges] */
    guint8 *is_pin;       /* [n_edges] */
    gint32 *n_held;       /* [n_trainees] */
    gsize *worst; /* [n_trainees]: the worst edge held that is no pin, or NO_EDGE */
} TandemHoldings;

void tandem_holdings_init(TandemHoldings *holdings, const TandemStage *stage);
void tandem_holdings_clear(TandemHoldings *holdings);

static inline gboolean
tandem_holdings_has_room(const TandemHoldings *holdings, gint32 t)
{
    return holdings->n_held[t] < (holdings->quota != NULL ? holdings->quota[t] : 1);
}

/* Order of two edges of one trainee, or of one leader: below 0 where @a is better. */
gint tandem_holdings_compare_own(const TandemHoldings *holdings, gsize a, gsize b);
gint tandem_holdings_compare_at_leader(const TandemHoldings *holdings, gsize a,
                                       gsize b);

/* Whether the trainee of @edge does not hold it and would take it: there is room, or a
 * worse place that is no pin to give up. @by_rank: a tie is no reason to move; else the
 * lottery orders it. */
gboolean tandem_holdings_wants(const TandemHoldings *holdings, gsize edge,
                               gboolean by_rank);

void tandem_holdings_take(TandemHoldings *holdings, gsize edge);
void tandem_holdings_drop(TandemHoldings *holdings, gsize edge);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemHoldings, tandem_holdings_clear)

/* SPDX-License-Identifier: MIT */
/* The matching that is left when nothing more can be deleted, and whether a pair blocks
 * it. Pins are no part of it: they have their places, and nobody asks for those.
 */
#include "strong_seating_private.h"

gboolean
tandem_seating_init(TandemSeating *seating, const TandemMarket *market,
                    TandemWorkspace *workspace)
{
    *seating = (TandemSeating){
        .edge = tandem_take(workspace, gsize, market->n_trainees),
        .twin = TANDEM_NONE,
        .n_at = tandem_take(workspace, gint32, market->n_opportunities),
        .worst_at = tandem_take(workspace, gint32, market->n_opportunities),
        .n_with = tandem_take(workspace, gint32, market->n_leaders),
        .worst_with = tandem_take(workspace, gint32, market->n_leaders),
    };
    return seating->edge && seating->n_at && seating->worst_at && seating->n_with &&
           seating->worst_with;
}

/* The first place that @t is bound to. */
static void
find_bound(TandemSeating *seating, const TandemCrowds *crowds, gint32 t)
{
    const TandemCuts *const cuts = crowds->cuts;

    seating->edge[t] = G_MAXSIZE;
    for (gsize k = cuts->head[t]; cuts->n_head[t] > 0 && k < cuts->head_end[t]; k++) {
        if (!tandem_cuts_is_left(cuts, k) || tandem_crowds_waits(crowds, k))
            continue;
        if (!cuts->insists[k]) {
            if (seating->twin == TANDEM_NONE)
                seating->twin = t;
        } else if (seating->edge[t] == G_MAXSIZE) {
            seating->edge[t] = k;
            seating->n_at[cuts->market->opportunity[k]]++;
        }
    }
}

void
tandem_seating_find(TandemSeating *seating, TandemCrowds *crowds)
{
    const TandemMarket *const market = crowds->cuts->market;

    seating->twin = TANDEM_NONE;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        seating->n_at[o] = 0;
    for (gint32 t = 0; t < market->n_trainees; t++)
        find_bound(seating, crowds, t);
    if (seating->twin != TANDEM_NONE)
        tandem_crowds_seat_others(crowds, seating->edge, seating->n_at);
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (seating->edge[t] == G_MAXSIZE)
            seating->edge[t] = crowds->seat[t];
}

static void
count(TandemSeating *seating, const TandemCuts *cuts)
{
    const TandemMarket *const market = cuts->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        seating->n_at[o] = seating->worst_at[o] = 0;
    for (gint32 l = 0; l < market->n_leaders; l++)
        seating->n_with[l] = seating->worst_with[l] = 0;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize k = seating->edge[t];
        if (k == G_MAXSIZE)
            continue;
        const gint32 o = market->opportunity[k];
        const gint32 l = tandem_market_leader_of(market, o);
        seating->n_at[o]++;
        seating->n_with[l]++;
        seating->worst_at[o] = MAX(seating->worst_at[o], cuts->rank[k]);
        seating->worst_with[l] = MAX(seating->worst_with[l], cuts->rank[k]);
    }
}

/* @gains: the trainee does, and does not only lose nothing; @stays: with the leader. */
static gboolean
blocks(const TandemSeating *seating, const TandemCuts *cuts, gsize k, gboolean gains,
       gboolean stays)
{
    const gint32 o = cuts->market->opportunity[k];
    const gint32 l = cuts->row[o].leader;
    gint32 worst;

    if (!gains && stays)
        return FALSE;
    if (seating->n_at[o] >= cuts->row[o].n_places)
        worst = seating->worst_at[o];
    else if (stays || l == TANDEM_NONE || seating->n_with[l] < cuts->leader[l].n_places)
        return TRUE;
    else
        worst = seating->worst_with[l];
    return cuts->rank[k] < worst || (gains && cuts->rank[k] == worst);
}

gboolean
tandem_seating_is_blocked(TandemSeating *seating, const TandemCuts *cuts)
{
    const TandemMarket *const market = cuts->market;

    count(seating, cuts);
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize held = seating->edge[t];
        const gint32 rank = held != G_MAXSIZE ? market->trainee_rank[held] : G_MAXINT32;
        const gint32 leader =
            held != G_MAXSIZE
                ? tandem_market_leader_of(market, market->opportunity[held])
                : TANDEM_NONE;
        if (cuts->places.of_trainee[t] == 0)
            continue;
        for (gsize k = market->start[t];
             k < market->start[t + 1] && market->trainee_rank[k] <= rank; k++)
            if (k != held && blocks(seating, cuts, k, market->trainee_rank[k] < rank,
                                    leader == tandem_market_leader_of(
                                                  market, market->opportunity[k])))
                return TRUE;
    }
    return FALSE;
}

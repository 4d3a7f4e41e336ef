/* SPDX-License-Identifier: MIT */
/* What trainees hold of the offers made to them: the best, as many as the quota. */
#include "hands_private.h"

gboolean
tandem_hands_init(TandemHands *hands, const TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    gsize first = 0;

    hands->hand = tandem_take(run->workspace, TandemHand, market->n_trainees);
    if (hands->hand == NULL)
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize n_edges = market->start[t + 1] - market->start[t];
        const gint32 quota = run->places.of_trainee[t];
        hands->hand[t] = (TandemHand){ .first = first, .quota = quota };
        first += quota > 1 ? MIN(n_edges, (gsize)quota) : 0;
    }
    hands->held = tandem_take(run->workspace, gsize, first);
    return hands->held != NULL;
}

static gsize *
heap_of(const TandemHands *hands, TandemHand *hand)
{
    return hand->quota == 1 ? &hand->first : hands->held + hand->first;
}

/* Puts @position into a hand that has room for it. */
static void
hold(gsize *held, TandemHand *hand, gsize position)
{
    gint32 i = hand->n_held++;

    for (; i > 0 && held[(i - 1) / 2] < position; i = (i - 1) / 2)
        held[i] = held[(i - 1) / 2];
    held[i] = position;
}

/* Puts @position in the place of the worst held. */
static void
trade(gsize *held, const TandemHand *hand, gsize position)
{
    gint32 i = 0;

    for (gint32 child = 1; child < hand->n_held; child = 2 * i + 1) {
        if (child + 1 < hand->n_held && held[child + 1] > held[child])
            child++;
        if (held[child] <= position)
            break;
        held[i] = held[child];
        i = child;
    }
    held[i] = position;
}

gboolean
tandem_hands_take(TandemHands *hands, gint32 trainee, gsize position, gsize *back)
{
    TandemHand *const hand = &hands->hand[trainee];
    gsize *const held = heap_of(hands, hand);

    *back = G_MAXSIZE;
    if (hand->n_held < hand->quota) {
        hold(held, hand, position);
        return TRUE;
    }
    if (hand->quota == 0 || held[0] < position)
        return FALSE;
    *back = held[0];
    trade(held, hand, position);
    return TRUE;
}

void
tandem_hands_gather(TandemHands *hands, TandemDeferredAcceptance *run)
{
    for (gint32 t = 0; t < run->market->n_trainees; t++) {
        TandemHand *const hand = &hands->hand[t];
        const gsize *const held = heap_of(hands, hand);
        for (gint32 i = 0; i < hand->n_held; i++)
            tandem_run_hold(run, tandem_tie_order_listed(&run->order, held[i]));
    }
}

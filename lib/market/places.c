/* SPDX-License-Identifier: MIT */
/* Pins are taken first: each uses a place of its opportunity, of its leader and of its
 * trainee's quota, and what is left is a market of its own in which no pin can be
 * displaced. That a market's pins fit together was checked when it was made.
 */
#include "places_private.h"

#include <string.h>

/* An opportunity never fills more places than its leader has; it shares where even then
 * the leader has fewer than its opportunities together. @sum: scratch [n_leaders]. */
static void
find_shared(TandemPlaces *places, const TandemMarket *market, gint64 *sum)
{
    for (gint32 l = 0; l < market->n_leaders; l++)
        sum[l] = 0;
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        places->of_opportunity[o] =
            MIN(places->of_opportunity[o], places->of_leader[l]);
        sum[l] += places->of_opportunity[o];
    }
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        places->shares[o] = places->of_leader[l] < MIN(sum[l], G_MAXINT32) ? 1 : 0;
    }
}

static void
take_pins(TandemPlaces *places, const TandemMarket *market)
{
    memset(places->is_pin, 0, market->start[market->n_trainees]);
    for (gsize i = 0; i < market->n_pins; i++) {
        const gsize k = market->pin[i];
        const gint32 o = market->opportunity[k];
        places->is_pin[k] = 1;
        places->of_opportunity[o]--;
        places->of_leader[tandem_market_leader_of(market, o)]--;
        places->of_trainee[tandem_market_get_trainee_of(market, k)]--;
    }
}

gboolean
tandem_places_init(TandemPlaces *places, const TandemMarket *market,
                   TandemWorkspace *workspace)
{
    const gint32 n = market->n_trainees;
    const gint32 m = market->n_opportunities;
    const gint32 l = market->n_leaders;
    gint64 *const sum = tandem_take(workspace, gint64, l);

    places->of_opportunity = tandem_take(workspace, gint32, m);
    places->of_leader = tandem_take(workspace, gint32, l);
    places->of_trainee = tandem_take(workspace, gint32, n);
    places->shares = tandem_take(workspace, guint8, m);
    places->is_pin =
        market->n_pins > 0 ? tandem_take(workspace, guint8, market->start[n]) : NULL;
    if (!sum || !places->of_opportunity || !places->of_leader || !places->of_trainee ||
        !places->shares || (market->n_pins > 0 && !places->is_pin))
        return FALSE;

    memcpy(places->of_opportunity, market->capacity, (gsize)m * sizeof(gint32));
    memcpy(places->of_leader, market->leader_capacity, (gsize)l * sizeof(gint32));
    for (gint32 t = 0; t < n; t++)
        places->of_trainee[t] = tandem_market_quota(market, t);
    if (places->is_pin != NULL)
        take_pins(places, market);
    find_shared(places, market, sum);
    return TRUE;
}

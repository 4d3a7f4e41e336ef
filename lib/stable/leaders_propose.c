/* SPDX-License-Identifier: MIT */
/* Deferred acceptance from the leaders' side.
 *
 * Where no leader can be full before its opportunities are, each opportunity proposes
 * for itself, down the trainees' lists turned round (turned.c), and a trainee keeps the
 * best of its offers (offers.c). Elsewhere a leader proposes for all its opportunities
 * together (projects_offer.c, with groups groups_offer.c).
 */
#include "../market/turned_private.h"
#include "offers_private.h"

/* Who sits with a trainee is known by level, and so by place on the trainee's list. */
static void
hold(TandemDeferredAcceptance *run, gint32 trainee, guint64 seat)
{
    tandem_run_hold(
        run, tandem_tie_order_listed(&run->order, run->market->start[trainee] +
                                                      tandem_offers_level_of(seat)));
}

static void
gather(TandemDeferredAcceptance *run, const TandemOffers *offers)
{
    for (gint32 t = 0; t < offers->n_receivers; t++) {
        gsize n;
        const guint64 *const seat = tandem_offers_get_seats(offers, t, &n);
        for (gsize i = 0; i < n; i++)
            hold(run, t, seat[i]);
    }
    for (gint32 o = 0; o < offers->n_proposers; o++)
        run->n_proposals += offers->row[o].next - offers->start[o];
}

TandemRunEnd
tandem_leaders_propose(TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    TandemTurned turned;

    if (!tandem_run_make_room(run))
        return TANDEM_RUN_NO_MEMORY;
    if (market->n_groups > 0)
        return tandem_groups_offer(run);
    if (tandem_run_shares(run))
        return tandem_projects_offer(run);
    if (!tandem_turned_init(&turned, &run->order, market, run->places.is_pin, NULL,
                            run->workspace))
        return TANDEM_RUN_NO_MEMORY;

    TandemOffers offers = { .n_proposers = market->n_opportunities,
                            .n_receivers = market->n_trainees,
                            .start = turned.start,
                            .receiver = turned.trainee,
                            .rank = turned.place,
                            .n_wanted = run->places.of_opportunity,
                            .n_places = run->places.of_trainee,
                            .options = run->options };
    const TandemRunEnd end = tandem_offers_run(&offers, run->workspace);
    if (end == TANDEM_RUN_ENDED)
        gather(run, &offers);
    return end;
}

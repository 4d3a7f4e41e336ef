/* SPDX-License-Identifier: MIT */
/* Deferred acceptance from the trainees' side.
 *
 * Where no leader can be full before its opportunities are and there are no groups,
 * each opportunity stands for itself and the trainees' lists are offered down as they
 * lie in the market (offers.c). Elsewhere bounds lie in each other
 * (projects_propose.c).
 */
#include "offers_private.h"

gboolean
tandem_run_shares(const TandemDeferredAcceptance *run)
{
    for (gint32 o = 0; o < run->market->n_opportunities; o++)
        if (run->places.shares[o])
            return TRUE;
    return run->market->n_groups > 0;
}

gboolean
tandem_run_make_room(TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    gsize n = 0;

    for (gint32 t = 0; t < market->n_trainees; t++)
        n += MIN((gsize)run->places.of_trainee[t],
                 market->start[t + 1] - market->start[t]);
    run->held = tandem_take(run->workspace, gsize, n);
    run->n_held = 0;
    return run->held != NULL;
}

/* The lists as they lie in the market, or where ties among trainees' choices were
 * broken, or pins are to be passed over, copies. */
static gboolean
lay_out_lists(TandemOffers *offers, const TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    const guint8 *const is_pin = run->places.is_pin;
    const gint32 *const strict =
        run->order.strict != NULL ? run->order.strict : run->order.rank;
    const gsize n_edges = market->start[market->n_trainees];

    offers->receiver = market->opportunity;
    offers->rank = strict;
    if (run->order.listed == NULL && is_pin == NULL)
        return TRUE;

    gint32 *const receiver = tandem_take(run->workspace, gint32, n_edges);
    gint32 *const rank = tandem_take(run->workspace, gint32, n_edges);
    if (receiver == NULL || rank == NULL)
        return FALSE;
    for (gsize i = 0; i < n_edges; i++) {
        const gsize k = tandem_tie_order_listed(&run->order, i);
        receiver[i] = market->opportunity[k];
        rank[i] = is_pin != NULL && is_pin[k] ? 0 : strict[k];
    }
    offers->receiver = receiver;
    offers->rank = rank;
    return TRUE;
}

/* With a quota of 1 a trainee holds what it offered last, unless it came to the end in
 * vain; with a higher one any of its offers may have been taken. */
static void
gather(TandemDeferredAcceptance *run, const TandemOffers *offers)
{
    for (gint32 t = 0; t < offers->n_proposers; t++) {
        const TandemOfferRow *const row = &offers->row[t];
        const gsize first = offers->start[t];
        run->n_proposals += row->next - first;
        if (offers->n_wanted[t] > 1) {
            for (gsize i = first; i < row->next; i++)
                if (tandem_offers_is_held(offers, t, i))
                    tandem_run_hold(run, tandem_tie_order_listed(&run->order, i));
        } else if (first < row->next && row->next <= row->end) {
            tandem_run_hold(run, tandem_tie_order_listed(&run->order, row->next - 1));
        }
    }
    for (gsize i = 0; i < run->market->n_pins; i++) { /* passed over, not offered */
        const gsize k = run->market->pin[i];
        const gint32 t = tandem_market_get_trainee_of(run->market, k);
        run->n_proposals -=
            tandem_tie_order_position(&run->order, k) < offers->row[t].next;
    }
}

TandemRunEnd
tandem_trainees_propose(TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    TandemOffers offers = { .n_proposers = market->n_trainees,
                            .n_receivers = market->n_opportunities,
                            .start = market->start,
                            .n_wanted = run->places.of_trainee,
                            .n_places = run->places.of_opportunity,
                            .options = run->options };

    if (!tandem_run_make_room(run))
        return TANDEM_RUN_NO_MEMORY;
    if (tandem_run_shares(run))
        return tandem_projects_propose(run);
    if (!lay_out_lists(&offers, run))
        return TANDEM_RUN_NO_MEMORY;
    const TandemRunEnd end = tandem_offers_run(&offers, run->workspace);
    if (end == TANDEM_RUN_ENDED)
        gather(run, &offers);
    return end;
}

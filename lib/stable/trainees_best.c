/* SPDX-License-Identifier: MIT */
#include "trainees_best_private.h"

#include <string.h>

#include "../market/turned_private.h"

gboolean
tandem_trainees_best_init(TandemDeferredAcceptance *run, const TandemMarket *market,
                          TandemTies ties, gboolean masks)
{
    const gsize n_edges = market->start[market->n_trainees];

    run->market = market;
    if (!tandem_places_init(&run->places, market, run->workspace) ||
        !tandem_tie_order_init(&run->order, market, ties, TANDEM_DRAW_SINGLE,
                               run->workspace) ||
        !tandem_tie_order_make_strict(&run->order, market, FALSE, run->workspace))
        return FALSE;
    if (masks && run->places.is_pin == NULL) {
        run->places.is_pin = tandem_take(run->workspace, guint8, n_edges);
        if (run->places.is_pin == NULL)
            return FALSE;
        memset(run->places.is_pin, 0, n_edges);
    }
    return TRUE;
}

TandemRunEnd
tandem_trainees_best(TandemDeferredAcceptance *run, gsize *edge)
{
    const TandemMarket *const market = run->market;

    const TandemRunEnd end = tandem_trainees_propose(run);
    if (end != TANDEM_RUN_ENDED)
        return end;
    for (gint32 t = 0, i = 0; t < market->n_trainees; t++) {
        const gboolean holds =
            (gsize)i < run->n_held && run->held[i] < market->start[t + 1];
        edge[t] = holds ? run->held[i++] : G_MAXSIZE;
    }
    return end;
}

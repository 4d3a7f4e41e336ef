/* SPDX-License-Identifier: MIT */
/* The answer of a strategy that gives each trainee one place: what it holds, one edge a
 * trainee, and the pins, which no strategy touches. Both go up, so they are merged.
 */
#include "answer_private.h"

#include "../market/matching_private.h"
#include "../market/memory_private.h"

TandemMatching *
tandem_answer_new(const TandemStrategy *strategy, TandemMarket *market,
                  const gsize *edge, TandemStatus status, TandemWorkspace *workspace,
                  GError **error)
{
    gsize *const held =
        tandem_take(workspace, gsize, (gsize)market->n_trainees + market->n_pins);
    gsize n = 0, pin = 0;

    if (held == NULL) {
        tandem_no_memory("a matching", error);
        return NULL;
    }
    for (gint32 t = 0; t < market->n_trainees; t++) {
        for (; pin < market->n_pins && market->pin[pin] < market->start[t + 1]; pin++)
            held[n++] = market->pin[pin];
        if (edge[t] != G_MAXSIZE)
            held[n++] = edge[t];
    }
    return tandem_matching_answer(workspace, market, strategy->name, status, held, n,
                                  error);
}

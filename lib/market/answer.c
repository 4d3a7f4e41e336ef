/* SPDX-License-Identifier: MIT */
/* The answer of a strategy: what it found, and the pins, which no strategy touches.
 * Both go up, so they are merged.
 */
#include "answer_private.h"

#include "matching_private.h"
#include "memory_private.h"

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

TandemMatching *
tandem_answer_beside_pins(const TandemStrategy *strategy, TandemMarket *market,
                          gsize *held, gsize n, TandemStatus status,
                          TandemWorkspace *workspace, GError **error)
{
    const gsize n_all = n + market->n_pins;
    gsize *const edge =
        market->n_pins > 0 ? tandem_take(workspace, gsize, n_all) : held;

    if (edge == NULL) {
        tandem_no_memory("a matching", error);
        return NULL;
    }
    for (gsize i = 0, at = 0, pin = 0; market->n_pins > 0 && i < n_all; i++)
        edge[i] = pin == market->n_pins || (at < n && held[at] < market->pin[pin])
                      ? held[at++]
                      : market->pin[pin++];
    return tandem_matching_answer(workspace, market, strategy->name, status, edge,
                                  n_all, error);
}

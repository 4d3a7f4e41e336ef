/* SPDX-License-Identifier: MIT */
/* Trainees take turns at what is left: places of an opportunity and of its leader.
 *
 * A trainee's ties are broken by lottery, as everywhere (docs/lottery.md). What was
 * full once stays full, so one walk down each list is enough: O(n + edges).
 */
#include "turns_private.h"

#include <math.h>
#include <string.h>

#include "../market/answer_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "../market/turned_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* turns between two reports */

gboolean
tandem_turns_init(TandemTurns *turns, const TandemMarket *market, TandemTurnsBy by,
                  const TandemOptions *options, TandemWorkspace *workspace)
{
    const gsize n_edges = market->start[market->n_trainees];
    const gboolean by_priority = by == TANDEM_TURNS_PRIORITY || by == TANDEM_TURNS_BOTH;
    const gboolean by_key = by == TANDEM_TURNS_LOTTERY || by == TANDEM_TURNS_BOTH;
    const TandemTieOrder first = {
        .priority = by_priority ? market->priority : NULL,
        .trainee_key = by_key ? market->trainee_key : NULL,
    };

    *turns =
        (TandemTurns){ .market = market, .options = options, .workspace = workspace };
    turns->is_held = tandem_take(workspace, guint8, n_edges);
    if (turns->is_held == NULL ||
        !tandem_places_init(&turns->places, market, workspace) ||
        !tandem_tie_order_init(&turns->order, market, TANDEM_TIES_LOTTERY,
                               TANDEM_DRAW_SINGLE, workspace))
        return FALSE;
    memset(turns->is_held, 0, n_edges);
    turns->turn = tandem_trainees_in_order(&first, market->n_trainees, workspace);
    return turns->turn != NULL;
}

gboolean
tandem_turns_take(TandemTurns *turns, gint32 trainee, gsize position)
{
    TandemPlaces *const places = &turns->places;
    const gsize k = tandem_tie_order_listed(&turns->order, position);
    const gint32 o = turns->market->opportunity[k];
    const gint32 l = tandem_market_leader_of(turns->market, o);

    if (places->of_trainee[trainee] == 0 || places->of_opportunity[o] == 0 ||
        places->of_leader[l] == 0 || turns->is_held[k] ||
        (places->is_pin != NULL && places->is_pin[k]))
        return FALSE;
    places->of_trainee[trainee]--;
    places->of_opportunity[o]--;
    places->of_leader[l]--;
    turns->is_held[k] = 1;
    turns->n_held++;
    return TRUE;
}

gboolean
tandem_turns_take_all(TandemTurns *turns)
{
    const gint32 n = turns->market->n_trainees;

    for (gint32 i = 0; i < n; i++) {
        const gint32 t = turns->turn[i];
        for (gsize at = turns->market->start[t];
             at < turns->market->start[t + 1] && turns->places.of_trainee[t] > 0; at++)
            tandem_turns_take(turns, t, at);
        if ((i + 1) % REPORT_EVERY == 0 &&
            !tandem_options_report(turns->options, (gdouble)(i + 1) / n, NAN, NAN))
            return FALSE;
    }
    return TRUE;
}

TandemMatching *
tandem_turns_conclude(TandemTurns *turns, const TandemStrategy *strategy,
                      TandemMarket *market, gboolean is_done, GError **error)
{
    if (!is_done) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
        return NULL;
    }
    gsize *const held = tandem_take(turns->workspace, gsize, turns->n_held);
    if (held == NULL) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    for (gsize k = 0, n = 0; n < turns->n_held; k++)
        if (turns->is_held[k])
            held[n++] = k;
    return tandem_answer_beside_pins(strategy, market, held, turns->n_held,
                                     TANDEM_STATUS_OPTIMAL, turns->workspace, error);
}

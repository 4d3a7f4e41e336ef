/* SPDX-License-Identifier: MIT */
/* `greedy`: the pair of the largest weight that still fits, again and again.
 *
 * What spreadsheets do. Where each may hold one it has at least half of the largest
 * weight there is, if no weight is negative: Preis, R. (1999). Linear time
 * 1/2-approximation algorithm for maximum weighted matching in general graphs. STACS
 * 1999, Lecture Notes in Computer Science 1563, 259-269. Pairs of one weight go by the
 * lower mix of both keys (docs/lottery.md), then by number. Without stated weights a
 * pair weighs R + 1 - rank, R being the largest rank a trainee gives.
 */
#include "greedy_private.h"

#include <stdlib.h>

#include "../market/memory_private.h"
#include "turns_private.h"

typedef struct {
    gdouble weight;
    guint64 draw;
    gsize edge;
    gint32 trainee;
} Weighed;

static int
compare(gconstpointer a, gconstpointer b)
{
    const Weighed *const x = a, *const y = b;

    if (x->weight != y->weight)
        return x->weight > y->weight ? -1 : 1;
    if (x->draw != y->draw)
        return x->draw < y->draw ? -1 : 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

/* All edges, the first to be taken first. NULL: memory was refused. */
static Weighed *
weigh(const TandemMarket *market, TandemWorkspace *workspace)
{
    const gboolean has_keys =
        market->trainee_key != NULL && market->opportunity_key != NULL;
    const gsize n_edges = market->start[market->n_trainees];
    Weighed *const weighed = tandem_take(workspace, Weighed, n_edges);

    if (weighed == NULL)
        return NULL;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            weighed[k] = (Weighed){
                market->weight != NULL ? market->weight[k] : -market->trainee_rank[k],
                has_keys ? tandem_lottery_mix(
                               market->trainee_key[t],
                               market->opportunity_key[market->opportunity[k]])
                         : 0,
                k, t
            };
    if (n_edges > 0)
        qsort(weighed, n_edges, sizeof *weighed, compare);
    return weighed;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemTurns turns;

    if (!tandem_turns_init(&turns, market, TANDEM_TURNS_GIVEN, options, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    const Weighed *const weighed = weigh(market, workspace);
    if (weighed == NULL) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    for (gsize i = 0; i < market->start[market->n_trainees]; i++)
        tandem_turns_take(&turns, weighed[i].trainee,
                          tandem_tie_order_position(&turns.order, weighed[i].edge));
    return tandem_turns_conclude(&turns, strategy, market, TRUE, error);
}

const TandemStrategy tandem_greedy = {
    .name = "greedy",
    .room = "mechanism",
    .text = "the pair of the largest weight that still fits, again and again",
    .reference = "Preis (1999), Linear time 1/2-approximation algorithm for maximum "
                 "weighted matching in general graphs",
    .accepts = TANDEM_TURNS_FEATURES | TANDEM_FEATURE_QUOTA,
    .lottery = TANDEM_LOTTERY_ALWAYS,
    .solve = solve,
};

/* SPDX-License-Identifier: MIT */
/* `immediate-acceptance`: all first choices, then all second ones, and what is given is
 * given. Known as the Boston mechanism.
 *
 * Abdulkadiroğlu, A. and Sönmez, T. (2003). School choice: a mechanism design approach.
 * American Economic Review 93(3), 729-747.
 *
 * In round k who has no place asks the opportunity of rank k on its list, and leaders
 * take of those who ask the best they have room for, for good. A rank left out is a
 * round sat out. Those of a tie are asked in rounds between, in the order of the
 * lottery. So the outcome is that of all pairs taken one by one where they fit, by
 * round and then as leaders rank them: of one round a trainee has one pair only, and
 * within places of opportunity and leader the best are found one by one.
 *
 * Not strategy-proof: a place asked for late is gone to somebody ranked lower who asked
 * first. Not stable, for the same reason.
 */
#include "immediate_acceptance_private.h"

#include <stdlib.h>

#include "../market/memory_private.h"
#include "../market/turned_private.h"
#include "turns_private.h"

/* A pair, where it has its turn. */
typedef struct {
    gint32 rank;   /* the trainee's */
    gint32 within; /* its place in the tie */
    gint32 leaders;
    gint32 trainee;
    gsize position;
} Asked;

static int
compare(gconstpointer a, gconstpointer b)
{
    const Asked *const x = a, *const y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    if (x->within != y->within)
        return x->within < y->within ? -1 : 1;
    if (x->leaders != y->leaders)
        return x->leaders < y->leaders ? -1 : 1;
    return (x->position > y->position) - (x->position < y->position);
}

/* All pairs in the order in which they are asked for. NULL: memory was refused. */
static Asked *
line_up(TandemTurns *turns)
{
    const TandemMarket *const market = turns->market;
    const gsize n_edges = market->start[market->n_trainees];
    Asked *const asked = tandem_take(turns->workspace, Asked, n_edges);

    if (asked == NULL ||
        !tandem_tie_order_make_strict(&turns->order, market, FALSE, turns->workspace))
        return NULL;
    const gint32 *const leaders =
        turns->order.strict != NULL ? turns->order.strict : turns->order.rank;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize at = market->start[t]; at < market->start[t + 1]; at++) {
            const gsize k = tandem_tie_order_listed(&turns->order, at);
            const gint32 rank = market->trainee_rank[k];
            const gboolean ties = at > market->start[t] && asked[at - 1].rank == rank;
            asked[at] =
                (Asked){ rank, ties ? asked[at - 1].within + 1 : 0, leaders[k], t, at };
        }
    if (n_edges > 0)
        qsort(asked, n_edges, sizeof *asked, compare);
    return asked;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemTurns turns;
    const Asked *asked = NULL;

    if (tandem_turns_init(&turns, market, TANDEM_TURNS_GIVEN, options, workspace))
        asked = line_up(&turns);
    if (asked == NULL) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    for (gsize i = 0; i < market->start[market->n_trainees]; i++)
        tandem_turns_take(&turns, asked[i].trainee, asked[i].position);
    return tandem_turns_conclude(&turns, strategy, market, TRUE, error);
}

const TandemStrategy tandem_immediate_acceptance = {
    .name = "immediate-acceptance",
    .room = "mechanism",
    .text = "all first choices, then all second ones, and what is given is given",
    .reference = "Abdulkadiroğlu and Sönmez (2003), School choice: a mechanism design "
                 "approach",
    .accepts = TANDEM_TURNS_FEATURES & ~TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .lottery = TANDEM_LOTTERY_FOR_TIES,
    .solve = solve,
};

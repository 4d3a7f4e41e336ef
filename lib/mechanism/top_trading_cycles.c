/* SPDX-License-Identifier: MIT */
/* `top-trading-cycles`: those whom leaders rank first exchange what they could have.
 *
 * Shapley, L. and Scarf, H. (1974). On cores and indivisibility. Journal of
 * Mathematical Economics 1(1), 23-37, who name D. Gale for the cycles; with priorities
 * and several places: Abdulkadiroğlu, A. and Sönmez, T. (2003). School choice: a
 * mechanism design approach. American Economic Review 93(3), 729-747.
 *
 * Each trainee points at the best opportunity that has room, within its own places and
 * its leader's; each leader points at whom it ranks first of those who list an
 * opportunity of its and are still there. Everybody on a cycle takes what they point
 * at, and leaves. Cycles share nobody, so their order changes nothing, and a chain is
 * followed from whoever is still there:
 *   (1) while a trainee stays, the leaders that point at it go on doing so, for who
 *       stands before it has left for good;
 *   (2) such a leader gives no place away, for every cycle through it goes through the
 *       trainee; so what was pointed at below in the chain still has room;
 *   (3) who points at a leader is on its list, so the leader points at somebody.
 *
 * With strict lists the outcome is Pareto optimal for trainees: who leaves first has
 * the best there is, who leaves next the best of what they leave. And nobody gains by
 * stating the same opportunities in another order: by (1) and (2) what a trainee could
 * have had by waiting it can have later. The row promises neither: a tie broken by
 * lottery can cost somebody a place, and to list an opportunity is to be on its
 * leader's list, with which one can trade (docs/turns.md).
 */
#include "top_trading_cycles_private.h"

#include <math.h>
#include <string.h>

#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "../market/turned_private.h"
#include "turns_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* trainees between two reports */

typedef enum { IS_WAITING, IS_IN_CHAIN, HAS_LEFT } State;

typedef struct {
    TandemTurns turns;
    TandemTurned lists; /* the leaders', where their first opportunities stand */
    gint32 *first;      /* [n_opportunities] the first of the same leader */
    gsize *wish;        /* [n_trainees] a position: what it points at */
    gsize *head;        /* [n_opportunities] where the leader's list begins by now */
    guint8 *state;      /* [n_trainees] State */
    gint32 *chain; /* [n_trainees] each points at a leader that points at the next */
    gint32 n_chain;
} Cycles;

static void
find_first(Cycles *cycles, const TandemMarket *market, gint32 *of_leader)
{
    for (gint32 o = market->n_opportunities - 1; o >= 0; o--)
        of_leader[tandem_market_leader_of(market, o)] = o;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        cycles->first[o] = of_leader[tandem_market_leader_of(market, o)];
}

/* FALSE: memory was refused. */
static gboolean
init(Cycles *cycles, const TandemMarket *market, const TandemOptions *options,
     TandemWorkspace *workspace)
{
    const gint32 n = market->n_trainees, m = market->n_opportunities;
    TandemTurns *const turns = &cycles->turns;

    if (!tandem_turns_init(turns, market, TANDEM_TURNS_GIVEN, options, workspace))
        return FALSE;
    /* A leader compares all who list an opportunity of its, also where the features
     * tell of no tie because they do not compete for a place. */
    turns->order.trainee_key = market->trainee_key;
    gint32 *const of_leader = tandem_take(workspace, gint32, market->n_leaders);
    cycles->first = tandem_take(workspace, gint32, m);
    cycles->wish = tandem_take(workspace, gsize, n);
    cycles->head = tandem_take(workspace, gsize, m);
    cycles->state = tandem_take(workspace, guint8, n);
    cycles->chain = tandem_take(workspace, gint32, n);
    cycles->n_chain = 0;
    if (!of_leader || !cycles->first || !cycles->wish || !cycles->head ||
        !cycles->state || !cycles->chain)
        return FALSE;
    find_first(cycles, market, of_leader);
    if (!tandem_turned_init(&cycles->lists, &turns->order, market, turns->places.is_pin,
                            cycles->first, workspace))
        return FALSE;
    memcpy(cycles->head, cycles->lists.start, (gsize)m * sizeof *cycles->head);
    memcpy(cycles->wish, market->start, (gsize)n * sizeof *cycles->wish);
    for (gint32 t = 0; t < n; t++)
        cycles->state[t] = turns->places.of_trainee[t] > 0 ? IS_WAITING : HAS_LEFT;
    return TRUE;
}

/* The best opportunity with room for @trainee; what was full once stays full. */
static gint32
find_wish(Cycles *cycles, gint32 trainee)
{
    const TandemTurns *const turns = &cycles->turns;
    const TandemMarket *const market = turns->market;

    for (; cycles->wish[trainee] < market->start[trainee + 1];
         cycles->wish[trainee]++) {
        const gsize k = tandem_tie_order_listed(&turns->order, cycles->wish[trainee]);
        const gint32 o = market->opportunity[k];
        if (turns->places.of_opportunity[o] > 0 &&
            turns->places.of_leader[tandem_market_leader_of(market, o)] > 0)
            return o;
    }
    return TANDEM_NONE;
}

/* Whom the leader of @opportunity points at. */
static gint32
find_favourite(Cycles *cycles, gint32 opportunity)
{
    const gint32 first = cycles->first[opportunity];
    gsize *const head = &cycles->head[first];

    while (cycles->state[cycles->lists.trainee[*head]] == HAS_LEFT)
        (*head)++;
    g_assert(*head < cycles->lists.start[first + 1]);
    return cycles->lists.trainee[*head];
}

/* The end of the chain, from @trainee on, is a cycle. */
static void
trade(Cycles *cycles, gint32 trainee)
{
    gint32 t;

    do {
        t = cycles->chain[--cycles->n_chain];
        const gboolean has_room = tandem_turns_take(&cycles->turns, t, cycles->wish[t]);
        g_assert(has_room);
        cycles->state[t] = HAS_LEFT;
    } while (t != trainee);
}

/* Follows the chain that begins with @trainee until all of it have left. */
static void
follow(Cycles *cycles, gint32 trainee)
{
    gint32 next = trainee;

    do {
        if (next != TANDEM_NONE) {
            cycles->state[next] = IS_IN_CHAIN;
            cycles->chain[cycles->n_chain++] = next;
        }
        const gint32 last = cycles->chain[cycles->n_chain - 1];
        const gint32 o = find_wish(cycles, last);
        next = o != TANDEM_NONE ? find_favourite(cycles, o) : TANDEM_NONE;
        if (o == TANDEM_NONE) {
            cycles->state[last] = HAS_LEFT;
            cycles->n_chain--;
        } else if (cycles->state[next] == IS_IN_CHAIN) {
            trade(cycles, next);
            next = TANDEM_NONE;
        }
    } while (cycles->n_chain > 0);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    const gint32 n = market->n_trainees;
    gboolean is_done = TRUE;
    Cycles cycles;

    if (!init(&cycles, market, options, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    for (gint32 t = 0; t < n && is_done; t++) {
        if (cycles.state[t] == IS_WAITING)
            follow(&cycles, t);
        if ((t + 1) % REPORT_EVERY == 0)
            is_done = tandem_options_report(options, (gdouble)(t + 1) / n, NAN, NAN);
    }
    return tandem_turns_conclude(&cycles.turns, strategy, market, is_done, error);
}

const TandemStrategy tandem_top_trading_cycles = {
    .name = "top-trading-cycles",
    .room = "mechanism",
    .text = "those whom leaders rank first exchange what they could have",
    .reference =
        "Shapley and Scarf (1974), On cores and indivisibility; Abdulkadiroğlu "
        "and Sönmez (2003), School choice: a mechanism design approach",
    .accepts = TANDEM_TURNS_FEATURES & ~(TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES |
                                         TANDEM_FEATURE_OPPORTUNITY_RANKS),
    .ignores = TANDEM_FEATURE_WEIGHTS,
    /* Who wait at one leader may tie without competing for a place. */
    .lottery = TANDEM_LOTTERY_ALWAYS,
    .solve = solve,
};

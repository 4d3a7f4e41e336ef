/* SPDX-License-Identifier: MIT */
/* `probabilistic-serial`: all eat at once, each of the best that is left.
 *
 * Bogomolnaia, A. and Moulin, H. (2001). A new solution to the random assignment
 * problem. Journal of Economic Theory 100(2), 295-328; with ties by Katta and
 * Sethuraman (2006), eating.c. Each trainee eats one place in one unit of time, at one
 * speed, first of what it likes best. What it has eaten of an opportunity is its share.
 *
 * At each turn of the loop some opportunities cannot be eaten of any more; those who
 * have nothing else in their tie keep what they have of it and begin the next. At least
 * one opportunity is used up a turn, so there are no more turns than opportunities.
 */
#include "probabilistic_serial_private.h"

#include <math.h>

#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "../market/shares_private.h"
#include "eating_private.h"

/* The next tie of @trainee of which something is left. FALSE: there is none. */
static gboolean
begin_next(TandemEating *e, gint32 trainee)
{
    const TandemMarket *const market = e->market;
    const gsize end = market->start[trainee + 1];

    for (;;) {
        gsize to = e->from[trainee] = e->to[trainee];
        gboolean is_left = FALSE;
        for (; to < end &&
               market->trainee_rank[to] == market->trainee_rank[e->from[trainee]];
             to++)
            is_left = is_left || e->is_open[market->opportunity[to]];
        e->to[trainee] = to;
        if (is_left || e->from[trainee] == end)
            return is_left;
    }
}

/* Closes what is eaten up. FALSE: nobody eats any more. */
static gboolean
begin_new_ties(TandemEating *e)
{
    const TandemLedger *const ledger = &e->ledger;
    gboolean any = FALSE;

    tandem_eating_see_open(e);
    for (gint32 o = 0; o < e->market->n_opportunities; o++)
        e->is_open[o] = e->is_open[o] && e->is_seen[e->first_opportunity + o];
    for (gint32 t = 0; t < e->market->n_trainees; t++) {
        if (e->is_eating[t] && !e->is_seen[t]) {
            tandem_ledger_set(ledger, tandem_eating_since(e, t), TANDEM_EATING_TIME);
            tandem_ledger_clear(ledger, tandem_eating_fed(e, t));
            e->is_eating[t] = begin_next(e, t) ? 1 : 0;
        }
        any = any || e->is_eating[t];
    }
    return any;
}

/* FALSE with @error set. */
static gboolean
eat(TandemEating *e, const TandemStrategy *strategy, const TandemOptions *options,
    GError **error)
{
    const TandemLedger *const ledger = &e->ledger;

    while (tandem_ledger_compare(ledger, TANDEM_EATING_TIME, TANDEM_LEDGER_WHOLE) < 0 &&
           begin_new_ties(e)) {
        tandem_ledger_set(ledger, TANDEM_EATING_TIME, TANDEM_LEDGER_WHOLE);
        if (!tandem_eating_go_on(e))
            return tandem_no_memory(strategy->name, error);
        const gdouble time = tandem_limbs_ratio(
            tandem_ledger_at(ledger, TANDEM_EATING_TIME),
            tandem_ledger_at(ledger, TANDEM_LEDGER_WHOLE), ledger->width);
        if (!tandem_options_report(options, time, NAN, NAN)) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                        "%s was stopped before it ended", strategy->name);
            return FALSE;
        }
    }
    return TRUE;
}

/* The shares that are not 0, side by side behind the whole; pins have one. */
static TandemShares *
conclude(TandemEating *e, TandemMarket *market, const TandemStrategy *strategy,
         TandemWorkspace *workspace, GError **error)
{
    const TandemLedger *const ledger = &e->ledger;
    const gsize n_edges = market->start[market->n_trainees], width = ledger->width;
    gsize *const edge = tandem_take(workspace, gsize, n_edges);
    guint32 *const whole = tandem_ledger_at(ledger, TANDEM_LEDGER_WHOLE);
    gsize n = 0;

    if (edge == NULL) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    for (gsize i = 0; i < market->n_pins; i++)
        tandem_ledger_set(ledger, tandem_eating_share(e, market->pin[i]),
                          TANDEM_LEDGER_WHOLE);
    for (gsize k = 0; k < n_edges; k++)
        if (!tandem_ledger_is_zero(ledger, tandem_eating_share(e, k))) {
            edge[n++] = k;
            tandem_ledger_set(ledger, n, tandem_eating_share(e, k));
        }
    return tandem_shares_new(market, strategy->name, edge, n, whole, width,
                             ledger->factor, ledger->n_factors, error);
}

static TandemShares *
share(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemEating eating;

    if (!tandem_eating_init(&eating, market, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    if (!eat(&eating, strategy, options, error))
        return NULL;
    return conclude(&eating, market, strategy, workspace, error);
}

const TandemStrategy tandem_probabilistic_serial = {
    .name = "probabilistic-serial",
    .room = "mechanism",
    .text = "shares of places: all eat at once, each of the best that is left",
    .reference = "Bogomolnaia and Moulin (2001), A new solution to the random "
                 "assignment problem; Katta and Sethuraman (2006), A solution to the "
                 "random assignment problem on the full preference domain",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS |
               TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .lottery = TANDEM_LOTTERY_NEVER,
    .gives = TANDEM_GIVES_SHARES,
    .share = share,
};

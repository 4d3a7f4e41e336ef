/* SPDX-License-Identifier: MIT */
/* Deferred acceptance from the leaders' side where placements are counted in groups.
 *
 * Fleiner, T. (2003). A fixed-point approach to stable matchings and some applications.
 * Mathematics of Operations Research 28(1), 103-126; with floors Fleiner, T. and
 * Kamiyama, N. (2012). A matroid approach to stable matchings with lower quotas.
 * Proceedings of the 23rd ACM-SIAM Symposium on Discrete Algorithms, 135-142.
 *
 * A leader makes its best offer not yet made of those that fit beside what it holds
 * (bounds.c). A place that is given back lets the best of those passed over follow, for
 * nothing is struck off but an offer made. A trainee keeps the best of its offers, as
 * many as its quota. Each edge is offered at most once: O(edges log edges of a leader).
 */
#include <math.h>
#include <string.h>

#include "../market/options_private.h"
#include "bounds_private.h"
#include "hands_private.h"

enum { REPORT_EVERY = 1 << 16 };

typedef struct {
    TandemDeferredAcceptance *run;
    TandemBounds bounds;
    gsize *
        waiting; /* [n_sets] a stack of outermost sets that may have an offer to make */
    guint8 *waits; /* [n_sets] */
    gsize n_waiting;
    TandemHands hands;
} Side;

static void
wake(Side *side, gsize set)
{
    if (set == TANDEM_NO_SET || side->waits[set])
        return;
    side->waits[set] = 1;
    side->waiting[side->n_waiting++] = set;
}

/* Whether @trainee takes @edge, giving another place back if it must. */
static gboolean
take(Side *side, gint32 trainee, gsize edge)
{
    const TandemTieOrder *const order = &side->run->order;
    gsize back;

    side->run->n_proposals++;
    if (!tandem_hands_take(&side->hands, trainee,
                           tandem_tie_order_position(order, edge), &back))
        return FALSE;
    if (back != G_MAXSIZE) {
        const gsize worst = tandem_tie_order_listed(order, back);
        tandem_bounds_count(&side->bounds, worst, -1);
        wake(side, tandem_bounds_settle(&side->bounds, worst));
    }
    return TRUE;
}

/* An outermost set makes its best offer. FALSE: it has none to make. */
static gboolean
offer_best(Side *side, gsize set)
{
    const gsize edge = tandem_bounds_best(&side->bounds, set);

    if (edge == TANDEM_NO_EDGE)
        return FALSE;
    tandem_bounds_enter(&side->bounds, edge, FALSE);
    if (take(side, tandem_market_get_trainee_of(side->run->market, edge), edge))
        tandem_bounds_count(&side->bounds, edge, 1);
    tandem_bounds_settle(&side->bounds, edge);
    return TRUE;
}

static gboolean
init(Side *side, TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    const gint32 *const rank =
        run->order.strict != NULL ? run->order.strict : run->order.rank;

    *side = (Side){ .run = run };
    if (!tandem_hands_init(&side->hands, run) ||
        !tandem_bounds_init(&side->bounds, market, &run->places, rank,
                            TANDEM_BOUNDS_BEST, run->workspace))
        return FALSE;
    const gsize n_sets = side->bounds.laminar.n_sets;
    side->waiting = tandem_take(run->workspace, gsize, n_sets);
    side->waits = tandem_take(run->workspace, guint8, n_sets);
    if (side->waiting == NULL || side->waits == NULL)
        return FALSE;
    memset(side->waits, 0, n_sets);
    return TRUE;
}

/* Edges in no set are offered at once, all others entered. */
static void
enter_all(Side *side)
{
    const TandemDeferredAcceptance *const run = side->run;
    const TandemMarket *const market = run->market;

    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (run->places.is_pin != NULL && run->places.is_pin[k])
                continue;
            if (side->bounds.laminar.home[k] == TANDEM_NO_SET)
                take(side, t, k);
            else
                tandem_bounds_enter(&side->bounds, k, TRUE);
        }
    tandem_bounds_settle_all(&side->bounds);
    for (gsize i = side->bounds.laminar.n_order; i-- > 0;)
        if (side->bounds.bound[side->bounds.laminar.order[i]].parent == TANDEM_NO_SET)
            wake(side, side->bounds.laminar.order[i]);
}

TandemRunEnd
tandem_groups_offer(TandemDeferredAcceptance *run)
{
    Side side;
    gint64 n_turns = 0;

    if (!init(&side, run))
        return TANDEM_RUN_NO_MEMORY;
    if (!tandem_bounds_fit(&side.bounds))
        return TANDEM_RUN_NONE;
    enter_all(&side);
    while (side.n_waiting > 0) {
        const gsize set = side.waiting[--side.n_waiting];
        if (++n_turns % REPORT_EVERY == 0 &&
            !tandem_options_report(
                run->options,
                MIN(1, (gdouble)n_turns / (gdouble)side.bounds.laminar.n_order), NAN,
                NAN))
            return TANDEM_RUN_STOPPED;
        side.waits[set] = 0;
        while (offer_best(&side, set))
            ;
    }
    tandem_hands_gather(&side.hands, run);
    return tandem_bounds_are_reached(&side.bounds) ? TANDEM_RUN_ENDED : TANDEM_RUN_NONE;
}

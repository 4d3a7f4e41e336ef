/* SPDX-License-Identifier: MIT */

/* Whether a matching keeps what its market asks, told condition by condition. Each
 * check is a count compared with a bound; none looks at a preference. */
#include "feasibility_private.h"

#include <stdlib.h>

#include "../market/memory_private.h"
#include "held_private.h"

static void
found_clear(TandemViolations *found)
{
    g_free(found->list);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemViolations, found_clear)

void
tandem_violations_add(TandemViolations *found, TandemViolationKind kind, gint32 culprit,
                      gint32 other, gint64 count, gint32 limit)
{
    if (found->n == found->room) {
        const gsize room = 2 * found->room + 8;
        TandemViolation *const more = g_try_renew(TandemViolation, found->list, room);
        if (more == NULL) {
            found->failed = TRUE;
            return;
        }
        found->list = more;
        found->room = room;
    }
    found->list[found->n++] = (TandemViolation){
        .kind = kind,
        .culprit = culprit,
        .other = other,
        .count = (gint32)MIN(count, G_MAXINT32),
        .limit = limit,
    };
}

static void
check_capacities(TandemViolations *found, const TandemHeld *held)
{
    const TandemMarket *const market = held->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (held->n_at[o] > market->capacity[o])
            tandem_violations_add(found, TANDEM_VIOLATION_OPPORTUNITY_CAPACITY, o,
                                  TANDEM_NONE, held->n_at[o], market->capacity[o]);
    for (gint32 l = 0; l < market->n_leaders; l++)
        if (held->n_with[l] > market->leader_capacity[l])
            tandem_violations_add(found, TANDEM_VIOLATION_LEADER_CAPACITY, l,
                                  TANDEM_NONE, held->n_with[l],
                                  market->leader_capacity[l]);
}

static void
check_quotas(TandemViolations *found, const TandemMatching *matching)
{
    const TandemMarket *const market = matching->market;
    gsize i = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize from = i;
        while (i < matching->n_edges && matching->edge[i] < market->start[t + 1])
            i++;
        const gint32 quota = tandem_market_quota(market, t);
        if (i - from > (gsize)quota)
            tandem_violations_add(found, TANDEM_VIOLATION_QUOTA, t, TANDEM_NONE,
                                  (gint64)(i - from), quota);
    }
}

static gboolean
is_below(gint64 n, const gint32 *minimum, const guint8 *may_close, gint32 i)
{
    if (minimum == NULL || n >= minimum[i])
        return FALSE;
    return n > 0 || may_close == NULL || !may_close[i];
}

static void
check_minima(TandemViolations *found, const TandemHeld *held)
{
    const TandemMarket *const market = held->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (is_below(held->n_at[o], market->minimum, market->may_close, o))
            tandem_violations_add(found, TANDEM_VIOLATION_OPPORTUNITY_MINIMUM, o,
                                  TANDEM_NONE, held->n_at[o], market->minimum[o]);
    for (gint32 l = 0; l < market->n_leaders; l++)
        if (is_below(held->n_with[l], market->leader_minimum, market->leader_may_close,
                     l))
            tandem_violations_add(found, TANDEM_VIOLATION_LEADER_MINIMUM, l,
                                  TANDEM_NONE, held->n_with[l],
                                  market->leader_minimum[l]);
}

/* Pins and edges both go up. */
static void
check_pins(TandemViolations *found, const TandemMatching *matching)
{
    const TandemMarket *const market = matching->market;
    gsize i = 0;
    gint32 t = 0;

    for (gsize p = 0; p < market->n_pins; p++) {
        const gsize k = market->pin[p];
        while (i < matching->n_edges && matching->edge[i] < k)
            i++;
        if (i < matching->n_edges && matching->edge[i] == k)
            continue;
        while (market->start[t + 1] <= k)
            t++;
        tandem_violations_add(found, TANDEM_VIOLATION_PIN, t, market->opportunity[k], 0,
                              1);
    }
}

static int
compare(const void *a, const void *b)
{
    const TandemViolation *const x = a, *const y = b;

    if (x->kind != y->kind)
        return x->kind < y->kind ? -1 : 1;
    if (x->culprit != y->culprit)
        return x->culprit < y->culprit ? -1 : 1;
    return (x->other > y->other) - (x->other < y->other);
}

/**
 * tandem_judge_feasible:
 * @matching: a matching; only read
 * @violations: (out) (optional) (transfer full) (array length=n_violations): all that
 * it breaks, by kind, then culprit, then the other; free it with g_free(); %NULL for
 *   nothing
 * @n_violations: (out): how many those are: 0 when the matching is feasible
 * @error: return location for a #TandemError
 *
 * Checks the matching against its market:
 *
 * - no opportunity, leader or trainee holds more than its capacity or quota: @count
 * held,
 *   @limit allowed;
 * - minima are reached; what may be closed may be empty instead: @count, @limit needed;
 * - all pins are held: @count 0, @limit 1;
 * - no trainee holds two opportunities that clash: @other is the clash's index, @count
 * 2,
 *   @limit 1;
 * - a group has from its minimum to its maximum of placements: @limit is the one that
 * is broken;
 * - two linked trainees hold nothing, or exactly one choice of their joint list: @count
 * 0 of the choices held, @limit 1.
 *
 * That edges are acceptable to both sides and that no trainee holds one opportunity
 * twice is so of every #TandemMatching.
 *
 * Time O(p + n + m + l + v log v), and with clashes, groups and links as much as they
 * and the placements of their opportunities are long; memory O(p + n + m + l + v) for p
 * placements, n trainees, m opportunities, l leaders and v violations.
 *
 * Returns: %TRUE when judged, whatever was found; %FALSE with @error set to
 *   %TANDEM_ERROR_NO_MEMORY
 */
gboolean
tandem_judge_feasible(const TandemMatching *matching, TandemViolation **violations,
                      gsize *n_violations, GError **error)
{
    g_return_val_if_fail(matching != NULL && n_violations != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_auto(TandemHeld) held = { 0 };
    g_auto(TandemViolations) found = { 0 };
    if (!tandem_held_init(&held, matching, error))
        return FALSE;
    check_capacities(&found, &held);
    check_quotas(&found, matching);
    check_minima(&found, &held);
    check_pins(&found, matching);
    if (!tandem_feasible_sets(&found, matching, error))
        return FALSE;
    if (found.failed)
        return tandem_no_memory("what a matching breaks", error);

    if (found.n > 0)
        qsort(found.list, found.n, sizeof *found.list, compare);
    if (violations != NULL)
        *violations = g_steal_pointer(&found.list);
    *n_violations = found.n;
    return TRUE;
}

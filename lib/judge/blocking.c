/* SPDX-License-Identifier: MIT */

/* Which pairs would rather have each other than what the matching gives them.
 *
 * Over opportunities and leaders: Abraham, D. J., Irving, R. W. and Manlove, D. F.
 * (2007). Two algorithms for the student-project allocation problem. Journal of
 * Discrete Algorithms 5(1), 73-90. With ties, weak, strong and super: Irving, R. W.
 * (1994). Stable marriage and indifference. Discrete Applied Mathematics 48(3),
 * 261-272; over opportunities and leaders: Olaosebikan, S. and Manlove, D. (2020).
 * Super-stability in the student-project allocation problem with ties. Journal of
 * Combinatorial Optimization.
 *
 * Ranks are the market's: a tie is a tie, however a strategy broke it. Rank 0, that of
 * a side that did not list a pinned pair, is compared with nothing. */
#include "blocking_private.h"

#include <tandem/strategy.h>

#include "../market/memory_private.h"
#include "project_blocking_private.h"

static gboolean
scan(const TandemHeld *held, TandemBlocking kind, gsize *edges, gsize *n_edges,
     GError **error)
{
    if ((held->market->features & TANDEM_FEATURE_CLASHES) != 0)
        return tandem_clash_blocking(held, edges, n_edges, error);
    if ((held->market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES) != 0)
        return tandem_project_blocking(held, edges, n_edges, error);
    return tandem_exchange_blocking(held, kind, edges, n_edges, error);
}

/* Where leaders rank opportunities all of them must, and nobody may hold several. */
static gboolean
check_projects(const TandemMarket *market, GError **error)
{
    const guint beside = TANDEM_FEATURE_QUOTA | TANDEM_FEATURE_CLASHES;
    gboolean all = TRUE;

    if ((market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES) == 0)
        return TRUE;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        all = all && market->leader_opportunity_rank[o] > 0;
    if (all && (market->features & beside) == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                all ? "blocking pairs are not judged where leaders rank opportunities "
                      "and there are quotas above 1 or clashes"
                    : "blocking pairs are not judged where only some leaders rank "
                      "opportunities");
    return FALSE;
}

/* Groups are judged where leaders rank trainees and pairs are all that blocks. */
static gboolean
check_groups(const TandemMarket *market, GError **error)
{
    const guint beside = market->features & (TANDEM_FEATURE_CLASHES |
                                             TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES);

    if ((market->features & TANDEM_FEATURE_GROUPS) == 0 || beside == 0)
        return TRUE;
    g_set_error(
        error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
        "blocking pairs are not judged in a market with groups and %s",
        tandem_feature_get_name(beside & TANDEM_FEATURE_CLASHES
                                    ? TANDEM_FEATURE_CLASHES
                                    : TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES));
    return FALSE;
}

/* TRUE when the sense @kind is defined for pairs alone in such a market. */
gboolean
tandem_blocking_is_judged(const TandemMarket *market, TandemBlocking kind,
                          GError **error)
{
    static const TandemFeature refused[] = { TANDEM_FEATURE_CLOSURES,
                                             TANDEM_FEATURE_LINKS,
                                             TANDEM_FEATURE_GROUPS_ACROSS_LEADERS,
                                             TANDEM_FEATURE_CROSSING_GROUPS };
    static const TandemFeature weak_only[] = {
        TANDEM_FEATURE_CLASHES, TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES,
        TANDEM_FEATURE_GROUPS
    };

    for (gsize i = 0; i < G_N_ELEMENTS(refused); i++) {
        if ((market->features & refused[i]) == 0)
            continue;
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                    "blocking pairs are not judged in a market with %s",
                    tandem_feature_get_name(refused[i]));
        return FALSE;
    }
    for (gsize i = 0; kind != TANDEM_BLOCKING_WEAK && i < G_N_ELEMENTS(weak_only);
         i++) {
        if ((market->features & weak_only[i]) == 0)
            continue;
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                    "blocking pairs in the %s sense are not judged in a market with %s",
                    kind == TANDEM_BLOCKING_STRONG ? "strong" : "super",
                    tandem_feature_get_name(weak_only[i]));
        return FALSE;
    }
    return check_groups(market, error) && check_projects(market, error);
}

gboolean
tandem_blocking_count(const TandemMatching *matching, TandemBlocking kind,
                      gsize *n_edges, GError **error)
{
    g_auto(TandemHeld) held = { 0 };

    return tandem_held_init(&held, matching, error) &&
           scan(&held, kind, NULL, n_edges, error);
}

/**
 * tandem_judge_blocking:
 * @matching: a matching, feasible or not; only read
 * @kind: in which sense a pair blocks where there are ties
 * @edges: (out) (optional) (transfer full) (array length=n_edges): the edges of the
 *   market that block, going up; free it with g_free()
 * @n_edges: (out): how many there are
 * @error: return location for a #TandemError
 *
 * Finds the pairs of a trainee t and an opportunity o, not held, that would both gain
 * by leaving what the matching gives them. t gains where it has room, or prefers o to a
 * place it would give up. Its leader's side gains
 *
 * - (a) where o and its leader have room;
 * - (b) where o has room and the leader is full, and t would give up a worse place with
 *   that same leader, or the leader prefers t to another trainee it holds;
 * - (c) where o is full and prefers t to someone in it. An opportunity with an order of
 *   its own goes by that.
 *
 * In the weak sense both gain strictly. In the strong sense one gains strictly and the
 * other loses nothing; a trainee that would change one place for an equal one with the
 * same leader does not block. In the super sense neither loses. A pair blocks through
 * one exchange, which matters where a quota is over 1.
 *
 * Pins come first: they use places and quota, and nobody, trainee or leader, gives one
 * up to satisfy a pair. A pair that stands in no list, being only pinned, never blocks,
 * and is compared with nothing. Capacities are as they are held: one that is exceeded
 * is full. Minima do not keep a pair from blocking.
 *
 * With clashes the weak sense is that of sessions: t takes o when it is worth more than
 * C, by weight: what t holds that clashes with o, or where nothing does and t is at its
 * quota, the worst place it holds; the leader's side as above, the places of C being
 * free.
 *
 * Where leaders rank opportunities (SPA-P) t and o block in the weak sense when o has
 * room, t prefers it, and its leader, if it has t already, prefers o to where t is; if
 * not, the leader has room or prefers o to the worst of its opportunities that has
 * somebody. That trainees may want each other's places besides is the measure
 * `coalition`.
 *
 * Where placements with one leader are counted in groups, the leader's side gains when
 * after the exchange no place is used twice and no group of that leader is above its
 * maximum, nor below its minimum for that exchange. What t gives up with another leader
 * is that leader's loss, as it is without groups.
 *
 * Refused are markets in which pairs are not all that blocks, or not by these rules:
 * minima that may be closed, links, groups that cross or lie across leaders; groups,
 * clashes, or leaders that rank opportunities, in the strong and super senses, and
 * groups beside either of the others; and where only some leaders rank opportunities,
 * or quotas are above 1 there.
 *
 * Time O(e), memory O(n + m + l + p) for e edges, n trainees, m opportunities, l
 * leaders and p placements, besides the answer. With clashes the time grows by the
 * clashes of each place held; with groups, of each edge that its trainee would like, by
 * what its leader holds and the groups there.
 *
 * Returns: %TRUE when judged, whatever was found; %FALSE with @error set to
 *   %TANDEM_ERROR_REFUSED_FEATURE or %TANDEM_ERROR_NO_MEMORY
 */
gboolean
tandem_judge_blocking(const TandemMatching *matching, TandemBlocking kind,
                      gsize **edges, gsize *n_edges, GError **error)
{
    g_return_val_if_fail(matching != NULL && n_edges != NULL, FALSE);
    g_return_val_if_fail(kind >= TANDEM_BLOCKING_WEAK && kind <= TANDEM_BLOCKING_SUPER,
                         FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_auto(TandemHeld) held = { 0 };
    gsize n_found;
    if (!tandem_blocking_is_judged(matching->market, kind, error) ||
        !tandem_held_init(&held, matching, error) ||
        !scan(&held, kind, NULL, &n_found, error))
        return FALSE;
    if (edges != NULL) {
        g_autofree gsize *found = tandem_try_new(gsize, n_found);
        if (found == NULL)
            return tandem_no_memory("blocking pairs", error);
        if (!scan(&held, kind, found, &n_found, error))
            return FALSE;
        *edges = g_steal_pointer(&found);
    }
    *n_edges = n_found;
    return TRUE;
}

/* SPDX-License-Identifier: MIT */

/* The cut-offs of a matching. That they say all there is to say about a stable one:
 * Azevedo, E. M. and Leshno, J. D. (2016). A supply and demand framework for two-sided
 * matching markets. Journal of Political Economy 124(5), 1235-1268. */
#include <tandem/cutoffs.h>

#include <tandem/strategy.h>

#include "held_private.h"

#include "../market/memory_private.h"

/**
 * tandem_judge_cutoffs:
 * @matching: a matching; only read
 * @opportunity_cutoff: (out caller-allocates) (optional): shape [n_opportunities]
 * @leader_cutoff: (out caller-allocates) (optional): shape [n_leaders]
 * @error: return location for a #TandemError
 *
 * Gives each opportunity's and each leader's cut-off: the worst rank it holds where it
 * is full, %TANDEM_CUTOFF_OPEN where it is not, and %TANDEM_CUTOFF_NOBODY where it is
 * full and nobody in it could make room: it has no places, or all are pinned. An
 * opportunity ranks by its own order where it has one, else by its leader's; a leader
 * by its own. Pinned placements use places and set no cut-off.
 *
 * So each person can check their own result. In a matching that is stable in the weak
 * sense, o turned t away because t's rank at o is not below the cut-off of o, or t's
 * rank with its leader is not below that leader's. At the cut-off itself t is tied with
 * somebody held, and the lottery decided. Only a trainee whose own places are pinned
 * may be ranked better: it was not free to move.
 *
 * Time O(p + m + l), memory O(p + m + l) for p placements, m opportunities, l leaders.
 *
 * Returns: %TRUE, or %FALSE with @error set to %TANDEM_ERROR_REFUSED_FEATURE where a
 *   leader ranks opportunities and not trainees, or to %TANDEM_ERROR_NO_MEMORY; nothing
 *   is written then
 */
gboolean
tandem_judge_cutoffs(const TandemMatching *matching, gint32 *opportunity_cutoff,
                     gint32 *leader_cutoff, GError **error)
{
    g_return_val_if_fail(matching != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemMarket *const market = matching->market;
    g_auto(TandemHeld) held = { 0 };
    if ((market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES) != 0) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                    "there are no cut-offs in a market with %s",
                    tandem_feature_get_name(TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES));
        return FALSE;
    }
    if (!tandem_held_init(&held, matching, error))
        return FALSE;

    for (gint32 o = 0; opportunity_cutoff != NULL && o < market->n_opportunities; o++)
        opportunity_cutoff[o] =
            tandem_held_has_room(&held, o) ? TANDEM_CUTOFF_OPEN : held.worst_at[o];
    for (gint32 l = 0; leader_cutoff != NULL && l < market->n_leaders; l++)
        leader_cutoff[l] = tandem_held_leader_has_room(&held, l) ? TANDEM_CUTOFF_OPEN
                                                                 : held.worst_with[l];
    return TRUE;
}

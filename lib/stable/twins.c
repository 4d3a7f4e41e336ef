/* SPDX-License-Identifier: MIT */
/* Trainees who tie opportunities of one leader, in the strong sense.
 *
 * Such a trainee, say t, would be with the leader and does not mind where, so nothing
 * can be deduced for one of those opportunities alone; and it may matter to others
 * where t is. But in every strongly stable matching t is in at most one of them; with
 * the other pairs of that tie left out of the market that matching is still strongly
 * stable. So they are left out, all but one, for one such tie after another, until a
 * seating is found that no pair of the whole market blocks, or the runs are used up.
 * First all at once, each trainee where it happens to be seated; then one tie after
 * another, with every choice. What a run deletes is no proof for the whole market, so
 * that nothing found proves nothing.
 */
#include "twins_private.h"

#include <string.h>

gboolean
tandem_twins_init(TandemTwins *twins, TandemCrowds *crowds, TandemSeating *seating,
                  guint64 most_runs, TandemWorkspace *workspace)
{
    const TandemMarket *const market = crowds->cuts->market;
    const gsize n_edges = market->start[market->n_trainees];

    *twins = (TandemTwins){ .crowds = crowds,
                            .seating = seating,
                            .absent = tandem_take(workspace, guint8, n_edges),
                            .choice = tandem_take(workspace, gsize, n_edges),
                            .most_runs = most_runs };
    if (twins->absent == NULL || twins->choice == NULL)
        return FALSE;
    memset(twins->absent, 0, n_edges);
    return TRUE;
}

static gint32
leader_of(const TandemMarket *market, gsize k)
{
    return tandem_market_leader_of(market, market->opportunity[k]);
}

/* Leaves out (@out), or takes in again, all pairs of @keep's tie and leader but it. */
static void
leave_out_others(TandemTwins *twins, gsize from, gsize to, gsize keep, guint8 out)
{
    const TandemMarket *const market = twins->crowds->cuts->market;

    for (gsize k = from; k < to; k++)
        if (k != keep && leader_of(market, k) == leader_of(market, keep))
            twins->absent[k] = out;
}

/* Runs with the pairs that are not left out. Whether a seating came of it at all. */
static gboolean
run(TandemTwins *twins)
{
    TandemCuts *const cuts = twins->crowds->cuts;

    if (twins->n_runs++ >= twins->most_runs || twins->is_refused)
        return FALSE;
    if (!tandem_cuts_again(cuts, twins->absent)) {
        twins->is_refused = TRUE;
        return FALSE;
    }
    if (!tandem_crowds_run(twins->crowds) ||
        tandem_cuts_n_filled(cuts) > tandem_cuts_n_with_pairs(cuts))
        return FALSE;
    tandem_seating_find(twins->seating, twins->crowds);
    return TRUE;
}

/* All at once: each of those who tie where it is seated, until nobody is left. */
static gboolean
search_as_seated(TandemTwins *twins)
{
    const TandemCuts *const cuts = twins->crowds->cuts;

    while (twins->seating->twin != TANDEM_NONE) {
        for (gint32 t = twins->seating->twin; t < cuts->market->n_trainees; t++) {
            const gsize k = twins->seating->edge[t];
            if (cuts->n_head[t] > 1 && k != G_MAXSIZE && !cuts->insists[k])
                leave_out_others(twins, cuts->head[t], cuts->head_end[t], k, 1);
        }
        const gint32 first = twins->seating->twin;
        if (twins->seating->edge[first] == G_MAXSIZE || !run(twins))
            return FALSE;
        if (!tandem_seating_is_blocked(twins->seating, cuts))
            return TRUE;
    }
    return FALSE;
}

static gboolean search_one(TandemTwins *twins);

/* Keeps @k alone of its tie and leader. */
static gboolean
try_choice(TandemTwins *twins, gsize from, gsize to, gsize k)
{
    leave_out_others(twins, from, to, k, 1);
    const gboolean is_found =
        run(twins) &&
        (!tandem_seating_is_blocked(twins->seating, twins->crowds->cuts) ||
         search_one(twins));
    leave_out_others(twins, from, to, k, 0);
    return is_found;
}

/* One tie, with every choice; the runs bound how deep it goes. */
static gboolean
search_one(TandemTwins *twins)
{
    const TandemCuts *const cuts = twins->crowds->cuts;
    const gint32 t = twins->seating->twin;
    const gsize first = twins->n_choices;

    if (t == TANDEM_NONE)
        return FALSE;
    const gsize from = cuts->head[t], to = cuts->head_end[t];
    gint32 leader = TANDEM_NONE;
    for (gsize k = from; k < to; k++) {
        if (!tandem_cuts_is_left(cuts, k) || cuts->insists[k])
            continue;
        if (leader == TANDEM_NONE)
            leader = leader_of(cuts->market, k);
        if (leader_of(cuts->market, k) == leader)
            twins->choice[twins->n_choices++] = k;
    }
    const gsize end = twins->n_choices;
    gboolean is_found = FALSE;
    for (gsize i = first; i < end && !is_found; i++)
        is_found = try_choice(twins, from, to, twins->choice[i]);
    twins->n_choices = first;
    return is_found;
}

gboolean
tandem_twins_search(TandemTwins *twins)
{
    const TandemMarket *const market = twins->crowds->cuts->market;

    if (search_as_seated(twins))
        return TRUE;
    memset(twins->absent, 0, market->start[market->n_trainees]);
    return run(twins) && search_one(twins);
}

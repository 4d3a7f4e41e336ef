/* SPDX-License-Identifier: MIT */

/* How far down its order each leader went whom a trainee could have gone to: the
 * leader's cut-off, and where the trainee stands. */
#include "explain_private.h"

static gint32
market_index(const gint32 *row, gint32 n, gint32 wanted)
{
    for (gint32 i = 0; i < n; i++)
        if (row[i] == wanted)
            return i;
    return TANDEM_NONE;
}

/* Pinned pairs that nobody listed have no place in anybody's order. */
static gboolean
is_listed(const TandemRun *run, gint32 trainee, gint32 leader)
{
    for (guint i = 0; i < run->placements->len; i++) {
        const TandemPlacement *p = &g_array_index(run->placements, TandemPlacement, i);
        if (p->trainee == trainee && p->leader == leader)
            return !p->is_pin || p->trainee_rank > 0;
    }
    return TRUE;
}

static gboolean
add_stage(GArray *lines, const TandemRun *run, const TandemStage *stage, gint32 trainee,
          const gint32 *n_taken, GError **error)
{
    const TandemMarket *market = stage->market;
    const gint32 n_leaders = tandem_market_get_n_leaders(market);
    const gint32 t =
        market_index(stage->trainee, tandem_market_get_n_trainees(market), trainee);
    g_autofree gint32 *opportunity =
        g_new0(gint32, (gsize)MAX(tandem_market_get_n_opportunities(market), 1));
    g_autofree gint32 *cutoff = g_new0(gint32, (gsize)MAX(n_leaders, 1));

    if (t == TANDEM_NONE)
        return TRUE;
    if (!tandem_judge_cutoffs(stage->matching, opportunity, cutoff, error))
        return FALSE;
    const gsize *start = tandem_market_get_start(market);
    for (gsize k = start[t]; k < start[t + 1]; k++) {
        const gint32 l = tandem_market_get_opportunities(market)[k];
        const gint32 row = stage->leader[l];
        const TandemCutoffLine line = {
            .leader = row,
            .n_places = tandem_market_get_leader_capacities(market)[l],
            .n_taken = n_taken[row],
            .last_rank = MAX(cutoff[l], 0),
            .own_rank = tandem_market_get_leader_ranks(market)[k],
        };
        if (is_listed(run, trainee, row))
            g_array_append_val(lines, line);
    }
    return TRUE;
}

GArray *
tandem_explain_cutoffs(const TandemRun *run, gint32 trainee, GError **error)
{
    g_autoptr(GArray) lines = g_array_new(FALSE, FALSE, sizeof(TandemCutoffLine));
    g_autofree gint32 *n_taken = g_new0(gint32, MAX(run->rotation->n_leaders, 1));

    for (guint i = 0; i < run->placements->len; i++)
        n_taken[g_array_index(run->placements, TandemPlacement, i).leader]++;
    for (gsize s = 0; s < run->n_stages; s++)
        if (!add_stage(lines, run, &run->stage[s], trainee, n_taken, error))
            return NULL;
    return g_steal_pointer(&lines);
}

/* SPDX-License-Identifier: MIT */
/* Which opportunities and leaders could be full without a given trainee: counts of who
 * is open to them, up to each rank.
 */
#include "largest_private.h"

#include <string.h>

gboolean
tandem_largest_offers_init(TandemLargestOffers *offers, const TandemLargest *problem,
                           TandemWorkspace *workspace)
{
    const gsize n_edges = problem->start[problem->n_trainees];

    *offers = (TandemLargestOffers){ .problem = problem };
    offers->is_open = tandem_take(workspace, guint8, n_edges);
    offers->may = tandem_take(workspace, guint8, n_edges);
    offers->leader_may = tandem_take(workspace, guint8, n_edges);
    offers->count = tandem_take(workspace, gint32, problem->n_opportunities);
    offers->last_seen = tandem_take(workspace, gint32, problem->n_trainees);
    if (!offers->is_open || !offers->may || !offers->leader_may || !offers->count ||
        !offers->last_seen)
        return FALSE;
    memset(offers->is_open, 1, n_edges);
    memset(offers->leader_may, 0, n_edges);
    return tandem_largest_rank_opportunities(problem, &offers->opportunities,
                                             workspace) &&
           tandem_largest_rank_leaders(problem, &offers->leaders, workspace);
}

/* may[] of the row of @opportunity. */
static void
find_opportunity(TandemLargestOffers *offers, gint32 opportunity)
{
    const gint32 *const rank = offers->problem->rank;
    const gsize *const row = offers->opportunities.edge;
    const gsize first = offers->opportunities.start[opportunity];
    const gsize end = offers->opportunities.start[opportunity + 1];
    const gint32 places = offers->problem->capacity[opportunity];
    gint32 n_open = 0;

    for (gsize i = first, j = first; i < end; i = j) {
        for (; j < end && rank[row[j]] == rank[row[i]]; j++)
            n_open += offers->is_open[row[j]];
        for (gsize at = i; at < j; at++)
            offers->may[row[at]] = n_open > places;
    }
}

/* Trainees are counted once, opportunities up to their capacity. */
gboolean
tandem_largest_offers_find_leader(TandemLargestOffers *offers, gint32 leader)
{
    const TandemLargest *const p = offers->problem;
    const gsize *const row = offers->leaders.edge;
    const gsize first = offers->leaders.start[leader];
    const gsize end = offers->leaders.start[leader + 1];
    const gint32 places = p->leader_places[leader];
    gint32 n_trainees = 0, n_seats = 0;

    for (gsize i = first; i < end; i++) {
        offers->count[p->opportunity[row[i]]] = 0;
        offers->last_seen[p->trainee[row[i]]] = TANDEM_NONE;
    }
    for (gsize i = first, j = first; i < end; i = j) {
        for (; j < end && p->rank[row[j]] == p->rank[row[i]]; j++) {
            const gint32 o = p->opportunity[row[j]], t = p->trainee[row[j]];
            if (!offers->is_open[row[j]])
                continue;
            n_trainees += offers->last_seen[t] != leader;
            n_seats += offers->count[o] < p->capacity[o];
            offers->last_seen[t] = leader;
            offers->count[o]++;
        }
        for (gsize at = i; at < j; at++)
            offers->leader_may[row[at]] = n_trainees > places && n_seats >= places;
    }
    return n_trainees > places && n_seats > places;
}

void
tandem_largest_offers_find(TandemLargestOffers *offers)
{
    for (gint32 o = 0; o < offers->problem->n_opportunities; o++)
        find_opportunity(offers, o);
    for (gint32 l = 0; l < offers->problem->n_leaders; l++)
        tandem_largest_offers_find_leader(offers, l);
}

/* SPDX-License-Identifier: MIT */
/* Preprocessing: edges that no weakly stable matching holds and that block none.
 *
 * Irving, R. W. and Manlove, D. F. (2009). Finding large stable matchings. ACM Journal
 * of Experimental Algorithmics 14, 1.2: hospitals offer, residents apply, for ties on
 * the hospitals' side; Pettersson, W., Delorme, M., García, S., Gondzio, J., Kalcsics,
 * J. and Manlove, D. (2021). Improving solution times for stable matching problems
 * through preprocessing. Computers & Operations Research 128, for ties on both. Here
 * in the form below, which holds for ties on both sides and for leaders with fewer
 * places than their opportunities together.
 *
 * "Open" is an edge not struck out. An edge (t, o) of rank r, l being o's leader, does
 * not block where t holds something at least as good as o, or o is full of ranks up to
 * r, or l is full of ranks up to r and t is not with l at a worse place.
 *   Offers. Where no more than o's places are open up to rank r, o cannot be full of
 *   them without t; the same of l. If neither can, t holds o or as good, and its edges
 *   behind are struck. If o alone cannot, t holds none at l behind o, and those are
 *   struck.
 *   Applications. Where o is the only first choice open to t, t holds it, or o or l is
 *   full of ranks up to r. So where as many as o has places apply to it, of ranks up to
 *   g, nobody behind g is held there; nor does one block, for it was o or l that was
 *   full. The same of a leader with as many applications as it has places, those to
 *   one opportunity counted up to its capacity.
 * What is struck is held by no stable matching and blocks none, so the rest has the
 * same stable matchings, and both rules may be applied to it again until nothing is
 * struck. O(E) a round; rounds are few.
 */
#include "largest_private.h"

#include <string.h>

typedef struct {
    const TandemLargest *problem;
    TandemLargestOffers offers;
    guint8 *is_open; /* [n_edges], that of offers */
    guint8 *applies; /* [n_edges] the one first choice of its trainee */
    gboolean has_changed;
} Reduction;

static void
strike(Reduction *r, gsize k)
{
    r->is_open[k] = 0;
    r->has_changed = TRUE;
}

static void
find_applications(Reduction *r)
{
    const TandemLargest *const p = r->problem;

    memset(r->applies, 0, p->start[p->n_trainees]);
    for (gint32 t = 0; t < p->n_trainees; t++) {
        gsize first = p->start[t + 1];
        gboolean is_alone = TRUE;
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
            if (!r->is_open[k])
                continue;
            if (first == p->start[t + 1])
                first = k;
            else {
                is_alone = p->trainee_rank[k] != p->trainee_rank[first];
                break;
            }
        }
        if (first < p->start[t + 1] && is_alone)
            r->applies[first] = 1;
    }
}

/* Strikes, of the edges from @from to @to of a row, those behind the rank up to which
 * @places are applied for; applications to one opportunity count up to its capacity. */
static void
strike_behind(Reduction *r, const gsize *row, gsize n, gint32 places)
{
    const TandemLargest *const p = r->problem;
    gint32 n_applications = 0;
    gint32 last = G_MAXINT32;

    for (gsize i = 0; i < n; i++)
        r->offers.count[p->opportunity[row[i]]] = 0;
    for (gsize i = 0; i < n; i++) {
        const gsize k = row[i];
        const gint32 o = p->opportunity[k];
        if (!r->is_open[k])
            continue;
        if (p->rank[k] > last) {
            strike(r, k);
            continue;
        }
        if (r->applies[k] && r->offers.count[o] < p->capacity[o]) {
            r->offers.count[o]++;
            if (++n_applications == places)
                last = p->rank[k];
        }
    }
}

/* Strikes what a trainee cannot come down to. */
static void
strike_below(Reduction *r, gint32 trainee)
{
    const TandemLargest *const p = r->problem;
    const gsize end = p->start[trainee + 1];
    gint32 last = G_MAXINT32; /* it holds one of this rank or better */

    for (gsize k = p->start[trainee]; k < end; k++) {
        const gint32 l = p->leader[p->opportunity[k]];
        if (!r->is_open[k])
            continue;
        if (p->trainee_rank[k] > last) {
            strike(r, k);
            continue;
        }
        if (r->offers.may[k])
            continue;
        if (l == TANDEM_NONE || !r->offers.leader_may[k]) {
            last = p->trainee_rank[k];
            continue;
        }
        for (gsize i = k + 1; i < end; i++)
            if (r->is_open[i] && p->leader[p->opportunity[i]] == l &&
                p->trainee_rank[i] > p->trainee_rank[k])
                strike(r, i);
    }
}

static void
apply(Reduction *r)
{
    const TandemLargest *const p = r->problem;
    const TandemRankedRows *const of = &r->offers.opportunities;
    const TandemRankedRows *const at = &r->offers.leaders;

    find_applications(r);
    for (gint32 o = 0; o < p->n_opportunities; o++)
        strike_behind(r, of->edge + of->start[o], of->start[o + 1] - of->start[o],
                      p->capacity[o]);
    for (gint32 l = 0; l < p->n_leaders; l++)
        strike_behind(r, at->edge + at->start[l], at->start[l + 1] - at->start[l],
                      p->leader_places[l]);
}

static void
offer(Reduction *r)
{
    tandem_largest_offers_find(&r->offers);
    for (gint32 t = 0; t < r->problem->n_trainees; t++)
        strike_below(r, t);
}

/* A leader who can be full only when its opportunities are says nothing that they do
 * not say. */
static void
drop_leaders(Reduction *r, TandemLargest *problem)
{
    const TandemRankedRows *const rows = &r->offers.leaders;

    for (gint32 l = 0; l < problem->n_leaders; l++) {
        if (tandem_largest_offers_find_leader(&r->offers, l))
            continue;
        for (gsize i = rows->start[l]; i < rows->start[l + 1]; i++)
            problem->leader[problem->opportunity[rows->edge[i]]] = TANDEM_NONE;
    }
}

gboolean
tandem_largest_reduce(TandemLargest *problem, TandemWorkspace *workspace)
{
    Reduction r = { .problem = problem };

    r.applies = tandem_take(workspace, guint8, problem->start[problem->n_trainees]);
    if (r.applies == NULL || !tandem_largest_offers_init(&r.offers, problem, workspace))
        return FALSE;
    r.is_open = r.offers.is_open;
    do {
        r.has_changed = FALSE;
        apply(&r);
        offer(&r);
    } while (r.has_changed);
    drop_leaders(&r, problem);
    return tandem_largest_keep(problem, r.is_open, workspace);
}

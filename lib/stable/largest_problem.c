/* SPDX-License-Identifier: MIT */
/* The market as the search for the largest stable matching sees it.
 *
 * An edge is left out where it is a pin, where its trainee has a pin already, or where
 * pins fill its opportunity or leader: it can neither be held nor block, because no
 * pair blocks by displacing a pin.
 */
#include "largest_private.h"

#include <string.h>

enum { BYTES = 4, VALUES = 256 };

static gboolean
is_in(const TandemMarket *market, const TandemPlaces *places, gint32 trainee, gsize k)
{
    const gint32 o = market->opportunity[k];

    return places->of_trainee[trainee] > 0 && places->of_opportunity[o] > 0 &&
           places->of_leader[tandem_market_leader_of(market, o)] > 0 &&
           !(places->is_pin != NULL && places->is_pin[k]);
}

gboolean
tandem_largest_take(TandemLargest *problem, gsize n_edges, TandemWorkspace *workspace)
{
    problem->name = tandem_take(workspace, gint32, problem->n_trainees);
    problem->start = tandem_take(workspace, gsize, (gsize)problem->n_trainees + 1);
    problem->opportunity = tandem_take(workspace, gint32, n_edges);
    problem->trainee = tandem_take(workspace, gint32, n_edges);
    problem->trainee_rank = tandem_take(workspace, gint32, n_edges);
    problem->rank = tandem_take(workspace, gint32, n_edges);
    problem->edge = tandem_take(workspace, gsize, n_edges);
    problem->capacity = tandem_take(workspace, gint32, problem->n_opportunities);
    problem->leader = tandem_take(workspace, gint32, problem->n_opportunities);
    problem->leader_places = tandem_take(workspace, gint32, problem->n_leaders);
    return problem->name && problem->start && problem->opportunity &&
           problem->trainee && problem->trainee_rank && problem->rank &&
           problem->edge && problem->capacity && problem->leader &&
           problem->leader_places;
}

static void
fill_edges(TandemLargest *problem, const TandemMarket *market,
           const TandemPlaces *places)
{
    const gint32 *const own = market->opportunity_rank != NULL
                                  ? market->opportunity_rank
                                  : market->leader_rank;
    gsize n = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        problem->name[t] = t;
        problem->start[t] = n;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            const gint32 o = market->opportunity[k];
            if (!is_in(market, places, t, k))
                continue;
            problem->opportunity[n] = o;
            problem->trainee[n] = t;
            problem->trainee_rank[n] = market->trainee_rank[k];
            problem->rank[n] = places->shares[o] ? market->leader_rank[k] : own[k];
            problem->edge[n++] = k;
        }
    }
    problem->start[market->n_trainees] = n;
}

gboolean
tandem_largest_init(TandemLargest *problem, const TandemMarket *market,
                    const TandemPlaces *places, TandemWorkspace *workspace)
{
    *problem = (TandemLargest){ .n_trainees = market->n_trainees,
                                .n_opportunities = market->n_opportunities,
                                .n_leaders = market->n_leaders };
    if (!tandem_largest_take(problem, market->start[market->n_trainees], workspace))
        return FALSE;

    fill_edges(problem, market, places);
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        problem->capacity[o] = places->of_opportunity[o];
        problem->leader[o] =
            places->shares[o] ? tandem_market_leader_of(market, o) : TANDEM_NONE;
    }
    memcpy(problem->leader_places, places->of_leader,
           (gsize)market->n_leaders * sizeof(gint32));
    return TRUE;
}

/* One pass of a radix sort: @edge by byte @byte of the rank, into @sorted. */
static void
sort_by_byte(const TandemLargest *problem, guint byte, const gsize *edge, gsize n,
             gsize *sorted)
{
    gsize at[VALUES + 1] = { 0 };

    for (gsize i = 0; i < n; i++)
        at[((guint32)problem->rank[edge[i]] >> (8 * byte) & 0xff) + 1]++;
    for (guint value = 0; value < VALUES; value++)
        at[value + 1] += at[value];
    for (gsize i = 0; i < n; i++)
        sorted[at[(guint32)problem->rank[edge[i]] >> (8 * byte) & 0xff]++] = edge[i];
}

/* All edges, best ranked first, in @edge; @scratch has room for as many. */
static void
sort_by_rank(const TandemLargest *problem, gsize *edge, gsize *scratch)
{
    const gsize n = problem->start[problem->n_trainees];
    gint32 highest = 0;

    for (gsize k = 0; k < n; k++) {
        edge[k] = k;
        highest = MAX(highest, problem->rank[k]);
    }
    for (guint byte = 0; byte < BYTES && (guint32)highest >> (8 * byte) != 0; byte++) {
        sort_by_byte(problem, byte, edge, n, scratch);
        memcpy(edge, scratch, n * sizeof *edge);
    }
}

static inline gint32
owner_of(const TandemLargest *problem, gboolean by_leader, gsize k)
{
    const gint32 o = problem->opportunity[k];

    return by_leader ? problem->leader[o] : o;
}

static gboolean
rank_rows(const TandemLargest *problem, gboolean by_leader, gint32 n_owners,
          TandemRankedRows *rows, TandemWorkspace *workspace)
{
    const gsize n = problem->start[problem->n_trainees];
    gsize *const sorted = tandem_take(workspace, gsize, n);

    rows->start = tandem_take(workspace, gsize, (gsize)n_owners + 2);
    rows->edge = tandem_take(workspace, gsize, n);
    if (!sorted || !rows->start || !rows->edge)
        return FALSE;

    sort_by_rank(problem, sorted, rows->edge);
    /* start[i + 1] is first where the row of owner i begins, then where it ends */
    memset(rows->start, 0, ((gsize)n_owners + 2) * sizeof *rows->start);
    for (gsize k = 0; k < n; k++)
        if (owner_of(problem, by_leader, k) != TANDEM_NONE)
            rows->start[owner_of(problem, by_leader, k) + 2]++;
    for (gint32 i = 1; i <= n_owners; i++)
        rows->start[i + 1] += rows->start[i];
    for (gsize i = 0; i < n; i++)
        if (owner_of(problem, by_leader, sorted[i]) != TANDEM_NONE)
            rows->edge[rows->start[owner_of(problem, by_leader, sorted[i]) + 1]++] =
                sorted[i];
    return TRUE;
}

gboolean
tandem_largest_rank_opportunities(const TandemLargest *problem, TandemRankedRows *rows,
                                  TandemWorkspace *workspace)
{
    return rank_rows(problem, FALSE, problem->n_opportunities, rows, workspace);
}

gboolean
tandem_largest_rank_leaders(const TandemLargest *problem, TandemRankedRows *rows,
                            TandemWorkspace *workspace)
{
    return rank_rows(problem, TRUE, problem->n_leaders, rows, workspace);
}

/* number[i]: the new number of those that are used, else TANDEM_NONE. */
static gint32
renumber(gint32 *number, gint32 n)
{
    gint32 n_used = 0;

    for (gint32 i = 0; i < n; i++)
        number[i] = number[i] ? n_used++ : TANDEM_NONE;
    return n_used;
}

/* Moves what is kept to the front, numbered anew. */
static void
move_edges(TandemLargest *problem, const guint8 *is_kept, const gint32 *opportunity)
{
    gint32 trainee = 0;
    gsize n = 0;

    for (gint32 t = 0; t < problem->n_trainees; t++) {
        const gsize first = problem->start[t], end = problem->start[t + 1];
        const gsize from = n;
        for (gsize k = first; k < end; k++) {
            if (!is_kept[k])
                continue;
            problem->opportunity[n] = opportunity[problem->opportunity[k]];
            problem->trainee[n] = trainee;
            problem->trainee_rank[n] = problem->trainee_rank[k];
            problem->rank[n] = problem->rank[k];
            problem->edge[n++] = problem->edge[k];
        }
        if (n == from)
            continue;
        problem->name[trainee] = problem->name[t];
        problem->start[trainee++] = from;
    }
    problem->n_trainees = trainee;
    problem->start[trainee] = n;
}

gboolean
tandem_largest_keep(TandemLargest *problem, const guint8 *is_kept,
                    TandemWorkspace *workspace)
{
    const gsize n_edges = problem->start[problem->n_trainees];
    gint32 *const opportunity =
        tandem_take(workspace, gint32, problem->n_opportunities);
    gint32 *const leader = tandem_take(workspace, gint32, problem->n_leaders);
    if (opportunity == NULL || leader == NULL)
        return FALSE;

    memset(opportunity, 0, (gsize)problem->n_opportunities * sizeof *opportunity);
    memset(leader, 0, (gsize)problem->n_leaders * sizeof *leader);
    for (gsize k = 0; k < n_edges; k++) {
        const gint32 o = problem->opportunity[k];
        if (!is_kept[k])
            continue;
        opportunity[o] = 1;
        if (problem->leader[o] != TANDEM_NONE)
            leader[problem->leader[o]] = 1;
    }
    const gint32 n_opportunities = renumber(opportunity, problem->n_opportunities);
    const gint32 n_leaders = renumber(leader, problem->n_leaders);
    for (gint32 o = 0; o < problem->n_opportunities; o++) {
        if (opportunity[o] == TANDEM_NONE)
            continue;
        const gint32 l = problem->leader[o];
        problem->capacity[opportunity[o]] = problem->capacity[o];
        problem->leader[opportunity[o]] = l == TANDEM_NONE ? l : leader[l];
    }
    for (gint32 l = 0; l < problem->n_leaders; l++)
        if (leader[l] != TANDEM_NONE)
            problem->leader_places[leader[l]] = problem->leader_places[l];
    move_edges(problem, is_kept, opportunity);
    problem->n_opportunities = n_opportunities;
    problem->n_leaders = n_leaders;
    return TRUE;
}

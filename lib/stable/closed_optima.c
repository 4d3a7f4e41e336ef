/* SPDX-License-Identifier: MIT */
/* `egalitarian`, `rank-maximal-stable`, `generous-stable`: optima that are minimum
 * cuts.
 *
 * Irving, R. W., Leather, P. and Gusfield, D. (1987). An efficient algorithm for the
 * "optimal" stable marriage. Journal of the ACM 34(3), 532-543. Cooper, F. and Manlove,
 * D. (2020). Algorithms for new types of fair stable matchings. 18th International
 * Symposium on Experimental Algorithms, 20:1-20:13.
 *
 * Each rotation changes a sum of ranks, or how often a rank occurs, by what it moves; a
 * stable matching is a closed set of rotations, so the least sum is a closed set of
 * least weight, which a minimum cut finds. A profile is compared rank by rank: the
 * closed sets with the most firsts are again the closed sets of a smaller graph
 * (graph/closures.c), of which those with the most seconds are found by a second cut,
 * and so on; no weight must outweigh all that come after it. Where several matchings
 * are left the one that is best for the trainees is taken.
 */
#include "fair_private.h"

#include <stdlib.h>

#include "../graph/closures_private.h"
#include "../market/matching_private.h"

/* One criterion after another; each adds up weights of rotations. */
typedef struct {
    gint32 rank; /* the criterion */
    TandemWeight weight;
} Change;

static int
compare_changes(gconstpointer a, gconstpointer b)
{
    const Change *const x = a, *const y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->weight.member > y->weight.member) -
           (x->weight.member < y->weight.member);
}

static TandemMatching *
conclude(const TandemFair *fair, const TandemClosures *closures, TandemCutEnd end,
         GError **error)
{
    guint8 *const is_in =
        tandem_take(fair->workspace, guint8, fair->rotations.n_rotations);

    if (end == TANDEM_CUT_STOPPED)
        return tandem_fair_stopped(fair, error);
    g_assert(end == TANDEM_CUT_FOUND); /* ranks are 31 bits wide, and pairs countable */
    if (is_in == NULL)
        return tandem_fair_no_memory(fair, error);
    tandem_closures_smallest(closures, is_in);
    TandemMatching *const matching =
        tandem_fair_answer(fair, is_in, TANDEM_STATUS_OPTIMAL, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "cuts", closures->n_cuts);
    return matching;
}

static gboolean
init(TandemFair *fair, TandemClosures *closures)
{
    const TandemRotations *const r = &fair->rotations;

    return tandem_closures_init(closures, r->n_rotations, r->before_start, r->before,
                                fair->workspace);
}

/* The clock does not end what is polynomial. */
static TandemLimit
without_clock(const TandemFair *fair)
{
    TandemLimit limit = fair->limit;

    limit.deadline = G_MAXINT64;
    return limit;
}

static TandemMatching *
solve_egalitarian(const TandemStrategy *strategy, TandemMarket *market,
                  const TandemOptions *options, TandemWorkspace *workspace,
                  GError **error)
{
    TandemFair fair;
    TandemClosures closures;

    if (!tandem_fair_begin(&fair, strategy, market, options, 0, workspace, error))
        return NULL;
    const gint32 n = fair.rotations.n_rotations;
    gint64 *const trainees = tandem_take(workspace, gint64, n);
    gint64 *const leaders = tandem_take(workspace, gint64, n);
    TandemWeight *const weight = tandem_take(workspace, TandemWeight, n);
    if (!trainees || !leaders || !weight || !init(&fair, &closures))
        return tandem_fair_no_memory(&fair, error);

    tandem_fair_costs(&fair, market->trainee_rank, trainees);
    tandem_fair_costs(&fair, fair.leader_rank, leaders);
    for (gint32 i = 0; i < n; i++)
        weight[i] = (TandemWeight){ i, trainees[i] + leaders[i] };
    TandemLimit limit = without_clock(&fair);
    const TandemCutEnd end =
        tandem_closures_narrow(&closures, weight, (gsize)n, &limit);
    return conclude(&fair, &closures, end, error);
}

/* How often each rank of either side comes or goes by each rotation, times @sign. */
static gsize
list_changes(const TandemFair *fair, gint64 sign, Change *change)
{
    const TandemRotations *const r = &fair->rotations;
    const gint32 *const rank[] = { fair->market->trainee_rank, fair->leader_rank };
    gsize n = 0;

    for (gint32 i = 0; i < r->n_rotations; i++)
        for (gsize j = r->start[i]; j < r->start[i + 1]; j++)
            for (int side = 0; side < 2; side++) {
                change[n++] = (Change){ rank[side][r->to[j]], { i, sign } };
                change[n++] = (Change){ rank[side][r->from[j]], { i, -sign } };
            }
    return n;
}

/* Narrows the closed sets by one rank after another, from the first or from the last.
 */
static TandemCutEnd
narrow_by_rank(TandemFair *fair, TandemClosures *closures, gboolean from_last,
               Change *change, TandemWeight *weight)
{
    TandemLimit limit = without_clock(fair);
    TandemCutEnd end = TANDEM_CUT_FOUND;
    const gsize n = list_changes(fair, from_last ? 1 : -1, change);

    qsort(change, n, sizeof *change, compare_changes);
    for (gsize done = 0; done < n && end == TANDEM_CUT_FOUND;) {
        const gint32 rank = change[from_last ? n - 1 - done : done].rank;
        gsize n_weights = 0;
        for (; done < n; done++) {
            const Change *const next = &change[from_last ? n - 1 - done : done];
            if (next->rank != rank)
                break;
            weight[n_weights++] = next->weight;
        }
        end = tandem_closures_narrow(closures, weight, n_weights, &limit);
    }
    return end;
}

static TandemMatching *
solve_by_profile(const TandemStrategy *strategy, TandemMarket *market,
                 const TandemOptions *options, gboolean from_last,
                 TandemWorkspace *workspace, GError **error)
{
    TandemFair fair;
    TandemClosures closures;

    if (!tandem_fair_begin(&fair, strategy, market, options, 0, workspace, error))
        return NULL;
    const gsize n = 4 * fair.rotations.start[fair.rotations.n_rotations];
    Change *const change = tandem_take(workspace, Change, n);
    TandemWeight *const weight = tandem_take(workspace, TandemWeight, n);
    if (!change || !weight || !init(&fair, &closures))
        return tandem_fair_no_memory(&fair, error);
    const TandemCutEnd end =
        narrow_by_rank(&fair, &closures, from_last, change, weight);
    return conclude(&fair, &closures, end, error);
}

static TandemMatching *
solve_rank_maximal(const TandemStrategy *strategy, TandemMarket *market,
                   const TandemOptions *options, TandemWorkspace *workspace,
                   GError **error)
{
    return solve_by_profile(strategy, market, options, FALSE, workspace, error);
}

static TandemMatching *
solve_generous(const TandemStrategy *strategy, TandemMarket *market,
               const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    return solve_by_profile(strategy, market, options, TRUE, workspace, error);
}

const TandemStrategy tandem_egalitarian = {
    .name = "egalitarian",
    .room = "stable",
    .text = "the stable matching with the least sum of ranks of both sides",
    .reference = "Irving, Leather and Gusfield (1987), An efficient algorithm for the "
                 "\"optimal\" stable marriage",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve_egalitarian,
};

const TandemStrategy tandem_rank_maximal_stable = {
    .name = "rank-maximal-stable",
    .room = "stable",
    .text = "the stable matching with the most first choices of both sides, then the "
            "most second ...",
    .reference = "Cooper and Manlove (2020), Algorithms for new types of fair stable "
                 "matchings",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve_rank_maximal,
};

const TandemStrategy tandem_generous_stable = {
    .name = "generous-stable",
    .room = "stable",
    .text = "the stable matching with the fewest at the worst rank of either side, "
            "then the next worst ...",
    .reference = "Cooper and Manlove (2020), Algorithms for new types of fair stable "
                 "matchings",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve_generous,
};

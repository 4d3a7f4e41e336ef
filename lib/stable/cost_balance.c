/* SPDX-License-Identifier: MIT */
/* `sex-equal` and `balanced`: what one side pays against what the other pays.
 *
 * Sex-equal, the least difference of the two sides' sums of ranks: Kato, A. (1993).
 * Complexity of the sex-equal stable marriage problem. Japan Journal of Industrial and
 * Applied Mathematics 10, 1-19. Balanced, the least of the larger sum: Feder, T.
 * (1995). Stable networks and product graphs. Memoirs of the AMS 116, no. 555. Both are
 * NP-hard, and on most markets a walk over the stable matchings ends soon.
 *
 * Every rotation makes trainees worse and leaders better. So down the tree of the walk
 * (rotation_walk.c) the trainees' sum only goes up and the leaders' only down, and at
 * most by what the rotations with higher numbers change together: a subtree is left out
 * when no value in that range betters the best so far.
 *
 * Before that, cuts: any weights a, b >= 0 with a + b = 1 give the bound
 * balanced >= min (a trainees + b leaders), and the matching that has it is a first
 * answer; a few weights by halving find about the best of both (the Lagrangean dual).
 * Sex-equal is bounded by the two extremes alone: the difference of the sums goes up
 * along every chain, so it is on one side of zero everywhere, or the bound is zero.
 */
#include "fair_private.h"

#include <string.h>

#include "../graph/closures_private.h"
#include "../market/matching_private.h"
#include "rotation_walk_private.h"

enum {
    CUTS = 24 /* halvings of the weight, which is in units of 1 / 2^CUTS_BITS */,
    CUTS_BITS = 20
};

typedef struct {
    TandemFair fair;
    gboolean is_balanced; /* else sex-equal */
    gint64 first[2];      /* trainees' and leaders' sums in the trainee-optimal one */
    gint64 *change[2];    /* [n_rotations] */
    gint64 *rest[2];      /* [n_rotations + 1] of the rotations from here on together */
    guint8 *best_set;     /* [n_rotations] */
    guint8 *tried;        /* [n_rotations] */
    gint64 best;
    gint64 bound;
} Search;

static gint64
value_of(const Search *search, gint64 trainees, gint64 leaders)
{
    return search->is_balanced ? MAX(trainees, leaders) : ABS(trainees - leaders);
}

/* The least value that sums in a range may have: trainees' from @trainees up by at most
 * @more, leaders' from @leaders down by at most @less. */
static gint64
least_of(const Search *search, gint64 trainees, gint64 more, gint64 leaders,
         gint64 less)
{
    if (search->is_balanced)
        return MAX(trainees, leaders - less);
    const gint64 low = trainees - leaders, high = low + more + less;
    return low > 0 ? low : (high < 0 ? -high : 0);
}

static gboolean
init(Search *search)
{
    const TandemFair *const fair = &search->fair;
    const gint32 n = fair->rotations.n_rotations;
    const gint32 *const rank[] = { fair->market->trainee_rank, fair->leader_rank };

    for (int side = 0; side < 2; side++) {
        search->change[side] = tandem_take(fair->workspace, gint64, n);
        search->rest[side] = tandem_take(fair->workspace, gint64, (gsize)n + 1);
        if (search->change[side] == NULL || search->rest[side] == NULL)
            return FALSE;
        search->first[side] = tandem_fair_costs(fair, rank[side], search->change[side]);
        search->rest[side][n] = 0;
        for (gint32 r = n; r-- > 0;)
            search->rest[side][r] = search->rest[side][r + 1] + search->change[side][r];
    }
    search->best_set = tandem_take(fair->workspace, guint8, n);
    search->tried = tandem_take(fair->workspace, guint8, n);
    if (search->best_set == NULL || search->tried == NULL)
        return FALSE;
    memset(search->best_set, 0, (gsize)n);
    search->best = value_of(search, search->first[0], search->first[1]);
    search->bound = least_of(search, search->first[0], search->rest[0][0],
                             search->first[1], -search->rest[1][0]);
    return TRUE;
}

/* Takes a set of rotations as the best so far, if it is better. */
static void
try_set(Search *search, const guint8 *is_in)
{
    const gint32 n = search->fair.rotations.n_rotations;
    gint64 sum[2] = { search->first[0], search->first[1] };

    for (int side = 0; side < 2; side++)
        for (gint32 r = 0; r < n; r++)
            sum[side] += is_in[r] ? search->change[side][r] : 0;
    const gint64 value = value_of(search, sum[0], sum[1]);
    if (value >= search->best)
        return;
    search->best = value;
    memcpy(search->best_set, is_in, (gsize)n);
}

/* The closed set of least weight a trainees + b leaders, a + b = 2^CUTS_BITS; its value
 * bounds the balanced one. Returns whether the leaders' sum is the larger in it. */
static gboolean
cut(Search *search, gint64 a, TandemClosures *closures, TandemWeight *weight,
    TandemCutEnd *end)
{
    const TandemFair *const fair = &search->fair;
    const gint32 n = fair->rotations.n_rotations;
    const gint64 b = ((gint64)1 << CUTS_BITS) - a;
    gint64 sum[2] = { search->first[0], search->first[1] };

    for (gint32 r = 0; r < n; r++)
        weight[r] =
            (TandemWeight){ r, a * search->change[0][r] + b * search->change[1][r] };
    *end = tandem_closures_narrow(closures, weight, (gsize)n, &search->fair.limit);
    if (*end != TANDEM_CUT_FOUND)
        return FALSE;
    tandem_closures_largest(closures, search->tried);
    try_set(search, search->tried);
    tandem_closures_smallest(closures, search->tried);
    try_set(search, search->tried);
    for (int side = 0; side < 2; side++)
        for (gint32 r = 0; r < n; r++)
            sum[side] += search->tried[r] ? search->change[side][r] : 0;
    if (search->is_balanced) {
        const gint64 total = a * sum[0] + b * sum[1], one = (gint64)1 << CUTS_BITS;
        search->bound = MAX(search->bound, (total + one - 1) / one);
    }
    return sum[1] > sum[0];
}

/* Whether no weighted sum can be wider than 63 bits. */
static gboolean
fits_cuts(const Search *search)
{
    const gint64 most = G_MAXINT64 >> (CUTS_BITS + 2);

    return MAX(search->first[0], search->first[1]) <= most &&
           MAX(search->rest[0][0], -search->rest[1][0]) <= most;
}

/* First answers, and the bound, by cuts; larger sums are left to the walk. FALSE:
 * memory was refused. */
static gboolean
find_by_cuts(Search *search)
{
    const TandemFair *const fair = &search->fair;
    const TandemRotations *const r = &fair->rotations;
    TandemWeight *const weight =
        tandem_take(fair->workspace, TandemWeight, r->n_rotations);
    gint64 low = 0, high = (gint64)1 << CUTS_BITS;
    TandemCutEnd end = fits_cuts(search) ? TANDEM_CUT_FOUND : TANDEM_CUT_TOO_LARGE;

    if (weight == NULL)
        return FALSE;
    for (int i = 0; i < CUTS && low < high && end == TANDEM_CUT_FOUND &&
                    search->best > search->bound;
         i++) {
        const gint64 a = low + (high - low) / 2;
        const TandemWorkspaceMark mark = tandem_workspace_mark(fair->workspace);
        TandemClosures closures;
        if (!tandem_closures_init(&closures, r->n_rotations, r->before_start, r->before,
                                  fair->workspace))
            return FALSE;
        if (cut(search, a, &closures, weight, &end))
            high = a; /* the trainees may pay more */
        else
            low = a + 1;
        tandem_workspace_rewind(fair->workspace, mark);
    }
    return TRUE;
}

static void
keep(Search *search, const TandemRotationWalk *walk, gint64 value)
{
    search->best = value;
    memset(search->best_set, 0, (gsize)search->fair.rotations.n_rotations);
    for (gint32 i = 0; i < walk->n_chosen; i++)
        search->best_set[walk->chosen[i]] = 1;
}

/* Walks what cannot be left out. Returns whether it came to the end. */
static gboolean
walk_all(Search *search, TandemRotationWalk *walk)
{
    walk->weight[0] = search->change[0];
    walk->weight[1] = search->change[1];
    do {
        const gint64 trainees = search->first[0] + walk->sum[0];
        const gint64 leaders = search->first[1] + walk->sum[1];
        const gint64 value = value_of(search, trainees, leaders);
        const gint32 next = walk->candidate;
        if (value < search->best)
            keep(search, walk, value);
        if (search->best <= search->bound)
            return TRUE;
        if (least_of(search, trainees, search->rest[0][next], leaders,
                     -search->rest[1][next]) >= search->best)
            tandem_rotation_walk_prune(walk);
        if (!tandem_limit_go_on(&search->fair.limit, 1, (gdouble)search->best,
                                (gdouble)search->bound))
            return FALSE;
    } while (tandem_rotation_walk_next(walk));
    search->bound = search->best;
    return TRUE;
}

static TandemMatching *
conclude(Search *search, gboolean is_proven, GError **error)
{
    TandemMatching *const matching = tandem_fair_answer(
        &search->fair, search->best_set,
        is_proven ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_FEASIBLE, error);

    if (matching == NULL)
        return NULL;
    tandem_matching_add_counter(matching, "nodes", search->fair.limit.work);
    tandem_matching_set_bound(matching,
                              (gdouble)(is_proven ? search->best : search->bound));
    return matching;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, gboolean is_balanced, TandemWorkspace *workspace,
      GError **error)
{
    const guint64 nodes = (guint64)tandem_strategy_get_int(strategy, options, "nodes");
    Search search = { .is_balanced = is_balanced };
    TandemRotationWalk walk;

    if (!tandem_fair_begin(&search.fair, strategy, market, options, nodes, workspace,
                           error))
        return NULL;
    if (!init(&search) || !find_by_cuts(&search) ||
        !tandem_rotation_walk_init(&walk, &search.fair.rotations, market, workspace))
        return tandem_fair_no_memory(&search.fair, error);
    const gboolean is_proven = search.best <= search.bound || walk_all(&search, &walk);
    return conclude(&search, is_proven, error);
}

static TandemMatching *
solve_sex_equal(const TandemStrategy *strategy, TandemMarket *market,
                const TandemOptions *options, TandemWorkspace *workspace,
                GError **error)
{
    return solve(strategy, market, options, FALSE, workspace, error);
}

static TandemMatching *
solve_balanced(const TandemStrategy *strategy, TandemMarket *market,
               const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    return solve(strategy, market, options, TRUE, workspace, error);
}

static const char *const nodes_values[] = { "10000000", NULL };

static const TandemParameter parameters[] = {
    { "nodes", TANDEM_PARAMETER_INT, nodes_values, 0, 1e18,
      "stable matchings to look at before the best so far is given as feasible; 0: no "
      "limit" },
};

const TandemStrategy tandem_sex_equal = {
    .name = "sex-equal",
    .room = "stable",
    .text = "the stable matching in which both sides' sums of ranks differ least",
    .reference = "Kato (1993), Complexity of the sex-equal stable marriage problem",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve_sex_equal,
};

const TandemStrategy tandem_balanced = {
    .name = "balanced",
    .room = "stable",
    .text =
        "the stable matching in which the side that pays more, in ranks, pays least",
    .reference = "Feder (1995), Stable networks and product graphs",
    .accepts = TANDEM_FAIR_ACCEPTS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve_balanced,
};

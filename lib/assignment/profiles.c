/* SPDX-License-Identifier: MIT */
/* Assignments by how many have which rank, cost or weight: `rank-maximal`,
 * `greedy-max`, `generous-max`, `fair`, `leximin`, `bottleneck`.
 *
 * Irving, R. W., Kavitha, T., Mehlhorn, K., Michail, D. and Paluch, K. (2006).
 * Rank-maximal matchings. ACM Transactions on Algorithms 2(4), 602-610; Huang, C.-C.,
 * Kavitha, T., Mehlhorn, K. and Michail, D. (2016). Fair matchings and related
 * problems. Algorithmica 74(3), 1184-1203.
 *
 * The counts of the levels, one after another, are the terms (stages.c): from the best
 * level up as many as can be, or from the worst one down as few. Where there are many
 * levels it is first searched how many of the worst can stay without a pair at all, by
 * halves; so a list of thousands of ranks costs a few searches and not thousands.
 */
#include <stdlib.h>

#include "../market/memory_private.h"
#include "stages_private.h"
#include "strategies_private.h"

/* Up to so many levels are counted one by one. */
enum { FEW = 64, LOOK_EVERY = 8 };

typedef struct {
    TandemStages *stages;
    TandemTermKind kind;
    const gdouble *level; /* [n] the best first */
    gsize n;
    GError **error;
} Profile;

/* What @strategy counts, and whether only among the largest. */
static TandemTermKind
find_kind(const TandemStrategy *strategy)
{
    if (strategy == &tandem_rank_maximal || strategy == &tandem_greedy_max)
        return TANDEM_TERM_MOST_RANKED;
    if (strategy == &tandem_fair)
        return TANDEM_TERM_FEWEST_RANKED_BOTH;
    if (strategy == &tandem_leximin)
        return TANDEM_TERM_FEWEST_WEIGHING;
    if (strategy == &tandem_bottleneck)
        return TANDEM_TERM_FEWEST_COSTING;
    return TANDEM_TERM_FEWEST_RANKED;
}

static int
compare_up(gconstpointer a, gconstpointer b)
{
    const gdouble x = *(const gdouble *)a, y = *(const gdouble *)b;

    return (x > y) - (x < y);
}

static int
compare_down(gconstpointer a, gconstpointer b)
{
    return compare_up(b, a);
}

/* The values that are counted, each once, the best first. FALSE: memory was refused. */
static gboolean
list_levels(Profile *profile)
{
    const TandemAssignmentNetwork *const network = &profile->stages->network;
    const TandemTermsOf *const of = &profile->stages->of;
    const gboolean both = profile->kind == TANDEM_TERM_FEWEST_RANKED_BOTH;
    gdouble *const level =
        tandem_take(network->workspace, gdouble, network->n_pairs * (both ? 2 : 1));
    gsize n = 0, n_once = 0;

    if (level == NULL)
        return FALSE;
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gsize k = network->pair[i];
        level[n++] = profile->kind == TANDEM_TERM_FEWEST_COSTING
                         ? tandem_edge_cost(of, k)
                     : profile->kind == TANDEM_TERM_FEWEST_WEIGHING
                         ? tandem_edge_weight(of, k)
                         : of->market->trainee_rank[k];
        if (both)
            level[n++] = of->leader_rank[k];
    }
    if (n > 0)
        qsort(level, n, sizeof *level,
              profile->kind == TANDEM_TERM_FEWEST_WEIGHING ? compare_down : compare_up);
    for (gsize i = 0; i < n; i++)
        if (n_once == 0 || level[i] != level[n_once - 1])
            level[n_once++] = level[i];
    profile->level = level;
    profile->n = n_once;
    return TRUE;
}

/* Levels @first to @last, from 0, as a range. */
static void
find_range(const Profile *profile, gsize first, gsize last, gdouble *low, gdouble *high)
{
    *low = MIN(profile->level[first], profile->level[last]);
    *high = MAX(profile->level[first], profile->level[last]);
}

/* The first of @n levels so that none worse need have a pair; those worse have none
 * from now on. */
static gboolean
leave_worst(Profile *profile, gsize n, gsize *worst)
{
    gsize least = 0, most = n - 1;

    while (least < most) {
        const gsize middle = least + (most - least) / 2;
        gdouble low, high;
        gboolean found;
        find_range(profile, middle + 1, most, &low, &high);
        if (!tandem_stages_try(profile->stages, profile->kind, low, high, &found,
                               profile->error))
            return FALSE;
        if (found)
            most = middle;
        else
            least = middle + 1;
    }
    *worst = most;
    return TRUE;
}

static gboolean
add_level(Profile *profile, gsize i)
{
    return tandem_stages_add(profile->stages, profile->kind, profile->level[i],
                             profile->level[i], profile->error);
}

static gboolean
count_from_best(Profile *profile)
{
    gboolean is_settled = FALSE;

    for (gsize i = 0; i < profile->n && !is_settled; i++)
        if (!add_level(profile, i) ||
            ((i + 1) % LOOK_EVERY == 0 &&
             !tandem_stages_settle(profile->stages, &is_settled, profile->error)))
            return FALSE;
    return TRUE;
}

static gboolean
count_from_worst(Profile *profile)
{
    gboolean is_settled = FALSE;
    gsize n = profile->n;

    while (n > 0 && !is_settled) {
        gsize worst = n - 1;
        if (n > FEW && !leave_worst(profile, n, &worst))
            return FALSE;
        n = worst;
        if (!add_level(profile, n) ||
            ((n > FEW || n % LOOK_EVERY == 0) &&
             !tandem_stages_settle(profile->stages, &is_settled, profile->error)))
            return FALSE;
    }
    return TRUE;
}

/* The worst level that some pair has in every such matching has as few as can be. */
static gboolean
count_at_worst(Profile *profile)
{
    gsize worst;

    return profile->n == 0 ||
           (leave_worst(profile, profile->n, &worst) && add_level(profile, worst));
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    g_auto(TandemStages) stages = { 0 };
    Profile profile = { .stages = &stages,
                        .kind = find_kind(strategy),
                        .error = error };

    if (!tandem_stages_begin(&stages, strategy, market, options, TANDEM_LAMINAR_BINDING,
                             workspace, error))
        return NULL;
    if (stages.is_infeasible)
        return tandem_stages_conclude(&stages, error);
    if (!list_levels(&profile)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    if (strategy != &tandem_rank_maximal &&
        !tandem_stages_add(&stages, TANDEM_TERM_SIZE, 0, 0, error))
        return NULL;
    if (strategy == &tandem_bottleneck            ? !count_at_worst(&profile)
        : profile.kind == TANDEM_TERM_MOST_RANKED ? !count_from_best(&profile)
                                                  : !count_from_worst(&profile))
        return NULL;
    return tandem_stages_conclude(&stages, error);
}

const TandemStrategy tandem_rank_maximal = {
    .name = "rank-maximal",
    .room = "assignment",
    .text = "as many first choices as can be, then second ones, and so on",
    .reference = "Irving, Kavitha, Mehlhorn, Michail and Paluch (2006), Rank-maximal "
                 "matchings",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_PARETO,
    .solve = solve,
};

const TandemStrategy tandem_greedy_max = {
    .name = "greedy-max",
    .room = "assignment",
    .text = "of the largest matchings, one with the most first choices, then second "
            "ones, and so on",
    .reference = "Huang, Kavitha, Mehlhorn and Michail (2016), Fair matchings and "
                 "related problems",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_LARGEST | TANDEM_GUARANTEE_PARETO,
    .solve = solve,
};

const TandemStrategy tandem_generous_max = {
    .name = "generous-max",
    .room = "assignment",
    .text = "of the largest matchings, one with the fewest last choices, then next to "
            "last ones, and so on",
    .reference = "Huang, Kavitha, Mehlhorn and Michail (2016), Fair matchings and "
                 "related problems",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_LARGEST | TANDEM_GUARANTEE_PARETO,
    .solve = solve,
};

const TandemStrategy tandem_fair = {
    .name = "fair",
    .room = "assignment",
    .text = "as generous-max, over the ranks of both sides",
    .reference = "Huang, Kavitha, Mehlhorn and Michail (2016), Fair matchings and "
                 "related problems",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES &
               ~(guint)TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_leximin = {
    .name = "leximin",
    .room = "assignment",
    .text = "of the largest matchings, one with the fewest pairs of the least weight, "
            "then of the next, and so on",
    .reference = "Burkard and Rendl (1991), Lexicographic bottleneck problems",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

const TandemStrategy tandem_bottleneck = {
    .name = "bottleneck",
    .room = "assignment",
    .text = "of the largest matchings, one whose largest cost is least",
    .reference = "Gross (1959), The bottleneck assignment problem",
    .accepts = TANDEM_ASSIGNMENT_ALL_FEATURES,
    .guarantees = TANDEM_GUARANTEE_LARGEST,
    .solve = solve,
};

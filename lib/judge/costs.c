/* SPDX-License-Identifier: MIT */

/* Measures that are sums, counts and maxima of the ranks held. A rank is 0 where a pair
 * is only pinned: it adds nothing, and no profile counts it. */
#include "../market/memory_private.h"
#include "measures_private.h"

typedef struct {
    gint64 cost;
    gint32 regret;
} Side;

static void
add_rank(Side *side, gint32 rank)
{
    side->cost += rank;
    side->regret = MAX(side->regret, rank);
}

/* Counts the ranks held into a new array of @n_ranks, the leaders' too when @both. */
static gsize *
count_ranks(const TandemMatching *matching, gsize n_ranks, gboolean both)
{
    const TandemMarket *const market = matching->market;
    gsize *const profile = tandem_try_new0(gsize, n_ranks);

    for (gsize i = 0; profile != NULL && i < matching->n_edges; i++) {
        const gsize k = matching->edge[i];
        const gint32 rank = market->trainee_rank[k];
        const gint32 rank_at = both ? tandem_judge_rank_at(market, k) : 0;
        if (rank > 0)
            profile[rank - 1]++;
        if (rank_at > 0)
            profile[rank_at - 1]++;
    }
    return profile;
}

static gsize
count_placed(const TandemMatching *matching)
{
    const TandemMarket *const market = matching->market;
    gsize placed = 0, i = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize from = i;
        while (i < matching->n_edges && matching->edge[i] < market->start[t + 1])
            i++;
        placed += i > from;
    }
    return placed;
}

static gboolean
add_profiles(TandemMeasures *measures, const TandemMatching *matching, gint32 regret,
             gint32 regret_both, GError **error)
{
    measures->n_ranks = (gsize)regret;
    measures->profile = count_ranks(matching, measures->n_ranks, FALSE);
    if (measures->profile == NULL)
        return tandem_no_memory("a profile", error);
    if (!tandem_measures_of_leaders(matching->market))
        return TRUE;
    measures->n_ranks_both = (gsize)regret_both;
    measures->profile_both = count_ranks(matching, measures->n_ranks_both, TRUE);
    return measures->profile_both != NULL || tandem_no_memory("a profile", error);
}

gboolean
tandem_measures_add_costs(TandemMeasures *measures, const TandemMatching *matching,
                          GError **error)
{
    const TandemMarket *const market = matching->market;
    Side trainees = { 0 }, leaders = { 0 };
    gdouble weight = 0;

    for (gsize i = 0; i < matching->n_edges; i++) {
        const gsize k = matching->edge[i];
        add_rank(&trainees, market->trainee_rank[k]);
        add_rank(&leaders, tandem_judge_rank_at(market, k));
        weight += market->weight != NULL ? market->weight[k] : 0;
    }
    const gint32 regret = MAX(trainees.regret, leaders.regret);

    tandem_measures_add(measures, "size", (gdouble)matching->n_edges);
    tandem_measures_add(measures, "placed", (gdouble)count_placed(matching));
    tandem_measures_add(measures, "cost_trainees", (gdouble)trainees.cost);
    if (tandem_measures_of_leaders(market)) {
        tandem_measures_add(measures, "cost_leaders", (gdouble)leaders.cost);
        tandem_measures_add(measures, "egalitarian_cost",
                            (gdouble)(trainees.cost + leaders.cost));
        tandem_measures_add(measures, "sex_equal_cost",
                            (gdouble)ABS(trainees.cost - leaders.cost));
        tandem_measures_add(measures, "balanced_cost",
                            (gdouble)MAX(trainees.cost, leaders.cost));
        tandem_measures_add(measures, "regret", regret);
    }
    tandem_measures_add(measures, "regret_trainees", trainees.regret);
    if (market->weight != NULL)
        tandem_measures_add(measures, "weight", weight);
    return add_profiles(measures, matching, trainees.regret, regret, error);
}

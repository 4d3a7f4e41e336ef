/* SPDX-License-Identifier: MIT */
/* `deferred-acceptance`: stable placements, from either side.
 *
 * Gale, D. and Shapley, L. S. (1962). College admissions and the stability of marriage.
 * American Mathematical Monthly 69(1), 9-15. Abraham, D. J., Irving, R. W. and Manlove,
 * D. F. (2007). Two algorithms for the student-project allocation problem. Journal of
 * Discrete Algorithms 5(1), 73-90.
 *
 * What is promised, on every market that is accepted. Ties are broken first
 * (tie_order.c) and pins are held first (places.c); "stable" then means over matchings
 * that hold them. Weakly stable: in the lists as stated no pair blocks. A pair that
 * blocks there would block in the broken ones as well. Side trainee, trainee-optimal:
 * of all places it holds here and in any other matching that is stable with ties as
 * broken, each trainee would choose those it holds here. Side leader, leader-optimal:
 * each leader, likewise, of its placements, and each opportunity where its leader's
 * capacity does not bind. Groups, laminar and within one leader, bind like capacities
 * (bounds.c); where their floors cannot be reached by a stable matching, there is none.
 * For quotas above 1 and leaders' capacities: Fleiner, T.
 * (2003). A fixed-point approach to stable matchings and some applications. Mathematics
 * of Operations Research 28(1), 103-126. Not promised: that nobody gains by
 * misreporting. From the trainees' side that holds where every quota is 1 (Hatfield, J.
 * W. and Milgrom, P. R. (2005). Matching with contracts. American Economic Review
 * 95(4), 913-935, theorem 11; a leader's choice under two levels of capacities
 * satisfies its two conditions), and fails with higher ones (Roth, A. E. (1985). The
 * college admissions problem is not equivalent to the marriage problem. Journal of
 * Economic Theory 36(2), 277-288), so it is no promise of the row.
 */
#include "deferred_acceptance_private.h"

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/turned_private.h"

static gboolean
is_leaders_side(const TandemStrategy *strategy, const TandemOptions *options)
{
    return g_str_equal(tandem_strategy_get_enum(strategy, options, "side"), "leader");
}

static guint
find_guarantees(const TandemStrategy *strategy, const TandemOptions *options)
{
    return TANDEM_GUARANTEE_WEAKLY_STABLE |
           (is_leaders_side(strategy, options) ? TANDEM_GUARANTEE_LEADER_OPTIMAL
                                               : TANDEM_GUARANTEE_TRAINEE_OPTIMAL);
}

/* Without groups, leaders who propose sort their lists themselves. */
static gboolean
make_strict(const TandemStrategy *strategy, TandemDeferredAcceptance *run)
{
    const gboolean leads = is_leaders_side(strategy, run->options);

    if (leads && run->market->n_groups == 0)
        return TRUE;
    return tandem_tie_order_make_strict(
        &run->order, run->market,
        leads || (run->market->features & TANDEM_FEATURE_QUOTA) != 0, run->workspace);
}

static gboolean
init(TandemDeferredAcceptance *run, const TandemStrategy *strategy)
{
    const char *const ties = tandem_strategy_get_enum(strategy, run->options, "ties");
    const char *const draw =
        tandem_strategy_get_enum(strategy, run->options, "lottery");

    return tandem_places_init(&run->places, run->market, run->workspace) &&
           tandem_tie_order_init(&run->order, run->market,
                                 g_str_equal(ties, "given") ? TANDEM_TIES_GIVEN
                                                            : TANDEM_TIES_LOTTERY,
                                 g_str_equal(draw, "multiple") ? TANDEM_DRAW_MULTIPLE
                                                               : TANDEM_DRAW_SINGLE,
                                 run->workspace) &&
           make_strict(strategy, run);
}

/* The held edges and the pins, as a matching. */
static TandemMatching *
conclude(const TandemDeferredAcceptance *run, TandemMarket *market, GError **error)
{
    TandemMatching *const matching = tandem_answer_beside_pins(
        &tandem_deferred_acceptance, market, run->held, run->n_held,
        TANDEM_STATUS_OPTIMAL, run->workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "proposals", run->n_proposals);
    return matching;
}

/* The floors are not reached. Where lists are strict no stable matching reaches them;
 * with ties it may be that another way to break them would have. */
static TandemMatching *
conclude_none(const TandemDeferredAcceptance *run, TandemMarket *market, GError **error)
{
    const guint ties = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES;

    return tandem_matching_answer(
        run->workspace, market, tandem_deferred_acceptance.name,
        market->features & ties ? TANDEM_STATUS_UNKNOWN : TANDEM_STATUS_INFEASIBLE,
        NULL, 0, error);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemDeferredAcceptance run = { .market = market,
                                     .options = options,
                                     .workspace = workspace };
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (init(&run, strategy))
        end = is_leaders_side(strategy, options) ? tandem_leaders_propose(&run)
                                                 : tandem_trainees_propose(&run);
    switch (end) {
    case TANDEM_RUN_ENDED:
        return conclude(&run, market, error);
    case TANDEM_RUN_NONE:
        return conclude_none(&run, market, error);
    case TANDEM_RUN_NO_MEMORY:
        tandem_no_memory("deferred acceptance", error);
        break;
    case TANDEM_RUN_STOPPED:
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
        break;
    }
    return NULL;
}

static const char *const side_values[] = { "trainee", "leader", NULL };
static const char *const ties_values[] = { "lottery", "given", NULL };
static const char *const lottery_values[] = { "single", "multiple", NULL };

static const TandemParameter parameters[] = {
    { "side", TANDEM_PARAMETER_ENUM, side_values, 0, 0,
      "which side proposes, and so gets its best stable matching" },
    { "ties", TANDEM_PARAMETER_ENUM, ties_values, 0, 0,
      "what breaks ties after priority: the lottery keys, or the agents' order" },
    { "lottery", TANDEM_PARAMETER_ENUM, lottery_values, 0, 0,
      "whether leaders' ties are broken by one lottery for all, or one for each "
      "opportunity" },
};

const TandemStrategy tandem_deferred_acceptance = {
    .name = "deferred-acceptance",
    .room = "stable",
    .text = "a stable matching, the best one for the side that proposes",
    .reference = "Gale and Shapley (1962), College admissions and the stability of "
                 "marriage; Abraham, Irving and Manlove (2007), Two algorithms for the "
                 "student-project allocation problem",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_QUOTA |
               TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS |
               TANDEM_FEATURE_OPPORTUNITY_RANKS | TANDEM_FEATURE_GROUPS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_TRAINEE_OPTIMAL,
    .lottery = TANDEM_LOTTERY_FOR_TIES,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
    .guarantees_with = find_guarantees,
};

/* SPDX-License-Identifier: MIT */
/* `serial-dictatorship` and `random-serial-dictatorship`: one trainee after another
 * takes the best that is left.
 *
 * Satterthwaite, M. A. and Sonnenschein, H. (1981). Strategy-proof allocation
 * mechanisms at differentiable points. Review of Economic Studies 48(4), 587-597;
 * Abdulkadiroğlu, A. and Sönmez, T. (1998). Random serial dictatorship and the core
 * from random endowments in house allocation problems. Econometrica 66(3), 689-701.
 *
 * Strategy-proof, with quotas and ties too: a turn depends on no list, what is left at
 * a turn on none of the lists that come later, and a trainee is given the best of it by
 * its own list. With strict lists the outcome is Pareto optimal for trainees: the first
 * who could be better off would have taken that. A tie broken by lottery can cost
 * somebody later a place, so the rows do not promise it.
 */
#include "serial_dictatorship_private.h"

#include "../market/memory_private.h"
#include "turns_private.h"

static TandemMatching *
take_turns(const TandemStrategy *strategy, TandemMarket *market, TandemTurnsBy by,
           const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemTurns turns;

    if (!tandem_turns_init(&turns, market, by, options, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    const gboolean is_done = tandem_turns_take_all(&turns);
    return tandem_turns_conclude(&turns, strategy, market, is_done, error);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    const char *const order = tandem_strategy_get_enum(strategy, options, "order");

    return take_turns(strategy, market,
                      g_str_equal(order, "given") ? TANDEM_TURNS_GIVEN
                                                  : TANDEM_TURNS_PRIORITY,
                      options, workspace, error);
}

static TandemMatching *
solve_at_random(const TandemStrategy *strategy, TandemMarket *market,
                const TandemOptions *options, TandemWorkspace *workspace,
                GError **error)
{
    return take_turns(strategy, market, TANDEM_TURNS_BOTH, options, workspace, error);
}

static const char *const order_values[] = { "priority", "given", NULL };

static const TandemParameter parameters[] = {
    { "order", TANDEM_PARAMETER_ENUM, order_values, 0, 0,
      "who comes before whom: by priority, equals as they are given, or all as they "
      "are "
      "given" },
};

const TandemStrategy tandem_serial_dictatorship = {
    .name = "serial-dictatorship",
    .room = "mechanism",
    .text = "trainees come in a given order, and each takes the best that is left",
    .reference = "Satterthwaite and Sonnenschein (1981), Strategy-proof allocation "
                 "mechanisms at differentiable points",
    .accepts = TANDEM_TURNS_FEATURES | TANDEM_FEATURE_QUOTA,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_STRATEGY_PROOF,
    .lottery = TANDEM_LOTTERY_FOR_TIES,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
};

const TandemStrategy tandem_random_serial_dictatorship = {
    .name = "random-serial-dictatorship",
    .room = "mechanism",
    .text =
        "trainees come by priority and then by lottery, and each takes the best that "
        "is left",
    .reference = "Abdulkadiroğlu and Sönmez (1998), Random serial dictatorship and the "
                 "core from random endowments in house allocation problems",
    .accepts = TANDEM_TURNS_FEATURES | TANDEM_FEATURE_QUOTA,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_STRATEGY_PROOF,
    .lottery = TANDEM_LOTTERY_ALWAYS,
    .solve = solve_at_random,
};

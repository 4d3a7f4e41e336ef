/* SPDX-License-Identifier: MIT */
/* `foundation-programme`: all first preferences first, then turns.
 *
 * The rule by which the United Kingdom's foundation programme has allocated doctors
 * since 2024, preference informed allocation: trainees come in the order of a lottery,
 * and each has its first preference if there is a place; those who have none yet come
 * once more in the same order, and take the best that is left.
 *
 * Not strategy-proof: who stands to lose the first preference loses the second as well,
 * to those who put it first, so it can pay to state a safer one.
 */
#include "foundation_programme_private.h"

#include "../market/memory_private.h"
#include "turns_private.h"

/* A first preference has rank 1; where the list's first has been left out there is
 * none. Of a tie there the lottery says which it is. */
static void
take_first(TandemTurns *turns)
{
    const TandemMarket *const market = turns->market;

    for (gint32 i = 0; i < market->n_trainees; i++) {
        const gint32 t = turns->turn[i];
        const gsize at = market->start[t];
        if (at < market->start[t + 1] &&
            market->trainee_rank[tandem_tie_order_listed(&turns->order, at)] == 1)
            tandem_turns_take(turns, t, at);
    }
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    const char *const order = tandem_strategy_get_enum(strategy, options, "order");
    TandemTurns turns;

    if (!tandem_turns_init(&turns, market,
                           g_str_equal(order, "priority") ? TANDEM_TURNS_BOTH
                                                          : TANDEM_TURNS_LOTTERY,
                           options, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    take_first(&turns);
    const gboolean is_done = tandem_turns_take_all(&turns);
    return tandem_turns_conclude(&turns, strategy, market, is_done, error);
}

static const char *const order_values[] = { "lottery", "priority", NULL };

static const TandemParameter parameters[] = {
    { "order", TANDEM_PARAMETER_ENUM, order_values, 0, 0,
      "who comes before whom: by lottery alone, or by priority and then by lottery" },
};

const TandemStrategy tandem_foundation_programme = {
    .name = "foundation-programme",
    .room = "mechanism",
    .text = "first preferences in the order of a lottery, then turns at what is left",
    .reference =
        "UK Foundation Programme Office (2023), preference informed allocation",
    .accepts = TANDEM_TURNS_FEATURES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .lottery = TANDEM_LOTTERY_ALWAYS,
    .parameters = parameters,
    .n_parameters = G_N_ELEMENTS(parameters),
    .solve = solve,
};

/* SPDX-License-Identifier: MIT */
/* The table of strategies, and the one way to call one. Help, documentation and
 * messages are made of these rows.
 */
#include <tandem/registry.h>

#include "../assignment/strategies_private.h"
#include "../exact/exact_private.h"
#include "../market/market_private.h"
#include "../market/matching_private.h"
#include "../market/nearest_private.h"
#include "../market/options_private.h"
#include "../market/workspace_private.h"
#include "../mechanism/foundation_programme_private.h"
#include "../mechanism/greedy_private.h"
#include "../mechanism/immediate_acceptance_private.h"
#include "../mechanism/probabilistic_serial_private.h"
#include "../mechanism/serial_dictatorship_private.h"
#include "../mechanism/top_trading_cycles_private.h"
#include "../stable/all_stable_private.h"
#include "../stable/deferred_acceptance_private.h"
#include "../stable/efficiency_adjusted_private.h"
#include "../stable/fair_private.h"
#include "../stable/improvement_cycles_private.h"
#include "../stable/kiraly_private.h"
#include "../stable/largest_stable_private.h"
#include "../stable/popular_private.h"
#include "../stable/strong_stable_private.h"
#include "../stable/super_stable_private.h"
#include "decided_private.h"
#include "outside_private.h"
#include "registry_private.h"

/* clang-format off: one a line */
static const TandemStrategy *const rows[] = {
    &tandem_deferred_acceptance,
    &tandem_kiraly,
    &tandem_max_stable,
    &tandem_strong_stable,
    &tandem_super_stable,
    &tandem_egalitarian,
    &tandem_minimum_regret,
    &tandem_sex_equal,
    &tandem_balanced,
    &tandem_rank_maximal_stable,
    &tandem_generous_stable,
    &tandem_median_stable,
    &tandem_all_stable,
    &tandem_efficiency_adjusted,
    &tandem_stable_improvement_cycles,
    &tandem_popular_max,
    &tandem_max_weight,
    &tandem_min_cost,
    &tandem_min_squared_cost,
    &tandem_load_balanced,
    &tandem_rank_maximal,
    &tandem_greedy_max,
    &tandem_generous_max,
    &tandem_fair,
    &tandem_max_cardinality,
    &tandem_pareto_max,
    &tandem_popular,
    &tandem_bottleneck,
    &tandem_leximin,
    &tandem_serial_dictatorship,
    &tandem_random_serial_dictatorship,
    &tandem_foundation_programme,
    &tandem_immediate_acceptance,
    &tandem_top_trading_cycles,
    &tandem_probabilistic_serial,
    &tandem_greedy,
    &tandem_exact,
};
/* clang-format on */

/* Names that are spoken for and not built yet. A row above takes its name from here. */
static const char *const planned[] = {
    "roommates",
    "roommates-almost",
    "couples",
    "couples-exact",
    "envy-free",
    "repeated-munkres",
    "session-draft",
    "session-deferred-acceptance",
    "session-fair",
    NULL,
};

/**
 * tandem_strategies:
 * @n_strategies: (out): how many there are
 *
 * Returns: (array length=n_strategies) (transfer none): every strategy of this version;
 *   lives for ever
 */
const TandemStrategy *const *
tandem_strategies(gsize *n_strategies)
{
    g_return_val_if_fail(n_strategies != NULL, NULL);

    *n_strategies = G_N_ELEMENTS(rows);
    return rows;
}

static const char *
nearest_row(const char *name)
{
    const char *names[G_N_ELEMENTS(rows) + 1];

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        names[i] = rows[i]->name;
    names[G_N_ELEMENTS(rows)] = NULL;
    return tandem_nearest(name, names);
}

/**
 * tandem_strategy_find:
 * @name: as on the command line
 * @error: return location for a #TandemError
 *
 * Returns: (transfer none): the strategy; lives for ever; or %NULL with @error set to
 *   %TANDEM_ERROR_UNKNOWN_STRATEGY
 */
const TandemStrategy *
tandem_strategy_find(const char *name, GError **error)
{
    g_return_val_if_fail(name != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if (g_str_equal(rows[i]->name, name))
            return rows[i];

    const char *const nearest = nearest_row(name);
    if (g_strv_contains(planned, name))
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_STRATEGY,
                    "strategy %s is not built yet", name);
    else if (nearest != NULL)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_STRATEGY,
                    "there is no strategy \"%s\"; did you mean %s?", name, nearest);
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_STRATEGY,
                    "there is no strategy \"%s\"", name);
    return NULL;
}

/**
 * tandem_strategy_is_planned:
 * @name: a strategy's name
 *
 * Returns: whether the name is spoken for by a strategy that is not built yet
 */
gboolean
tandem_strategy_is_planned(const char *name)
{
    g_return_val_if_fail(name != NULL, FALSE);

    return g_strv_contains(planned, name);
}

/* Appends "links, groups": the names of @features. */
static void
append_names(GString *text, guint features)
{
    for (guint bit = 1; bit != 0 && bit <= features; bit <<= 1)
        if (features & bit)
            g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
                                   tandem_feature_get_name((TandemFeature)bit));
}

/* Appends which strategies accept all of @features. */
static void
append_takers(GString *text, guint features)
{
    gsize n = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        if ((features & ~rows[i]->accepts) == 0)
            g_string_append_printf(text, "%s%s", n++ > 0 ? ", " : "; accepted by ",
                                   rows[i]->name);
    if (n == 0)
        g_string_append(text, "; no strategy of this version does");
}

/**
 * tandem_strategy_check_features:
 * @strategy: a strategy
 * @features: the #TandemFeature flags of a market
 * @error: return location for a #TandemError
 *
 * Returns: whether the strategy accepts them all; else @error is
 *   %TANDEM_ERROR_REFUSED_FEATURE and names those it does not, and who does
 */
gboolean
tandem_strategy_check_features(const TandemStrategy *strategy, guint features,
                               GError **error)
{
    g_return_val_if_fail(strategy != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const guint refused = features & ~strategy->accepts;
    if (refused == 0)
        return TRUE;

    g_autoptr(GString) names = g_string_new(NULL);
    g_autoptr(GString) takers = g_string_new(NULL);
    append_names(names, refused);
    append_takers(takers, features);
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                "%s does not accept %s%s", strategy->name, names->str, takers->str);
    return FALSE;
}

/* A strategy that gives something else is refused, and how to call it is said. */
static gboolean
check_gives(const TandemStrategy *row, TandemGives gives, GError **error)
{
    static const char *const words[] = {
        [TANDEM_GIVES_MATCHING] = "one matching; ask for that one alone",
        [TANDEM_GIVES_SEQUENCE] =
            "many matchings, one after another; ask for all of them",
        [TANDEM_GIVES_SHARES] = "shares of places; ask for shares",
    };

    if (row->gives == gives)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE, "%s gives %s",
                row->name, words[row->gives]);
    return FALSE;
}

const TandemStrategy *
tandem_registry_find_taker(const TandemMarket *market, const char *strategy,
                           const TandemOptions *options, TandemGives gives,
                           GError **error)
{
    const TandemStrategy *const row = tandem_strategy_find(strategy, error);

    return row != NULL && check_gives(row, gives, error) &&
                   tandem_strategy_check_options(row, options, error) &&
                   tandem_strategy_check_features(row, market->features, error) &&
                   tandem_strategy_check_trainees(row, options, market->n_trainees,
                                                  error)
               ? row
               : NULL;
}

/* The row's answer; an outside solver's is judged first. */
static TandemMatching *
ask(const TandemStrategy *row, TandemMarket *market, const TandemOptions *options,
    TandemWorkspace *workspace, GError **error)
{
    const char *const outside =
        row->outside != NULL ? row->outside(row, options) : NULL;
    g_autoptr(TandemMatching) matching =
        row->solve(row, market, options, workspace, error);

    if (matching != NULL && outside != NULL &&
        !tandem_outside_judge(outside, tandem_strategy_get_guarantees(row, options),
                              matching, error))
        return NULL;
    if (matching != NULL && !tandem_decided_judge(&matching, row, error))
        return NULL;
    return g_steal_pointer(&matching);
}

/**
 * tandem_solve:
 * @market: a market
 * @strategy: a strategy's name
 * @options: (nullable): its parameters; %NULL for every default
 * @workspace: (nullable): scratch memory, reset; %NULL to have some for this call
 * @error: return location for a #TandemError
 *
 * Solves a market by a strategy. The same market and options give the same answer on
 * every machine. That no such matching exists is an answer: a status.
 *
 * Time and memory as the strategy says; of the matching O(its size).
 *
 * Returns: (transfer full): the matching, or %NULL with @error set to
 *   %TANDEM_ERROR_UNKNOWN_STRATEGY, %TANDEM_ERROR_UNKNOWN_PARAMETER,
 *   %TANDEM_ERROR_BAD_PARAMETER, %TANDEM_ERROR_REFUSED_FEATURE,
 *   %TANDEM_ERROR_CANCELLED, %TANDEM_ERROR_NO_SOLVER, %TANDEM_ERROR_SOLVER or
 *   %TANDEM_ERROR_NO_MEMORY
 */
TandemMatching *
tandem_solve(TandemMarket *market, const char *strategy, const TandemOptions *options,
             TandemWorkspace *workspace, GError **error)
{
    g_return_val_if_fail(market != NULL && strategy != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const TandemStrategy *const row = tandem_registry_find_taker(
        market, strategy, options, TANDEM_GIVES_MATCHING, error);
    if (row == NULL)
        return NULL;

    g_autoptr(TandemWorkspace) own = workspace == NULL ? tandem_workspace_new() : NULL;
    if (workspace != NULL)
        tandem_workspace_reset(workspace);
    return ask(row, market, options, workspace != NULL ? workspace : own, error);
}

/**
 * tandem_shares:
 * @market: a market
 * @strategy: the name of a strategy that gives shares
 * @options: (nullable): its parameters; %NULL for every default
 * @error: return location for a #TandemError
 *
 * Gives each trainee parts of places, exactly. Time and memory as the strategy says.
 *
 * Returns: (transfer full): the shares, or %NULL with @error set as by tandem_solve(),
 *   and to %TANDEM_ERROR_REFUSED_FEATURE where the strategy gives matchings
 */
TandemShares *
tandem_shares(TandemMarket *market, const char *strategy, const TandemOptions *options,
              GError **error)
{
    g_return_val_if_fail(market != NULL && strategy != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const TandemStrategy *const row = tandem_registry_find_taker(
        market, strategy, options, TANDEM_GIVES_SHARES, error);
    if (row == NULL)
        return NULL;
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    return row->share(row, market, options, workspace, error);
}

/**
 * tandem_solve_into:
 * @matching: (inout): a matching that nobody else holds, or %NULL to have one made; the
 *   answer takes its place
 * @market: a market; it need not be that of @matching
 * @strategy: a strategy's name
 * @options: (nullable): its parameters; %NULL for every default
 * @workspace: scratch memory, reset; the same one from call to call
 * @error: return location for a #TandemError
 *
 * Solves a market as tandem_solve() does, into a matching that is filled again. From
 * the third call on, markets of one size under `deferred-acceptance` ask the system for
 * no memory: this is for simulation.
 *
 * Returns: %TRUE; or %FALSE with @error set as by tandem_solve(), and @matching as it
 *   was
 */
gboolean
tandem_solve_into(TandemMatching **matching, TandemMarket *market, const char *strategy,
                  const TandemOptions *options, TandemWorkspace *workspace,
                  GError **error)
{
    g_return_val_if_fail(matching != NULL && market != NULL && strategy != NULL, FALSE);
    g_return_val_if_fail(*matching == NULL || tandem_matching_is_held_once(*matching),
                         FALSE);
    g_return_val_if_fail(workspace != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemStrategy *const row = tandem_registry_find_taker(
        market, strategy, options, TANDEM_GIVES_MATCHING, error);
    if (row == NULL)
        return FALSE;

    tandem_workspace_reset(workspace);
    tandem_workspace_set_refills(workspace, TRUE);
    TandemMatching *const answer = ask(row, market, options, workspace, error);
    if (answer != NULL)
        tandem_matching_replace(matching, answer, workspace);
    tandem_workspace_set_refills(workspace, FALSE);
    return answer != NULL;
}

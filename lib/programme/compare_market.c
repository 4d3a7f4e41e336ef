/* SPDX-License-Identifier: MIT */
/* Strategies side by side on one market. */
#include "compare_private.h"

static gint32
find_trainee(const char *id, gpointer file)
{
    return tandem_market_file_find_trainee(file, id);
}

static gboolean
is_there(TandemStatus status)
{
    return status == TANDEM_STATUS_OPTIMAL || status == TANDEM_STATUS_FEASIBLE;
}

/* A TandemCompareOne; @data is the market's file. */
static gboolean
compare_one(const TandemContender *contender, TandemWorkspace *workspace,
            TandemComparisonRow *row, gpointer data, GError **error)
{
    TandemMarket *const market = tandem_market_file_get_market(data);
    gsize n_violations = 0;

    if (!tandem_strategy_check_features(contender->strategy,
                                        tandem_market_get_features(market), error) ||
        !tandem_strategy_find_trainees(contender->strategy, contender->options,
                                       find_trainee, data, error))
        return FALSE;
    const gint64 start = g_get_monotonic_time();
    g_autoptr(TandemMatching) matching = tandem_solve(
        market, contender->strategy->name, contender->options, workspace, error);
    row->seconds = (gdouble)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
    if (matching == NULL)
        return FALSE;
    row->status = tandem_matching_get_status(matching);
    if (!is_there(row->status))
        return TRUE;
    if (!tandem_judge_feasible(matching, NULL, &n_violations, error))
        return FALSE;
    g_assert(n_violations == 0);
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, error);
    if (measures == NULL)
        return FALSE;
    tandem_comparison_measure(row, matching, measures);
    tandem_judge_classes(matching, NULL, NULL, &row->measures, 1);
    return TRUE;
}

/**
 * tandem_compare_market:
 * @file: a market, with the lottery keys of tandem_compare_get_lottery()
 * @options: what to compare
 * @error: return location for a #TandemError
 *
 * Solves the market by each strategy and has each answer judged. A strategy that does
 * not accept the market is refused where it was named, and told where it was not.
 *
 * Time and memory: those of the strategies, and of tandem_measures_new() for each.
 *
 * Returns: (transfer full): the comparison, or %NULL with @error set to an error of
 *   tandem_compare_check(), to %TANDEM_ERROR_REFUSED_FEATURE,
 *   %TANDEM_ERROR_CANCELLED, %TANDEM_ERROR_NO_MEMORY or an error of a strategy
 */
TandemComparison *
tandem_compare_market(const TandemMarketFile *file, const TandemCompareOptions *options,
                      GError **error)
{
    g_return_val_if_fail(file != NULL && options != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const gint32 n = tandem_market_get_n_trainees(tandem_market_file_get_market(file));
    g_autoptr(TandemComparison) comparison = tandem_comparison_new("", (gsize)n, 0);

    if (!tandem_comparison_run(comparison, options, compare_one, (gpointer)file, error))
        return NULL;
    return g_steal_pointer(&comparison);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(registry, .timeout = 60);

Test(registry, every_row_is_whole)
{
    gsize n;
    const TandemStrategy *const *const rows = tandem_strategies(&n);

    cr_assert_gt(n, 0);
    for (gsize i = 0; i < n; i++) {
        cr_assert_eq(tandem_strategy_find(rows[i]->name, NULL), rows[i]);
        cr_assert_not_null(rows[i]->room);
        cr_assert_not_null(rows[i]->text);
        cr_assert_not_null(rows[i]->reference);
        cr_assert_eq(rows[i]->solve != NULL, rows[i]->gives == TANDEM_GIVES_MATCHING);
        cr_assert_eq(rows[i]->share != NULL, rows[i]->gives == TANDEM_GIVES_SHARES);
        cr_assert_eq(rows[i]->begin != NULL && rows[i]->next != NULL,
                     rows[i]->gives == TANDEM_GIVES_SEQUENCE);
        cr_assert_eq(rows[i]->ignores & ~rows[i]->accepts, 0);
        for (gsize p = 0; p < rows[i]->n_parameters; p++) {
            cr_assert_not_null(rows[i]->parameters[p].name);
            cr_assert_not_null(rows[i]->parameters[p].text);
        }
        cr_assert_eq(tandem_strategy_get_guarantees(rows[i], NULL),
                     rows[i]->guarantees);
    }
}

static void
assert_unknown(const char *name, const char *message)
{
    g_autoptr(GError) error = NULL;

    cr_assert_null(tandem_strategy_find(name, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_STRATEGY));
    cr_assert_str_eq(error->message, message);
}

Test(registry, an_unknown_name_is_refused_with_the_nearest)
{
    assert_unknown("defered-acceptance",
                   "there is no strategy \"defered-acceptance\"; did "
                   "you mean deferred-acceptance?");
    assert_unknown("magic", "there is no strategy \"magic\"");
    assert_unknown("", "there is no strategy \"\"");
}

Test(registry, a_planned_name_is_refused_as_not_built)
{
    assert_unknown("couples", "strategy couples is not built yet");
}

static void
assert_solve_refused(TandemMarket *market, const char *strategy,
                     const TandemOptions *options, TandemError code,
                     const char *message)
{
    g_autoptr(GError) error = NULL;

    cr_assert_null(tandem_solve(market, strategy, options, NULL, &error));
    cr_expect_str_eq(error->message, message, "%s, not %s", error->message, message);
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
}

Test(registry, a_feature_that_is_not_accepted_is_refused_by_name)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0", "0 1; 0", "");
    const gint32 both[] = { 0, 1 };
    const TandemGroup group = { both, 2, NULL, 0, 0, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.groups = &group;
    arrays.n_groups = 1;
    g_autoptr(TandemMarket) groups = tandem_market_new(&arrays, NULL);
    arrays.clashes = both;
    arrays.n_clashes = 1;
    g_autoptr(TandemMarket) clashes = tandem_market_new(&arrays, NULL);

    assert_solve_refused(
        groups, "deferred-acceptance", NULL, TANDEM_ERROR_REFUSED_FEATURE,
        "deferred-acceptance does not accept groups across leaders; "
        "accepted by max-weight, min-cost, min-squared-cost, "
        "load-balanced, rank-maximal, greedy-max, generous-max, fair, "
        "max-cardinality, pareto-max, popular, bottleneck, leximin, exact");
    assert_solve_refused(clashes, "deferred-acceptance", NULL,
                         TANDEM_ERROR_REFUSED_FEATURE,
                         "deferred-acceptance does not accept clashes, groups across "
                         "leaders; accepted by exact");
}

Test(registry, who_does_accept_a_feature_is_said)
{
    const TandemStrategy narrow = { .name = "narrow" };
    g_autoptr(GError) error = NULL;

    cr_assert_not(tandem_strategy_check_features(
        &narrow, TANDEM_FEATURE_PINS | TANDEM_FEATURE_QUOTA, &error));
    cr_assert_str_eq(error->message,
                     "narrow does not accept quotas above 1, pins; "
                     "accepted by deferred-acceptance, max-weight, min-cost, "
                     "min-squared-cost, load-balanced, rank-maximal, greedy-max, "
                     "generous-max, fair, max-cardinality, pareto-max, bottleneck, "
                     "leximin, serial-dictatorship, random-serial-dictatorship, "
                     "greedy, exact");
    cr_assert(tandem_strategy_check_features(&narrow, 0, NULL));
}

Test(registry, options_are_checked_before_the_market)
{
    g_autoptr(Lists) lists = lists_parse("0", "0", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemOptions) unknown = tandem_options_new();
    g_autoptr(TandemOptions) bad = tandem_options_new();

    tandem_options_set_text(unknown, "sides", "leader");
    assert_solve_refused(market, "deferred-acceptance", unknown,
                         TANDEM_ERROR_UNKNOWN_PARAMETER,
                         "deferred-acceptance has no parameter \"sides\"; did you mean "
                         "side?");
    tandem_options_set_text(bad, "side", "both");
    assert_solve_refused(market, "deferred-acceptance", bad, TANDEM_ERROR_BAD_PARAMETER,
                         "parameter side of deferred-acceptance is \"both\"; it takes "
                         "trainee or leader");
    assert_solve_refused(market, "couples", bad, TANDEM_ERROR_UNKNOWN_STRATEGY,
                         "strategy couples is not built yet");
}

Test(registry, deferred_acceptance_promises_what_its_side_gets)
{
    const TandemStrategy *const row = tandem_strategy_find("deferred-acceptance", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    cr_assert_eq(tandem_strategy_get_guarantees(row, NULL),
                 TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_TRAINEE_OPTIMAL);
    tandem_options_set_text(options, "side", "leader");
    cr_assert_eq(tandem_strategy_get_guarantees(row, options),
                 TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_LEADER_OPTIMAL);
}

Test(registry, weights_are_accepted_and_ignored)
{
    const TandemStrategy *const row = tandem_strategy_find("deferred-acceptance", NULL);

    cr_assert(row->accepts & TANDEM_FEATURE_WEIGHTS);
    cr_assert_eq(row->ignores, TANDEM_FEATURE_WEIGHTS);
}

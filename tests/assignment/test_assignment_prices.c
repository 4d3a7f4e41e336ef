/* SPDX-License-Identifier: MIT */
/* Prices of large markets, proofs that are none, and weights that are too large. */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(assignment_prices, .timeout = 120);

static const char *const strategies[] = {
    "max-weight",   "min-cost",        "min-squared-cost", "load-balanced",
    "rank-maximal", "greedy-max",      "generous-max",     "fair",
    "pareto-max",   "max-cardinality", "bottleneck",       "leximin",
};

static TandemPriceFault
judge(const TandemMatching *matching, const TandemPrices *prices)
{
    g_autoptr(GError) error = NULL;
    TandemPriceFault fault;
    gsize where;

    cr_assert(tandem_judge_prices(matching, prices, &fault, &where, &error));
    return fault;
}

static TandemMatching *
solve(TandemMarket *market, const char *strategy)
{
    g_autoptr(GError) error = NULL;
    TandemMatching *const matching = tandem_solve(market, strategy, NULL, NULL, &error);

    cr_assert_not_null(matching, "%s", error ? error->message : "");
    gsize n_violations = 1;
    g_autofree TandemViolation *violations = NULL;
    cr_assert(tandem_judge_feasible(matching, &violations, &n_violations, &error));
    cr_assert_eq(n_violations, 0);
    return matching;
}

static Lists *
draw(guint32 seed)
{
    return lists_random(seed, &(ListsShape){ .n_trainees = 300,
                                             .n_opportunities = 80,
                                             .n_leaders = 40,
                                             .max_capacity = 6,
                                             .max_quota = 2,
                                             .listed_per_cent = 20,
                                             .tied_per_cent = 20,
                                             .n_pins = 10 });
}

Test(assignment_prices, prices_prove_every_answer_of_large_markets)
{
    for (guint32 seed = 0; seed < 4; seed++) {
        g_autoptr(Lists) lists = draw(seed);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        for (gsize s = 0; s < G_N_ELEMENTS(strategies); s++) {
            g_autoptr(TandemMatching) matching = solve(market, strategies[s]);
            cr_expect_eq(judge(matching, tandem_matching_get_prices(matching)),
                         TANDEM_PRICE_HOLDS, "seed %u: %s", seed, strategies[s]);
        }
    }
}

/* The same with one price changed, which proves nothing, or not this. */
static TandemPrices *
change(const TandemMarket *market, const TandemPrices *prices, gsize trainee, gint64 by)
{
    const gsize n = (gsize)tandem_market_get_n_trainees(market);
    const gsize n_stages = tandem_prices_get_n_stages(prices);
    g_autofree TandemPriceStage *stages = g_new(TandemPriceStage, n_stages);
    g_autofree gint64 *changed = NULL;

    for (gsize i = 0; i < n_stages; i++)
        stages[i] = tandem_prices_get_stage(prices, i);
    changed = g_memdup2(stages[0].trainees, n * sizeof(gint64));
    changed[trainee] += by;
    stages[0].trainees = changed;
    return tandem_prices_new(market, stages, n_stages, NULL);
}

Test(assignment_prices, prices_that_prove_nothing_are_seen)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0; 0 1 2", "*; *; *", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemMatching) matching = solve(market, "min-cost");
    const TandemPrices *const prices = tandem_matching_get_prices(matching);
    const gint64 much = 1000000;

    cr_assert_eq(judge(matching, prices), TANDEM_PRICE_HOLDS);
    for (gsize t = 0; t < 3; t++) {
        g_autoptr(TandemPrices) more = change(market, prices, t, much);
        g_autoptr(TandemPrices) less = change(market, prices, t, -much);
        cr_expect_eq(judge(matching, more), TANDEM_PRICE_PAIR);
        cr_expect_eq(judge(matching, less), TANDEM_PRICE_TRAINEE);
    }
    cr_expect_eq(judge(matching, NULL), TANDEM_PRICE_ABSENT);
}

Test(assignment_prices, another_matching_or_another_promise_is_not_proven)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0; 0 1 2", "*; *; *", "");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemMatching) matching = solve(market, "min-cost");
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(matching, &n);
    g_autoptr(TandemMatching) less = tandem_matching_new(
        market, "min-cost", TANDEM_STATUS_OPTIMAL, edges, n - 1, NULL);
    g_autoptr(TandemMatching) other = tandem_matching_new(
        market, "max-weight", TANDEM_STATUS_OPTIMAL, edges, n, NULL);

    cr_expect_neq(judge(less, tandem_matching_get_prices(matching)),
                  TANDEM_PRICE_HOLDS);
    cr_expect_eq(judge(other, tandem_matching_get_prices(matching)),
                 TANDEM_PRICE_TERMS);
}

static void
expect_refused(const gdouble *weight, const char *message)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "*; *", "");
    g_autoptr(GError) error = NULL;
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.weight = weight;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market);
    cr_assert_null(tandem_solve(market, "max-weight", NULL, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT));
    cr_expect_str_eq(error->message, message, "%s", error->message);
}

Test(assignment_prices, sums_that_are_not_exact_are_refused)
{
    expect_refused((gdouble[]){ 0x1p52, 1, 2, 3 },
                   "weights up to 4.5036e+15 are too large for 5 agents: sums must "
                   "stay below 2^53");
    expect_refused((gdouble[]){ 1.7e308, 0.5, 2, 3 },
                   "weights up to 1.7e+308 are too large for 5 agents: sums must "
                   "stay below 2^53");
}

/* By hand: halves and quarters are exact, whatever stands beside them. */
Test(assignment_prices, weights_that_are_not_whole_are_exact_where_they_can_be)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "*; *", "");
    const gdouble weight[] = { 1e6, 1e6 - 0.25, 1e6, 1e6 - 0.5 };
    TandemMarketArrays arrays = lists_arrays(lists);

    arrays.weight = weight;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    g_autoptr(TandemMatching) matching = solve(market, "max-weight");
    cr_expect_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(matching, 1), 0);
}

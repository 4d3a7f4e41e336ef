/* SPDX-License-Identifier: MIT */
/* Assignment strategies on one sparse market: ranks, and weights drawn from 1 to a
 * million. */
#include "input.h"
#include "timing.h"

enum { RUNS = 3 };

/* The same market with weights. */
static TandemMarket *
add_weights(const TandemMarket *market, guint32 seed)
{
    const gsize n_edges = tandem_market_get_n_edges(market);
    g_autofree gdouble *weight = g_new(gdouble, n_edges);
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    g_autoptr(GError) error = NULL;

    for (gsize k = 0; k < n_edges; k++)
        weight[k] = g_rand_int_range(rand, 1, 1000001);
    const TandemMarketArrays arrays = {
        .n_trainees = tandem_market_get_n_trainees(market),
        .n_opportunities = tandem_market_get_n_opportunities(market),
        .n_leaders = tandem_market_get_n_leaders(market),
        .trainees = { .start = tandem_market_get_start(market),
                      .id = tandem_market_get_opportunities(market) },
        .weight = weight,
    };
    TandemMarket *const weighted = tandem_market_new(&arrays, &error);
    timing_check(error);
    return weighted;
}

static void
run(TandemMarket *market, const char *strategy, const char *name)
{
    Timing timing = { 0 };

    for (int i = 0; i < RUNS; i++)
        bench_solve(market, strategy, &timing);
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT,
        tandem_market_get_n_trainees(market), tandem_market_get_n_leaders(market),
        tandem_market_get_n_edges(market));
    timing_print(&timing, strategy, name, sizes, "");
}

int
main(int argc, char **argv)
{
    static const char *const by_rank[] = {
        "max-cardinality", "rank-maximal", "greedy-max", "generous-max", "fair",
        "popular",         "min-cost"
    };
    const char *const parameters =
        argc > 1 ? argv[1] : "n_trainees=100000 n_leaders=100000 length=10";
    g_autoptr(TandemMarket) market = bench_market_of("uniform", parameters);
    g_autoptr(TandemMarket) weighted = add_weights(market, 1);

    run(weighted, "min-cost", "weights");
    run(weighted, "max-weight", "weights");
    for (gsize i = 0; i < G_N_ELEMENTS(by_rank); i++)
        run(market, by_rank[i], "ranks");
    return 0;
}

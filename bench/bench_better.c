/* SPDX-License-Identifier: MIT */
/* What is better than stable, beside deferred acceptance on the same market in the same
 * run: how much dearer it is. */
#include "input.h"
#include "timing.h"

static void
bench(const char *strategy, const char *name, const char *parameters)
{
    g_autoptr(TandemMarket) market = bench_market_of("uniform", parameters);
    Timing plain = { 0 }, timing = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        bench_solve(market, "deferred-acceptance", &plain);
        bench_solve(market, strategy, &timing);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT,
        tandem_market_get_n_trainees(market), tandem_market_get_n_leaders(market),
        tandem_market_get_n_edges(market));
    g_autofree gchar *ratio =
        g_strdup_printf(", \"times_deferred_acceptance\": %.1f",
                        timing_fastest(&timing) / timing_fastest(&plain));
    timing_print(&timing, strategy, name, sizes, ratio);
}

int
main(void)
{
    const char *const strict = "n_trainees=100000 n_leaders=10000 length=10";
    const char *const tied =
        "n_trainees=100000 n_leaders=10000 length=10 leader_ties=0.8";

    bench("stable-improvement-cycles", "100k x 10, leaders' ties", tied);
    bench("efficiency-adjusted", "100k x 10", strict);
    bench("popular-max", "100k x 10", strict);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* Trainees who take turns, beside deferred acceptance on the same market in the same
 * run. */
#include "input.h"
#include "timing.h"

int
main(void)
{
    static const char *const strategies[] = { "serial-dictatorship",
                                              "random-serial-dictatorship",
                                              "foundation-programme",
                                              "top-trading-cycles" };
    enum { N = G_N_ELEMENTS(strategies) };
    g_autoptr(TandemMarket) market =
        bench_market_of("uniform", "n_trainees=1000000 n_leaders=100000 length=10");
    Timing beside = { 0 }, timing[N] = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        bench_solve(market, "deferred-acceptance", &beside);
        for (gsize i = 0; i < N; i++)
            bench_solve(market, strategies[i], &timing[i]);
    }
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT,
        tandem_market_get_n_trainees(market), tandem_market_get_n_leaders(market),
        tandem_market_get_n_edges(market));
    for (gsize i = 0; i < N; i++) {
        timing[i].peak_kib = timing_own_peak();
        g_autofree gchar *ratio =
            g_strdup_printf(", \"times_deferred_acceptance\": %.1f",
                            timing_fastest(&timing[i]) / timing_fastest(&beside));
        timing_print(&timing[i], strategies[i], "1M x 10", sizes, ratio);
    }
    return 0;
}

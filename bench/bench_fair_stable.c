/* SPDX-License-Identifier: MIT */
/* Each choice among the stable matchings of complete lists. */
#include "input.h"
#include "timing.h"

static const char *const strategies[] = { "egalitarian",         "minimum-regret",
                                          "rank-maximal-stable", "generous-stable",
                                          "sex-equal",           "balanced",
                                          "median-stable" };

static void
bench(const char *name, const char *parameters, int n_runs)
{
    g_autoptr(TandemMarket) market = bench_market_of("uniform", parameters);

    for (gsize s = 0; s < G_N_ELEMENTS(strategies); s++) {
        Timing timing = { 0 };
        const char *status = "";
        for (int run = 0; run < n_runs; run++) {
            GError *error = NULL;
            const double began = timing_now();
            g_autoptr(TandemMatching) matching =
                tandem_solve(market, strategies[s], NULL, NULL, &error);
            timing_check(error);
            timing_add(&timing, timing_now() - began);
            status = tandem_status_get_name(tandem_matching_get_status(matching));
        }
        timing.peak_kib = timing_own_peak();
        g_autofree gchar *sizes = g_strdup_printf(
            "\"trainees\": %d, \"pairs\": %" G_GSIZE_FORMAT ", \"status\": \"%s\"",
            tandem_market_get_n_trainees(market), tandem_market_get_n_edges(market),
            status);
        timing_print(&timing, strategies[s], name, sizes, "");
    }
}

int
main(void)
{
    bench("complete, n = 1000", "n_trainees=1000 n_leaders=1000 length=0", MAX_RUNS);
    bench("complete, n = 5000", "n_trainees=5000 n_leaders=5000 length=0", 3);
    return 0;
}

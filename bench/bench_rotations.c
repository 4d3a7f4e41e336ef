/* SPDX-License-Identifier: MIT */
/* Rotations and all stable matchings of complete lists. The matchings are counted and
 * dropped. A published implementation in Java needs 196 s for n = 1000. */
#include "input.h"
#include "timing.h"

static guint
count(TandemMarket *market)
{
    GError *error = NULL;
    g_autoptr(TandemEnumeration) all =
        tandem_enumerate(market, "all-stable", NULL, &error);
    guint n = 0;

    timing_check(error);
    for (;;) {
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, &error);
        timing_check(error);
        if (matching == NULL)
            return n;
        n++;
    }
}

static void
bench(const char *name, const char *parameters, int n_runs)
{
    g_autoptr(TandemMarket) market = bench_market_of("uniform", parameters);
    Timing timing = { 0 };
    guint n = 0;

    for (int run = 0; run < n_runs; run++) {
        const double began = timing_now();
        n = count(market);
        timing_add(&timing, timing_now() - began);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"pairs\": %" G_GSIZE_FORMAT ", \"stable_matchings\": %u",
        tandem_market_get_n_trainees(market), tandem_market_get_n_edges(market), n);
    timing_print(&timing, "all-stable", name, sizes, "");
}

int
main(void)
{
    bench("complete, n = 100", "n_trainees=100 n_leaders=100 length=0", MAX_RUNS);
    bench("complete, n = 1000", "n_trainees=1000 n_leaders=1000 length=0", MAX_RUNS);
    bench("complete, n = 5000", "n_trainees=5000 n_leaders=5000 length=0", 3);
    return 0;
}

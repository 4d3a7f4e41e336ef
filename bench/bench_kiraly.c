/* SPDX-License-Identifier: MIT */
/* kiraly on student-project allocation with ties, in the proportions of Cooper and
 * Manlove (2018), whose Java needs 1.4 s for 10,000 students and 21 s for 50,000; and
 * on a large hospitals/residents market beside deferred acceptance in the same run. */
#include "input.h"
#include "timing.h"

static void
bench(const char *name, const char *model, const char *parameters)
{
    g_autoptr(TandemMarket) market = bench_market_of(model, parameters);
    Timing plain = { 0 }, timing = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        bench_solve(market, "deferred-acceptance", &plain);
        bench_solve(market, "kiraly", &timing);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"opportunities\": %d, \"leaders\": %d, \"pairs\": "
        "%" G_GSIZE_FORMAT,
        tandem_market_get_n_trainees(market), tandem_market_get_n_opportunities(market),
        tandem_market_get_n_leaders(market), tandem_market_get_n_edges(market));
    g_autofree gchar *ratio =
        g_strdup_printf(", \"times_deferred_acceptance\": %.1f",
                        timing_fastest(&timing) / timing_fastest(&plain));
    timing_print(&timing, "kiraly", name, sizes, ratio);
}

int
main(void)
{
    bench("projects, 10k", "popularity",
          "n_trainees=10000 n_opportunities=8333 n_leaders=4000 places=14000 "
          "leader_places=12000 shortest=3 length=5 ratio=2 trainee_ties=0.2 "
          "leader_ties=0.2");
    bench("projects, 50k", "popularity",
          "n_trainees=50000 n_opportunities=41667 n_leaders=20000 places=70000 "
          "leader_places=60000 shortest=3 length=5 ratio=2 trainee_ties=0.2 "
          "leader_ties=0.2");
    bench("hospitals, 100k x 10", "uniform",
          "n_trainees=100000 n_leaders=10000 length=10 leader_ties=0.8");
    return 0;
}

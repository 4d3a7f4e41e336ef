/* SPDX-License-Identifier: MIT */
/* max-stable, proven: student-project allocation in the proportions of Cooper and
 * Manlove (2018), whose integer programme needs 228 s on Gurobi for 10,000 students;
 * hospitals with long ties; and a file that is named on the command line. The search
 * stops after a number of steps, and the status says whether it was done. */
#include "input.h"
#include "timing.h"

#include <stdio.h>
#include <tandem-programme.h>

/* Of ten thousand clause visits each: about half a minute. */
#define STEPS 10000

static void
bench_one(const char *name, TandemMarket *market, int n_runs)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    GError *error = NULL;
    Timing timing = { 0 };
    const char *status = "";
    gsize size = 0;

    tandem_options_set_int(options, "nodes", STEPS);
    for (int run = 0; run < n_runs; run++) {
        const double began = timing_now();
        TandemMatching *matching =
            tandem_solve(market, "max-stable", options, NULL, &error);
        timing_check(error);
        timing_add(&timing, timing_now() - began);
        status = tandem_status_get_name(tandem_matching_get_status(matching));
        size = tandem_matching_get_size(matching);
        tandem_matching_unref(matching);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"opportunities\": %d, \"leaders\": %d, \"pairs\": "
        "%" G_GSIZE_FORMAT ", \"size\": %" G_GSIZE_FORMAT ", \"status\": \"%s\"",
        tandem_market_get_n_trainees(market), tandem_market_get_n_opportunities(market),
        tandem_market_get_n_leaders(market), tandem_market_get_n_edges(market), size,
        status);
    timing_print(&timing, "max-stable", name, sizes, "");
}

static void
bench_file(const char *path)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    GError *error = NULL;
    g_autoptr(TandemMarketFile) file = tandem_market_file_read_as(
        path, NULL, "0", TANDEM_LOTTERY_NEVER, faults, &error);

    timing_check(error);
    bench_one(path, tandem_market_file_get_market(file), MAX_RUNS);
}

int
main(int argc, char **argv)
{
    if (argc > 1) {
        bench_file(argv[1]);
        return 0;
    }
    g_autoptr(TandemMarket) projects =
        bench_market_of("popularity", "n_trainees=10000 n_opportunities=8333 "
                                      "n_leaders=4000 places=14000 "
                                      "leader_places=12000 shortest=3 length=5 ratio=2 "
                                      "trainee_ties=0.2 leader_ties=0.2");
    bench_one("projects, 10k", projects, 1);
    g_autoptr(TandemMarket) hospitals =
        bench_market_of("popularity", "n_trainees=760 n_leaders=53 places=775 length=6 "
                                      "shortest=5 ratio=5 leader_ties=0.84");
    bench_one("hospitals, 760", hospitals, 3);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* strong-stable and super-stable beside deferred acceptance in the same run: where
 * there is one (few ties), and where a proof that there is none is made and judged
 * (many). */
#include "input.h"
#include "timing.h"

static TandemMatching *
solve(TandemMarket *market, const char *strategy, Timing *timing)
{
    GError *error = NULL;
    const double began = timing_now();
    TandemMatching *const matching = tandem_solve(market, strategy, NULL, NULL, &error);

    timing_check(error);
    timing_add(timing, timing_now() - began);
    return matching;
}

/* What the judge takes for the proof; 0 where there is none. */
static double
judge(const TandemMatching *matching)
{
    GError *error = NULL;
    TandemProofFinding finding;

    if (tandem_matching_get_status(matching) != TANDEM_STATUS_INFEASIBLE)
        return 0;
    const double began = timing_now();
    tandem_judge_certificate(matching, &finding, &error);
    timing_check(error);
    g_assert_cmpint(finding.fault, ==, TANDEM_PROOF_HOLDS);
    return timing_now() - began;
}

static void
bench(const char *strategy, const char *name, const char *model, const char *parameters)
{
    g_autoptr(TandemMarket) market = bench_market_of(model, parameters);
    Timing plain = { 0 }, timing = { 0 };
    const char *status = NULL;
    guint64 n_crowds = 0;
    double judged = 0;

    for (int run = 0; run < MAX_RUNS; run++) {
        tandem_matching_unref(solve(market, "deferred-acceptance", &plain));
        g_autoptr(TandemMatching) matching = solve(market, strategy, &timing);
        status = tandem_status_get_name(tandem_matching_get_status(matching));
        tandem_matching_get_counter(matching, "crowds", &n_crowds);
        if (run == 0)
            judged = judge(matching);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"opportunities\": %d, \"leaders\": %d, \"pairs\": "
        "%" G_GSIZE_FORMAT,
        tandem_market_get_n_trainees(market), tandem_market_get_n_opportunities(market),
        tandem_market_get_n_leaders(market), tandem_market_get_n_edges(market));
    g_autofree gchar *more = g_strdup_printf(
        ", \"status\": \"%s\", \"crowds\": %" G_GUINT64_FORMAT
        ", \"judge_ms\": %.2f, \"times_deferred_acceptance\": %.1f",
        status, n_crowds, judged, timing_fastest(&timing) / timing_fastest(&plain));
    timing_print(&timing, strategy, name, sizes, more);
}

int
main(void)
{
    static const char *const strategies[] = { "strong-stable", "super-stable" };

    for (gsize i = 0; i < G_N_ELEMENTS(strategies); i++) {
        bench(strategies[i], "hospitals, 100k x 10, leaders' ties 0.0001", "uniform",
              "n_trainees=100000 n_leaders=1000 length=10 leader_ties=0.0001");
        bench(strategies[i], "hospitals, 100k x 10, leaders' ties 0.5", "uniform",
              "n_trainees=100000 n_leaders=1000 length=10 leader_ties=0.5");
        bench(strategies[i], "hospitals, 100k x 10, ties 0.8 on both sides", "uniform",
              "n_trainees=100000 n_leaders=10000 length=10 leader_ties=0.8 "
              "trainee_ties=0.8");
        bench(strategies[i], "projects, 50k", "popularity",
              "n_trainees=50000 n_opportunities=41667 n_leaders=20000 places=70000 "
              "leader_places=60000 shortest=3 length=5 ratio=2 leader_ties=0.2");
    }
    return 0;
}

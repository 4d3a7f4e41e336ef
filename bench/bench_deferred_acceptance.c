/* SPDX-License-Identifier: MIT */
/* The library call, both sides proposing, beside the plain code of plain_rival.c in the
 * same run; the two answers are compared. */
#include "input.h"
#include "plain_rival.h"
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

static TandemMatching *
solve(TandemMarket *market, const char *side)
{
    GError *error = NULL;
    const TandemStrategy *strategy =
        tandem_strategy_find("deferred-acceptance", &error);
    g_autoptr(TandemOptions) options = tandem_options_new();

    timing_check(error);
    tandem_strategy_set_option(strategy, options, "side", side, &error);
    timing_check(error);
    TandemMatching *matching =
        tandem_solve(market, strategy->name, options, NULL, &error);
    timing_check(error);
    return matching;
}

static void
expect_same(const TandemMatching *matching, const gint32 *opportunity_of, gint32 n)
{
    for (gint32 t = 0; t < n; t++) {
        if (tandem_matching_get_opportunity(matching, t) != opportunity_of[t]) {
            fprintf(stderr, "trainee %d: the two answers differ\n", t);
            exit(1);
        }
    }
}

/* All stable matchings have the same number of pairs. */
static void
expect_as_many(const TandemMatching *leaders_best, const TandemMatching *trainees_best)
{
    if (tandem_matching_get_size(leaders_best) !=
        tandem_matching_get_size(trainees_best)) {
        fprintf(stderr, "the two sides place different numbers\n");
        exit(1);
    }
}

/* The plain code proposes from the trainees' side; it is the yardstick of both. */
static gchar *
beside_plain(const Timing *rival, const Timing *timing)
{
    return g_strdup_printf(", \"plain_fastest_ms\": %.2f, \"times_as_fast\": %.2f",
                           timing_fastest(rival),
                           timing_fastest(rival) / timing_fastest(timing));
}

static void
bench(const char *name, TandemMarket *market, int n_runs)
{
    const gint32 n = tandem_market_get_n_trainees(market);
    g_autofree gint32 *opportunity_of = g_new(gint32, (gsize)n);
    Timing rival = { 0 }, trainee = { 0 }, leader = { 0 };

    for (int run = 0; run < n_runs; run++) {
        const double began = timing_now();
        plain_rival_solve(market, opportunity_of);
        const double plain = timing_now();
        g_autoptr(TandemMatching) best = solve(market, "trainee");
        const double middle = timing_now();
        g_autoptr(TandemMatching) worst = solve(market, "leader");
        timing_add(&leader, timing_now() - middle);
        expect_as_many(worst, best);
        timing_add(&trainee, middle - plain);
        timing_add(&rival, plain - began);
        expect_same(best, opportunity_of, n);
    }
    const long peak = timing_own_peak();
    rival.peak_kib = trainee.peak_kib = leader.peak_kib = peak;

    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT, n,
        tandem_market_get_n_leaders(market), tandem_market_get_n_edges(market));
    g_autofree gchar *trainee_ratio = beside_plain(&rival, &trainee);
    g_autofree gchar *leader_ratio = beside_plain(&rival, &leader);
    g_autofree gchar *by_trainee = g_strdup_printf("%s, side = trainee", name);
    g_autofree gchar *by_leader = g_strdup_printf("%s, side = leader", name);
    timing_print(&trainee, "deferred_acceptance", by_trainee, sizes, trainee_ratio);
    timing_print(&leader, "deferred_acceptance", by_leader, sizes, leader_ratio);
}

int
main(void)
{
    g_autoptr(TandemMarket) small = bench_market("100000", "10000");
    bench("100k x 10", small, MAX_RUNS);

    g_autoptr(TandemMarket) large = bench_market("1000000", "100000");
    bench("1M x 10", large, 3);
    return 0;
}

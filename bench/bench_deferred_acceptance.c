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

/* One solve after another in memory that is kept: what a simulation does. */
static void
bench_small(void)
{
    enum { SOLVES = 200 };
    GError *error = NULL;
    g_autoptr(TandemMarket) market =
        bench_market_of("uniform", "n_trainees=100 n_leaders=100 length=0");
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    TandemMatching *matching = NULL;
    Timing timing = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        const double began = timing_now();
        for (int i = 0; i < SOLVES; i++)
            tandem_solve_into(&matching, market, "deferred-acceptance", NULL, workspace,
                              &error);
        timing_check(error);
        timing_add(&timing, (timing_now() - began) / SOLVES);
    }
    timing.peak_kib = timing_own_peak();
    tandem_matching_unref(matching);
    g_autofree gchar *each =
        g_strdup_printf(", \"median_us\": %.1f", 1000 * timing_median(&timing));
    timing_print(&timing, "deferred_acceptance", "n = 100 complete, memory kept",
                 "\"trainees\": 100, \"leaders\": 100, \"pairs\": 10000", each);
}

/* Complete lists of both sides, as arrays. */
typedef struct {
    gint32 n;
    gsize *start;     /* [n + 1] */
    gint32 *trainees; /* [n * n] */
    gint32 *leaders;  /* [n * n] */
} Complete;

static Complete
make_lists(gint32 n)
{
    g_autofree gchar *parameters =
        g_strdup_printf("n_trainees=%d n_leaders=%d length=0", n, n);
    g_autoptr(TandemMarket) model = bench_market_of("uniform", parameters);
    const gsize n_edges = tandem_market_get_n_edges(model);
    const gint32 *const opportunity = tandem_market_get_opportunities(model);
    const Complete lists = {
        n,
        g_memdup2(tandem_market_get_start(model), ((gsize)n + 1) * sizeof(gsize)),
        g_memdup2(opportunity, n_edges * sizeof(gint32)),
        g_new(gint32, n_edges),
    };

    for (gsize k = 0; k < n_edges; k++)
        lists.leaders[(gsize)opportunity[k] * (gsize)n +
                      (gsize)tandem_market_get_leader_ranks(model)[k] - 1] =
            tandem_market_get_trainee_of(model, k);
    return lists;
}

/* To the matching. The peak is of this process, lists and all that went before. */
static void
bench_arrays(gint32 n)
{
    const Complete lists = make_lists(n);
    const TandemMarketArrays arrays = {
        .n_trainees = n,
        .n_opportunities = n,
        .n_leaders = n,
        .trainees = { .start = lists.start, .id = lists.trainees },
        .leaders = { .start = lists.start, .id = lists.leaders },
    };
    Timing timing = { 0 };

    for (int run = 0; run < 3; run++) {
        GError *error = NULL;
        const double began = timing_now();
        g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);
        timing_check(error);
        g_autoptr(TandemMatching) matching = solve(market, "trainee");
        timing_add(&timing, timing_now() - began);
        g_assert(tandem_matching_get_size(matching) == (gsize)n);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT, n, n,
        lists.start[n]);
    g_autofree gchar *name =
        g_strdup_printf("n = %d complete, from both sides' lists", n);
    timing_print(&timing, "deferred_acceptance", name, sizes, "");
    g_free(lists.start);
    g_free(lists.trainees);
    g_free(lists.leaders);
}

/* The trainees' side alone, beside the plain code: what takes minutes to make. */
static void
bench_large(const char *name, const char *n_leaders)
{
    g_autoptr(TandemMarket) market = bench_market("10000000", n_leaders);
    const gint32 n = tandem_market_get_n_trainees(market);
    g_autofree gint32 *opportunity_of = g_new(gint32, (gsize)n);
    Timing rival = { 0 }, timing = { 0 };

    for (int run = 0; run < 2; run++) {
        const double began = timing_now();
        plain_rival_solve(market, opportunity_of);
        const double plain = timing_now();
        g_autoptr(TandemMatching) best = solve(market, "trainee");
        timing_add(&timing, timing_now() - plain);
        timing_add(&rival, plain - began);
        expect_same(best, opportunity_of, n);
    }
    timing.peak_kib = timing_own_peak();
    g_autofree gchar *sizes = g_strdup_printf(
        "\"trainees\": %d, \"leaders\": %d, \"pairs\": %" G_GSIZE_FORMAT, n,
        tandem_market_get_n_leaders(market), tandem_market_get_n_edges(market));
    g_autofree gchar *ratio = beside_plain(&rival, &timing);
    timing_print(&timing, "deferred_acceptance", name, sizes, ratio);
}

int
main(int argc, char **argv)
{
    if (argc > 1 && g_str_equal(argv[1], "large")) {
        bench_large("10M x 10, 100 places each", "100000");
        bench_large("10M x 10, one place each", "10000000");
        return 0;
    }
    bench_small();
    bench_arrays(5000);

    g_autoptr(TandemMarket) small = bench_market("100000", "10000");
    bench("100k x 10", small, MAX_RUNS);

    g_autoptr(TandemMarket) large = bench_market("1000000", "100000");
    bench("1M x 10", large, 3);
    return 0;
}

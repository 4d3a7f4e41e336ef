/* SPDX-License-Identifier: MIT */
/* Rotations and all stable matchings of complete lists, beside deferred acceptance,
 * which is their first step. The matchings are counted and dropped. A published
 * implementation in Java needs 196 s for n = 1000. */
#include "input.h"
#include "timing.h"

static guint
solve(TandemMarket *market)
{
    GError *error = NULL;
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, &error);

    timing_check(error);
    return matching != NULL ? 1 : 0;
}

static guint
find_rotations(TandemMarket *market)
{
    GError *error = NULL;
    g_autoptr(TandemRotationPoset) poset =
        tandem_rotation_poset_new(market, NULL, &error);

    timing_check(error);
    return (guint)tandem_rotation_poset_get_n(poset);
}

static guint
enumerate(TandemMarket *market)
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
    static const struct {
        const char *bench, *counts;
        guint (*run)(TandemMarket *market);
    } works[] = { { "deferred-acceptance", "matchings", solve },
                  { "rotations", "rotations", find_rotations },
                  { "all-stable", "stable_matchings", enumerate } };
    g_autoptr(TandemMarket) market = bench_market_of("uniform", parameters);
    double first = 0;

    for (gsize w = 0; w < G_N_ELEMENTS(works); w++) {
        Timing timing = { 0 };
        guint n = 0;
        for (int run = 0; run < n_runs; run++) {
            const double began = timing_now();
            n = works[w].run(market);
            timing_add(&timing, timing_now() - began);
        }
        timing.peak_kib = timing_own_peak();
        if (w == 0)
            first = timing_median(&timing);
        g_autofree gchar *sizes = g_strdup_printf(
            "\"trainees\": %d, \"pairs\": %" G_GSIZE_FORMAT ", \"%s\": %u",
            tandem_market_get_n_trainees(market), tandem_market_get_n_edges(market),
            works[w].counts, n);
        g_autofree gchar *more = g_strdup_printf(
            ", \"times_deferred_acceptance\": %.2f", timing_median(&timing) / first);
        timing_print(&timing, works[w].bench, name, sizes, more);
    }
}

int
main(void)
{
    bench("complete, n = 100", "n_trainees=100 n_leaders=100 length=0", MAX_RUNS);
    bench("complete, n = 1000", "n_trainees=1000 n_leaders=1000 length=0", MAX_RUNS);
    bench("complete, n = 5000", "n_trainees=5000 n_leaders=5000 length=0", 3);
    bench("1,000,000 trainees, lists of 10, 50,000 leaders of 20",
          "n_trainees=1000000 n_leaders=50000 length=10", 3);
    return 0;
}

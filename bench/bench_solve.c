/* SPDX-License-Identifier: MIT */
/* The whole process of `tandem solve`, from a market as JSON to a matching as JSON with
 * all measures, beside the process that only reads the same bytes (`cat`). */
#include "input.h"
#include "timing.h"

#include <stdio.h>
#include <tandem-programme.h>

/* Writes a market of @n_trainees lists of 10 into @folder. */
static gchar *
make_market(const char *folder, const char *n_trainees, const char *n_leaders)
{
    GError *error = NULL;
    g_autoptr(TandemMarket) market = bench_market(n_trainees, n_leaders);
    g_autoptr(TandemMarketFile) file = tandem_market_file_new(market, &error);
    timing_check(error);
    g_autofree gchar *json = tandem_market_file_to_json(file);
    gchar *path = g_build_filename(folder, "market.json", NULL);
    g_file_set_contents(path, json, -1, &error);
    timing_check(error);
    return path;
}

int
main(void)
{
    g_autofree gchar *folder = timing_folder();
    g_autofree gchar *path = make_market(folder, "100000", "1000");
    const char *const solve[] = {
        TANDEM_CLI, "solve", path, "--strategy", "deferred-acceptance", NULL
    };
    const char *const only_read[] = { "/bin/cat", path, NULL };
    Timing timing = { 0 }, rival = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        timing_run_process(&timing, solve);
        timing_run_process(&rival, only_read);
    }
    g_autofree gchar *ratio = g_strdup_printf(
        ", \"cat_fastest_ms\": %.2f, \"times_as_long_as_cat\": %.1f",
        timing_fastest(&rival), timing_fastest(&timing) / timing_fastest(&rival));
    timing_print(&timing, "solve", "100k x 10 as JSON",
                 "\"trainees\": 100000, \"leaders\": 1000, \"pairs\": 1000000", ratio);
    timing_remove(folder);
    return 0;
}

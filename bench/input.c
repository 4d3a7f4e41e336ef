/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <string.h>
#include <tandem-lab.h>

#include "timing.h"

TandemMarket *
bench_market_drawn(const char *model_name, const char *parameters, const char *seed)
{
    GError *error = NULL;
    const TandemModel *model = tandem_model_find(model_name, &error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(GStrv) words = g_strsplit(parameters, " ", -1);

    timing_check(error);
    for (gsize i = 0; words[i] != NULL; i++) {
        char *const equals = strchr(words[i], '=');
        g_assert(equals != NULL);
        *equals = '\0';
        tandem_model_set_option(model, options, words[i], equals + 1, &error);
        timing_check(error);
    }
    TandemMarket *market = tandem_random_market(model, options, seed, &error);
    timing_check(error);
    return market;
}

TandemMarket *
bench_market_of(const char *model_name, const char *parameters)
{
    return bench_market_drawn(model_name, parameters, "bench");
}

TandemMarket *
bench_market(const char *n_trainees, const char *n_leaders)
{
    g_autofree gchar *parameters =
        g_strdup_printf("n_trainees=%s n_leaders=%s length=10", n_trainees, n_leaders);

    return bench_market_of("uniform", parameters);
}

void
bench_solve(TandemMarket *market, const char *strategy, Timing *timing)
{
    GError *error = NULL;
    const double began = timing_now();
    TandemMatching *matching = tandem_solve(market, strategy, NULL, NULL, &error);

    timing_check(error);
    timing_add(timing, timing_now() - began);
    tandem_matching_unref(matching);
}

/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <tandem-lab.h>

#include "timing.h"

TandemMarket *
bench_market(const char *n_trainees, const char *n_leaders)
{
    GError *error = NULL;
    const TandemModel *model = tandem_model_find("uniform", &error);
    g_autoptr(TandemOptions) options = tandem_options_new();

    timing_check(error);
    (void)(tandem_model_set_option(model, options, "n_trainees", n_trainees, &error) &&
           tandem_model_set_option(model, options, "n_leaders", n_leaders, &error) &&
           tandem_model_set_option(model, options, "length", "10", &error));
    timing_check(error);
    TandemMarket *market = tandem_random_market(model, options, "bench", &error);
    timing_check(error);
    return market;
}

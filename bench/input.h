/* SPDX-License-Identifier: MIT */
#pragma once

#include "timing.h"

#include <tandem.h>

/* The uniform model with these sizes, lists of 10; always the same one. Ends the bench
 * where it cannot be made. */
TandemMarket *bench_market(const char *n_trainees, const char *n_leaders);

/* Any model, its parameters as "n_trainees=100 length=0". */
TandemMarket *bench_market_of(const char *model, const char *parameters);

/* Likewise, drawn from a seed of its own. */
TandemMarket *bench_market_drawn(const char *model_name, const char *parameters,
                                 const char *seed);

/* Times one call of tandem_solve(). */
void bench_solve(TandemMarket *market, const char *strategy, Timing *timing);

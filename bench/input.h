/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>

/* Uniform random lists of 10, one place a trainee, the same each time. Ends the bench
 * where it cannot be made. */
TandemMarket *bench_market(const char *n_trainees, const char *n_leaders);

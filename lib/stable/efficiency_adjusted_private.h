/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `efficiency-adjusted`. */
extern const TandemStrategy tandem_efficiency_adjusted;

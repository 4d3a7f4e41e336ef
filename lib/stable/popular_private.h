/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `popular-max`. */
extern const TandemStrategy tandem_popular_max;

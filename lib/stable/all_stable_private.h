/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `all-stable`. */
extern const TandemStrategy tandem_all_stable;

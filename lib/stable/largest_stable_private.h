/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `max-stable`. */
extern const TandemStrategy tandem_max_stable;

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `strong-stable`. */
extern const TandemStrategy tandem_strong_stable;

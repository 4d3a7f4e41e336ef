/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `super-stable`. */
extern const TandemStrategy tandem_super_stable;

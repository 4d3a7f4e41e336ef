/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `stable-improvement-cycles`. */
extern const TandemStrategy tandem_stable_improvement_cycles;

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `greedy`. */
extern const TandemStrategy tandem_greedy;

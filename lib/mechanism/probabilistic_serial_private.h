/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `probabilistic-serial`. */
extern const TandemStrategy tandem_probabilistic_serial;

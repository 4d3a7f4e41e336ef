/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `top-trading-cycles`. */
extern const TandemStrategy tandem_top_trading_cycles;

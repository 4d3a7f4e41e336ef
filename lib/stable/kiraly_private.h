/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `kiraly`. */
extern const TandemStrategy tandem_kiraly;

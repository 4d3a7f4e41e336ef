/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

extern const TandemStrategy tandem_exact;

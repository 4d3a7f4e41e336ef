/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `immediate-acceptance`. */
extern const TandemStrategy tandem_immediate_acceptance;

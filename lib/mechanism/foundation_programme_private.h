/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The row of `foundation-programme`. */
extern const TandemStrategy tandem_foundation_programme;

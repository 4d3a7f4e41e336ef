/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>

/* The name of the first part in which two markets differ, or NULL where every part is
 * the same. Lottery keys are left out: files hold none. */
const char *market_difference(const TandemMarket *one, const TandemMarket *other);

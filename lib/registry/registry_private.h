/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/registry.h>

/* The strategy of that name, which gives what is wanted and takes the market and the
 * options; NULL with @error set. */
const TandemStrategy *tandem_registry_find_taker(const TandemMarket *market,
                                                 const char *strategy,
                                                 const TandemOptions *options,
                                                 TandemGives gives, GError **error);

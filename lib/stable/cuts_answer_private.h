/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "cuts_private.h"

/* What a strategy that cuts answers: that there is none, as the certificate at hand
 * proves; ... */
TandemMatching *tandem_cuts_none(const TandemCuts *cuts, const TandemStrategy *strategy,
                                 GError **error);

/* ... what it says where cuts->limit stopped it: nothing, or that it was cancelled. */
TandemMatching *tandem_cuts_stopped(const TandemCuts *cuts,
                                    const TandemStrategy *strategy, GError **error);

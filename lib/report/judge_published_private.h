/* SPDX-License-Identifier: MIT */
#pragma once

#include "published_private.h"

/* Judges @pairs on a market that is built from the rotation anew: whether they may be,
 * whether nobody would leave, and what else the strategy promises. */
gboolean tandem_published_judge(const TandemReopened *reopened, const GArray *pairs,
                                TandemFaults *findings, GError **error);

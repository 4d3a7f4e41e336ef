/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/**
 * TANDEM_CUTOFF_OPEN: not full: anyone acceptable would have been taken
 * TANDEM_CUTOFF_NOBODY: full, and nobody in it could make room
 */
#define TANDEM_CUTOFF_OPEN G_MAXINT32
#define TANDEM_CUTOFF_NOBODY 0

TANDEM_API gboolean tandem_judge_cutoffs(const TandemMatching *matching,
                                         gint32 *opportunity_cutoff,
                                         gint32 *leader_cutoff, GError **error);

G_END_DECLS

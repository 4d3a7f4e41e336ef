/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

TANDEM_API gboolean tandem_judge_cutoffs(const TandemMatching *matching,
                                         gint32 *opportunity_cutoff,
                                         gint32 *leader_cutoff, GError **error);

G_END_DECLS

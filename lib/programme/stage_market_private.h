/* SPDX-License-Identifier: MIT */
#pragma once

#include "plan_private.h"

/* Fills @stage's market, and who is who in it; its strategy is chosen already. */
gboolean tandem_stage_market(TandemStage *stage, const TandemPlan *plan,
                             const char *seed, const guint8 *is_closed, GError **error);

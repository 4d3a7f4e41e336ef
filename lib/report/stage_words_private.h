/* SPDX-License-Identifier: MIT */
#pragma once

#include "../programme/run_private.h"
#include <tandem/json_write.h>

/* The value of a parameter as the run had it, as text; NULL where it has none. Free it.
 */
gchar *tandem_stage_parameter(const TandemRun *run, const TandemStage *stage,
                              const TandemParameter *parameter);

/* Members stage, strategy, parameters and guarantees of the open object. */
void tandem_stage_write_strategy(TandemJsonWriter *json, const TandemRun *run,
                                 const TandemStage *stage);

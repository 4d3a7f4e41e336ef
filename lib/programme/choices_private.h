/* SPDX-License-Identifier: MIT */
#pragma once

#include "plan_private.h"

/* Fills the plan's start, choice and n_below from its other parts. */
void tandem_choices_make(TandemPlan *plan);

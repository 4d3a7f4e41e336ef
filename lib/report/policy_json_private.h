/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/json_write.h>

#include "../files/rotation_private.h"

/* The member policy: every key as it took effect, its default where it was not stated.
 */
void tandem_policy_write_json(TandemJsonWriter *json, const TandemPolicy *policy);

/* A day as YYYY-MM-DD, or null where it is not stated. */
void tandem_json_day(TandemJsonWriter *json, const char *key, TandemDay day);

/* SPDX-License-Identifier: MIT */
/* DOMAIN's stable codes. */
#include "run_private.h"

static const char *const names[] = {
    "OK_RANK",
    "FULL_BETTER_RANKED",
    "FULL_LOTTERY",
    "EXCL_SUPERVISOR",
    "EXCL_LINE_MANAGER",
    "EXCL_SELF",
    "EXCL_REPEAT",
    "EXCL_GRADE",
    "EXCL_PLACEMENT_ENDS",
    "EXCL_PLACEMENT_TYPE",
    "EXCL_PERMISSION",
    "EXCL_CONFIDENTIAL",
    "TIME_CLASH_ONCALL",
    "TIME_CLASH_LEAVE",
    "TIME_CLASH_SESSION",
    "TIME_REST_AFTER_NIGHT",
    "TIME_NOT_WORKING_DAY",
    "TRAVEL_TOO_FAR",
    "ACCESS_NEED",
    "LEADER_UNAVAILABLE",
    "NOT_LISTED",
    "BELOW_THRESHOLD",
    "PINNED",
    "BANNED",
    "COVERAGE_RESERVED",
    "QUOTA_BAND",
    "LINK_INCOMPATIBLE",
    "NO_SEATS",
    "EXCL_SAME_TRUST",
    "EXCL_SAME_SPECIALTY",
};
G_STATIC_ASSERT(G_N_ELEMENTS(names) == TANDEM_N_REASONS);

const char *
tandem_reason_get_name(TandemReason reason)
{
    return names[reason];
}

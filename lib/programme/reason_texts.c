/* SPDX-License-Identifier: MIT */
/* One plain sentence for each code. None names another person, nor what another person
 * thinks; the one of LEADER_UNAVAILABLE is the same whatever is behind it, so that a
 * refusal cannot be told from an absence. */
#include "reason_texts_private.h"

static const char *const texts[] = {
    [TANDEM_REASON_OK_RANK] = "You have this place.",
    [TANDEM_REASON_FULL_BETTER_RANKED] =
        "All places went to trainees who come before you in this leader's order.",
    [TANDEM_REASON_FULL_LOTTERY] =
        "All places are taken; you were level with a trainee who got one, and the "
        "lottery decided.",
    [TANDEM_REASON_EXCL_SUPERVISOR] =
        "This leader is your educational or clinical supervisor, and a buddy is always "
        "somebody else.",
    [TANDEM_REASON_EXCL_LINE_MANAGER] =
        "This leader is your line manager, and a buddy is always somebody else.",
    [TANDEM_REASON_EXCL_SELF] = "This leader is you yourself.",
    [TANDEM_REASON_EXCL_REPEAT] =
        "You were placed with this leader in one of the last rotations; a pair is not "
        "repeated so soon.",
    [TANDEM_REASON_EXCL_GRADE] = "Your grade is outside those this place is for.",
    [TANDEM_REASON_EXCL_PLACEMENT_ENDS] =
        "Your clinical placement has too few weeks in common with this rotation.",
    [TANDEM_REASON_EXCL_PLACEMENT_TYPE] =
        "Your type of clinical placement does not take part in this rotation.",
    [TANDEM_REASON_EXCL_PERMISSION] =
        "Your permission or consent to take part was not given.",
    [TANDEM_REASON_EXCL_CONFIDENTIAL] = "This meeting is closed to observers.",
    [TANDEM_REASON_TIME_CLASH_ONCALL] = "You are on call at that time.",
    [TANDEM_REASON_TIME_CLASH_LEAVE] = "You are on leave at that time.",
    [TANDEM_REASON_TIME_CLASH_SESSION] = "You hold another session at that time.",
    [TANDEM_REASON_TIME_REST_AFTER_NIGHT] =
        "You need the rest after a night shift then.",
    [TANDEM_REASON_TIME_NOT_WORKING_DAY] = "You do not work on that day.",
    [TANDEM_REASON_TRAVEL_TOO_FAR] =
        "The journey to this leader is longer than the longest you asked for.",
    [TANDEM_REASON_ACCESS_NEED] =
        "This leader meets in person only, and you asked to take part remotely.",
    [TANDEM_REASON_LEADER_UNAVAILABLE] =
        "This leader is not available to you in this rotation.",
    [TANDEM_REASON_NOT_LISTED] =
        "You listed no leader, and lists are not completed in this rotation.",
    [TANDEM_REASON_BELOW_THRESHOLD] =
        "No leader fits what you asked for as well as this rotation requires.",
    [TANDEM_REASON_PINNED] =
        "A place was given by name before the matching, and that decided here.",
    [TANDEM_REASON_BANNED] = "The programme has ruled this pair out.",
    [TANDEM_REASON_COVERAGE_RESERVED] =
        "The seat is kept for a specialty that must be represented.",
    [TANDEM_REASON_QUOTA_BAND] =
        "The places left are kept for another group of grades.",
    [TANDEM_REASON_LINK_INCOMPATIBLE] =
        "No place could be found that fits you and the trainee you are linked with.",
    [TANDEM_REASON_NO_SEATS] =
        "This leader has no place left to give in this rotation.",
    [TANDEM_REASON_EXCL_SAME_TRUST] =
        "This leader works in your own Trust, and this rotation pairs across Trusts.",
    [TANDEM_REASON_EXCL_SAME_SPECIALTY] =
        "This leader works in your own specialty, and this rotation pairs across "
        "specialties.",
};
G_STATIC_ASSERT(G_N_ELEMENTS(texts) == TANDEM_N_REASONS);

const char *
tandem_reason_get_text(TandemReason reason)
{
    return texts[reason];
}

/* SPDX-License-Identifier: MIT */
/* Who takes part. An empty cell never makes anyone ineligible. */
#include "eligibility_private.h"

/* Consent is a word of the Trust's own; these mean yes. */
static const char *const consent_words[] = { "yes",   "y",         "true",    "1",
                                             "given", "consented", "consent", NULL };

static gboolean
has_dates(const TandemRotation *rotation)
{
    return rotation->policy.starts != 0 && rotation->policy.ends != 0;
}

gint64
tandem_rotation_days_shared(const TandemRotation *rotation, TandemDay from,
                            TandemDay to)
{
    const gint64 first = MAX((gint64)rotation->policy.starts, (gint64)from);
    const gint64 last = to != 0 ? MIN((gint64)rotation->policy.ends, (gint64)to)
                                : (gint64)rotation->policy.ends;

    return MAX(last - first + 1, 0);
}

gint64
tandem_rotation_days_needed(const TandemRotation *rotation)
{
    if (!has_dates(rotation))
        return 0;
    return MIN((gint64)rotation->policy.min_overlap_weeks * 7,
               tandem_rotation_days_shared(rotation, 0, 0));
}

gint32
tandem_trainee_quota(const TandemRotation *rotation, const TandemTraineeRow *trainee)
{
    return trainee->max_buddies >= 0 ? trainee->max_buddies
                                     : rotation->policy.max_buddies_per_trainee;
}

static gboolean
is_among(const char *text, const char *const *words)
{
    for (gsize i = 0; words[i] != NULL; i++)
        if (g_ascii_strcasecmp(text, words[i]) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
is_permitted(const TandemPolicy *policy, const TandemTraineeRow *trainee)
{
    return policy->permission_any || trainee->permission == TANDEM_PERMISSION_GIVEN ||
           trainee->permission == TANDEM_PERMISSION_NOT_STATED;
}

static gboolean
is_wanted(const TandemTraineeRow *trainee, TandemKind kind)
{
    return trainee->wants == 0 ? kind == TANDEM_KIND_BUDDY
                               : (trainee->wants & (1u << kind)) != 0;
}

TandemPart
tandem_trainee_part(const TandemRotation *rotation, const TandemTraineeRow *trainee,
                    TandemKind kind, TandemReason *reason, const char **column)
{
    const TandemPolicy *const policy = &rotation->policy;
    const gint64 shared = tandem_rotation_days_shared(rotation, trainee->placement_from,
                                                      trainee->placement_to);

    if (!is_wanted(trainee, kind) || tandem_trainee_quota(rotation, trainee) == 0)
        return TANDEM_PART_NONE;
    if (*trainee->placement_type != '\0' &&
        !is_among(trainee->placement_type,
                  (const char *const *)policy->placement_types)) {
        *reason = TANDEM_REASON_EXCL_PLACEMENT_TYPE;
        *column = "placement_type";
        return TANDEM_PART_OUT;
    }
    if (!is_permitted(policy, trainee)) {
        *reason = TANDEM_REASON_EXCL_PERMISSION;
        *column = "permission";
        return TANDEM_PART_OUT;
    }
    if (policy->consent_required && *trainee->consent != '\0' &&
        !is_among(trainee->consent, consent_words)) {
        *reason = TANDEM_REASON_EXCL_PERMISSION;
        *column = "consent";
        return TANDEM_PART_OUT;
    }
    if (has_dates(rotation) && shared < tandem_rotation_days_needed(rotation)) {
        *reason = TANDEM_REASON_EXCL_PLACEMENT_ENDS;
        *column = trainee->placement_to != 0 && trainee->placement_to < policy->ends
                      ? "placement_to"
                      : "placement_from";
        return TANDEM_PART_OUT;
    }
    return TANDEM_PART_IN;
}

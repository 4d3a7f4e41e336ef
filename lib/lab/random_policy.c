/* SPDX-License-Identifier: MIT */
/* The policy of a random rotation: every section a mentor sets before a buddy run. */
#include "rotation_model_private.h"

static const char policy_text[] =
    "[objective]\n"
    "strategy = deferred-acceptance\n"
    "breadth = many\n"
    "extend_lists = when_empty\n"
    "unlisted = accept\n"
    "\n"
    "[buddy]\n"
    "strategy = deferred-acceptance\n"
    "side = trainee\n"
    "\n"
    "[priority]\n"
    "tiers = missed_last, leader_cancelled, never_had, everyone\n"
    "missed_credit = 1\n"
    "credit_cap = 2\n"
    "credit_expires_rotations = 3\n"
    "no_show_penalty_rotations = 1\n"
    "\n"
    "[exclude]\n"
    "educational_supervisor = hard\n"
    "clinical_supervisor = hard\n"
    "line_manager = hard\n"
    "repeat_rotations = 3\n"
    "\n"
    "[eligible]\n"
    "placement_types = In Post, In Post - Acting Up, In Post - Extension\n"
    "permission = given\n"
    "min_overlap_weeks = 10\n"
    "\n"
    "[weights]\n"
    "goals = 4\n"
    "specialty_wish = 3\n"
    "trust_wish = 3\n"
    "grade_gap = 1\n"
    "travel = 1\n"
    "mode = 1\n"
    "mutual_rank = 2\n"
    "\n"
    "[capacity]\n"
    "default_cap = 2\n"
    "max_buddies_per_trainee = 1\n"
    "\n"
    "[linked]\n"
    "mode = same_trust\n"
    "on_fail = split\n"
    "\n"
    "[output]\n"
    "pseudonymise = yes\n"
    "suppress_below = 10\n"
    "language = en-GB\n"
    "\n"
    "[clm]\n"
    "hours_per_week = 2\n"
    "minutes_per_introduction = 15\n";

/* The lottery's seed is named for the rotation, with eight digits of the SHA-256 of the
 * generator's seed, so that any text may be that seed; the commitment is what a mentor
 * would have published before the lists closed. */
gchar *
tandem_random_policy(const TandemRandomRotation *rotation)
{
    const TandemRotationPlan *plan = rotation->plan;
    g_autofree gchar *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, plan->seed, -1);
    g_autofree gchar *seed = g_strdup_printf("%s-%.8s", plan->id, digest);
    g_autofree gchar *commitment =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, seed, -1);
    g_autofree gchar *starts = tandem_day_text(plan->starts, FALSE);
    g_autofree gchar *ends = tandem_day_text(plan->ends, FALSE);

    return g_strdup_printf("[rotation]\n"
                           "id = %s\n"
                           "starts = %s\n"
                           "ends = %s\n"
                           "seed = %s\n"
                           "seed_commitment = %s\n"
                           "tie_break = lottery\n"
                           "\n"
                           "%s",
                           plan->id, starts, ends, seed, commitment, policy_text);
}

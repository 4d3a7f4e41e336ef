/* SPDX-License-Identifier: MIT */
/* Every key of policy.ini: where it stands, what it may be, what holds without it.
 * docs/policy.md says the same in words; a test compares the two. */
#include <string.h>

#include "policy_table_private.h"

enum { MOST = 1000000, MOST_WEIGHT = 1000, N_TERMS = 7 };

/* The index of a value is what the field holds: 0 and 1 are FALSE and TRUE. */
static const char *const off_hard[] = { "off", "hard", NULL };
static const char *const no_yes[] = { "no", "yes", NULL };
static const char *const tie_breaks[] = { "lottery", "history_then_lottery", NULL };
static const char *const breadths[] = { "many", "few", NULL };
static const char *const extensions[] = { "when_empty", "always", "never", NULL };
static const char *const unlisted[] = { "accept", "refuse", NULL };
static const char *const permissions[] = { "given", "any", NULL };
static const char *const consents[] = { "not_required", "required", NULL };
static const char *const linked_modes[] = { "same_leader", "same_session", "same_trust",
                                            "compatible", NULL };
static const char *const linked_fails[] = { "split", "both_unmatched", NULL };
static const char *const repair_modes[] = { "hold", "stable", NULL };
static const char *const languages[] = { "en-GB", NULL };

const char *const tandem_tier_names[] = { "missed_last", "leader_cancelled",
                                          "never_had", "everyone", NULL };
G_STATIC_ASSERT(G_N_ELEMENTS(tandem_tier_names) == TANDEM_N_TIERS + 1);

const char *const tandem_policy_sections[] = {
    "rotation", "objective", "buddy",   "project", "seat",     "shadow", "priority",
    "exclude",  "eligible",  "weights", "time",    "capacity", "quota",  "coverage",
    "linked",   "repair",    "output",  "clm",     NULL,
};

#define FIELD(name) G_STRUCT_OFFSET(TandemPolicy, name)
#define STAGE(name) G_STRUCT_OFFSET(TandemPolicy, stage[name].strategy)

/* clang-format off */
static const TandemPolicyKey keys[] = {
    { "rotation", "id", TANDEM_POLICY_ID, FIELD(id), NULL, NULL, 0, 0 },
    { "rotation", "starts", TANDEM_POLICY_DAY, FIELD(starts), NULL, NULL, 0, 0 },
    { "rotation", "ends", TANDEM_POLICY_DAY, FIELD(ends), NULL, NULL, 0, 0 },
    { "rotation", "seed", TANDEM_POLICY_TEXT, FIELD(seed), "0", NULL, 0, 0 },
    { "rotation", "seed_commitment", TANDEM_POLICY_SHA256, FIELD(seed_commitment), NULL, NULL, 0, 0 },
    { "rotation", "tie_break", TANDEM_POLICY_CHOICE, FIELD(history_then_lottery), "lottery", tie_breaks, 0, 0 },

    { "objective", "strategy", TANDEM_POLICY_STRATEGY, FIELD(strategy), "deferred-acceptance", NULL, 0, 0 },
    { "objective", "breadth", TANDEM_POLICY_CHOICE, FIELD(breadth_few), "many", breadths, 0, 0 },
    { "objective", "min_score", TANDEM_POLICY_INT, FIELD(min_score), NULL, NULL, 0, N_TERMS * MOST_WEIGHT * 1000 },
    { "objective", "extend_lists", TANDEM_POLICY_CHOICE, FIELD(extend_lists), "when_empty", extensions, 0, 0 },
    { "objective", "unlisted", TANDEM_POLICY_CHOICE, FIELD(unlisted_refuse), "accept", unlisted, 0, 0 },
    { "objective", "order", TANDEM_POLICY_TEXT, FIELD(order), NULL, NULL, 0, 0 },

    { "buddy", "strategy", TANDEM_POLICY_STRATEGY, STAGE(TANDEM_STAGE_BUDDY), NULL, NULL, 0, 0 },
    { "buddy", "PARAMETER", TANDEM_POLICY_PARAMETER, 0, NULL, NULL, 0, 0 },
    { "project", "strategy", TANDEM_POLICY_STRATEGY, STAGE(TANDEM_STAGE_PROJECT), NULL, NULL, 0, 0 },
    { "project", "PARAMETER", TANDEM_POLICY_PARAMETER, 0, NULL, NULL, 0, 0 },
    { "seat", "strategy", TANDEM_POLICY_STRATEGY, STAGE(TANDEM_STAGE_SEAT), NULL, NULL, 0, 0 },
    { "seat", "PARAMETER", TANDEM_POLICY_PARAMETER, 0, NULL, NULL, 0, 0 },
    { "shadow", "strategy", TANDEM_POLICY_STRATEGY, STAGE(TANDEM_STAGE_SHADOW), "session-fair", NULL, 0, 0 },
    { "shadow", "PARAMETER", TANDEM_POLICY_PARAMETER, 0, NULL, NULL, 0, 0 },

    { "priority", "tiers", TANDEM_POLICY_TIERS, FIELD(tiers), "missed_last, leader_cancelled, never_had, everyone", tandem_tier_names, 0, 0 },
    { "priority", "missed_credit", TANDEM_POLICY_INT, FIELD(missed_credit), "1", NULL, 0, 100 },
    { "priority", "credit_cap", TANDEM_POLICY_INT, FIELD(credit_cap), "2", NULL, 0, 100 },
    { "priority", "credit_expires_rotations", TANDEM_POLICY_INT, FIELD(credit_expires_rotations), "3", NULL, 0, 100 },
    { "priority", "no_show_penalty_rotations", TANDEM_POLICY_INT, FIELD(no_show_penalty_rotations), "1", NULL, 0, 100 },

    { "exclude", "educational_supervisor", TANDEM_POLICY_CHOICE, FIELD(educational_supervisor), "hard", off_hard, 0, 0 },
    { "exclude", "clinical_supervisor", TANDEM_POLICY_CHOICE, FIELD(clinical_supervisor), "hard", off_hard, 0, 0 },
    { "exclude", "line_manager", TANDEM_POLICY_CHOICE, FIELD(line_manager), "hard", off_hard, 0, 0 },
    { "exclude", "same_trust", TANDEM_POLICY_CHOICE, FIELD(same_trust), "off", off_hard, 0, 0 },
    { "exclude", "same_specialty", TANDEM_POLICY_CHOICE, FIELD(same_specialty), "off", off_hard, 0, 0 },
    { "exclude", "repeat_rotations", TANDEM_POLICY_INT, FIELD(repeat_rotations), "3", NULL, 0, 100 },

    { "eligible", "placement_types", TANDEM_POLICY_TEXTS, FIELD(placement_types), "In Post, In Post - Acting Up, In Post - Extension", NULL, 0, 0 },
    { "eligible", "permission", TANDEM_POLICY_CHOICE, FIELD(permission_any), "given", permissions, 0, 0 },
    { "eligible", "min_overlap_weeks", TANDEM_POLICY_INT, FIELD(min_overlap_weeks), "10", NULL, 0, 520 },
    { "eligible", "consent", TANDEM_POLICY_CHOICE, FIELD(consent_required), "not_required", consents, 0, 0 },
    { "eligible", "registrar_from", TANDEM_POLICY_GRADE, FIELD(registrar_from), "ST3", NULL, 0, 0 },

    { "weights", "goals", TANDEM_POLICY_INT, FIELD(goals), "4", NULL, 0, MOST_WEIGHT },
    { "weights", "specialty_wish", TANDEM_POLICY_INT, FIELD(specialty_wish), "3", NULL, 0, MOST_WEIGHT },
    { "weights", "trust_wish", TANDEM_POLICY_INT, FIELD(trust_wish), "3", NULL, 0, MOST_WEIGHT },
    { "weights", "grade_gap", TANDEM_POLICY_INT, FIELD(grade_gap), "1", NULL, 0, MOST_WEIGHT },
    { "weights", "travel", TANDEM_POLICY_INT, FIELD(travel), "1", NULL, 0, MOST_WEIGHT },
    { "weights", "mode", TANDEM_POLICY_INT, FIELD(mode), "1", NULL, 0, MOST_WEIGHT },
    { "weights", "mutual_rank", TANDEM_POLICY_INT, FIELD(mutual_rank), "2", NULL, 0, MOST_WEIGHT },

    { "time", "rest_hours_after_night", TANDEM_POLICY_INT, FIELD(rest_hours_after_night), "11", NULL, 0, 168 },
    { "time", "travel_buffer_min", TANDEM_POLICY_INT, FIELD(travel_buffer_min), "30", NULL, 0, 1440 },
    { "time", "work_days", TANDEM_POLICY_CHOICE, FIELD(work_days), "hard", off_hard, 0, 0 },

    { "capacity", "default_cap", TANDEM_POLICY_INT, FIELD(default_cap), "2", NULL, 0, MOST },
    { "capacity", "max_buddies_per_trainee", TANDEM_POLICY_INT, FIELD(max_buddies_per_trainee), "1", NULL, 0, MOST },
    { "capacity", "max_sessions_per_trainee", TANDEM_POLICY_INT, FIELD(max_sessions_per_trainee), "2", NULL, 0, MOST },
    { "capacity", "observers_default", TANDEM_POLICY_INT, FIELD(observers_default), "1", NULL, 0, MOST },

    { "quota", "BAND.min", TANDEM_POLICY_QUOTA, FIELD(quota), NULL, NULL, 0, MOST },
    { "quota", "BAND.max", TANDEM_POLICY_QUOTA, FIELD(quota), NULL, NULL, 0, MOST },
    { "quota", "trust.CODE.min", TANDEM_POLICY_QUOTA, FIELD(quota), NULL, NULL, 0, MOST },
    { "quota", "trust.CODE.max", TANDEM_POLICY_QUOTA, FIELD(quota), NULL, NULL, 0, MOST },

    { "coverage", "series.ID.by", TANDEM_POLICY_COVERAGE, FIELD(coverage), NULL, NULL, 0, 0 },
    { "coverage", "series.ID.min", TANDEM_POLICY_COVERAGE, FIELD(coverage), NULL, NULL, 0, MOST },

    { "linked", "mode", TANDEM_POLICY_CHOICE, FIELD(linked), "same_leader", linked_modes, 0, 0 },
    { "linked", "on_fail", TANDEM_POLICY_CHOICE, FIELD(linked_both_unmatched), "split", linked_fails, 0, 0 },

    { "repair", "mode", TANDEM_POLICY_CHOICE, FIELD(repair_stable), "hold", repair_modes, 0, 0 },
    { "repair", "freeze_before", TANDEM_POLICY_DAY, FIELD(freeze_before), NULL, NULL, 0, 0 },
    { "repair", "notify_limit", TANDEM_POLICY_INT, FIELD(notify_limit), NULL, NULL, 0, MOST },

    { "output", "pseudonymise", TANDEM_POLICY_CHOICE, FIELD(pseudonymise), "yes", no_yes, 0, 0 },
    { "output", "letters", TANDEM_POLICY_CHOICE, FIELD(letters), "no", no_yes, 0, 0 },
    { "output", "ics", TANDEM_POLICY_CHOICE, FIELD(ics), "yes", no_yes, 0, 0 },
    { "output", "suppress_below", TANDEM_POLICY_INT, FIELD(suppress_below), "10", NULL, 1, 1000 },
    { "output", "language", TANDEM_POLICY_ONE_OF, FIELD(language), "en-GB", languages, 0, 0 },

    { "clm", "hours_per_week", TANDEM_POLICY_INT, FIELD(hours_per_week), "2", NULL, 0, 168 },
    { "clm", "minutes_per_introduction", TANDEM_POLICY_INT, FIELD(minutes_per_introduction), "15", NULL, 0, 1440 },
};
/* clang-format on */

const TandemPolicyKey *
tandem_policy_keys(gsize *n_keys)
{
    *n_keys = G_N_ELEMENTS(keys);
    return keys;
}

static gboolean
has_dotted_keys(const TandemPolicyKey *row)
{
    return row->type == TANDEM_POLICY_QUOTA || row->type == TANDEM_POLICY_COVERAGE;
}

/* The row that reads @key of @section: its own, or that of all dotted keys of the
 * section or of a stage's parameters; NULL where there is none. */
const TandemPolicyKey *
tandem_policy_find_key(const char *section, const char *key)
{
    const TandemPolicyKey *any = NULL;

    for (gsize i = 0; i < G_N_ELEMENTS(keys); i++) {
        if (strcmp(keys[i].section, section) != 0)
            continue;
        if (has_dotted_keys(&keys[i]) || keys[i].type == TANDEM_POLICY_PARAMETER)
            any = &keys[i];
        else if (strcmp(keys[i].key, key) == 0)
            return &keys[i];
    }
    return any;
}

TandemStageName
tandem_policy_find_stage(const char *section)
{
    static const char *const names[TANDEM_N_STAGES] = { "buddy", "project", "seat",
                                                        "shadow" };
    gint stage = 0;

    while (stage < TANDEM_N_STAGES && strcmp(names[stage], section) != 0)
        stage++;
    return (TandemStageName)stage;
}

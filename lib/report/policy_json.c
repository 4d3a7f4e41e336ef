/* SPDX-License-Identifier: MIT */

/* The policy of a run as the manifest keeps it: every key of policy.ini under its
 * section, in the words of policy.ini, the defaults filled in. A number or a day that
 * was not stated and has no default is null. */
#include "policy_json_private.h"

#include "../files/dates_private.h"

void
tandem_json_day(TandemJsonWriter *json, const char *key, TandemDay day)
{
    g_autofree gchar *text = tandem_day_to_text(day);

    if (day != 0)
        tandem_json_text(json, key, text);
    else
        tandem_json_null(json, key);
}

static void
write_text(TandemJsonWriter *json, const char *key, const char *text)
{
    if (text != NULL && *text != '\0')
        tandem_json_text(json, key, text);
    else
        tandem_json_null(json, key);
}

static void
write_number(TandemJsonWriter *json, const char *key, gint32 number)
{
    if (number >= 0)
        tandem_json_int(json, key, number);
    else
        tandem_json_null(json, key);
}

static void
write_hard(TandemJsonWriter *json, const char *key, gboolean is_hard)
{
    tandem_json_text(json, key, is_hard ? "hard" : "off");
}

static void
write_rotation(TandemJsonWriter *json, const TandemPolicy *policy)
{
    static const char *const extend[] = { "when_empty", "always", "never" };

    tandem_json_begin_object(json, "rotation", TANDEM_JSON_LINES);
    tandem_json_text(json, "id", policy->id);
    tandem_json_day(json, "starts", policy->starts);
    tandem_json_day(json, "ends", policy->ends);
    tandem_json_text(json, "seed", policy->seed);
    write_text(json, "seed_commitment", policy->seed_commitment);
    tandem_json_text(json, "tie_break",
                     policy->history_then_lottery ? "history_then_lottery" : "lottery");
    tandem_json_end(json);

    tandem_json_begin_object(json, "objective", TANDEM_JSON_LINES);
    tandem_json_text(json, "strategy", policy->strategy);
    tandem_json_text(json, "breadth", policy->breadth_few ? "few" : "many");
    write_number(json, "min_score", policy->min_score);
    tandem_json_text(json, "extend_lists", extend[policy->extend_lists]);
    tandem_json_text(json, "unlisted", policy->unlisted_refuse ? "refuse" : "accept");
    write_text(json, "order", policy->order);
    tandem_json_end(json);
}

static void
write_stages(TandemJsonWriter *json, const TandemPolicy *policy)
{
    static const char *const sections[TANDEM_N_STAGES] = { "buddy", "project", "seat",
                                                           "shadow" };

    for (gint s = 0; s < TANDEM_N_STAGES; s++) {
        const TandemStagePolicy *stage = &policy->stage[s];
        tandem_json_begin_object(json, sections[s], TANDEM_JSON_LINES);
        tandem_json_text(json, "strategy", stage->strategy);
        for (guint i = 0; i < stage->names->len; i++)
            tandem_json_text(json, g_ptr_array_index(stage->names, i),
                             g_ptr_array_index(stage->values, i));
        tandem_json_end(json);
    }
}

static void
write_fairness(TandemJsonWriter *json, const TandemPolicy *policy)
{
    static const char *const tiers[TANDEM_N_TIERS] = {
        [TANDEM_TIER_MISSED_LAST] = "missed_last",
        [TANDEM_TIER_LEADER_CANCELLED] = "leader_cancelled",
        [TANDEM_TIER_NEVER_HAD] = "never_had",
        [TANDEM_TIER_EVERYONE] = "everyone",
    };

    tandem_json_begin_object(json, "priority", TANDEM_JSON_LINES);
    tandem_json_begin_array(json, "tiers", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < policy->n_tiers; i++)
        tandem_json_text(json, NULL, tiers[policy->tiers[i]]);
    tandem_json_end(json);
    tandem_json_int(json, "missed_credit", policy->missed_credit);
    tandem_json_int(json, "credit_cap", policy->credit_cap);
    tandem_json_int(json, "credit_expires_rotations", policy->credit_expires_rotations);
    tandem_json_int(json, "no_show_penalty_rotations",
                    policy->no_show_penalty_rotations);
    tandem_json_end(json);

    tandem_json_begin_object(json, "exclude", TANDEM_JSON_LINES);
    write_hard(json, "educational_supervisor", policy->educational_supervisor);
    write_hard(json, "clinical_supervisor", policy->clinical_supervisor);
    write_hard(json, "line_manager", policy->line_manager);
    write_hard(json, "same_trust", policy->same_trust);
    write_hard(json, "same_specialty", policy->same_specialty);
    tandem_json_int(json, "repeat_rotations", policy->repeat_rotations);
    tandem_json_end(json);

    tandem_json_begin_object(json, "eligible", TANDEM_JSON_LINES);
    tandem_json_begin_array(json, "placement_types", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; policy->placement_types != NULL && policy->placement_types[i];
         i++)
        tandem_json_text(json, NULL, policy->placement_types[i]);
    tandem_json_end(json);
    tandem_json_text(json, "permission", policy->permission_any ? "any" : "given");
    tandem_json_int(json, "min_overlap_weeks", policy->min_overlap_weeks);
    tandem_json_text(json, "consent",
                     policy->consent_required ? "required" : "not_required");
    tandem_json_text(json, "registrar_from",
                     tandem_grade_names[policy->registrar_from]);
    tandem_json_end(json);
}

static void
write_measures(TandemJsonWriter *json, const TandemPolicy *policy)
{
    tandem_json_begin_object(json, "weights", TANDEM_JSON_LINES);
    tandem_json_int(json, "goals", policy->goals);
    tandem_json_int(json, "specialty_wish", policy->specialty_wish);
    tandem_json_int(json, "trust_wish", policy->trust_wish);
    tandem_json_int(json, "grade_gap", policy->grade_gap);
    tandem_json_int(json, "travel", policy->travel);
    tandem_json_int(json, "mode", policy->mode);
    tandem_json_int(json, "mutual_rank", policy->mutual_rank);
    tandem_json_end(json);

    tandem_json_begin_object(json, "time", TANDEM_JSON_LINES);
    tandem_json_int(json, "rest_hours_after_night", policy->rest_hours_after_night);
    tandem_json_int(json, "travel_buffer_min", policy->travel_buffer_min);
    write_hard(json, "work_days", policy->work_days);
    tandem_json_end(json);

    tandem_json_begin_object(json, "capacity", TANDEM_JSON_LINES);
    tandem_json_int(json, "default_cap", policy->default_cap);
    tandem_json_int(json, "max_buddies_per_trainee", policy->max_buddies_per_trainee);
    tandem_json_int(json, "max_sessions_per_trainee", policy->max_sessions_per_trainee);
    tandem_json_int(json, "observers_default", policy->observers_default);
    tandem_json_end(json);
}

static gint
compare_dotted(gconstpointer a, gconstpointer b)
{
    const TandemDottedKey *const p = *(const TandemDottedKey *const *)a;
    const TandemDottedKey *const q = *(const TandemDottedKey *const *)b;
    const gint by_key = strcmp(p->key, q->key);

    return by_key != 0 ? by_key : strcmp(p->what, q->what);
}

static void
write_dotted(TandemJsonWriter *json, const char *section, const GPtrArray *keys)
{
    g_autoptr(GPtrArray) sorted = g_ptr_array_sized_new(keys->len);

    for (guint i = 0; i < keys->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(keys, i));
    g_ptr_array_sort(sorted, compare_dotted);

    tandem_json_begin_object(json, section, TANDEM_JSON_LINES);
    for (guint i = 0; i < sorted->len; i++) {
        const TandemDottedKey *key = g_ptr_array_index(sorted, i);
        g_autofree gchar *name = g_strdup_printf("%s.%s", key->key, key->what);
        tandem_json_text(json, name, key->value);
    }
    tandem_json_end(json);
}

static void
write_rest(TandemJsonWriter *json, const TandemPolicy *policy)
{
    static const char *const linked[] = { "same_leader", "same_session", "same_trust",
                                          "compatible" };

    tandem_json_begin_object(json, "linked", TANDEM_JSON_LINES);
    tandem_json_text(json, "mode", linked[policy->linked]);
    tandem_json_text(json, "on_fail",
                     policy->linked_both_unmatched ? "both_unmatched" : "split");
    tandem_json_end(json);

    tandem_json_begin_object(json, "repair", TANDEM_JSON_LINES);
    tandem_json_text(json, "mode", policy->repair_stable ? "stable" : "hold");
    tandem_json_day(json, "freeze_before", policy->freeze_before);
    write_number(json, "notify_limit", policy->notify_limit);
    tandem_json_end(json);

    tandem_json_begin_object(json, "output", TANDEM_JSON_LINES);
    tandem_json_text(json, "pseudonymise", policy->pseudonymise ? "yes" : "no");
    tandem_json_text(json, "letters", policy->letters ? "yes" : "no");
    tandem_json_text(json, "ics", policy->ics ? "yes" : "no");
    tandem_json_int(json, "suppress_below", policy->suppress_below);
    tandem_json_text(json, "language", policy->language);
    tandem_json_end(json);

    tandem_json_begin_object(json, "clm", TANDEM_JSON_LINES);
    tandem_json_int(json, "hours_per_week", policy->hours_per_week);
    tandem_json_int(json, "minutes_per_introduction", policy->minutes_per_introduction);
    tandem_json_end(json);
}

void
tandem_policy_write_json(TandemJsonWriter *json, const TandemPolicy *policy)
{
    tandem_json_begin_object(json, "policy", TANDEM_JSON_LINES);
    write_rotation(json, policy);
    write_stages(json, policy);
    write_fairness(json, policy);
    write_measures(json, policy);
    write_dotted(json, "quota", policy->quota);
    write_dotted(json, "coverage", policy->coverage);
    write_rest(json, policy);
    tandem_json_end(json);
}

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

/* policy.ini, every key of it, with its default where it is not stated. Lists are
 * NULL-terminated. Days are Julian, 0 where not stated. */

typedef enum {
    TANDEM_STAGE_BUDDY,
    TANDEM_STAGE_PROJECT,
    TANDEM_STAGE_SEAT,
    TANDEM_STAGE_SHADOW,
    TANDEM_N_STAGES
} TandemStageName;

/* What a tier of [priority] tiers may be. */
typedef enum {
    TANDEM_TIER_MISSED_LAST,
    TANDEM_TIER_LEADER_CANCELLED,
    TANDEM_TIER_NEVER_HAD,
    TANDEM_TIER_EVERYONE,
    TANDEM_N_TIERS
} TandemTier;

typedef struct {
    gchar *strategy;   /* never NULL */
    GPtrArray *names;  /* gchar *: the strategy's parameters, as stated */
    GPtrArray *values; /* gchar * beside each */
} TandemStagePolicy;

typedef struct {
    gchar *key;  /* foundation, trust.RH8, series.TMB */
    gchar *what; /* min, max, by */
    gchar *value;
} TandemDottedKey;

typedef struct {
    /* [rotation] */
    gchar *id;
    guint32 starts, ends;
    gchar *seed;
    gboolean seed_stated;
    gchar *seed_commitment;
    gboolean history_then_lottery;
    /* [objective] */
    gchar *strategy;
    gboolean breadth_few;
    gint32 min_score; /* milli-points; -1 not stated */
    enum {
        TANDEM_EXTEND_WHEN_EMPTY,
        TANDEM_EXTEND_ALWAYS,
        TANDEM_EXTEND_NEVER
    } extend_lists;
    gboolean unlisted_refuse;
    gchar *order;
    /* [buddy] [project] [seat] [shadow] */
    TandemStagePolicy stage[TANDEM_N_STAGES];
    /* [priority] */
    gsize n_tiers;
    TandemTier tiers[TANDEM_N_TIERS];
    gint32 missed_credit, credit_cap, credit_expires_rotations;
    gint32 no_show_penalty_rotations;
    /* [exclude] */
    gboolean educational_supervisor, clinical_supervisor, line_manager;
    gboolean same_trust, same_specialty;
    gint32 repeat_rotations;
    /* [eligible] */
    gchar **placement_types;
    gboolean permission_any;
    gint32 min_overlap_weeks;
    gboolean consent_required;
    /* [weights] */
    gint32 goals, specialty_wish, trust_wish, grade_gap, travel, mode, mutual_rank;
    /* [time] */
    gint32 rest_hours_after_night, travel_buffer_min;
    gboolean work_days;
    /* [capacity] */
    gint32 default_cap, max_buddies_per_trainee, max_sessions_per_trainee;
    gint32 observers_default;
    /* [quota], [coverage]: TandemDottedKey */
    GPtrArray *quota, *coverage;
    /* [linked] */
    enum {
        TANDEM_LINKED_SAME_LEADER,
        TANDEM_LINKED_SAME_SESSION,
        TANDEM_LINKED_SAME_TRUST,
        TANDEM_LINKED_COMPATIBLE
    } linked;
    gboolean linked_both_unmatched;
    /* [repair] */
    gboolean repair_stable;
    guint32 freeze_before;
    gint32 notify_limit; /* -1 not stated */
    /* [output] */
    gboolean pseudonymise, letters, ics;
    gint32 suppress_below;
    gchar *language;
    /* [clm] */
    gint32 hours_per_week, minutes_per_introduction;
    /* [eligible] registrar_from = ST3, the registrar boundary */
    guint registrar_from; /* TandemGrade */
    gboolean is_present;  /* there is a policy.ini */
    GPtrArray *stated;    /* gchar *: "time.work_days": what it states, by bytes */
} TandemPolicy;

void tandem_policy_init(TandemPolicy *policy, const char *folder_name);
void tandem_policy_clear(TandemPolicy *policy);

/* Reads @text (@length bytes, of policy.ini) over the defaults of a policy that was
 * just initialised; every fault is told with its line. A faulty value leaves the
 * default. */
void tandem_policy_parse(TandemPolicy *policy, const char *text, gsize length,
                         TandemFaults *faults);

/* Whether policy.ini states @key of @section itself. */
gboolean tandem_policy_is_stated(const TandemPolicy *policy, const char *section,
                                 const char *key);

/* Warns (W401) that a run draws with seed 0 because nothing states one. For the caller
 * who knows that no seed was given on the command line either. */
void tandem_policy_warn_of_seed(const TandemPolicy *policy, TandemFaults *faults);

/* Whether @seed is the one whose SHA-256 was published as seed_commitment; TRUE where
 * none was. For a seed given on the command line; the file's own is checked by
 * tandem_policy_parse(). */
gboolean tandem_policy_seed_is_committed(const TandemPolicy *policy, const char *seed);

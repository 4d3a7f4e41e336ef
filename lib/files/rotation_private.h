/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/rotation.h>

#include "policy_private.h"

/* The rows of a rotation folder, typed, checked and sorted by their ids' bytes, so that
 * the order of rows in a file changes nothing. Texts belong to the rotation, are valid
 * UTF-8 without surrounding blanks, and are "" where a cell is empty or absent. A row
 * with a faulty cell is kept, that cell as if not stated, so that one fault does not
 * bring others. `line` is the physical line where the record begins. */

typedef enum {
    TANDEM_KIND_BUDDY,
    TANDEM_KIND_SHADOW,
    TANDEM_KIND_PROJECT,
    TANDEM_KIND_ROLE,
    TANDEM_KIND_SEAT,
    TANDEM_KIND_REVERSE,
    TANDEM_N_KINDS
} TandemKind;

/* Grades as stated; tandem_grade_order() compares them. */
typedef enum {
    TANDEM_GRADE_NOT_STATED,
    TANDEM_GRADE_F1,
    TANDEM_GRADE_F2,
    TANDEM_GRADE_CT1,
    TANDEM_GRADE_CT2,
    TANDEM_GRADE_CT3,
    TANDEM_GRADE_ST1,
    TANDEM_GRADE_ST2,
    TANDEM_GRADE_ST3,
    TANDEM_GRADE_ST4,
    TANDEM_GRADE_ST5,
    TANDEM_GRADE_ST6,
    TANDEM_GRADE_ST7,
    TANDEM_GRADE_ST8,
    TANDEM_GRADE_ACF,
    TANDEM_GRADE_ACL,
    TANDEM_GRADE_OOP,
    TANDEM_GRADE_SAS,
    TANDEM_GRADE_LED,
    TANDEM_N_GRADES
} TandemGrade;

typedef enum {
    TANDEM_WISH_NOT_STATED,
    TANDEM_WISH_SAME,  /* same specialty, or own Trust */
    TANDEM_WISH_OTHER, /* different specialty, or other Trust */
    TANDEM_WISH_ANY
} TandemWish;

typedef enum {
    TANDEM_MODE_NOT_STATED,
    TANDEM_MODE_IN_PERSON,
    TANDEM_MODE_VIRTUAL,
    TANDEM_MODE_EITHER
} TandemMode;

typedef enum {
    TANDEM_PERMISSION_NOT_STATED,
    TANDEM_PERMISSION_GIVEN,
    TANDEM_PERMISSION_PENDING,
    TANDEM_PERMISSION_REFUSED
} TandemPermission;

typedef enum {
    TANDEM_STANCE_NOT_STATED,
    TANDEM_STANCE_WANT,
    TANDEM_STANCE_ACCEPT,
    TANDEM_STANCE_NEUTRAL,
    TANDEM_STANCE_REFUSE
} TandemStance;

typedef enum {
    TANDEM_OUTCOME_MATCHED_COMPLETED,
    TANDEM_OUTCOME_MATCHED_PARTIAL,
    TANDEM_OUTCOME_UNMATCHED,
    TANDEM_OUTCOME_NO_SHOW,
    TANDEM_OUTCOME_WITHDREW,
    TANDEM_OUTCOME_CANCELLED_BY_LEADER,
    TANDEM_OUTCOME_NEVER_APPLIED
} TandemOutcome;

/* Names as the files write them; NULL-terminated; the index is the enum's value. Goals
 * and needs are bit masks by index; so are sets of kinds. Role category and the rest
 * are indices. [0] of an enum with NOT_STATED is "". */
extern const char *const tandem_kind_names[];
extern const char *const tandem_grade_names[];
extern const char *const tandem_goal_names[];
extern const char *const tandem_need_names[];
extern const char *const tandem_role_category_names[];   /* [0] = "" */
extern const char *const tandem_specialty_group_names[]; /* [0] = "" */
extern const char *const tandem_outcome_names[];
extern const char *const tandem_specialty_wish_names[]; /* TandemWish; [0] = "" */
extern const char *const tandem_trust_wish_names[];     /* TandemWish; [0] = "" */
extern const char *const tandem_mode_names[];           /* [0] = "" */
extern const char *const tandem_permission_names[];     /* [0] = "" */
extern const char *const tandem_stance_names[];         /* [0] = "" */
extern const char *const tandem_why_names[];
extern const char *const tandem_confidential_names[]; /* [0] = "" */
extern const char *const tandem_work_day_names[];
extern const char *const tandem_pin_action_names[];

/* A day is a Julian day number as GDate has it, 0 where not stated. A moment is local
 * wall-clock time: minutes since 0001-01-01T00:00, G_MININT64 where not stated. */
typedef guint32 TandemDay;
typedef gint64 TandemMoment;

typedef struct {
    const char *id, *surname, *forenames, *gmc_number, *email, *trust, *site;
    TandemGrade grade;
    const char *specialty, *programme;
    TandemDay placement_from, placement_to; /* both inclusive */
    const char *placement_type;
    gint32 wte_milli; /* 1000 is full time; -1 not stated */
    guint8 work_days; /* bit 0 Monday .. bit 6 Sunday; 0x7f where not stated */
    const char *clinical_supervisor, *educational_supervisor, *line_manager;
    guint wants; /* kinds as bits; 0 not stated */
    guint goals;
    TandemWish specialty_wish, trust_wish;
    TandemMode mode;
    gint32 max_travel_min; /* -1 not stated */
    guint needs;
    gint32 max_buddies, max_sessions; /* -1 not stated */
    TandemPermission permission;
    const char *linked_with, *consent, *statement;
    guint line;
} TandemTraineeRow;

typedef struct {
    const char *id, *name, *email, *trust, *site, *role;
    gint role_category;
    const char *profession, *specialty;
    guint offers;   /* goals */
    guint kinds;    /* 0 not stated: all kinds */
    gint32 cap_min; /* 0 where not stated */
    gint32 cap_max;
    gint32 committed;                         /* 0 where not stated */
    gint32 hours_available;                   /* -1 not stated */
    guint grade_min_stated, grade_max_stated; /* TandemGrade, 0 not stated */
    TandemWish specialty_wish;
    TandemMode mode;
    TandemDay active_from, active_to;
    const char *pool, *same_person_as, *statement;
    guint line;
} TandemLeaderRow;

typedef struct {
    const char *id;
    TandemKind kind;
    gint32 leader; /* index of a leader, or TANDEM_NONE */
    const char *trust, *site, *title;
    TandemMoment start, end;
    gint32 seats_min, seats_max;
    gint confidential; /* 0 not stated, 1 open, 2 part, 3 closed */
    guint grade_min_stated, grade_max_stated;
    gint specialty_group;
    guint goals;
    TandemMode mode;
    guint offers; /* needs that are met, as bits of tandem_need_names */
    const char *series_id, *coverage_key;
    gint32 term_weeks; /* -1 not stated */
    const char *protected_time;
    guint line;
} TandemOpportunityRow;

typedef enum {
    TANDEM_TARGET_TRAINEE,
    TANDEM_TARGET_LEADER,
    TANDEM_TARGET_OPPORTUNITY,
    TANDEM_TARGET_ROLE_CATEGORY, /* index of tandem_role_category_names */
    TANDEM_TARGET_TRUST,         /* text */
    TANDEM_TARGET_SERIES         /* text */
} TandemTargetType;

typedef struct {
    TandemTargetType from_type; /* trainee or leader */
    gint32 from;                /* its index */
    TandemTargetType to_type;
    gint32 to;           /* its index; TANDEM_NONE where it is a text */
    const char *to_text; /* as written, a wild-card with its prefix; a Trust's code is
                            its latest successor's: trust:RH8 */
    guint kinds;         /* as bits; 0: every kind to_id can serve */
    gint32 rank;         /* from 1; 0 not ranked */
    TandemStance stance;
    guint line;
} TandemPreferenceRow;

typedef struct {
    TandemTargetType type; /* trainee or leader */
    gint32 person;
    TandemMoment from, to; /* half-open */
    gint why;              /* 0 on_call, 1 night, 2 leave, 3 study, 4 clinic, 5 other */
    guint line;
} TandemUnavailabilityRow;

typedef struct {
    gint32 trainee;
    TandemTargetType target_type; /* leader or opportunity */
    gint32 target;
    gboolean is_ban;
    const char *authority, *reason;
    TandemDay expires;
    guint line;
} TandemPinRow;

typedef struct {
    const char *rotation_id, *person_id,
        *target_id; /* may be of people who have left */
    gint kind;      /* TandemKind, or TANDEM_NONE */
    TandemOutcome outcome;
    gint32 rank_achieved; /* 0 not stated */
    const char *feedback, *cause;
    guint line;
} TandemHistoryRow;

typedef struct {
    const char *site_a, *site_b;
    gint32 minutes;
    guint line;
} TandemTravelRow;

typedef struct {
    const char *old_code, *new_code;
    TandemDay from;
    guint line;
} TandemSuccessorRow;

typedef struct {
    const char *name; /* without its folder */
    gchar *sha256;    /* 64 hex digits of its bytes as they stand on disk */
    gsize n_bytes;
} TandemInputFile;

struct _TandemRotation {
    gatomicrefcount ref_count;
    gchar *folder;
    TandemPolicy policy;
    gsize n_files;
    TandemInputFile *file; /* by name; equality.csv is never opened, so not here */
    gsize n_trainees;
    TandemTraineeRow *trainee; /* by id */
    gsize n_leaders;
    TandemLeaderRow *leader; /* by id */
    gsize n_opportunities;
    TandemOpportunityRow *opportunity; /* by id */
    gsize n_preferences;
    TandemPreferenceRow *preference; /* by from, to, kinds */
    gsize n_unavailabilities;
    TandemUnavailabilityRow *unavailability;
    gsize n_pins;
    TandemPinRow *pin;
    gsize n_history;
    TandemHistoryRow *history; /* by rotation, person, target, kind */
    gsize n_travel;
    TandemTravelRow *travel;
    gsize n_successors;
    TandemSuccessorRow *successor;
    GHashTable *trainee_of_id, *leader_of_id, *opportunity_of_id; /* index + 1 */
    GStringChunk *texts;
    GPtrArray
        *not_applied; /* gchar *: what is stated and this version does not apply */
};

/* Order on the ladder F1 < F2 < CT1 = ST1 < ...; TANDEM_NONE for SAS, LED, OOP and a
 * grade not stated, which meet a limit only where it names them. */
gint tandem_grade_order(TandemGrade grade);

/* Minutes from one site to another by travel.csv, either direction; 0 at one site, and
 * -1 where it is not known. */
gint32 tandem_rotation_travel(const TandemRotation *rotation, const char *site_a,
                              const char *site_b);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "model_private.h"
#include "stream_private.h"

/* What a random rotation is made to be. Days are Julian, as GDate has them. */
typedef struct {
    const char *seed;
    gint32 n_trainees, n_leaders, places, trusts;
    gint32 year, month, months;
    gdouble interest, listing;
    gboolean is_tis; /* trainees.csv as a deanery exports it */
    guint32 starts, ends;
    gchar *id; /* rh8-2026-08, south-west-2026-08 */
} TandemRotationPlan;

/* The id of the rotation that began @earlier rotations before this one. */
gchar *tandem_rotation_plan_id(const TandemRotationPlan *plan, gint32 earlier);

/* The first Wednesday of the month that is @months after the plan's. */
guint32 tandem_rotation_plan_day(const TandemRotationPlan *plan, gint32 months);

enum {
    TANDEM_RANDOM_MAX_GOALS = 13,
    TANDEM_RANDOM_N_SITES = 2, /* of each Trust */
    TANDEM_RANDOM_F2 = 1       /* index into tandem_random_grades */
};

typedef struct {
    const char *code;
    gboolean is_mental_health;
    const char *site[TANDEM_RANDOM_N_SITES];
} TandemRandomTrust;

typedef struct {
    const char *category;
    const char *title;
    const char *profession;
    gint32 weight; /* how many there are, relative to the others; 0: one a Trust */
    gint32 appeal; /* how often they are listed, relative to the others */
    guint offers;  /* goals as bits */
    const char *grade_min, *grade_max; /* "" where none is usual */
    gboolean supervises;
} TandemRandomRole;

typedef struct {
    const char *name;
    const char *export_name;
    gint32 weight;
    gint32 months; /* how long its clinical placements usually are */
} TandemRandomGrade;

extern const TandemRandomTrust tandem_random_trusts[];
extern const TandemRandomRole tandem_random_roles[];
extern const gsize tandem_random_n_roles;
extern const TandemRandomGrade tandem_random_grades[];
extern const gsize tandem_random_n_grades;
extern const char *const tandem_random_goals[TANDEM_RANDOM_MAX_GOALS];
extern const char *const tandem_random_specialties[];
extern const gsize tandem_random_n_specialties;
extern const gsize tandem_random_psychiatry; /* index of it */

/* Name i of all pairs of the built-in lists; i below tandem_random_n_names. */
extern const gsize tandem_random_n_names;
const char *tandem_random_forename(gsize i);
const char *tandem_random_surname(gsize i);

typedef struct {
    gchar id[12];
    gsize name;
    gint32 trust, site;
    const TandemRandomRole *role;
    gint32 specialty; /* or TANDEM_NONE */
    guint offers;
    const char *kinds;
    gboolean is_buddy;
    gint32 cap_min, cap_max, committed;
    gint32 hours;
    const char *grade_min, *grade_max, *mode;
    gint32 same_as; /* a trainee, or TANDEM_NONE */
    gint32 appeal;
} TandemRandomLeader;

typedef enum {
    TANDEM_CLINICAL_SUPERVISOR,
    TANDEM_EDUCATIONAL_SUPERVISOR,
    TANDEM_LINE_MANAGER,
    TANDEM_N_SUPERVISORS
} TandemSupervisor;

typedef struct {
    gchar id[12];
    gsize name;
    gint32 gmc;
    gint32 trust, site;
    const char *trust_code; /* as stated: may be a code from before a merger */
    gsize grade;
    gint32 specialty;
    guint32 from, to;
    const char *placement_type;
    gint32 wte_percent;
    const char *work_days;
    gint32 supervisor[TANDEM_N_SUPERVISORS]; /* a leader, or TANDEM_NONE */
    gchar *supervisor_text[TANDEM_N_SUPERVISORS];
    const char *wants, *specialty_wish, *trust_wish, *mode, *needs, *permission;
    const char *statement;
    gboolean is_keen; /* wants a buddy */
    guint goals;
    gint32 max_travel; /* -1 not stated */
    gint32 linked;     /* a trainee, or TANDEM_NONE */
    gint32 pinned;     /* a leader, or TANDEM_NONE */
    gint32 earlier[3]; /* the leader of each earlier rotation, or TANDEM_NONE */
} TandemRandomTrainee;

typedef struct {
    const char *from, *to;       /* ids or wild-cards */
    gint32 from_index, to_index; /* TANDEM_NONE where it is a wild-card */
    gint32 rank;                 /* 0 not ranked */
    const char *stance;
} TandemRandomPreference;

typedef struct {
    TandemRandomTrainee *trainee;
    TandemRandomLeader *leader;
    GArray *preferences; /* TandemRandomPreference, trainees' first */
    gsize n_trainee_preferences;
    GString *history, *pins; /* the files */
    GStringChunk *texts;
    const TandemRotationPlan *plan;
} TandemRandomRotation;

/* An index in 0 .. n - 1, each as often as its weight; the weights lie @stride bytes
 * apart, their sum is at least 1. */
gsize tandem_pick(TandemStream *stream, const gint32 *weight, gsize n, gsize stride);

void tandem_random_leaders(TandemRandomRotation *rotation, const gsize *names);
void tandem_random_trainees(TandemRandomRotation *rotation, const gsize *names);
void tandem_random_history(TandemRandomRotation *rotation);
void tandem_random_preferences(TandemRandomRotation *rotation);
void tandem_random_pins(TandemRandomRotation *rotation);

/* Whether trainee @t could be placed with leader @l as far as the files say, but for
 * places and preferences. */
gboolean tandem_random_may_meet(const TandemRandomRotation *rotation, gint32 t,
                                gint32 l);

/* A row of a file: cells up to NULL, quoted as RFC 4180 has it. */
void tandem_csv_row(GString *file, const char *first, ...) G_GNUC_NULL_TERMINATED;
gchar *tandem_day_text(guint32 day, gboolean is_tis);

gchar *tandem_random_trainees_csv(const TandemRandomRotation *rotation);
gchar *tandem_random_leaders_csv(const TandemRandomRotation *rotation);
gchar *tandem_random_preferences_csv(const TandemRandomRotation *rotation);
gchar *tandem_random_travel_csv(const TandemRandomRotation *rotation);
gchar *tandem_random_successors_csv(void);
gchar *tandem_random_policy(const TandemRandomRotation *rotation);

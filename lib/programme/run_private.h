/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>
#include <tandem/run.h>

#include "../files/rotation_private.h"

/* Why somebody did not get a place: DOMAIN's stable codes, in this order. */
typedef enum {
    TANDEM_REASON_OK_RANK, /* written OK_RANK_n */
    TANDEM_REASON_FULL_BETTER_RANKED,
    TANDEM_REASON_FULL_LOTTERY,
    TANDEM_REASON_EXCL_SUPERVISOR,
    TANDEM_REASON_EXCL_LINE_MANAGER,
    TANDEM_REASON_EXCL_SELF,
    TANDEM_REASON_EXCL_REPEAT,
    TANDEM_REASON_EXCL_GRADE,
    TANDEM_REASON_EXCL_PLACEMENT_ENDS,
    TANDEM_REASON_EXCL_PLACEMENT_TYPE,
    TANDEM_REASON_EXCL_PERMISSION,
    TANDEM_REASON_EXCL_CONFIDENTIAL,
    TANDEM_REASON_TIME_CLASH_ONCALL,
    TANDEM_REASON_TIME_CLASH_LEAVE,
    TANDEM_REASON_TIME_CLASH_SESSION,
    TANDEM_REASON_TIME_REST_AFTER_NIGHT,
    TANDEM_REASON_TIME_NOT_WORKING_DAY,
    TANDEM_REASON_TRAVEL_TOO_FAR,
    TANDEM_REASON_ACCESS_NEED,
    TANDEM_REASON_LEADER_UNAVAILABLE,
    TANDEM_REASON_NOT_LISTED,
    TANDEM_REASON_BELOW_THRESHOLD,
    TANDEM_REASON_PINNED,
    TANDEM_REASON_BANNED,
    TANDEM_REASON_COVERAGE_RESERVED,
    TANDEM_REASON_QUOTA_BAND,
    TANDEM_REASON_LINK_INCOMPATIBLE,
    TANDEM_REASON_NO_SEATS,
    /* Two rules of [exclude] that DOMAIN's list has no code for. */
    TANDEM_REASON_EXCL_SAME_TRUST,
    TANDEM_REASON_EXCL_SAME_SPECIALTY,
    TANDEM_N_REASONS
} TandemReason;

/* "FULL_LOTTERY"; of OK_RANK "OK_RANK", to which the writer adds _n. */
const char *tandem_reason_get_name(TandemReason reason);

/* Trainees, leaders and opportunities below are indices of the rotation's rows; ranks
 * are from 1, 0 where none was stated. All texts belong to the run. */

typedef struct {
    gint32 trainee;
    gint32 leader;
    gint32 opportunity; /* TANDEM_NONE for a buddy place */
    TandemKind kind;
    gboolean is_pin; /* source pin; else engine */
    gint32 trainee_rank;
    gint32 leader_rank;
} TandemPlacement;

typedef struct {
    gint32 trainee;
    TandemKind kind;
    TandemReason reason; /* the main one */
    const char *text;    /* one plain sentence, naming no other person */
} TandemUnplaced;

typedef struct {
    gint32 leader;      /* the target */
    gint32 opportunity; /* TANDEM_NONE for a buddy place */
    TandemKind kind;
    gint32 position; /* from 1 */
    gint32 trainee;
} TandemWaiting;

typedef struct {
    gint32 trainee;
    gint32 leader;
    gint32 opportunity;
    TandemKind kind;
    gint32 trainee_rank;
    TandemReason reason;
    const char *text;
} TandemReasonRow;

/* "One more place with each of n_leaders leaders of this category would place
 * n_more more"; also for single leaders. */
typedef struct {
    gint role_category; /* 0 where it is about one leader */
    gint32 leader;      /* TANDEM_NONE where it is about a category */
    gint32 n_leaders;
    gint32 n_more;
} TandemThinSpot;

/* One stage: the market it was turned into and the strategy's answer. Trainee i of the
 * market is row trainee[i] of the rotation; opportunity i is leader row leader[i] (a
 * buddy place), each its own leader. */
typedef struct {
    TandemStageName name;
    TandemMarket *market;
    TandemMatching *matching;
    TandemMeasures *measures;
    TandemOptions *options;
    const TandemStrategy *strategy;
    gint32 *trainee;
    gint32 *leader;
    gint32 *trainee_groups; /* [n_trainees]: tie groups the trainee states: a rank above
                               them was made by rule, and stated is none */
    gint32 *leader_groups;  /* [n_leaders]: likewise */
    guint8 *is_closed;      /* [n_leaders of the market]: below cap_min, so not used */
} TandemStage;

struct _TandemRun {
    gatomicrefcount ref_count;
    TandemRotation *rotation;
    gchar *seed;
    gboolean seed_overridden; /* by the caller, against policy.ini */
    gsize n_stages;
    TandemStage *stage;
    GArray *placements;     /* TandemPlacement by trainee id, leader id */
    GArray *unplaced;       /* TandemUnplaced by trainee id, kind */
    GArray *waiting;        /* TandemWaiting by leader id, position */
    GArray *reasons;        /* TandemReasonRow by trainee id, rank, target id */
    GArray *thin_spots;     /* TandemThinSpot, largest n_more first */
    GPtrArray *not_applied; /* gchar *, sorted */
    GStringChunk *texts;
};

/* Builds the stage's market from the rotation and the pins, without solving it: who may
 * be placed with whom, in whose order, with the leaders of @is_closed (by row of the
 * rotation, nullable: none) given no places. Verify judges a published run on it. */
gboolean tandem_stage_build(TandemStage *stage, const TandemRotation *rotation,
                            TandemStageName name, const char *seed,
                            const guint8 *is_closed, GError **error);
void tandem_stage_clear(TandemStage *stage);

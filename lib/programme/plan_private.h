/* SPDX-License-Identifier: MIT */
#pragma once

#include "eligibility_private.h"
#include "exclusions_private.h"
#include "pairs_private.h"
#include "stated_private.h"
#include "turns_private.h"

/* One leader on a trainee's list. */
typedef struct {
    gint32 leader;       /* row */
    gint32 trainee_rank; /* above the groups the trainee states: made by rule; 0: of a
                            pin that is on no list */
    gint32 leader_rank;  /* likewise; 0 where there is a @reason */
    TandemReason reason; /* why the pair may not be; OK_RANK: it may */
    gboolean is_pin;
} TandemChoice;

/* All that is known of a stage before its market: who takes part, who may be placed
 * with whom, in whose order. Indices are rows of the rotation. */
typedef struct {
    const TandemRotation *rotation;
    TandemKind kind;
    TandemPart *part;         /* [n_trainees] */
    TandemReason *out_reason; /* [n_trainees], where part is OUT */
    const char **out_column;  /* likewise */
    gint32 *quota;            /* [n_trainees] */
    TandemPairs pairs;
    TandemExclusions exclusions;
    TandemStatedLists trainees; /* what trainees state */
    TandemStatedLists leaders;  /* what leaders state */
    TandemStatedLists said;     /* the same by trainee */
    TandemTurn *turn;           /* [n_trainees] */
    gsize *start;               /* [n_trainees + 1] */
    GArray *choice; /* TandemChoice: of each trainee by trainee_rank, then leader; pins
                       that are on no list last */
    gint32
        *n_below; /* [n_trainees]: leaders left out of a completed list by min_score */
} TandemPlan;

void tandem_plan_init(TandemPlan *plan, const TandemRotation *rotation, TandemKind kind,
                      TandemFaults *faults);
void tandem_plan_clear(TandemPlan *plan);

static inline const TandemChoice *
tandem_plan_choices(const TandemPlan *plan, gint32 t, gsize *n_choices)
{
    *n_choices = plan->start[t + 1] - plan->start[t];
    return (const TandemChoice *)(const void *)plan->choice->data + plan->start[t];
}

/* Whether the leader can have a place of the kind at all. */
static inline gboolean
tandem_plan_has_places(const TandemPlan *plan, gint32 l)
{
    return plan->rotation->leader[l].cap_max != 0;
}

/* Fills @stage's market from the plan; see tandem_stage_build(). */
gboolean tandem_plan_build(const TandemPlan *plan, TandemStage *stage,
                           TandemStageName name, const char *seed,
                           const guint8 *is_closed, GError **error);

/* The same for a strategy and options of the caller's, whatever the policy names. */
gboolean tandem_plan_build_for(const TandemPlan *plan, TandemStage *stage,
                               TandemStageName name, const TandemStrategy *strategy,
                               TandemOptions *options, const char *seed,
                               GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPlan, tandem_plan_clear)

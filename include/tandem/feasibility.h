/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/* The conditions that a matching can break, and who breaks each. */
typedef enum {
    TANDEM_VIOLATION_NONE = 0,
    TANDEM_VIOLATION_OPPORTUNITY_CAPACITY = 1, /* culprit: opportunity */
    TANDEM_VIOLATION_LEADER_CAPACITY = 2,      /* culprit: leader */
    TANDEM_VIOLATION_QUOTA = 3,                /* culprit: trainee */
    TANDEM_VIOLATION_OPPORTUNITY_MINIMUM = 4,  /* culprit: opportunity */
    TANDEM_VIOLATION_LEADER_MINIMUM = 5,       /* culprit: leader */
    TANDEM_VIOLATION_PIN = 6,   /* culprit: trainee, other: opportunity */
    TANDEM_VIOLATION_CLASH = 7, /* culprit: trainee, other: clash index */
    TANDEM_VIOLATION_GROUP = 8, /* culprit: group */
    TANDEM_VIOLATION_LINK = 9,  /* culprit: link */
} TandemViolationKind;

/**
 * TandemViolation:
 * @kind: which condition
 * @culprit: who breaks it, as said beside the kind
 * @other: the second one, or %TANDEM_NONE
 * @count: how many there are
 * @limit: how many there may be, or must
 */
typedef struct {
    TandemViolationKind kind;
    gint32 culprit;
    gint32 other;
    gint32 count;
    gint32 limit;
} TandemViolation;

TANDEM_API gboolean tandem_judge_feasible(const TandemMatching *matching,
                                          TandemViolation **violations,
                                          gsize *n_violations, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/feasibility.h>

/* What was found so far; failed when there was no memory for more. */
typedef struct {
    TandemViolation *list;
    gsize n;
    gsize room;
    gboolean failed;
} TandemViolations;

void tandem_violations_add(TandemViolations *found, TandemViolationKind kind,
                           gint32 culprit, gint32 other, gint64 count, gint32 limit);

/* Clashes, groups and links: what looks at who holds which opportunity. */
gboolean tandem_feasible_sets(TandemViolations *found, const TandemMatching *matching,
                              GError **error);

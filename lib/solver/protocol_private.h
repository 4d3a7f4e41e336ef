/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

#include "pour_private.h"
#include "programme_private.h"
#include "scan_private.h"

/* What goes between the library and the program tandem-solver; docs/solver.md. The
 * library writes questions and reads answers, the program the other way about. */
#define TANDEM_PROTOCOL_NAME "tandem-solver"
#define TANDEM_PROTOCOL_VERSION "1"

enum { TANDEM_PROTOCOL_MOST = 200 * 1000 * 1000 }; /* columns, or rows */

/* How far a solver may go; 0: no limit. */
typedef struct {
    gdouble seconds;
    guint64 nodes;
    guint64 memory; /* bytes */
} TandemSolverLimits;

/* What a solver says. */
typedef struct {
    gchar *refusal; /* its words, where it gave no answer */
    TandemStatus status;
    gdouble objective; /* by our own count; NaN where there are no values */
    gdouble bound;     /* NaN: none */
    guint64 nodes;
    gdouble *value; /* [n_columns], or NULL: none */
} TandemSolverAnswer;

/* Told of a report on the way; NaN: none yet. */
typedef void (*TandemSolverReport)(gpointer data, gdouble best, gdouble bound);

gboolean tandem_question_write(TandemPour *pour, const TandemProgramme *programme,
                               const TandemSolverLimits *limits);

/* FALSE: what came is no answer to a programme of @n_columns; the words of a refusal
 * are an answer. Values are as they came, unchecked. */
gboolean tandem_answer_read(TandemScan *scan, gint32 n_columns,
                            TandemSolverReport report, gpointer data,
                            TandemSolverAnswer *answer);

void tandem_solver_answer_clear(TandemSolverAnswer *answer);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemSolverAnswer, tandem_solver_answer_clear)

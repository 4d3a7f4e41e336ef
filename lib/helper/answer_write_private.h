/* SPDX-License-Identifier: MIT */
#pragma once

#include "../solver/protocol_private.h"

/* Each hands over what it has written; whether it was taken. An answer is begun, may be
 * reported on, and is then written or refused. */
gboolean tandem_answer_begin(TandemPour *pour);
/* Infinite where there is none. */
gboolean tandem_answer_report(TandemPour *pour, gdouble best, gdouble bound);
gboolean tandem_answer_write(TandemPour *pour, const TandemSolverAnswer *answer,
                             gint32 n_columns);
/* @line: where, or 0. */
gboolean tandem_answer_refuse(TandemPour *pour, const char *why, gsize line);

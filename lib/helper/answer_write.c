/* SPDX-License-Identifier: MIT */
/* What tandem-solver answers. */
#include "answer_write_private.h"

#include <math.h>

gboolean
tandem_answer_begin(TandemPour *pour)
{
    tandem_pour_word(pour, TANDEM_PROTOCOL_NAME, ' ');
    tandem_pour_word(pour, TANDEM_PROTOCOL_VERSION, '\n');
    return tandem_pour_end(pour);
}

gboolean
tandem_answer_report(TandemPour *pour, gdouble best, gdouble bound)
{
    tandem_pour_word(pour, "report", ' ');
    tandem_pour_number(pour, best, ' ');
    tandem_pour_number(pour, bound, '\n');
    return tandem_pour_end(pour);
}

gboolean
tandem_answer_write(TandemPour *pour, const TandemSolverAnswer *answer,
                    gint32 n_columns)
{
    tandem_pour_word(pour, "answer", ' ');
    tandem_pour_word(pour, tandem_status_get_name(answer->status), ' ');
    tandem_pour_number(pour, isnan(answer->bound) ? (gdouble)INFINITY : answer->bound,
                       ' ');
    tandem_pour_count(pour, answer->nodes, ' ');
    tandem_pour_count(pour, answer->value != NULL ? (guint64)n_columns : 0, '\n');
    for (gint32 c = 0; answer->value != NULL && c < n_columns; c++)
        tandem_pour_number(pour, answer->value[c], '\n');
    tandem_pour_word(pour, "end", '\n');
    return tandem_pour_end(pour);
}

gboolean
tandem_answer_refuse(TandemPour *pour, const char *why, gsize line)
{
    tandem_pour_word(pour, "refused", ' ');
    tandem_pour_word(pour, why, line > 0 ? ' ' : '\n');
    if (line > 0) {
        tandem_pour_word(pour, "at line", ' ');
        tandem_pour_count(pour, line, '\n');
    }
    return tandem_pour_end(pour);
}

/* SPDX-License-Identifier: MIT */
/* A programme as the text that tandem-solver reads. */
#include "protocol_private.h"

static gboolean
tells_start(const TandemProgramme *programme)
{
    return programme->has_start && !programme->hides_start;
}

static void
write_columns(TandemPour *pour, const TandemProgramme *programme)
{
    for (gint32 c = 0; c < programme->n_columns; c++) {
        const TandemColumn *const column = &programme->column[c];
        tandem_pour_word(pour, column->is_integer ? "i" : "c", ' ');
        tandem_pour_number(pour, column->lower, ' ');
        tandem_pour_number(pour, column->upper, ' ');
        tandem_pour_number(pour, column->cost, tells_start(programme) ? ' ' : '\n');
        if (tells_start(programme))
            tandem_pour_number(pour, column->start, '\n');
    }
}

static void
write_rows(TandemPour *pour, const TandemProgramme *programme)
{
    gsize e = 0;

    for (gint32 r = 0; r < programme->n_rows; r++) {
        const TandemRow *const row = &programme->row[r];
        tandem_pour_number(pour, row->lower, ' ');
        tandem_pour_number(pour, row->upper, ' ');
        tandem_pour_count(pour, row->end - e, row->end > e ? ' ' : '\n');
        for (; e < row->end; e++) {
            tandem_pour_count(pour, (guint64)programme->entry[e].column, ' ');
            tandem_pour_number(pour, programme->entry[e].value,
                               e + 1 < row->end ? ' ' : '\n');
        }
    }
}

/* Returns whether all of it was taken. */
gboolean
tandem_question_write(TandemPour *pour, const TandemProgramme *programme,
                      const TandemSolverLimits *limits)
{
    tandem_pour_word(pour, TANDEM_PROTOCOL_NAME, ' ');
    tandem_pour_word(pour, TANDEM_PROTOCOL_VERSION, '\n');
    tandem_pour_word(pour, "limits", ' ');
    tandem_pour_number(pour, limits->seconds, ' ');
    tandem_pour_count(pour, limits->nodes, ' ');
    tandem_pour_count(pour, limits->memory, '\n');
    tandem_pour_word(pour, "programme", ' ');
    tandem_pour_word(pour, programme->is_maximised ? "max" : "min", ' ');
    tandem_pour_word(pour, tells_start(programme) ? "start" : "bare", ' ');
    tandem_pour_count(pour, (guint64)programme->n_columns, ' ');
    tandem_pour_count(pour, (guint64)programme->n_rows, '\n');
    write_columns(pour, programme);
    write_rows(pour, programme);
    tandem_pour_word(pour, "end", '\n');
    return tandem_pour_end(pour);
}

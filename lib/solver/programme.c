/* SPDX-License-Identifier: MIT */
/* A programme in three arrays that grow as it is built, and the check that an answer
 * keeps it. The check knows nothing of how the answer was found.
 */
#include "programme_private.h"

#include <math.h>

void
tandem_programme_clear(TandemProgramme *programme)
{
    g_free(programme->column);
    g_free(programme->row);
    g_free(programme->entry);
    *programme = (TandemProgramme){ 0 };
}

/* Whether @array has room for one more than @n; moved where it had not. */
static gboolean
has_room(TandemProgramme *programme, gpointer *array, gsize n, gsize *room, gsize size)
{
    if (programme->is_refused || n < *room)
        return !programme->is_refused;
    const gsize more = MAX(64, n + n / 2);
    gpointer const moved = g_try_realloc_n(*array, more, size);
    programme->is_refused = moved == NULL;
    if (moved != NULL) {
        *array = moved;
        *room = more;
    }
    return moved != NULL;
}

gint32
tandem_programme_add_column(TandemProgramme *programme, gdouble lower, gdouble upper,
                            gdouble cost, gboolean is_integer)
{
    gpointer column = programme->column;

    programme->is_refused |= programme->n_columns == G_MAXINT32;
    if (!has_room(programme, &column, (gsize)programme->n_columns, &programme->room[0],
                  sizeof(TandemColumn)))
        return 0;
    programme->column = column;
    programme->column[programme->n_columns] = (TandemColumn){
        .lower = lower, .upper = upper, .cost = cost, .is_integer = is_integer
    };
    return programme->n_columns++;
}

void
tandem_programme_add_row(TandemProgramme *programme, gdouble lower, gdouble upper)
{
    gpointer row = programme->row;

    programme->is_refused |= programme->n_rows == G_MAXINT32;
    if (!has_room(programme, &row, (gsize)programme->n_rows, &programme->room[1],
                  sizeof(TandemRow)))
        return;
    programme->row = row;
    programme->row[programme->n_rows++] =
        (TandemRow){ .lower = lower, .upper = upper, .end = programme->n_entries };
}

void
tandem_programme_add_entry(TandemProgramme *programme, gint32 column, gdouble value)
{
    gpointer entry = programme->entry;

    programme->is_refused |= programme->n_entries == G_MAXINT32;
    if (!has_room(programme, &entry, programme->n_entries, &programme->room[2],
                  sizeof(TandemEntry)))
        return;
    programme->entry = entry;
    programme->entry[programme->n_entries++] = (TandemEntry){ value, column };
    programme->row[programme->n_rows - 1].end = programme->n_entries;
}

static const gdouble NEAR = 1e-6;

static gboolean
broken(gchar **what, const char *thing, gint32 index, gdouble value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(text, sizeof text, "%.9g", value);
    if (what != NULL)
        *what = g_strdup_printf("%s %d is %s", thing, index, text);
    return FALSE;
}

gboolean
tandem_programme_check(const TandemProgramme *programme, gdouble *value,
                       gdouble *objective, gchar **what)
{
    *objective = 0;
    for (gint32 c = 0; c < programme->n_columns; c++) {
        const TandemColumn *const column = &programme->column[c];
        if (column->is_integer && fabs(value[c] - round(value[c])) > NEAR)
            return broken(what, "whole number", c, value[c]);
        if (column->is_integer)
            value[c] = round(value[c]);
        if (!(value[c] >= column->lower - NEAR && value[c] <= column->upper + NEAR))
            return broken(what, "column", c, value[c]);
        *objective += column->cost * value[c];
    }
    gsize e = 0;
    for (gint32 r = 0; r < programme->n_rows; r++) {
        const TandemRow *const row = &programme->row[r];
        gdouble sum = 0, most = 1;
        for (; e < row->end; e++) {
            const TandemEntry *const entry = &programme->entry[e];
            sum += entry->value * value[entry->column];
            most += fabs(entry->value * value[entry->column]);
        }
        if (!(sum >= row->lower - NEAR * most && sum <= row->upper + NEAR * most))
            return broken(what, "row", r, sum);
    }
    return TRUE;
}

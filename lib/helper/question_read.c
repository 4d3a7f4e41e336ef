/* SPDX-License-Identifier: MIT */
/* The questions that tandem-solver is asked; any bytes may come. What is read is a
 * programme that a solver can be given without a look: every column of an entry exists,
 * none stands twice in a row, and no lower bound is above its upper one.
 */
#include "question_read_private.h"

#include <math.h>
#include <string.h>

#include "../market/memory_private.h"

TandemQuestion
tandem_question_read_limits(TandemScan *scan, TandemSolverLimits *limits)
{
    if (!tandem_scan_word(scan))
        return scan->is_over && scan->word[0] == '\0' ? TANDEM_QUESTION_NONE
                                                      : TANDEM_QUESTION_SYNTAX;
    if (strcmp(scan->word, TANDEM_PROTOCOL_NAME) != 0 ||
        !tandem_scan_is(scan, TANDEM_PROTOCOL_VERSION) ||
        !tandem_scan_is(scan, "limits") ||
        !tandem_scan_number(scan, &limits->seconds) || !(limits->seconds >= 0) ||
        !tandem_scan_count(scan, G_MAXUINT64, &limits->nodes) ||
        !tandem_scan_count(scan, G_MAXUINT64, &limits->memory))
        return TANDEM_QUESTION_SYNTAX;
    return TANDEM_QUESTION_READ;
}

/* One of two words; @is_second says which. */
static gboolean
read_either(TandemScan *scan, const char *first, const char *second,
            gboolean *is_second)
{
    if (!tandem_scan_word(scan))
        return FALSE;
    *is_second = strcmp(scan->word, second) == 0;
    return *is_second || strcmp(scan->word, first) == 0;
}

static gboolean
read_bounds(TandemScan *scan, gdouble *lower, gdouble *upper)
{
    return tandem_scan_number(scan, lower) && tandem_scan_number(scan, upper) &&
           *lower <= *upper && *lower<(gdouble)INFINITY && * upper>(gdouble) - INFINITY;
}

static gboolean
read_column(TandemScan *scan, TandemProgramme *programme)
{
    gboolean is_integer;
    gdouble lower, upper, cost, start = 0;

    if (!read_either(scan, "c", "i", &is_integer) ||
        !read_bounds(scan, &lower, &upper) || !tandem_scan_number(scan, &cost) ||
        isinf(cost) ||
        (programme->has_start && (!tandem_scan_number(scan, &start) || isinf(start))))
        return FALSE;
    const gint32 c =
        tandem_programme_add_column(programme, lower, upper, cost, is_integer);
    if (!programme->is_refused)
        programme->column[c].start = start;
    return TRUE;
}

/* in_row[c]: the last row, from 1, in which c stands. */
static gboolean
read_row(TandemScan *scan, TandemProgramme *programme, gint32 *in_row)
{
    gdouble lower, upper, value;
    guint64 n, column;

    if (!read_bounds(scan, &lower, &upper) ||
        !tandem_scan_count(scan, (guint64)programme->n_columns, &n))
        return FALSE;
    tandem_programme_add_row(programme, lower, upper);
    for (; n > 0 && !programme->is_refused; n--) {
        if (!tandem_scan_count(scan, (guint64)programme->n_columns - 1, &column) ||
            !tandem_scan_number(scan, &value) || isinf(value) ||
            in_row[column] == programme->n_rows)
            return FALSE;
        in_row[column] = programme->n_rows;
        tandem_programme_add_entry(programme, (gint32)column, value);
    }
    return TRUE;
}

TandemQuestion
tandem_question_read_programme(TandemScan *scan, TandemProgramme *programme)
{
    guint64 n_columns, n_rows;

    if (!tandem_scan_is(scan, "programme") ||
        !read_either(scan, "min", "max", &programme->is_maximised) ||
        !read_either(scan, "bare", "start", &programme->has_start) ||
        !tandem_scan_count(scan, TANDEM_PROTOCOL_MOST, &n_columns) ||
        !tandem_scan_count(scan, TANDEM_PROTOCOL_MOST, &n_rows))
        return TANDEM_QUESTION_SYNTAX;
    for (; n_columns > 0 && !programme->is_refused; n_columns--)
        if (!read_column(scan, programme))
            return TANDEM_QUESTION_SYNTAX;
    if (programme->is_refused)
        return TANDEM_QUESTION_MEMORY;

    g_autofree gint32 *in_row = tandem_try_new0(gint32, programme->n_columns);
    if (in_row == NULL)
        return TANDEM_QUESTION_MEMORY;
    for (; n_rows > 0 && !programme->is_refused; n_rows--)
        if (!read_row(scan, programme, in_row))
            return TANDEM_QUESTION_SYNTAX;
    if (programme->is_refused)
        return TANDEM_QUESTION_MEMORY;
    return tandem_scan_is(scan, "end") ? TANDEM_QUESTION_READ : TANDEM_QUESTION_SYNTAX;
}

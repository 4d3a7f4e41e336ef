/* SPDX-License-Identifier: MIT */
/* Texts, ids, numbers, days and moments out of cells. */
#include "cells_private.h"

#include <string.h>

#include "csv_write_private.h"
#include "dates_private.h"
#include "faults_private.h"
#include "nhs_number_private.h"

enum { LARGEST = 1000000 };

/* The cell without the apostrophe that keeps a spreadsheet from running it. */
static char *
defused(TandemSheet *sheet, gsize column)
{
    char *const text = sheet->cell[column]->str;

    return *text == '\'' && tandem_csv_is_dangerous(text + 1) ? text + 1 : text;
}

/* As g_strstrip(), for every blank of Unicode. */
static char *
trim(char *text)
{
    char *end = text + strlen(text);

    while (g_unichar_isspace(g_utf8_get_char(text)))
        text = g_utf8_next_char(text);
    while (end > text) {
        char *const last = g_utf8_prev_char(end);
        if (!g_unichar_isspace(g_utf8_get_char(last)))
            break;
        end = last;
    }
    *end = '\0';
    return text;
}

const char *
tandem_cell_text(TandemSheet *sheet, gsize column)
{
    return trim(defused(sheet, column));
}

/* An absent column is told once for the file, not for each row. */
static gboolean
is_empty(TandemSheet *sheet, gsize column, const char *text)
{
    return *text == '\0' && sheet->header[column] != NULL;
}

const char *
tandem_cell_required(TandemSheet *sheet, gsize column)
{
    const char *const text = tandem_cell_text(sheet, column);

    if (is_empty(sheet, column, text))
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E201", NULL,
                          "%s is empty", sheet->columns[column].name);
    return text;
}

void
tandem_cell_warn_if_empty(TandemSheet *sheet, gsize column, const char *taken)
{
    if (is_empty(sheet, column, tandem_cell_text(sheet, column)))
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_WARNING, column, "W220", NULL,
                          "%s is empty%s%s", sheet->columns[column].name,
                          taken == NULL ? "" : "; ", taken == NULL ? "" : taken);
}

static gboolean
has_control(const char *text)
{
    for (; *text != '\0'; text = g_utf8_next_char(text)) {
        if (g_unichar_iscntrl(g_utf8_get_char(text)))
            return TRUE;
    }
    return FALSE;
}

/* Why @id can be nobody's; NULL where it can be. */
static const char *
what_is_wrong_with_id(const char *id)
{
    if (tandem_csv_is_dangerous(id))
        return "begins with = + - @, a tab or a carriage return";
    if (has_control(id))
        return "holds a control character";
    return NULL;
}

const char *
tandem_cell_id(TandemSheet *sheet, gsize column, gboolean is_required)
{
    char *const id = defused(sheet, column);
    const char *const wrong = tandem_csv_is_dangerous(id)
                                  ? what_is_wrong_with_id(id)
                                  : what_is_wrong_with_id(trim(id));

    if (wrong != NULL) {
        g_autofree gchar *quoted = tandem_faults_quote(id);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E202", NULL,
                          "%s %s %s", sheet->columns[column].name, quoted, wrong);
        return "";
    }
    const char *const text = is_required ? tandem_cell_required(sheet, column)
                                         : tandem_cell_text(sheet, column);
    if (tandem_is_nhs_number(text)) {
        tandem_sheet_tell(
            sheet, TANDEM_SEVERITY_FAULT, column, "E204",
            "a patient's number may not be used",
            "%s holds a ten-digit number that passes the NHS-number check",
            sheet->columns[column].name);
        return "";
    }
    return text;
}

static void
tell_not_number(TandemSheet *sheet, gsize column, const char *text, const char *what)
{
    g_autofree gchar *quoted = tandem_faults_quote(text);

    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E205", NULL,
                      "%s %s is not a %snumber", sheet->columns[column].name, quoted,
                      what);
}

static void
tell_outside(TandemSheet *sheet, gsize column, const char *text, const char *bounds)
{
    g_autofree gchar *quoted = tandem_faults_quote(text);

    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E206", NULL,
                      "%s %s is outside %s", sheet->columns[column].name, quoted,
                      bounds);
}

gint32
tandem_cell_number(TandemSheet *sheet, gsize column, gint32 least, gint32 not_stated)
{
    const char *const text = tandem_cell_text(sheet, column);
    const char *const digits = *text == '-' ? text + 1 : text;
    gint64 number = 0;

    if (*text == '\0')
        return not_stated;
    if (*digits == '\0' || digits[strspn(digits, "0123456789")] != '\0') {
        tell_not_number(sheet, column, text, "whole ");
        return not_stated;
    }
    for (const char *c = digits; *c != '\0' && number <= LARGEST; c++)
        number = number * 10 + (*c - '0');
    if ((*text == '-' && number > 0) || number < least || number > LARGEST) {
        tell_outside(sheet, column, text, least == 0 ? "0..1,000,000" : "1..1,000,000");
        return not_stated;
    }
    return (gint32)number;
}

gint32
tandem_cell_milli(TandemSheet *sheet, gsize column, gint32 most)
{
    const char *const text = tandem_cell_text(sheet, column);
    const char *const unsigned_text = *text == '-' ? text + 1 : text;
    const gsize n_whole = strspn(unsigned_text, "0123456789");
    const gboolean has_point = unsigned_text[n_whole] == '.';
    const char *const part = unsigned_text + n_whole + (has_point ? 1 : 0);
    const gsize n_part = has_point ? strspn(part, "0123456789") : 0;

    if (*text == '\0')
        return -1;
    if (n_whole + n_part == 0 || part[n_part] != '\0') {
        tell_not_number(sheet, column, text, "");
        return -1;
    }
    /* Rounded to the nearest thousandth; what is too large stays too large. */
    const gdouble milli = g_ascii_strtod(text, NULL) * 1000 + 0.5;
    if (*text == '-' || milli >= most + 1) {
        g_autofree gchar *bounds = g_strdup_printf("0..%d", most / 1000);
        tell_outside(sheet, column, text, bounds);
        return -1;
    }
    return (gint32)milli;
}

TandemDay
tandem_cell_day(TandemSheet *sheet, gsize column)
{
    const char *const text = tandem_cell_text(sheet, column);
    TandemDay day = 0;

    if (*text != '\0' && !tandem_day_parse(text, &day)) {
        g_autofree gchar *quoted = tandem_faults_quote(text);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E207",
                          "write 2026-08-05 or 5/8/2026", "%s %s is not a date",
                          sheet->columns[column].name, quoted);
    }
    return day;
}

TandemMoment
tandem_cell_moment(TandemSheet *sheet, gsize column, gboolean is_end)
{
    const char *const text = tandem_cell_text(sheet, column);
    TandemMoment start = G_MININT64;
    TandemMoment end = G_MININT64;

    if (*text != '\0' && !tandem_moment_parse(text, &start, &end)) {
        g_autofree gchar *quoted = tandem_faults_quote(text);
        tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, "E208",
                          "write 2026-08-05T14:30 or 2026-08-05",
                          "%s %s is not a date or a date and time",
                          sheet->columns[column].name, quoted);
    }
    return is_end ? end : start;
}

void
tandem_cells_check_days(TandemSheet *sheet, gsize from_column, gsize to_column,
                        TandemDay from, TandemDay to)
{
    if (from == 0 || to == 0 || from <= to)
        return;
    g_autofree gchar *first = tandem_day_to_text(from);
    g_autofree gchar *last = tandem_day_to_text(to);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, to_column, "E209", NULL,
                      "%s %s is before %s %s", sheet->columns[to_column].name, last,
                      sheet->columns[from_column].name, first);
}

void
tandem_cells_check_moments(TandemSheet *sheet, gsize from_column, gsize to_column,
                           TandemMoment from, TandemMoment to)
{
    if (from == G_MININT64 || to == G_MININT64 || from < to)
        return;
    g_autofree gchar *first = g_strdup(tandem_cell_text(sheet, from_column));
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, to_column, "E209", NULL,
                      "%s %s is not after %s %s", sheet->columns[to_column].name,
                      tandem_cell_text(sheet, to_column),
                      sheet->columns[from_column].name, first);
}

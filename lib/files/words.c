/* SPDX-License-Identifier: MIT */
/* Words out of cells: one of a list of names, several of them, grades, days, codes. */
#include <string.h>

#include "cells_private.h"
#include "faults_private.h"
#include "suggest_private.h"

enum { N_WORK_DAYS = 7, ALL_WORK_DAYS = 0x7f };

static void
tell_unknown(TandemSheet *sheet, gsize column, const char *code, const char *text,
             const char *meant)
{
    g_autofree gchar *quoted = tandem_faults_quote(text);
    g_autofree gchar *hint =
        meant == NULL ? NULL : g_strdup_printf("did you mean %s?", meant);

    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, code, hint, "unknown %s %s",
                      sheet->columns[column].name, quoted);
}

static gboolean
is_same_word(const char *text, const char *name)
{
    for (; *text != '\0' && *name != '\0'; text++, name++) {
        const char c = *text == ' ' || *text == '-' ? '_' : g_ascii_tolower(*text);
        if (c != *name)
            return FALSE;
    }
    return *text == *name;
}

/* The index of @text in @names; told and TANDEM_NONE where it is none of them. */
static gint
find_word(TandemSheet *sheet, gsize column, const char *text, const char *const *names)
{
    for (gint i = 0; names[i] != NULL; i++) {
        if (*names[i] != '\0' && is_same_word(text, names[i]))
            return i;
    }
    tell_unknown(sheet, column, "E210", text, tandem_suggest(text, names));
    return TANDEM_NONE;
}

gint
tandem_cell_choice(TandemSheet *sheet, gsize column, const char *const *names,
                   gint not_stated)
{
    const char *const text = tandem_cell_text(sheet, column);

    if (*text == '\0')
        return not_stated;
    const gint i = find_word(sheet, column, text, names);
    return i == TANDEM_NONE ? not_stated : i;
}

guint
tandem_cell_set(TandemSheet *sheet, gsize column, const char *const *names)
{
    g_auto(GStrv) items = g_strsplit(tandem_cell_text(sheet, column), ";", -1);
    guint set = 0;

    for (gsize k = 0; items[k] != NULL; k++) {
        const char *const item = g_strstrip(items[k]);
        const gint i =
            *item == '\0' ? TANDEM_NONE : find_word(sheet, column, item, names);
        if (i != TANDEM_NONE)
            set |= 1u << i;
    }
    return set;
}

typedef struct {
    const char *name;
    TandemGrade grade;
} GradeAlias;

static const GradeAlias grade_aliases[] = {
    { "FY1", TANDEM_GRADE_F1 },    { "FY2", TANDEM_GRADE_F2 },
    { "GPST1", TANDEM_GRADE_ST1 }, { "GPST2", TANDEM_GRADE_ST2 },
    { "GPST3", TANDEM_GRADE_ST3 },
};

/* The grade that was probably meant, under whichever of its names. */
static const char *
suggest_grade(const char *text)
{
    const char *names[TANDEM_N_GRADES + G_N_ELEMENTS(grade_aliases) + 1];
    gsize n = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(grade_aliases); i++)
        names[n++] = grade_aliases[i].name;
    for (gsize i = 0; i < TANDEM_N_GRADES; i++)
        names[n++] = tandem_grade_names[i];
    names[n] = NULL;

    const char *const meant = tandem_suggest(text, names);
    for (gsize i = 0; i < G_N_ELEMENTS(grade_aliases); i++) {
        if (meant == grade_aliases[i].name)
            return tandem_grade_names[grade_aliases[i].grade];
    }
    return meant;
}

/* @text without blanks and hyphens: "ST 3" is ST3. */
static gchar *
squeeze(const char *text)
{
    GString *const squeezed = g_string_new(NULL);

    for (; *text != '\0'; text++) {
        if (*text != ' ' && *text != '-')
            g_string_append_c(squeezed, *text);
    }
    return g_string_free(squeezed, FALSE);
}

TandemGrade
tandem_cell_grade(TandemSheet *sheet, gsize column, TandemGrade spr)
{
    const char *const text = tandem_cell_text(sheet, column);
    g_autofree gchar *name = squeeze(text);

    if (*text == '\0')
        return TANDEM_GRADE_NOT_STATED;
    for (guint g = TANDEM_GRADE_F1; g < TANDEM_N_GRADES; g++) {
        if (g_ascii_strcasecmp(name, tandem_grade_names[g]) == 0)
            return (TandemGrade)g;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(grade_aliases); i++) {
        if (g_ascii_strcasecmp(name, grade_aliases[i].name) == 0)
            return grade_aliases[i].grade;
    }
    if (g_ascii_strcasecmp(name, "SpR") == 0)
        return spr;
    tell_unknown(sheet, column, "E203", text, suggest_grade(name));
    return TANDEM_GRADE_NOT_STATED;
}

/* The day that @text shortens by no more than to two letters; TANDEM_NONE where none.
 */
static gint
find_work_day(const char *text)
{
    static const char *const days[N_WORK_DAYS] = { "monday",   "tuesday", "wednesday",
                                                   "thursday", "friday",  "saturday",
                                                   "sunday" };
    const gsize length = strlen(text);

    for (gint d = 0; d < N_WORK_DAYS; d++) {
        if (length >= 2 && g_ascii_strncasecmp(text, days[d], length) == 0)
            return d;
    }
    return TANDEM_NONE;
}

guint8
tandem_cell_work_days(TandemSheet *sheet, gsize column)
{
    g_auto(GStrv) items = g_strsplit(tandem_cell_text(sheet, column), ";", -1);
    guint days = 0;

    for (gsize k = 0; items[k] != NULL; k++) {
        const char *const item = g_strstrip(items[k]);
        if (*item == '\0')
            continue;
        const gint d = find_work_day(item);
        if (d == TANDEM_NONE)
            tell_unknown(sheet, column, "E210", item,
                         tandem_suggest(item, tandem_work_day_names));
        else
            days |= 1u << d;
    }
    return days == 0 ? ALL_WORK_DAYS : (guint8)days;
}

gchar *
tandem_cell_ods_code(TandemSheet *sheet, gsize column, const char *text, gsize length,
                     const char *what, const char *code)
{
    gsize n = 0;

    while (g_ascii_isalnum(text[n]))
        n++;
    if (*text == '\0' || (n == length && text[n] == '\0'))
        return g_ascii_strup(text, -1);

    g_autofree gchar *quoted = tandem_faults_quote(text);
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, column, code, NULL,
                      "%s %s is not a %s's code of %" G_GSIZE_FORMAT
                      " letters and digits",
                      sheet->columns[column].name, quoted, what, length);
    return g_strdup("");
}

void
tandem_cells_check_grades(TandemSheet *sheet, gsize min_column, gsize max_column,
                          guint grade_min, guint grade_max)
{
    const gint least = tandem_grade_order((TandemGrade)grade_min);
    const gint most = tandem_grade_order((TandemGrade)grade_max);

    if (least == TANDEM_NONE || most == TANDEM_NONE || least <= most)
        return;
    tandem_sheet_tell(sheet, TANDEM_SEVERITY_FAULT, max_column, "E215", NULL,
                      "%s %s is below %s %s", sheet->columns[max_column].name,
                      tandem_grade_names[grade_max], sheet->columns[min_column].name,
                      tandem_grade_names[grade_min]);
}

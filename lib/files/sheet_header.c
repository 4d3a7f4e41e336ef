/* SPDX-License-Identifier: MIT */
/* The header of a file, matched without case, blanks, `_` and `*`, so that the export
 * of a deanery's system loads as it is. */
#include "sheet_header_private.h"

#include <string.h>
#include <tandem/macros.h>

#include "faults_private.h"
#include "suggest_private.h"

enum { MOST_NAMED = 10 };

TandemSheetHeader *
tandem_sheet_header_new(void)
{
    TandemSheetHeader *const header = g_new0(TandemSheetHeader, 1);

    header->names = g_ptr_array_new_with_free_func(g_free);
    header->column_of = g_array_new(FALSE, FALSE, sizeof(gint32));
    return header;
}

void
tandem_sheet_header_free(TandemSheetHeader *header)
{
    g_ptr_array_unref(header->names);
    g_array_unref(header->column_of);
    g_free(header);
}

void
tandem_sheet_header_add(TandemSheetHeader *header, const char *name, gsize length)
{
    GString *const printable = g_string_sized_new(length);
    const char *const end = name + length;

    for (const char *at = name; at < end; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        g_string_append_unichar(printable, g_unichar_isprint(c) ? c : ' ');
    }
    g_ptr_array_add(header->names, g_strstrip(g_string_free(printable, FALSE)));
}

/* @name without what does not count. */
static gchar *
fold(const char *name)
{
    GString *const folded = g_string_new(NULL);

    for (const char *at = name; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (!g_unichar_isspace(c) && c != '_' && c != '*')
            g_string_append_unichar(folded, g_unichar_tolower(c));
    }
    return g_string_free(folded, FALSE);
}

static gboolean
is_same_name(const char *folded, const char *name)
{
    if (name == NULL)
        return FALSE;
    g_autofree gchar *other = fold(name);
    return strcmp(folded, other) == 0;
}

static gint32
find_column(const TandemSheet *sheet, const char *name)
{
    g_autofree gchar *folded = fold(name);

    for (gsize c = 0; c < sheet->n_columns; c++) {
        if (is_same_name(folded, sheet->columns[c].name) ||
            is_same_name(folded, sheet->columns[c].alias))
            return (gint32)c;
    }
    return TANDEM_NONE;
}

static gboolean
has_column(const TandemSheet *sheet, const char *name)
{
    for (gsize c = 0; name != NULL && c < sheet->n_columns; c++) {
        if (strcmp(sheet->columns[c].name, name) == 0)
            return sheet->header[c] != NULL;
    }
    return FALSE;
}

/* Tells each required column that is not there. Returns whether all are. */
static gboolean
tell_missing(TandemSheet *sheet, GPtrArray *unknown, guint line)
{
    gboolean is_complete = TRUE;

    g_ptr_array_add(unknown, NULL);
    for (gsize c = 0; c < sheet->n_columns; c++) {
        const TandemColumn *const column = &sheet->columns[c];
        if (!column->is_required || sheet->header[c] != NULL ||
            has_column(sheet, column->stand_in))
            continue;
        const char *const near =
            tandem_suggest(column->name, (const char *const *)unknown->pdata);
        g_autofree gchar *quoted = near == NULL ? NULL : tandem_faults_quote(near);
        g_autofree gchar *hint =
            near == NULL ? NULL : g_strdup_printf("is it %s?", quoted);
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line,
                          column->name, "E108", hint, "column %s is missing",
                          column->name);
        is_complete = FALSE;
    }
    g_ptr_array_set_size(unknown, (gint)unknown->len - 1);
    return is_complete;
}

/* One note of all columns that are not known. They are named only where the header is
 * complete: else it may be no header at all, but somebody's row. */
static void
tell_unknown(TandemSheet *sheet, const GPtrArray *unknown, guint line,
             gboolean is_named)
{
    g_autoptr(GString) list = g_string_new(NULL);

    if (unknown->len == 0)
        return;
    for (guint i = 0; is_named && i < MIN(unknown->len, MOST_NAMED); i++) {
        g_autofree gchar *quoted = tandem_faults_quote(g_ptr_array_index(unknown, i));
        g_string_append_printf(list, "%s%s", i == 0 ? ": " : ", ", quoted);
    }
    if (is_named && unknown->len > MOST_NAMED)
        g_string_append_printf(list, " and %u more", unknown->len - MOST_NAMED);
    tandem_faults_add(sheet->faults, TANDEM_SEVERITY_NOTE, sheet->file, line, NULL,
                      "N121", NULL, "%u column%s not known and not read%s",
                      unknown->len, unknown->len == 1 ? " is" : "s are", list->str);
}

void
tandem_sheet_header_match(TandemSheet *sheet, guint line)
{
    TandemSheetHeader *const all = sheet->all;
    g_autoptr(GPtrArray) unknown = g_ptr_array_new();

    for (guint i = 0; i < all->names->len; i++) {
        const char *const name = g_ptr_array_index(all->names, i);
        gint32 c = find_column(sheet, name);
        if (c == TANDEM_NONE) {
            g_ptr_array_add(unknown, (gpointer)name);
        } else if (sheet->header[c] != NULL) {
            tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line,
                              name, "E109", NULL, "column %s stands twice",
                              sheet->columns[c].name);
            c = TANDEM_NONE;
        } else {
            sheet->header[c] = g_strdup(name);
        }
        g_array_append_val(all->column_of, c);
    }
    const gboolean is_complete = tell_missing(sheet, unknown, line);
    tell_unknown(sheet, unknown, line, is_complete);
    all->is_matched = TRUE;
}

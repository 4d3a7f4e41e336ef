/* SPDX-License-Identifier: MIT */
/* The records of one CSV file, their form checked: each is handed on with the cells of
 * the columns that are known. */
#include "sheet_private.h"

#include <tandem/macros.h>

#include "csv_read_private.h"
#include "encoding_private.h"
#include "faults_private.h"
#include "sheet_header_private.h"

void
tandem_sheet_init(TandemSheet *sheet, const char *file, const TandemColumn *columns,
                  gsize n_columns, TandemFaults *faults)
{
    *sheet = (TandemSheet){
        .file = file, .columns = columns, .n_columns = n_columns, .faults = faults
    };
    sheet->header = g_new0(gchar *, n_columns);
    sheet->cell = g_new0(GString *, n_columns);
    for (gsize c = 0; c < n_columns; c++)
        sheet->cell[c] = g_string_new(NULL);
    sheet->all = tandem_sheet_header_new();
}

void
tandem_sheet_clear(TandemSheet *sheet)
{
    for (gsize c = 0; c < sheet->n_columns; c++) {
        g_free(sheet->header[c]);
        g_string_free(sheet->cell[c], TRUE);
    }
    g_clear_pointer(&sheet->header, g_free);
    g_clear_pointer(&sheet->cell, g_free);
    g_clear_pointer(&sheet->all, tandem_sheet_header_free);
    sheet->n_columns = 0;
}

void
tandem_sheet_tell(TandemSheet *sheet, TandemSeverity severity, gsize column,
                  const char *code, const char *hint, const char *format, ...)
{
    const char *const header = sheet->header[column];
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tandem_faults_add(sheet->faults, severity, sheet->file, sheet->line,
                      header == NULL ? sheet->columns[column].name : header, code, hint,
                      "%s", message);
}

static void
take_cell(gsize column, const char *text, gsize length, gpointer data)
{
    TandemSheet *const sheet = data;
    TandemSheetHeader *const all = sheet->all;

    if (!all->is_matched) {
        if (column < TANDEM_SHEET_MOST_COLUMNS)
            tandem_sheet_header_add(all, text, length);
        return;
    }
    if (column >= all->column_of->len)
        return;
    const gint32 c = g_array_index(all->column_of, gint32, column);
    if (c != TANDEM_NONE)
        g_string_append_len(sheet->cell[c], text, (gssize)length);
}

/* Tells why the record that began at @line was not read to its end. */
static void
tell_end(TandemSheet *sheet, guint line, TandemCsvEnd end, gsize n_cells)
{
    const GPtrArray *const names = sheet->all->names;
    const gboolean is_named = sheet->all->is_matched && n_cells < names->len;
    const char *const column = is_named ? g_ptr_array_index(names, n_cells) : NULL;

    if (end == TANDEM_CSV_LONG_CELL)
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line,
                          column, "E111", "is a quote left open?",
                          "the cell is over 64 KiB");
    else if (end == TANDEM_CSV_OPEN_QUOTE)
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line,
                          column, "E112", NULL,
                          "a quote is left open to the end of the file");
    else
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line,
                          column, "E113", "inside a quoted cell it is written twice",
                          "a quote stands where there may be none");
}

static gboolean
take_header(TandemSheet *sheet, guint line, TandemCsvEnd end, gsize n_cells)
{
    sheet->all->is_seen = TRUE;
    if (end != TANDEM_CSV_WHOLE) {
        tell_end(sheet, line, end, n_cells);
        return FALSE;
    }
    if (n_cells > TANDEM_SHEET_MOST_COLUMNS) {
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line, NULL,
                          "E114", NULL,
                          "the header has %" G_GSIZE_FORMAT " columns; %d are the most",
                          n_cells, TANDEM_SHEET_MOST_COLUMNS);
        return FALSE;
    }
    tandem_sheet_header_match(sheet, line);
    return TRUE;
}

static gboolean
take_row(guint line, TandemCsvEnd end, gsize n_cells, gpointer data)
{
    TandemSheet *const sheet = data;

    if (!sheet->all->is_matched)
        return take_header(sheet, line, end, n_cells);
    sheet->n_rows++;
    sheet->line = line;
    sheet->is_broken = TRUE;
    if (end != TANDEM_CSV_WHOLE)
        tell_end(sheet, line, end, n_cells);
    else if (n_cells != sheet->all->names->len)
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, line, NULL,
                          "E110", NULL,
                          "the row has %" G_GSIZE_FORMAT " cell%s; the header has %u",
                          n_cells, n_cells == 1 ? "" : "s", sheet->all->names->len);
    else
        sheet->is_broken = FALSE;
    sheet->row(sheet, sheet->data);
    for (gsize c = 0; c < sheet->n_columns; c++)
        g_string_truncate(sheet->cell[c], 0);
    return TRUE;
}

static void
tell_form(const TandemSheet *sheet, const TandemCsvForm *form)
{
    if (sheet->n_rows == 0)
        tandem_faults_add(sheet->faults,
                          sheet->needs_rows ? TANDEM_SEVERITY_FAULT
                                            : TANDEM_SEVERITY_NOTE,
                          sheet->file, 0, NULL, sheet->needs_rows ? "E107" : "N126",
                          NULL, "the file has a header and no rows");
    tandem_encoding_note_lines(sheet->file, form->has_crlf,
                               form->has_cr && !form->has_lf, form->ends_in_newline,
                               sheet->faults);
}

void
tandem_sheet_read(TandemSheet *sheet, const char *bytes, gsize n)
{
    const TandemEncoding encoding =
        tandem_encoding_find(sheet->file, bytes, n, sheet->faults);
    const TandemCsvHandler handler = { sheet, take_cell, take_row };
    TandemCsvForm form;

    sheet->has_lost_rows = TRUE;
    if (!encoding.is_readable)
        return;
    tandem_csv_read(bytes + encoding.start, n - encoding.start,
                    encoding.is_windows_1252, &handler, &form);
    if (sheet->all->is_matched) {
        sheet->has_lost_rows = FALSE;
        tell_form(sheet, &form);
    } else if (!sheet->all->is_seen) {
        tandem_faults_add(sheet->faults, TANDEM_SEVERITY_FAULT, sheet->file, 0, NULL,
                          "E104", NULL, "the file is empty");
    }
}

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

/* One CSV file of a rotation: its header matched to the columns it may have, its
 * records handed on cell by cell. Columns outside @columns are an allow-list's other
 * side: their cells are dropped unread. */

typedef struct {
    const char *name;     /* as the documentation writes it */
    gboolean is_required; /* the file must have the column */
    const char *alias;    /* another header that means it, or NULL */
    const char
        *stand_in; /* where that column is there, this one may be absent; or NULL */
} TandemColumn;

typedef struct _TandemSheet TandemSheet;
struct _TandemSheet {
    const char *file;
    const TandemColumn *columns; /* [n_columns] */
    gsize n_columns;
    gboolean needs_rows; /* a header alone is a fault, not a note */
    TandemFaults *faults;
    /* Called for each record; of a broken one (told already) only some cells are there.
     */
    void (*row)(TandemSheet *sheet, gpointer data);
    gpointer data;

    /* Of the record at hand: */
    guint line;
    gboolean is_broken;
    GString **cell; /* [n_columns], as the file writes it; "" where it is absent */

    /* Of the file: */
    gchar **header; /* [n_columns] as the file writes it; NULL: no such column */
    gsize n_rows;   /* records behind the header */
    gboolean has_lost_rows; /* cells were not told, or the file could not be read */
    struct _TandemSheetHeader *all; /* every column of the file */
};

void tandem_sheet_init(TandemSheet *sheet, const char *file,
                       const TandemColumn *columns, gsize n_columns,
                       TandemFaults *faults);
void tandem_sheet_clear(TandemSheet *sheet);

/* Reads @n bytes, calling @sheet->row, and tells what is wrong with their form. */
void tandem_sheet_read(TandemSheet *sheet, const char *bytes, gsize n);

/* Tells something of cell @column of the record at hand. */
void tandem_sheet_tell(TandemSheet *sheet, TandemSeverity severity, gsize column,
                       const char *code, const char *hint, const char *format, ...)
    G_GNUC_PRINTF(6, 7);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemSheet, tandem_sheet_clear)

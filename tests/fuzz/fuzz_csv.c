/* SPDX-License-Identifier: MIT */
/* Bytes as records, whatever their form; the first byte says whether they are read as
 * Windows-1252.
 *
 * Holds of any bytes: cells come in order and none is too long, lines go up, and the
 * whole records, written with every cell in quotes, are read back as the same ones.
 */
#include <stdint.h>
#include <stdlib.h>

#include "files/csv_read_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    GString *csv;      /* whole records, every cell in quotes */
    gsize begin;       /* where the record at hand begins in it */
    gsize n_cells;     /* of the record at hand, so far */
    guint line;        /* of the last record */
    gboolean is_whole; /* every record was */
} Copy;

static void
copy_cell(gsize column, const char *text, gsize length, gpointer data)
{
    Copy *copy = data;

    g_assert(column == copy->n_cells && length <= TANDEM_CSV_MOST_CELL);
    if (copy->n_cells++ > 0)
        g_string_append_c(copy->csv, ',');
    g_string_append_c(copy->csv, '"');
    for (gsize i = 0; i < length; i++) {
        if (text[i] == '"')
            g_string_append_c(copy->csv, '"');
        g_string_append_c(copy->csv, text[i]);
    }
    g_string_append_c(copy->csv, '"');
}

static gboolean
copy_row(guint line, TandemCsvEnd end, gsize n_cells, gpointer data)
{
    Copy *copy = data;

    g_assert(n_cells == copy->n_cells && line > copy->line);
    if (end == TANDEM_CSV_WHOLE) {
        g_string_append_c(copy->csv, '\n');
    } else {
        g_string_truncate(copy->csv, copy->begin);
        copy->is_whole = FALSE;
    }
    copy->line = line;
    copy->n_cells = 0;
    copy->begin = copy->csv->len;
    return TRUE;
}

static Copy
read_copy(const char *bytes, gsize n, gboolean is_windows_1252)
{
    Copy copy = { .csv = g_string_new(NULL), .is_whole = TRUE };
    const TandemCsvHandler handler = { &copy, copy_cell, copy_row };
    TandemCsvForm form;

    tandem_csv_read(bytes, n, is_windows_1252, &handler, &form);
    g_assert(copy.n_cells == 0);
    return copy;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    const Copy once = read_copy((const char *)data + 1, size - 1, data[0] & 1);
    const Copy twice = read_copy(once.csv->str, once.csv->len, FALSE);

    g_assert(twice.is_whole && g_string_equal(once.csv, twice.csv));
    g_string_free(once.csv, TRUE);
    g_string_free(twice.csv, TRUE);
    return 0;
}

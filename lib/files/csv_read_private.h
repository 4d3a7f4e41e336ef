/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Bytes into records. A cell over TANDEM_CSV_MOST_CELL bytes is never gathered whole,
 * so that a line of any length takes little memory. */

enum { TANDEM_CSV_MOST_CELL = 64 * 1024 };

typedef enum {
    TANDEM_CSV_WHOLE,       /* all its cells were told */
    TANDEM_CSV_LONG_CELL,   /* a cell is too long; those before it were told */
    TANDEM_CSV_OPEN_QUOTE,  /* the file ends inside a quote */
    TANDEM_CSV_STRAY_QUOTE, /* a quote inside a cell that was not written twice */
} TandemCsvEnd;

typedef struct {
    gpointer data;
    /* A cell of the record at hand; @text is not terminated and not kept. */
    void (*cell)(gsize column, const char *text, gsize length, gpointer data);
    /* The record's end; @line is where it began, the first line of the file being 1,
     * and
     * @n_cells counts the cells told. FALSE stops the reading. */
    gboolean (*row)(guint line, TandemCsvEnd end, gsize n_cells, gpointer data);
} TandemCsvHandler;

typedef struct {
    gboolean has_crlf;        /* some line ends in CR LF */
    gboolean has_lf;          /* some line ends in LF alone */
    gboolean has_cr;          /* some line ends in CR alone */
    gboolean ends_in_newline; /* so does the last line */
} TandemCsvForm;

/* Reads @n bytes; those of Windows-1252 are told as UTF-8. */
void tandem_csv_read(const char *bytes, gsize n, gboolean is_windows_1252,
                     const TandemCsvHandler *handler, TandemCsvForm *form);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Gives up to @size bytes; 0 when no more come, below 0 to stop. */
typedef gssize (*TandemFill)(gpointer data, char *buffer, gsize size);

enum { TANDEM_SCAN_LONGEST = 160, TANDEM_SCAN_BUFFER = 16384 };

/* The words of a text, one behind the other; see docs/solver.md. */
typedef struct {
    TandemFill fill;
    gpointer data;
    gsize line; /* of the next byte, from 1 */
    gsize at, n;
    gboolean is_over;                   /* no more bytes come */
    char word[TANDEM_SCAN_LONGEST + 1]; /* the last one read */
    char buffer[TANDEM_SCAN_BUFFER];
} TandemScan;

void tandem_scan_init(TandemScan *scan, TandemFill fill, gpointer data);

/* The next word, in scan->word with one byte behind it read; FALSE where none comes, it
 * is too long, or it holds a byte that no word has. */
gboolean tandem_scan_word(TandemScan *scan);

/* Whether the next word is @word, a whole number up to @most, or a number, infinite
 * ones as "inf" and "-inf"; none is NaN. */
gboolean tandem_scan_is(TandemScan *scan, const char *word);
gboolean tandem_scan_count(TandemScan *scan, guint64 most, guint64 *count);
gboolean tandem_scan_number(TandemScan *scan, gdouble *number);

/* What is left of the line into scan->word, as much as it holds; bytes that are no
 * printable ASCII as '?'. */
void tandem_scan_rest(TandemScan *scan);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

/* A text of numbers, read once from its beginning to its end, row by row. Nothing is
 * copied and nothing is looked at behind the end, which needs no NUL. A line ends in a
 * line feed, a carriage return, or both; blanks are spaces and tabulators. */
typedef struct {
    const char *file; /* what faults call it */
    TandemFaults *faults;
    const char *at, *end;
    const char *line_start;
    guint line;            /* from 1 */
    gboolean has_comments; /* a line that begins with # is passed over */
    gboolean has_crlf, has_cr;
} TandemTextScanner;

/* Tells what is no text: empty, or UTF-16; FALSE then. A byte order mark is noted. */
gboolean tandem_text_begin(TandemTextScanner *scanner, const char *file,
                           const char *text, gsize length, TandemFaults *faults);

/* Goes on to the next row: the first line from here on, this one included, that is
 * neither blank nor a comment. FALSE: there is none. */
gboolean tandem_text_next_row(TandemTextScanner *scanner);

/* Leaves the row, whatever is left of it. */
void tandem_text_skip_row(TandemTextScanner *scanner);

/* Passes over blanks. Whether something follows in the row. */
gboolean tandem_text_has_more(TandemTextScanner *scanner);

/* Passes over blanks and, where it is there, over @sign behind them. */
gboolean tandem_text_take(TandemTextScanner *scanner, char sign);

/* Takes the whole number at hand, behind blanks. What is none (E804, of which @what
 * tells what should be there: "a capacity") or is over G_MAXINT32 (E805) is told. */
gboolean tandem_text_number(TandemTextScanner *scanner, const char *what,
                            gint32 *number);

/* Takes the finite number at hand, behind blanks, with a sign, decimals and an exponent
 * or without; a blank, a comma or the row's end stands behind it. Told (E804) if not.
 */
gboolean tandem_text_real(TandemTextScanner *scanner, const char *what,
                          gdouble *number);

/* Goes on to the next blank or the row's end. */
void tandem_text_skip_word(TandemTextScanner *scanner);

/* Takes digits from @at on; a number over G_MAXINT32 becomes a larger one than that. */
static inline const char *
tandem_text_digits(const char *at, const char *end, guint32 *number)
{
    guint64 value = 0;

    for (; at < end && (guchar)(*at - '0') < 10; at++) {
        value = value * 10 + (guint64)(*at - '0');
        if (value > G_MAXINT32)
            value = (guint64)G_MAXINT32 + 1;
    }
    *number = (guint32)value;
    return at;
}

/* Tells something of the byte at @at of the line at hand; the column is its number. */
void tandem_text_fault(TandemTextScanner *scanner, const char *at, const char *code,
                       const char *hint, const char *format, ...) G_GNUC_PRINTF(5, 6);

/* Tells that the word at @at is not what should be there. */
void tandem_text_fault_word(TandemTextScanner *scanner, const char *at,
                            const char *what);

/* The row has to be at its end; told (E810) if not. Leaves it. */
void tandem_text_end_row(TandemTextScanner *scanner);

/* The first number of the next row, which there must be (E802). */
gboolean tandem_text_count(TandemTextScanner *scanner, const char *what, gint32 *count);

/* Hands each of @n rows on to @read_row, which leaves it. FALSE: there are fewer
 * (E809).
 */
gboolean tandem_text_rows(TandemTextScanner *scanner, gint32 n, const char *whose,
                          void (*read_row)(TandemTextScanner *scanner, gpointer data),
                          gpointer data);

/* Whether what is left has room for @n @rows; told (E803) if not: what a header claims
 * is never taken on trust. */
gboolean tandem_text_has_room(TandemTextScanner *scanner, guint64 n, const char *rows);

/* No row may follow; told (E810) if one does. Notes what lines end in. */
void tandem_text_end(TandemTextScanner *scanner);

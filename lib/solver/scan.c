/* SPDX-License-Identifier: MIT */
/* The reader of both ends of the protocol. A text is words of printable ASCII split by
 * spaces and ends of lines. It never reads past the byte behind a word, so that a
 * reader which knows the last word of a message waits for nothing more; and it keeps no
 * more than one word, whatever comes.
 */
#include "scan_private.h"

#include <math.h>
#include <string.h>

void
tandem_scan_init(TandemScan *scan, TandemFill fill, gpointer data)
{
    scan->fill = fill;
    scan->data = data;
    scan->line = 1;
    scan->at = 0;
    scan->n = 0;
    scan->is_over = FALSE;
    scan->word[0] = '\0';
}

/* The next byte, or -1. */
static int
next_byte(TandemScan *scan)
{
    if (scan->at == scan->n) {
        const gssize n =
            scan->is_over ? 0
                          : scan->fill(scan->data, scan->buffer, sizeof scan->buffer);
        scan->is_over = n <= 0;
        if (scan->is_over)
            return -1;
        scan->at = 0;
        scan->n = (gsize)n;
    }
    const int byte = (guchar)scan->buffer[scan->at++];
    scan->line += byte == '\n';
    return byte;
}

gboolean
tandem_scan_word(TandemScan *scan)
{
    gsize length = 0;
    int byte = next_byte(scan);

    while (byte == ' ' || byte == '\n')
        byte = next_byte(scan);
    for (; byte > ' ' && byte < 127 && length < TANDEM_SCAN_LONGEST;
         byte = next_byte(scan))
        scan->word[length++] = (char)byte;
    scan->word[length] = '\0';
    return length > 0 && (byte == ' ' || byte == '\n');
}

gboolean
tandem_scan_is(TandemScan *scan, const char *word)
{
    return tandem_scan_word(scan) && strcmp(scan->word, word) == 0;
}

gboolean
tandem_scan_count(TandemScan *scan, guint64 most, guint64 *count)
{
    return tandem_scan_word(scan) &&
           g_ascii_string_to_unsigned(scan->word, 10, 0, most, count, NULL);
}

gboolean
tandem_scan_number(TandemScan *scan, gdouble *number)
{
    if (!tandem_scan_word(scan))
        return FALSE;
    if (strcmp(scan->word, "inf") == 0 || strcmp(scan->word, "-inf") == 0) {
        *number = scan->word[0] == '-' ? (gdouble)-INFINITY : (gdouble)INFINITY;
        return TRUE;
    }
    if (scan->word[strspn(scan->word, "0123456789+-.eE")] != '\0')
        return FALSE;
    char *end;
    *number = g_ascii_strtod(scan->word, &end);
    return *end == '\0' && end != scan->word && isfinite(*number);
}

void
tandem_scan_rest(TandemScan *scan)
{
    gsize length = 0;

    for (int byte = next_byte(scan); byte >= 0 && byte != '\n'; byte = next_byte(scan))
        if (length < TANDEM_SCAN_LONGEST)
            scan->word[length++] = byte >= ' ' && byte < 127 ? (char)byte : '?';
    scan->word[length] = '\0';
}

/* SPDX-License-Identifier: MIT */
/* The bytes of a text of numbers, walked once. Every step stops at the end, so that no
 * byte misleads it: one that is no number, blank, sign or line end is told where it is
 * met. A word is quoted short, so that a line of any length costs little. */
#include "text_scan_private.h"

#include <math.h>
#include <string.h>

#include "encoding_private.h"
#include "faults_private.h"

enum {
    MOST_OF_WORD = 200,   /* bytes looked at to quote it */
    MOST_OF_NUMBER = 400, /* and to read it, which is more than any double needs */
};

gboolean
tandem_text_begin(TandemTextScanner *scanner, const char *file, const char *text,
                  gsize length, TandemFaults *faults)
{
    static const char mark[] = "\xef\xbb\xbf";
    const gboolean has_mark =
        length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;
    const char *const start = text + (has_mark ? strlen(mark) : 0);

    *scanner = (TandemTextScanner){ .file = file,
                                    .faults = faults,
                                    .at = start,
                                    .end = text + length,
                                    .line_start = start,
                                    .line = 1 };
    if (start == scanner->end) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, 0, NULL, "E104", NULL,
                          "the file is empty");
        return FALSE;
    }
    if (length >= 2 &&
        (memcmp(text, "\xff\xfe", 2) == 0 || memcmp(text, "\xfe\xff", 2) == 0)) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, 0, NULL, "E105",
                          "save it as UTF-8", "the file is UTF-16");
        return FALSE;
    }
    if (has_mark)
        tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, file, 0, NULL, "N124", NULL,
                          "the file begins with a byte order mark");
    return TRUE;
}

static gboolean
is_line_end(char c)
{
    return c == '\n' || c == '\r';
}

static gboolean
is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* Where the line at hand ends: at its first sign of an end, or the text's end. */
static const char *
line_end(const TandemTextScanner *scanner)
{
    const char *at = scanner->at;

    while (at < scanner->end && !is_line_end(*at))
        at++;
    return at;
}

/* Goes from the end of a line to the beginning of the next. */
static void
next_line(TandemTextScanner *scanner)
{
    if (scanner->at == scanner->end)
        return;
    if (*scanner->at == '\r') {
        const gboolean is_crlf =
            scanner->at + 1 < scanner->end && scanner->at[1] == '\n';
        scanner->at += is_crlf;
        scanner->has_crlf = scanner->has_crlf || is_crlf;
        scanner->has_cr = scanner->has_cr || !is_crlf;
    }
    scanner->at++;
    scanner->line_start = scanner->at;
    scanner->line++;
}

gboolean
tandem_text_has_more(TandemTextScanner *scanner)
{
    while (scanner->at < scanner->end && is_blank(*scanner->at))
        scanner->at++;
    return scanner->at < scanner->end && !is_line_end(*scanner->at);
}

gboolean
tandem_text_next_row(TandemTextScanner *scanner)
{
    while (scanner->at < scanner->end) {
        if (tandem_text_has_more(scanner)) {
            if (!scanner->has_comments || *scanner->at != '#')
                return TRUE;
            scanner->at = line_end(scanner);
        }
        next_line(scanner);
    }
    return FALSE;
}

void
tandem_text_skip_row(TandemTextScanner *scanner)
{
    scanner->at = line_end(scanner);
    next_line(scanner);
}

gboolean
tandem_text_take(TandemTextScanner *scanner, char sign)
{
    if (!tandem_text_has_more(scanner) || *scanner->at != sign)
        return FALSE;
    scanner->at++;
    return TRUE;
}

void
tandem_text_fault(TandemTextScanner *scanner, const char *at, const char *code,
                  const char *hint, const char *format, ...)
{
    g_autofree gchar *column =
        g_strdup_printf("%" G_GSIZE_FORMAT, (gsize)(at - scanner->line_start) + 1);
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tandem_faults_add(scanner->faults, TANDEM_SEVERITY_FAULT, scanner->file,
                      scanner->line, column, code, hint, "%s", message);
}

/* What stands at @at up to a blank, a sign or the line's end, as a message shows it. */
static gchar *
quote_word(const TandemTextScanner *scanner, const char *at)
{
    const char *const most = at + MIN(MOST_OF_WORD, scanner->end - at);
    const char *end = at;

    while (end < most && !is_blank(*end) && !is_line_end(*end) &&
           (end == at || strchr("(){},:", *end) == NULL))
        end++;
    g_autofree gchar *word = g_strndup(at, (gsize)(end - at));
    return tandem_faults_quote(word);
}

void
tandem_text_fault_word(TandemTextScanner *scanner, const char *at, const char *what)
{
    if (at == scanner->end || is_line_end(*at)) {
        tandem_text_fault(scanner, at, "E804", NULL, "the row ends before %s", what);
    } else if (*at == '\0') {
        tandem_text_fault(scanner, at, "E106", "is the file text?",
                          "the line holds a NUL byte");
    } else {
        g_autofree gchar *quoted = quote_word(scanner, at);
        tandem_text_fault(scanner, at, "E804", NULL, "%s stands where %s is wanted",
                          quoted, what);
    }
}

gboolean
tandem_text_number(TandemTextScanner *scanner, const char *what, gint32 *number)
{
    guint32 value;

    tandem_text_has_more(scanner);
    const char *const at = scanner->at;
    const char *const end = tandem_text_digits(at, scanner->end, &value);
    if (end == at) {
        tandem_text_fault_word(scanner, at, what);
        return FALSE;
    }
    scanner->at = end;
    if (value > G_MAXINT32) {
        tandem_text_fault(scanner, at, "E805", NULL, "%s is over %d", what, G_MAXINT32);
        return FALSE;
    }
    *number = (gint32)value;
    return TRUE;
}

void
tandem_text_skip_word(TandemTextScanner *scanner)
{
    while (scanner->at < scanner->end && !is_blank(*scanner->at) &&
           !is_line_end(*scanner->at))
        scanner->at++;
}

gboolean
tandem_text_real(TandemTextScanner *scanner, const char *what, gdouble *number)
{
    static const char signs[] = { '+', '-', '.', 'e', 'E' };
    gchar text[MOST_OF_NUMBER + 1];
    gsize n = 0;
    gchar *end;

    tandem_text_has_more(scanner);
    const char *at = scanner->at;
    for (; at < scanner->end && n < MOST_OF_NUMBER &&
           (g_ascii_isdigit(*at) || memchr(signs, *at, sizeof signs) != NULL);
         at++)
        text[n++] = *at;
    text[n] = '\0';
    *number = g_ascii_strtod(text, &end);
    if (n == 0 || *end != '\0' || !isfinite(*number) ||
        (at < scanner->end && !is_blank(*at) && !is_line_end(*at) && *at != ',')) {
        tandem_text_fault_word(scanner, scanner->at, what);
        return FALSE;
    }
    scanner->at = at;
    return TRUE;
}

void
tandem_text_end_row(TandemTextScanner *scanner)
{
    if (tandem_text_has_more(scanner)) {
        g_autofree gchar *quoted = quote_word(scanner, scanner->at);
        tandem_text_fault(scanner, scanner->at, "E810", NULL,
                          "%s stands behind all that the row may have", quoted);
    }
    tandem_text_skip_row(scanner);
}

gboolean
tandem_text_count(TandemTextScanner *scanner, const char *what, gint32 *count)
{
    if (tandem_text_next_row(scanner))
        return tandem_text_number(scanner, what, count);
    tandem_text_fault(scanner, scanner->at, "E802", NULL, "the file ends before %s",
                      what);
    return FALSE;
}

gboolean
tandem_text_rows(TandemTextScanner *scanner, gint32 n, const char *whose,
                 void (*read_row)(TandemTextScanner *scanner, gpointer data),
                 gpointer data)
{
    for (gint32 row = 0; row < n; row++) {
        if (!tandem_text_next_row(scanner)) {
            tandem_text_fault(scanner, scanner->at, "E809", NULL,
                              "the file ends after %d of %d rows of %s", row, n, whose);
            return FALSE;
        }
        read_row(scanner, data);
    }
    return TRUE;
}

/* A row has a byte at least, and the end of a line behind it but for the last. */
gboolean
tandem_text_has_room(TandemTextScanner *scanner, guint64 n, const char *rows)
{
    if (n <= ((guint64)(scanner->end - scanner->at) + 1) / 2)
        return TRUE;
    tandem_text_fault(scanner, scanner->line_start, "E803", NULL,
                      "%" G_GUINT64_FORMAT " %s are announced; the file has no room "
                      "for them",
                      n, rows);
    return FALSE;
}

void
tandem_text_end(TandemTextScanner *scanner)
{
    if (tandem_text_next_row(scanner)) {
        tandem_text_fault(scanner, scanner->at, "E810",
                          "do the counts at the beginning leave it out?",
                          "a row stands behind all that the file may have");
        return;
    }
    tandem_encoding_note_lines(scanner->file, scanner->has_crlf, scanner->has_cr,
                               scanner->line_start == scanner->end, scanner->faults);
}

/* SPDX-License-Identifier: MIT */
/* UTF-8, or else Windows-1252 as spreadsheets save it. The five bytes that Windows-1252
 * leaves open become the control characters of the same number, as the WHATWG Encoding
 * Standard has it, so that every byte means something. */
#include "encoding_private.h"

#include <string.h>

#include "faults_private.h"

static const gunichar windows_1252[32] = {
    0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021,
    0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8d,   0x017d, 0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014,
    0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178,
};

void
tandem_windows_1252_append(GString *utf8, const char *bytes, gsize n)
{
    for (gsize i = 0; i < n; i++) {
        const guchar c = (guchar)bytes[i];
        if (c < 0x80)
            g_string_append_c(utf8, (gchar)c);
        else
            g_string_append_unichar(utf8, c < 0xa0 ? windows_1252[c - 0x80] : c);
    }
}

/* The physical line of byte @at, from 1. */
static guint
line_of(const char *bytes, gsize at)
{
    guint line = 1;

    for (gsize i = 0; i < at; i++)
        line += bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n');
    return line;
}

static gboolean
begins_with(const char *bytes, gsize n, const char *mark)
{
    return n >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0;
}

TandemEncoding
tandem_encoding_find(const char *file, const char *bytes, gsize n, TandemFaults *faults)
{
    TandemEncoding encoding = { FALSE, begins_with(bytes, n, "\xef\xbb\xbf") ? 3 : 0,
                                FALSE };
    const char *invalid = NULL;

    if (n == encoding.start) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, 0, NULL, "E104", NULL,
                          "the file is empty");
        return encoding;
    }
    if (begins_with(bytes, n, "\xff\xfe") || begins_with(bytes, n, "\xfe\xff")) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, 0, NULL, "E105",
                          "save it as UTF-8", "the file is UTF-16");
        return encoding;
    }
    const char *const nul = memchr(bytes, '\0', n);
    if (nul != NULL) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file,
                          line_of(bytes, (gsize)(nul - bytes)), NULL, "E106",
                          "save it as UTF-8", "the line holds a NUL byte");
        return encoding;
    }
    if (encoding.start > 0)
        tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, file, 0, NULL, "N124", NULL,
                          "the file begins with a byte order mark");
    if (!g_utf8_validate_len(bytes, n, &invalid)) {
        encoding.is_windows_1252 = TRUE;
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, file,
                          line_of(bytes, (gsize)(invalid - bytes)), NULL, "W122",
                          "save it as UTF-8",
                          "the line is not UTF-8; the file is read as Windows-1252");
    }
    encoding.is_readable = TRUE;
    return encoding;
}

void
tandem_encoding_note_lines(const char *file, gboolean has_crlf, gboolean has_cr_alone,
                           gboolean ends_in_newline, TandemFaults *faults)
{
    if (has_crlf || has_cr_alone)
        tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, file, 0, NULL, "N123", NULL,
                          "lines end in %s", has_crlf ? "CRLF" : "CR");
    if (!ends_in_newline)
        tandem_faults_add(faults, TANDEM_SEVERITY_NOTE, file, 0, NULL, "N125", NULL,
                          "the last line has no newline at its end");
}

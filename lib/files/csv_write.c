/* SPDX-License-Identifier: MIT */
/* Cells as RFC 4180 quotes them (Shafranovich, Y. (2005). Common format and MIME type
 * for comma-separated values files), with lines that end in a line feed alone. A text
 * that a spreadsheet would run as a formula is defused by a leading apostrophe. */
#include "csv_write_private.h"

#include <string.h>

gboolean
tandem_csv_is_dangerous(const char *text)
{
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL;
}

static gboolean
needs_quotes(const char *text)
{
    const gsize length = strlen(text);

    return strpbrk(text, ",\"\r\n") != NULL ||
           (length > 0 &&
            (g_ascii_isspace(text[0]) || g_ascii_isspace(text[length - 1])));
}

void
tandem_csv_append_cell(GString *csv, const char *text)
{
    const gboolean is_dangerous = tandem_csv_is_dangerous(text);
    const gboolean is_quoted = needs_quotes(text);

    if (is_quoted)
        g_string_append_c(csv, '"');
    if (is_dangerous)
        g_string_append_c(csv, '\'');
    for (const char *c = text; *c != '\0'; c++) {
        if (*c == '"')
            g_string_append_c(csv, '"');
        g_string_append_c(csv, *c);
    }
    if (is_quoted)
        g_string_append_c(csv, '"');
}

void
tandem_csv_append_row(GString *csv, gsize n, const char *const *cells)
{
    for (gsize i = 0; i < n; i++) {
        if (i > 0)
            g_string_append_c(csv, ',');
        tandem_csv_append_cell(csv, cells[i]);
    }
    g_string_append_c(csv, '\n');
}

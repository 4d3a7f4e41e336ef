/* SPDX-License-Identifier: MIT */
/* A culprit's text as part of a message: short, on one line, and printable whatever it
 * was, so that a cell can neither break a line of faults nor turn a terminal's writing
 * round. */
#include "faults_private.h"

enum { MOST_QUOTED = 40 };

gchar *
tandem_faults_quote(const char *text)
{
    g_autofree gchar *valid = g_utf8_make_valid(text, -1);
    GString *const quoted = g_string_new("\"");
    const char *at = valid;

    for (gint n = 0; *at != '\0' && n < MOST_QUOTED; n++, at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (c == '"' || c == '\\')
            g_string_append_printf(quoted, "\\%c", (char)c);
        else if (c == '\n')
            g_string_append(quoted, "\\n");
        else if (c == '\r')
            g_string_append(quoted, "\\r");
        else if (c == '\t')
            g_string_append(quoted, "\\t");
        else if (!g_unichar_isprint(c))
            g_string_append_printf(quoted, "\\u%04x", c);
        else
            g_string_append_unichar(quoted, c);
    }
    if (*at != '\0')
        g_string_append(quoted, "...");
    g_string_append_c(quoted, '"');
    return g_string_free(quoted, FALSE);
}

/* SPDX-License-Identifier: MIT */
/* A double as text, as short as it can be. */
#include "double_text_private.h"

#include <math.h>

enum { MOST_DIGITS = 17 }; /* of a double, so that no other reads back the same */

static const gdouble largest_whole = 1e16; /* and above it with an exponent */

void
tandem_double_append(GString *text, gdouble value)
{
    char format[] = "%.00g";
    char number[G_ASCII_DTOSTR_BUF_SIZE] = "";

    if (fabs(value) < largest_whole && floor(value) == value) {
        g_ascii_formatd(number, sizeof number, "%.0f", value);
        g_string_append(text, number);
        return;
    }
    for (gint digits = 1; digits <= MOST_DIGITS; digits++) {
        format[2] = (char)('0' + digits / 10);
        format[3] = (char)('0' + digits % 10);
        g_ascii_formatd(number, sizeof number, format, value);
        if (g_ascii_strtod(number, NULL) == value)
            break;
    }
    g_string_append(text, number);
}

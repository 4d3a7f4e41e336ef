/* SPDX-License-Identifier: MIT */
/* Numbers are written so that they are read as the same ones, whatever the locale. */
#include "pour_private.h"

#include <math.h>
#include <string.h>

void
tandem_pour_init(TandemPour *pour, TandemSink sink, gpointer data)
{
    pour->sink = sink;
    pour->data = data;
    pour->is_stopped = FALSE;
    pour->n = 0;
}

gboolean
tandem_pour_end(TandemPour *pour)
{
    if (!pour->is_stopped && pour->n > 0)
        pour->is_stopped = !pour->sink(pour->data, pour->buffer, pour->n);
    pour->n = 0;
    return !pour->is_stopped;
}

void
tandem_pour_word(TandemPour *pour, const char *word, char behind)
{
    const gsize length = strlen(word);

    g_assert(length < sizeof pour->buffer);
    if (pour->n + length + 1 > sizeof pour->buffer)
        tandem_pour_end(pour);
    memcpy(pour->buffer + pour->n, word, length);
    pour->n += length;
    pour->buffer[pour->n++] = behind;
}

void
tandem_pour_count(TandemPour *pour, guint64 count, char behind)
{
    char text[24];

    g_snprintf(text, sizeof text, "%" G_GUINT64_FORMAT, count);
    tandem_pour_word(pour, text, behind);
}

/* Most numbers of a programme are whole and small. */
void
tandem_pour_number(TandemPour *pour, gdouble number, char behind)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    if (isinf(number))
        tandem_pour_word(pour, number > 0 ? "inf" : "-inf", behind);
    else if (fabs(number) < 1e9 && number == trunc(number)) {
        g_snprintf(text, sizeof text, "%d", (int)number);
        tandem_pour_word(pour, text, behind);
    } else
        tandem_pour_word(pour, g_ascii_dtostr(text, sizeof text, number), behind);
}

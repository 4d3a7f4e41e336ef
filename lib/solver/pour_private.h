/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Takes all @n bytes; FALSE: nobody takes any more. */
typedef gboolean (*TandemSink)(gpointer data, const char *bytes, gsize n);

/* The writer of both ends of the protocol: words into a buffer, and on when it is full.
 */
typedef struct {
    TandemSink sink;
    gpointer data;
    gboolean is_stopped; /* nobody takes any more */
    gsize n;
    char buffer[16384];
} TandemPour;

void tandem_pour_init(TandemPour *pour, TandemSink sink, gpointer data);

/* Each with @behind, a space or an end of line, behind it. */
void tandem_pour_word(TandemPour *pour, const char *word, char behind);
void tandem_pour_count(TandemPour *pour, guint64 count, char behind);
void tandem_pour_number(TandemPour *pour, gdouble number, char behind);

/* Hands over what is left; whether all of it was taken. */
gboolean tandem_pour_end(TandemPour *pour);

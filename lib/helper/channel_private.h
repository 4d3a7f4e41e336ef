/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Where answers go. Standard output leads to nowhere once tandem_channel_open() has
 * returned, whatever a solver prints. FALSE: it could not be done. */
enum { TANDEM_CHANNEL = 3 };

gboolean tandem_channel_open(void);

/* A TandemFill of standard input, and a TandemSink of the channel. */
gssize tandem_channel_fill(gpointer data, char *buffer, gsize size);
gboolean tandem_channel_sink(gpointer data, const char *bytes, gsize n);

/* From now on the program ends when nobody is left to read its answers, and when its
 * parent ends; no Ctrl-C ends it. */
void tandem_channel_watch(void);

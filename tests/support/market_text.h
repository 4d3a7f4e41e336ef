/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

/* A market as text, for tests. @format NULL: found by content. */

/* What is told of @text, which must be faulty; free it. */
gchar *market_text_faults(const char *format, const char *text);

/* The market of @text; ends the test, with what was told, where it is faulty. */
TandemMarketFile *market_text_read(const char *format, const char *text);

/* Likewise, and what was noted of it; free both. */
TandemMarketFile *market_text_read_noted(const char *format, const char *text,
                                         gchar **notes);

/* @file in @format; ends the test where that refuses it. */
gchar *market_text_write(const TandemMarketFile *file, const char *format);

/* Reads @length bytes, whatever they are. Either they are faulty and told to be, or
 * they are a market that is written the same again in the same format, and TRUE. */
gboolean market_text_take(const char *format, const char *text, gsize length);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "rotation_private.h"

/* Reads `YYYY-MM-DD` or `d/M/yyyy`, blanks at either end allowed. Returns FALSE,
 * leaving
 * @day alone, where @text is no day from 1900 to 2199. */
gboolean tandem_day_parse(const char *text, TandemDay *day);

/* `YYYY-MM-DD`; "" of 0. To be freed. */
gchar *tandem_day_to_text(TandemDay day);

/* Reads a day, or a day and `HH:MM` with a T or a space between. @start and @end are
 * the same moment, or of a day alone its first moment and that of the next day. */
gboolean tandem_moment_parse(const char *text, TandemMoment *start, TandemMoment *end);

/* The first moment of @day. */
TandemMoment tandem_day_to_moment(TandemDay day);

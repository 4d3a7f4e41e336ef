/* SPDX-License-Identifier: MIT */
#pragma once

#include "../programme/run_private.h"

/* "first", "second" ... "tenth", "11th", "21st". Free it. */
gchar *tandem_words_ordinal(gsize rank);

/* "1 trainee", "1,234 trainees". Free it. */
gchar *tandem_words_count(gint64 n, const char *one, const char *many);

/* "5 August 2026" of a Julian day. Free it. */
gchar *tandem_words_day(TandemDay day);

/* "6 hours 45 minutes". Free it. */
gchar *tandem_words_minutes(gint64 minutes);

/* "an executive director", "executive directors". */
const char *tandem_words_category(gint role_category, gboolean many);

/* A heading for those who were not placed for this reason. */
const char *tandem_words_reason(TandemReason reason);

/* What a guarantee promises, one sentence; NULL where the flag is unknown. */
const char *tandem_words_guarantee(TandemGuarantee guarantee);

/* The flags a strategy can promise, in the order of their bits, ended by 0. */
extern const guint tandem_words_guarantees[];

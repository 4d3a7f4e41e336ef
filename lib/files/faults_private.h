/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

/* Adds one; @hint may be NULL. The texts are copied. A culprit's text in @format goes
 * through tandem_faults_quote(), so that a message stays one short printable line. */
void tandem_faults_add(TandemFaults *faults, TandemSeverity severity, const char *file,
                       guint line, const char *column, const char *code,
                       const char *hint, const char *format, ...) G_GNUC_PRINTF(8, 9);

/* The first 40 characters of @text in double quotes, control characters escaped. */
gchar *tandem_faults_quote(const char *text);

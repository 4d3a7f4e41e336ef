/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Whether a spreadsheet could take @text for a formula: it begins with = + - @, a tab
 * or a carriage return. */
gboolean tandem_csv_is_dangerous(const char *text);

/* Appends one cell. What is dangerous gets a leading ', which our reader strips; then
 * quotes as RFC 4180 has them, where they are needed. */
void tandem_csv_append_cell(GString *csv, const char *text);

/* Appends a row of @n cells, commas between them and a line feed behind. */
void tandem_csv_append_row(GString *csv, gsize n, const char *const *cells);

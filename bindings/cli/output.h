/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Answers, on standard output. What goes wrong there is told once, by cli_output_end().
 */

/* Opens descriptors 0, 1 and 2 where they are closed, so that no data file takes their
 * place; reading or writing them then fails as it should. A closed pipe is an error of
 * writing, not the program's silent end. */
void cli_output_begin(void);

/* Everything is written, or CLI_REFUSED and told; else @code. */
CliExit cli_output_end(CliExit code);

void cli_print(const char *format, ...) G_GNUC_PRINTF(1, 2);

/* @text, and an end of line where it has none. */
void cli_print_line(const char *text);

/* One row of CSV: RFC 4180 quoting, lines ended by LF; a cell that a spreadsheet would
 * run gets a leading '. */
void cli_print_csv(const char *const *cells, gsize n_cells);

/* Aligned columns, two spaces apart; @cells is n_rows × n_columns. Control characters
 * are shown escaped. */
void cli_print_table(const char *const *cells, gsize n_rows, gsize n_columns);

/* @text with control characters escaped. */
gchar *cli_printable(const char *text);

/* What --format says. */
TandemFormat cli_format(const CliArguments *arguments);

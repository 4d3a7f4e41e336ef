/* SPDX-License-Identifier: MIT */
#pragma once

#include "command.h"

/* What the program is, in one line and in a few paragraphs ended by NULL. */
extern const char *const cli_program_text;
extern const char *const cli_program_story[];
extern const char *const cli_program_exits[CLI_N_EXITS];

/* (transfer full): the pages of --help; @command NULL: of the program. */
gchar *cli_help(const CliCommand *command);

/* (transfer full): the same as man(7) source. */
gchar *cli_man(const CliCommand *command);

/* (transfer full): "match ROTATION/ [OPTION]..." */
gchar *cli_usage(const CliCommand *command);

/* Adds the words of @text from column @at on, further lines from @indent on, and ends
 * the last line. */
void cli_add_wrapped(GString *page, const char *text, gsize at, gsize indent);

/* (transfer full): "-o, --out=DIR" */
gchar *cli_option_title(const CliOption *option);

/* (transfer full): what it does and the values it may have */
gchar *cli_option_text(const CliOption *option);

/* The row of --help, which every command has. */
extern const CliOption cli_option_help;

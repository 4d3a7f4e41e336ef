/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Words on standard error, and the exit code that goes with them. */

/* "tandem match: what is the matter". */
void cli_say(const CliCommand *command, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* Likewise, and where to read on; CLI_WRONG_USE. */
CliExit cli_wrong_use(const CliCommand *command, const char *format, ...)
    G_GNUC_PRINTF(2, 3);

/* The code an error of the libraries ends with, and its message told. */
CliExit cli_exit_of(const GError *error);
CliExit cli_fail(const CliCommand *command, const GError *error);

/* What stopped a command: the faults, on standard output as JSON where @format is JSON,
 * else on standard error with their count, then @error unless it only points to them.
 */
CliExit cli_fail_faults(const CliCommand *command, TandemFaults *faults,
                        TandemFormat format, const GError *error);

/* Warnings and notes, on standard error. */
void cli_tell_notes(TandemFaults *faults);

/* Lines as tandem_faults_to_text() writes them, coloured where @stream is a terminal.
 */
void cli_print_faults(TandemFaults *faults, gboolean on_error);

/* "2 faults, 1 warning". @fault names one of them: "fault", "finding". */
gchar *cli_count_faults(const TandemFaults *faults, const char *fault);

gboolean cli_has_faults(const TandemFaults *faults);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "command.h"

/* Whether something stands at @path already. */
gboolean cli_is_taken(const char *path);

/* Tells so; CLI_WRONG_USE. */
CliExit cli_refuse_taken(const CliCommand *command, const char *path);

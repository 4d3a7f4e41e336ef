/* SPDX-License-Identifier: MIT */
#pragma once

#include "command.h"

/* Whether something stands at @path already, told as wrong use. */
gboolean cli_is_taken(const CliCommand *command, const char *path);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "command.h"

/* (transfer full) (nullable): the completion script for bash, zsh or fish. */
gchar *cli_completion(const char *shell);

gchar *cli_completion_bash(void);
gchar *cli_completion_zsh(void);
gchar *cli_completion_fish(void);

/* (transfer full): what a value may be, split by spaces; "" where it is a file, a
 * folder or cannot be known. */
gchar *cli_completion_words(CliCompletion completes, const char *words);

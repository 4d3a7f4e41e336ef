/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Prints the matchings of a sequence as they come, as many as --limit allows. */
CliExit cli_solve_all(const CliCommand *command, const CliArguments *arguments,
                      const TandemStrategy *strategy, TandemOptions *options,
                      const TandemMarketFile *file);

/* Whether --all and --limit fit the strategy and each other; FALSE: told. */
gboolean cli_check_all(const CliCommand *command, const CliArguments *arguments,
                       const TandemStrategy *strategy);

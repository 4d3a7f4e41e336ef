/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* solve by a strategy that gives shares of places. */
CliExit cli_solve_shares(const CliCommand *command, const CliArguments *arguments,
                         const TandemStrategy *strategy, const TandemOptions *options,
                         const TandemMarketFile *file);

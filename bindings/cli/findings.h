/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "command.h"

/* Prints what verify or replay found, on standard output, and its count on standard
 * error. Where nothing is wrong, @all_well, and notes on standard error. Returns the
 * exit code. */
CliExit cli_tell_findings(const CliCommand *command, TandemFaults *findings,
                          TandemFormat format, const char *all_well);

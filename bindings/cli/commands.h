/* SPDX-License-Identifier: MIT */
#pragma once

#include "command.h"

/* One a file, command_<name>.c. */
extern const CliCommand cli_command_match;
extern const CliCommand cli_command_check;
extern const CliCommand cli_command_verify;
extern const CliCommand cli_command_replay;
extern const CliCommand cli_command_explain;
extern const CliCommand cli_command_compare;
extern const CliCommand cli_command_solve;
extern const CliCommand cli_command_judge;
extern const CliCommand cli_command_rotations;
extern const CliCommand cli_command_convert;
extern const CliCommand cli_command_strategies;
extern const CliCommand cli_command_generate;

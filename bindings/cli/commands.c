/* SPDX-License-Identifier: MIT */
/* The list of commands, in the order in which a new user should read of them. */
#include "commands.h"

#include <string.h>

const CliCommand *const *
cli_commands(void)
{
    static const CliCommand *const commands[] = {
        &cli_command_match,
        &cli_command_check,
        &cli_command_explain,
        &cli_command_verify,
        &cli_command_replay,
        &cli_command_compare,
        &cli_command_solve,
        &cli_command_judge,
        &cli_command_rotations,
        &cli_command_convert,
        &cli_command_strategies,
        &cli_command_generate,
        NULL,
    };
    return commands;
}

const CliCommand *
cli_command_find(const char *name)
{
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
        if (strcmp((*at)->name, name) == 0)
            return *at;
    return NULL;
}

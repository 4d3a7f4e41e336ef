/* SPDX-License-Identifier: MIT */
/* tandem: finds the command, reads its words and runs it. Nothing here sets the locale:
 * numbers, order and messages are the same everywhere. */
#include <stdio.h>
#include <string.h>
#include <tandem.h>

#include "commands.h"
#include "completion.h"
#include "help.h"
#include "nearest.h"
#include "output.h"
#include "say.h"

static CliExit
print_version(void)
{
    cli_print("tandem %d.%d.%d\n", TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR,
              TANDEM_VERSION_PATCH);
#ifdef TANDEM_LAB
    cli_print("With the lab on GNU GSL: GPL-3.0-or-later.\n");
#else
    cli_print("Without the lab: MIT.\n");
#endif
    return CLI_ANSWERED;
}

static CliExit
tell_unknown_command(const char *name)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
        g_ptr_array_add(names, (gpointer)(*at)->name);
    g_ptr_array_add(names, (gpointer) "help");
    g_ptr_array_add(names, NULL);
    const char *near = cli_nearest(name, (const char *const *)names->pdata);
    g_autofree gchar *valid = g_utf8_make_valid(name, -1);
    g_autofree gchar *shown = cli_printable(valid);
    const char *kind = name[0] == '-' ? "option" : "command";
    if (near != NULL)
        return cli_wrong_use(NULL, "unknown %s '%s' (did you mean %s?)", kind, shown,
                             near);
    return cli_wrong_use(NULL, "unknown %s '%s'", kind, shown);
}

/* What @make makes of the command named, or of the program where none is. */
static CliExit
print_page(const char *name, gchar *(*make)(const CliCommand *command))
{
    const CliCommand *command = name != NULL ? cli_command_find(name) : NULL;

    if (name != NULL && command == NULL)
        return tell_unknown_command(name);
    g_autofree gchar *page = make(command);
    cli_print_line(page);
    return CLI_ANSWERED;
}

static CliExit
print_completion(const char *shell)
{
    g_autofree gchar *script = shell != NULL ? cli_completion(shell) : NULL;

    if (script == NULL)
        return cli_wrong_use(NULL, "--completion takes bash, zsh or fish");
    cli_print_line(script);
    return CLI_ANSWERED;
}

static CliExit
run_command(const CliCommand *command, int argc, char **argv)
{
    g_auto(CliArguments) arguments = { 0 };

    if (!cli_arguments_parse(command, argc, argv, &arguments))
        return CLI_WRONG_USE;
    if (arguments.help)
        return print_page(command->name, cli_help);
    return command->run(command, &arguments);
}

static CliExit
dispatch(int argc, char **argv)
{
    const char *name = argc > 1 ? argv[1] : NULL;
    const char *next = argc > 2 ? argv[2] : NULL;

    if (name == NULL)
        return cli_wrong_use(NULL, "no command");
    const CliCommand *command = cli_command_find(name);
    if (command != NULL)
        return run_command(command, argc - 2, argv + 2);

    const gboolean is_help = strcmp(name, "help") == 0;
    const gboolean is_general = strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0;
    const gboolean is_version = strcmp(name, "--version") == 0;
    const gboolean is_man = strcmp(name, "--man") == 0;
    const gboolean is_completion = strcmp(name, "--completion") == 0;
    if (!is_help && !is_general && !is_version && !is_man && !is_completion)
        return tell_unknown_command(name);
    if (argc > (is_general || is_version ? 2 : 3))
        return cli_wrong_use(NULL, "one word too many behind %s", name);
    if (is_version)
        return print_version();
    if (is_completion)
        return print_completion(next);
    return print_page(next, is_man ? cli_man : cli_help);
}

int
main(int argc, char **argv)
{
    cli_output_begin();
    return (int)cli_output_end(dispatch(argc, argv));
}

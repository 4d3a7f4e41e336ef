/* SPDX-License-Identifier: MIT */
/* Completion for fish. */
#include "commands.h"
#include "completion.h"
#include "help.h"

static void
add_quoted(GString *script, const char *text)
{
    g_string_append_c(script, '\'');
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\'' || *at == '\\')
            g_string_append_c(script, '\\');
        g_string_append_c(script, *at);
    }
    g_string_append_c(script, '\'');
}

/* What is offered: -x for words, nothing more for files. */
static void
add_offer(GString *script, CliCompletion completes, const char *words)
{
    g_autofree gchar *list = cli_completion_words(completes, words);

    if (completes == CLI_COMPLETE_FILE)
        g_string_append(script, " -F");
    else if (completes == CLI_COMPLETE_FOLDER)
        g_string_append(script, " -a '(__fish_complete_directories)'");
    else if (*list != '\0') {
        g_string_append(script, " -a ");
        add_quoted(script, list);
    }
}

static void
add_option(GString *script, const CliCommand *command, const CliOption *option)
{
    g_string_append_printf(
        script, "complete -c tandem -n '__fish_seen_subcommand_from %s' -l %s",
        command->name, option->name);
    if (option->letter != 0)
        g_string_append_printf(script, " -s %c", option->letter);
    g_string_append(script, " -d ");
    add_quoted(script, option->text);
    if (option->value != NULL) {
        g_string_append(script, option->completes == CLI_COMPLETE_FILE ? " -r" : " -x");
        add_offer(script, option->completes, option->words);
    }
    g_string_append_c(script, '\n');
}

static void
add_command(GString *script, const CliCommand *command)
{
    g_string_append_printf(
        script, "complete -c tandem -n __fish_use_subcommand -a %s -d ", command->name);
    add_quoted(script, command->text);
    g_string_append_c(script, '\n');
    for (const CliOption *at = command->options; at->name != NULL; at++)
        add_option(script, command, at);
    add_option(script, command, &cli_option_help);
    for (const CliArgument *at = command->arguments; at->name != NULL; at++) {
        g_string_append_printf(script,
                               "complete -c tandem -n '__fish_seen_subcommand_from %s'",
                               command->name);
        add_offer(script, at->completes, NULL);
        g_string_append_c(script, '\n');
    }
}

gchar *
cli_completion_fish(void)
{
    g_autoptr(GString) script = g_string_new(
        "# fish completion for tandem; made by the program, not by hand\n"
        "complete -c tandem -f\n"
        "complete -c tandem -n __fish_use_subcommand -l version -d 'print "
        "the version'\n"
        "complete -c tandem -n __fish_use_subcommand -a help -d 'explains a "
        "command'\n");
    g_autofree gchar *names = cli_completion_words(CLI_COMPLETE_COMMAND, NULL);

    g_string_append_printf(
        script, "complete -c tandem -n '__fish_seen_subcommand_from help' -a '%s'\n",
        names);
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
        add_command(script, *at);
    return g_strdup(script->str);
}

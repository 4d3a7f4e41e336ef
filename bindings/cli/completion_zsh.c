/* SPDX-License-Identifier: MIT */
/* Completion for zsh, by its _arguments. */
#include "commands.h"
#include "completion.h"
#include "help.h"

/* Inside single quotes, within a [description]. */
static void
add_quoted(GString *script, const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\'')
            g_string_append(script, "'\\''");
        else if (*at == '[' || *at == ']' || *at == ':' || *at == '\\')
            g_string_append_printf(script, "\\%c", *at);
        else
            g_string_append_c(script, *at);
    }
}

static void
add_action(GString *script, CliCompletion completes, const char *words)
{
    g_autofree gchar *list = cli_completion_words(completes, words);

    if (completes == CLI_COMPLETE_FILE)
        g_string_append(script, "_files");
    else if (completes == CLI_COMPLETE_FOLDER)
        g_string_append(script, "_files -/");
    else if (*list != '\0')
        g_string_append_printf(script, "(%s)", list);
    else
        g_string_append_c(script, ' ');
}

static void
add_option(GString *script, const CliOption *option)
{
    const char *equals = option->value != NULL ? "=" : "";

    g_string_append(script, " \\\n            ");
    if (option->letter != 0 && option->is_repeated)
        g_string_append_printf(script, "'*'{-%c,--%s%s}", option->letter, option->name,
                               equals);
    else if (option->letter != 0)
        g_string_append_printf(script, "'(-%c --%s)'{-%c,--%s%s}", option->letter,
                               option->name, option->letter, option->name, equals);
    else
        g_string_append_printf(script, "--%s%s", option->name, equals);
    g_string_append(script, "'[");
    add_quoted(script, option->text);
    g_string_append_c(script, ']');
    if (option->value != NULL) {
        g_string_append_printf(script, ":%s:", option->value);
        add_action(script, option->completes, option->words);
    }
    g_string_append_c(script, '\'');
}

static void
add_command(GString *script, const CliCommand *command)
{
    g_string_append_printf(script, "    %s)\n        _arguments -s", command->name);
    for (const CliOption *at = command->options; at->name != NULL; at++)
        add_option(script, at);
    add_option(script, &cli_option_help);
    for (const CliArgument *at = command->arguments; at->name != NULL; at++) {
        g_string_append(script, " \\\n            ':");
        add_quoted(script, at->name);
        g_string_append_c(script, ':');
        add_action(script, at->completes, NULL);
        g_string_append_c(script, '\'');
    }
    g_string_append(script, "\n        ;;\n");
}

gchar *
cli_completion_zsh(void)
{
    g_autoptr(GString) script =
        g_string_new("#compdef tandem\n# zsh completion for tandem; made by the "
                     "program, not by hand\n"
                     "_tandem()\n{\n    local -a commands=(\n");
    g_autofree gchar *names = cli_completion_words(CLI_COMPLETE_COMMAND, NULL);

    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++) {
        g_string_append_printf(script, "        '%s:", (*at)->name);
        add_quoted(script, (*at)->text);
        g_string_append(script, "'\n");
    }
    g_string_append_printf(script,
                           "        'help:explains a command'\n    )\n"
                           "    if ((CURRENT == 2)); then\n"
                           "        _describe command commands\n        return\n"
                           "    fi\n"
                           "    local command=$words[2]\n"
                           "    shift words\n    ((CURRENT--))\n"
                           "    case $command in\n"
                           "    help)\n        _arguments ':COMMAND:(%s)'\n"
                           "        ;;\n",
                           names);
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
        add_command(script, *at);
    g_string_append(script, "    esac\n}\n_tandem \"$@\"\n");
    return g_strdup(script->str);
}

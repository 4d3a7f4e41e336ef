/* SPDX-License-Identifier: MIT */
/* Completion for bash 4.4 or later; needs nothing of the bash-completion package. */
#include "commands.h"
#include "completion.h"
#include "help.h"

/* readline splits words at =, so that "-p side=leader" and "--format=json" come as four
 * words and three. */
static const char head[] =
    "# bash completion for tandem; made by the program, not by hand\n"
    "_tandem_words()\n"
    "{\n"
    "    [[ $cur == = ]] && cur=\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$1\" -- \"$cur\")\n"
    "}\n"
    "_tandem_paths()\n"
    "{\n"
    "    [[ $cur == = ]] && cur=\n"
    "    compopt -o filenames 2>/dev/null\n"
    "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$cur\")\n"
    "}\n"
    "_tandem_parameters()\n"
    "{\n"
    "    local word name=\n"
    "    if [[ $cur == = ]]; then name=${COMP_WORDS[COMP_CWORD-1]} cur=\n"
    "    elif [[ $prev == = ]]; then name=${COMP_WORDS[COMP_CWORD-2]}\n"
    "    fi\n"
    "    [[ $name == -* ]] && name=\n"
    "    for word in $1; do\n"
    "        if [[ -n $name && $word == \"$name=\"* ]]; then word=${word#*=}\n"
    "        elif [[ -n $name ]]; then continue\n"
    "        fi\n"
    "        [[ -n $word && $word == \"$cur\"* ]] && COMPREPLY+=(\"$word\")\n"
    "    done\n"
    "    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] &&\n"
    "        compopt -o nospace 2>/dev/null\n"
    "    return 0\n"
    "}\n"
    "_tandem()\n"
    "{\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]}\n"
    "    local option=$prev at=2 i=$COMP_CWORD\n"
    "    COMPREPLY=()\n"
    "    # the option whose value this is\n"
    "    [[ $cur == = ]] && i=$((COMP_CWORD - 1))\n"
    "    [[ $prev == = ]] && i=$((COMP_CWORD - 2))\n"
    "    ((i < COMP_CWORD)) && option=${COMP_WORDS[i]}\n"
    "    ((i < COMP_CWORD && i > 0)) && [[ $option != --* ]] && "
    "option=${COMP_WORDS[i-1]}\n"
    "    # which of the command's words this is: options and their values do not "
    "count\n"
    "    for ((i = 2; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "        --help|-h|--quiet|-q) continue ;;\n"
    "        -?*) [[ ${COMP_WORDS[i+1]} == = ]] || ((i++))\n"
    "            [[ ${COMP_WORDS[i+1]} == = ]] && ((i += 2)) ;;\n"
    "        *) ((at++)) ;;\n"
    "        esac\n"
    "    done\n";

static void
add_completer(GString *script, CliCompletion completes, const char *words)
{
    g_autofree gchar *list = cli_completion_words(completes, words);

    if (completes == CLI_COMPLETE_FILE)
        g_string_append(script, "_tandem_paths -f");
    else if (completes == CLI_COMPLETE_FOLDER)
        g_string_append(script, "_tandem_paths -d");
    else if (completes == CLI_COMPLETE_PARAMETER ||
             completes == CLI_COMPLETE_MODEL_PARAMETER)
        g_string_append_printf(script, "_tandem_parameters \"%s\"", list);
    else if (*list != '\0')
        g_string_append_printf(script, "_tandem_words \"%s\"", list);
    else
        g_string_append_c(script, ':');
}

/* The value behind an option. */
static void
add_values(GString *script, const CliCommand *command)
{
    g_string_append(script, "        case $option in\n");
    for (const CliOption *at = command->options; at->name != NULL; at++) {
        if (at->value == NULL)
            continue;
        g_string_append_printf(script, "        --%s", at->name);
        if (at->letter != 0)
            g_string_append_printf(script, "|-%c", at->letter);
        g_string_append(script, ") ");
        add_completer(script, at->completes, at->words);
        g_string_append(script, "; return ;;\n");
    }
    g_string_append(script, "        esac\n");
}

static void
add_arguments(GString *script, const CliCommand *command)
{
    g_string_append(script, "        case $at in\n");
    gsize n = 2;
    for (const CliArgument *at = command->arguments; at->name != NULL; at++, n++) {
        g_string_append_printf(script, "        %" G_GSIZE_FORMAT ") ", n);
        add_completer(script, at->completes, NULL);
        g_string_append(script, " ;;\n");
    }
    g_string_append(script, "        esac ;;\n");
}

static void
add_command(GString *script, const CliCommand *command)
{
    g_string_append_printf(script, "    %s)\n", command->name);
    if (command->options[0].name != NULL)
        add_values(script, command);
    g_string_append(script, "        [[ $cur == -* ]] && {\n"
                            "            _tandem_words \"");
    for (const CliOption *at = command->options; at->name != NULL; at++)
        g_string_append_printf(script, "--%s ", at->name);
    g_string_append(script, "--help\"\n            return\n        }\n");
    add_arguments(script, command);
}

gchar *
cli_completion_bash(void)
{
    g_autoptr(GString) script = g_string_new(head);
    g_autofree gchar *names = cli_completion_words(CLI_COMPLETE_COMMAND, NULL);

    g_string_append_printf(script,
                           "    if ((COMP_CWORD == 1)); then\n"
                           "        _tandem_words \"%s help --help --version\"\n"
                           "        return\n    fi\n",
                           names);
    g_string_append(script, "    case ${COMP_WORDS[1]} in\n");
    g_string_append_printf(script, "    help) _tandem_words \"%s\" ;;\n", names);
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
        add_command(script, *at);
    g_string_append(script, "    esac\n}\ncomplete -F _tandem tandem\n");
    return g_strdup(script->str);
}

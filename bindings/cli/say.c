/* SPDX-License-Identifier: MIT */
/* Words on standard error, and exit codes. This is the one place where an error of the
 * libraries becomes a code: 1 wrong use, 2 faulty data, 3 none exists, 4 not verified,
 * 5 the machine refused. */
#include "say.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "output.h"
#include "terminal.h"

static void
say_line(const CliCommand *command, const char *text)
{
    const gboolean is_coloured = cli_is_coloured(stderr);

    fprintf(stderr, "%standem%s%s:%s %s\n", is_coloured ? "\033[1;31m" : "",
            command != NULL ? " " : "", command != NULL ? command->name : "",
            is_coloured ? "\033[0m" : "", text);
}

void
cli_say(const CliCommand *command, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree gchar *text = g_strdup_vprintf(format, values);
    va_end(values);
    say_line(command, text);
}

CliExit
cli_wrong_use(const CliCommand *command, const char *format, ...)
{
    va_list values;
    va_start(values, format);
    g_autofree gchar *text = g_strdup_vprintf(format, values);
    va_end(values);
    say_line(command, text);
    if (command != NULL)
        fprintf(stderr, "Read 'tandem help %s'.\n", command->name);
    else
        fprintf(stderr, "Read 'tandem --help'.\n");
    return CLI_WRONG_USE;
}

CliExit
cli_exit_of(const GError *error)
{
    if (error->domain != TANDEM_ERROR)
        return CLI_REFUSED;
    switch ((TandemError)error->code) {
    case TANDEM_ERROR_UNKNOWN_STRATEGY:
    case TANDEM_ERROR_UNKNOWN_PARAMETER:
    case TANDEM_ERROR_BAD_PARAMETER:
    case TANDEM_ERROR_REFUSED_FEATURE:
    case TANDEM_ERROR_EXISTS:
        return CLI_WRONG_USE;
    case TANDEM_ERROR_BAD_OFFSETS:
    case TANDEM_ERROR_BAD_ID:
    case TANDEM_ERROR_REPEATED_ID:
    case TANDEM_ERROR_BAD_CAPACITY:
    case TANDEM_ERROR_BAD_RANK:
    case TANDEM_ERROR_BAD_WEIGHT:
    case TANDEM_ERROR_BAD_PIN:
    case TANDEM_ERROR_FAULTS:
        return CLI_FAULTY;
    case TANDEM_ERROR_NONE_EXISTS:
        return CLI_NONE_EXISTS;
    case TANDEM_ERROR_UNDECIDED:
    case TANDEM_ERROR_NO_MEMORY:
    case TANDEM_ERROR_CANCELLED:
    case TANDEM_ERROR_FILE:
    case TANDEM_ERROR_NO_SOLVER:
    case TANDEM_ERROR_SOLVER:
        break;
    }
    return CLI_REFUSED;
}

CliExit
cli_fail(const CliCommand *command, const GError *error)
{
    cli_say(command, "%s", error->message);
    return cli_exit_of(error);
}

gboolean
cli_has_faults(const TandemFaults *faults)
{
    return tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > 0;
}

/* The code is what follows ": " and is a letter and three digits. */
static const char *
find_code(const char *line)
{
    for (const char *at = strstr(line, ": "); at != NULL; at = strstr(at + 2, ": "))
        if (strchr("EWNV", at[2]) != NULL && at[2] != '\0' && g_ascii_isdigit(at[3]) &&
            g_ascii_isdigit(at[4]) && g_ascii_isdigit(at[5]))
            return at + 2;
    return NULL;
}

static void
print_coloured(FILE *stream, const char *line)
{
    const char *code = find_code(line);

    if (code == NULL) {
        fprintf(stream, "%s\n", line);
        return;
    }
    const char *colour = *code == 'N'   ? "\033[36m"
                         : *code == 'W' ? "\033[33m"
                                        : "\033[31m";
    fprintf(stream, "%.*s%s%.4s\033[0m%s\n", (int)(code - line), line, colour, code,
            code + 4);
}

void
cli_print_faults(TandemFaults *faults, gboolean on_error)
{
    FILE *stream = on_error ? stderr : stdout;
    g_autofree gchar *text = tandem_faults_to_text(faults);

    if (!cli_is_coloured(stream)) {
        fputs(text, stream);
        return;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    for (gsize i = 0; lines[i] != NULL; i++)
        if (lines[i][0] != '\0')
            print_coloured(stream, lines[i]);
}

static void
add_count(GString *text, gsize n, const char *one)
{
    if (n > 0)
        g_string_append_printf(text, "%s%" G_GSIZE_FORMAT " %s%s",
                               text->len > 0 ? ", " : "", n, one, n > 1 ? "s" : "");
}

gchar *
cli_count_faults(const TandemFaults *faults, const char *fault)
{
    g_autoptr(GString) text = g_string_new("");
    const gsize n_faults = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);

    if (n_faults == 0)
        g_string_append_printf(text, "no %ss", fault);
    add_count(text, n_faults, fault);
    add_count(text, tandem_faults_get_n(faults, TANDEM_SEVERITY_WARNING), "warning");
    add_count(text, tandem_faults_get_n(faults, TANDEM_SEVERITY_NOTE), "note");
    return g_strdup(text->str);
}

void
cli_tell_notes(TandemFaults *faults)
{
    cli_print_faults(faults, TRUE);
}

static gboolean
writes(const CliCommand *command)
{
    for (const CliOption *option = command->options; option->name != NULL; option++)
        if (strcmp(option->name, "out") == 0)
            return TRUE;
    return FALSE;
}

CliExit
cli_fail_faults(const CliCommand *command, TandemFaults *faults, TandemFormat format,
                const GError *error)
{
    const gboolean has_faults = cli_has_faults(faults);

    if (has_faults && format == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json = tandem_faults_to_json(faults);
        cli_print_line(json);
    } else {
        cli_print_faults(faults, TRUE);
    }
    if (has_faults) {
        g_autofree gchar *count = cli_count_faults(faults, "fault");
        cli_say(command, "%s%s", count, writes(command) ? "; nothing was written" : "");
    }
    if (error == NULL)
        return CLI_FAULTY;
    if (!has_faults || !g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS))
        cli_say(command, "%s", error->message);
    return cli_exit_of(error);
}

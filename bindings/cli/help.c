/* SPDX-License-Identifier: MIT */
/* --help, from the tables. */
#include "help.h"

#include <string.h>

#include "commands.h"

enum { PAGE = 79, INDENT = 2 };

/* Rows of a name and a text that begins at @column. */
typedef struct {
    GString *page;
    gsize column;
} Rows;

const char *const cli_program_text = "places trainees with leaders, and says why";

const char *const cli_program_story[] = {
    "Tandem reads the files of a rotation (trainees, leaders, what both prefer, and "
    "the "
    "rules), places trainees with leaders so that no two would rather have each other "
    "than what they got, and writes a folder with the placements, a reason for every "
    "wish that was not met, and a report.",
    "The same inputs and seed give the same bytes on every machine.",
    "Answers go to standard output, words to standard error. A file named - is "
    "standard "
    "input. With NO_COLOR set, nothing is coloured.",
    NULL,
};

const char *const cli_program_exits[CLI_N_EXITS] = {
    "answered",
    "wrong use of the program",
    "faulty data; nothing was written",
    "no such matching exists",
    "verification failed",
    "the machine refused: disk, memory, permission",
};

const CliOption cli_option_help = {
    .name = "help",
    .letter = 'h',
    .text = "print this page",
};

gchar *
cli_usage(const CliCommand *command)
{
    g_autoptr(GString) usage = g_string_new(command->name);

    for (const CliArgument *at = command->arguments; at->name != NULL; at++)
        g_string_append_printf(usage, at->is_optional ? " [%s]" : " %s", at->name);
    g_string_append(usage, " [OPTION]...");
    return g_strdup(usage->str);
}

gchar *
cli_option_title(const CliOption *option)
{
    g_autoptr(GString) title = g_string_new("");

    if (option->letter != 0)
        g_string_append_printf(title, "-%c, ", option->letter);
    else
        g_string_append(title, "    ");
    g_string_append_printf(title, "--%s", option->name);
    if (option->value != NULL)
        g_string_append_printf(title, " %s", option->value);
    return g_strdup(title->str);
}

gchar *
cli_option_text(const CliOption *option)
{
    if (option->words == NULL)
        return g_strdup(option->text);
    g_auto(GStrv) words = g_strsplit(option->words, "|", -1);
    g_autofree gchar *list = g_strjoinv(", ", words);
    return g_strdup_printf("%s: %s; %s by default", option->text, list, words[0]);
}

void
cli_add_wrapped(GString *page, const char *text, gsize at, gsize indent)
{
    g_auto(GStrv) words = g_strsplit(text, " ", -1);
    gboolean is_first = TRUE;

    for (gsize i = 0; words[i] != NULL; i++) {
        const gsize width = (gsize)g_utf8_strlen(words[i], -1);
        if (!is_first && at + 1 + width > PAGE) {
            g_string_append_printf(page, "\n%*s", (int)indent, "");
            at = indent;
        } else if (!is_first) {
            g_string_append_c(page, ' ');
            at++;
        }
        g_string_append(page, words[i]);
        at += width;
        is_first = FALSE;
    }
    g_string_append_c(page, '\n');
}

static void
add_row(const char *name, const char *text, gpointer data)
{
    const Rows *rows = data;
    const gsize width = INDENT + (gsize)g_utf8_strlen(name, -1);
    const gsize column = rows->column;

    g_string_append_printf(rows->page, "%*s%s", INDENT, "", name);
    if (width + 2 > column)
        g_string_append_printf(rows->page, "\n%*s", (int)column, "");
    else
        g_string_append_printf(rows->page, "%*s", (int)(column - width), "");
    cli_add_wrapped(rows->page, text, column, column);
}

static void
add_story(GString *page, const char *const *story)
{
    for (gsize i = 0; story[i] != NULL; i++) {
        g_string_append_c(page, '\n');
        cli_add_wrapped(page, story[i], 0, 0);
    }
}

static void
add_exits(GString *page, const char *const *exits)
{
    Rows rows = { page, 6 };

    g_string_append(page, "\nExit codes:\n");
    for (gsize i = 0; i < CLI_N_EXITS; i++)
        if (exits[i] != NULL) {
            const char code[] = { (char)('0' + i), '\0' };
            add_row(code, exits[i], &rows);
        }
}

static void
add_option(Rows *rows, const CliOption *option)
{
    g_autofree gchar *title = cli_option_title(option);
    g_autofree gchar *text = cli_option_text(option);

    add_row(title, text, rows);
}

static void
add_examples(GString *page, const CliExample *examples)
{
    g_string_append(page, "\nExamples:\n");
    for (const CliExample *at = examples; at->line != NULL; at++) {
        g_string_append_printf(page, "%*s%s\n%*s", INDENT, "", at->line, 3 * INDENT,
                               "");
        cli_add_wrapped(page, at->text, 3 * INDENT, 3 * INDENT);
    }
}

static gchar *
help_of_program(void)
{
    g_autoptr(GString) page = g_string_new("");
    const char *group = NULL;
    Rows rows = { page, 14 };

    g_string_append_printf(page, "tandem %s\n", cli_program_text);
    g_string_append(page, "\nUsage: tandem COMMAND [ARGUMENT]... [OPTION]...\n"
                          "       tandem help [COMMAND]\n"
                          "       tandem --version\n");
    add_story(page, cli_program_story);
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++) {
        if (g_strcmp0(group, (*at)->group) != 0)
            g_string_append_printf(page, "\n%s:\n", (*at)->group);
        group = (*at)->group;
        add_row((*at)->name, (*at)->text, &rows);
    }
    add_exits(page, cli_program_exits);
    g_string_append(page,
                    "\nBegin with: tandem check ROTATION/, then tandem match "
                    "ROTATION/.\n'tandem help COMMAND' explains each command, with "
                    "examples.\n");
    return g_strdup(page->str);
}

gchar *
cli_help(const CliCommand *command)
{
    if (command == NULL)
        return help_of_program();

    g_autoptr(GString) page = g_string_new("");
    g_autofree gchar *usage = cli_usage(command);
    Rows rows = { page, 24 };

    g_string_append_printf(page, "tandem %s: ", command->name);
    cli_add_wrapped(page, command->text, page->len, INDENT);
    g_string_append_printf(page, "\nUsage: tandem %s\n", usage);
    add_story(page, command->story);
    if (command->arguments[0].name != NULL)
        g_string_append(page, "\nArguments:\n");
    for (const CliArgument *at = command->arguments; at->name != NULL; at++)
        add_row(at->name, at->text, &rows);
    g_string_append(page, "\nOptions:\n");
    for (const CliOption *at = command->options; at->name != NULL; at++)
        add_option(&rows, at);
    add_option(&rows, &cli_option_help);
    if (command->more != NULL) {
        g_string_append_printf(page, "\n%s:\n", command->more_title);
        command->more(add_row, &rows);
    }
    add_examples(page, command->examples);
    add_exits(page, command->exits);
    g_auto(GStrv) others = g_strsplit(command->see_also, " ", -1);
    g_autofree gchar *see = g_strjoinv(", tandem ", others);
    g_string_append_printf(page, "\nSee also: tandem %s\n", see);
    return g_strdup(page->str);
}

/* SPDX-License-Identifier: MIT */
/* Man pages in man(7), from the same tables as --help. The page bears the version and
 * no date, so that the same source gives the same bytes. */
#include <string.h>
#include <tandem.h>

#include "commands.h"
#include "help.h"

/* A line of text: a backslash and what roff would take for a command or a typographic
 * dash are written out. */
static void
add_text(GString *page, const char *text)
{
    if (*text == '.' || *text == '\'')
        g_string_append(page, "\\&");
    for (const char *at = text; *at != '\0'; at++) {
        if (*at == '\\')
            g_string_append(page, "\\e");
        else if (*at == '-')
            g_string_append(page, "\\-");
        else if (*at == '\'')
            g_string_append(page, "\\(aq");
        else
            g_string_append_c(page, *at);
    }
    g_string_append_c(page, '\n');
}

static void
add_row(const char *name, const char *text, gpointer data)
{
    GString *page = data;

    g_string_append(page, ".TP\n.B \"");
    add_text(page, name);
    g_string_insert(page, (gssize)page->len - 1, "\"");
    add_text(page, text);
}

static void
add_head(GString *page, const char *name, const char *text)
{
    g_autofree gchar *upper = g_ascii_strup(name, -1);

    g_string_append_printf(page, ".TH %s 1 \"\" \"tandem %d.%d.%d\" \"Tandem\"\n",
                           upper, TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR,
                           TANDEM_VERSION_PATCH);
    g_string_append_printf(page, ".SH NAME\n%s \\- ", name);
    add_text(page, text);
}

static void
add_story(GString *page, const char *const *story)
{
    g_string_append(page, ".SH DESCRIPTION\n");
    for (gsize i = 0; story[i] != NULL; i++) {
        if (i > 0)
            g_string_append(page, ".PP\n");
        add_text(page, story[i]);
    }
}

static void
add_option(GString *page, const CliOption *option)
{
    g_autofree gchar *title = cli_option_title(option);
    g_autofree gchar *text = cli_option_text(option);

    add_row(g_strchug(title), text, page);
}

static void
add_exits(GString *page, const char *const *exits)
{
    g_string_append(page, ".SH EXIT STATUS\n");
    for (gsize i = 0; i < CLI_N_EXITS; i++)
        if (exits[i] != NULL) {
            const char code[] = { (char)('0' + i), '\0' };
            add_row(code, exits[i], page);
        }
}

static void
add_see_also(GString *page, char **names)
{
    g_string_append(page, ".SH SEE ALSO\n");
    for (gsize i = 0; names[i] != NULL; i++)
        g_string_append_printf(page, ".BR tandem%s%s (1)%s\n",
                               *names[i] != '\0' ? "\\-" : "", names[i],
                               names[i + 1] != NULL ? "," : "");
}

static gchar *
man_of_program(void)
{
    g_autoptr(GString) page = g_string_new("");
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    add_head(page, "tandem", cli_program_text);
    g_string_append(page, ".SH SYNOPSIS\n.B tandem\n.I COMMAND\n"
                          "[\\fIARGUMENT\\fR]... [\\fIOPTION\\fR]...\n.br\n"
                          ".B tandem help\n[\\fICOMMAND\\fR]\n.br\n"
                          ".B tandem \\-\\-version\n");
    add_story(page, cli_program_story);
    g_string_append(page, ".SH COMMANDS\n");
    for (const CliCommand *const *at = cli_commands(); *at != NULL; at++) {
        add_row((*at)->name, (*at)->text, page);
        g_ptr_array_add(names, (gpointer)(*at)->name);
    }
    g_ptr_array_add(names, NULL);
    add_exits(page, cli_program_exits);
    add_see_also(page, (char **)names->pdata);
    return g_strdup(page->str);
}

gchar *
cli_man(const CliCommand *command)
{
    if (command == NULL)
        return man_of_program();

    g_autoptr(GString) page = g_string_new("");
    g_autofree gchar *name = g_strdup_printf("tandem-%s", command->name);
    g_autofree gchar *usage = cli_usage(command);
    g_autofree gchar *names = g_strconcat(" ", command->see_also, NULL);
    g_auto(GStrv) others = g_strsplit(names, " ", -1);

    add_head(page, name, command->text);
    g_string_append(page, ".SH SYNOPSIS\n.B tandem\n");
    add_text(page, usage);
    add_story(page, command->story);
    if (command->arguments[0].name != NULL)
        g_string_append(page, ".SH ARGUMENTS\n");
    for (const CliArgument *at = command->arguments; at->name != NULL; at++)
        add_row(at->name, at->text, page);
    g_string_append(page, ".SH OPTIONS\n");
    for (const CliOption *at = command->options; at->name != NULL; at++)
        add_option(page, at);
    add_option(page, &cli_option_help);
    if (command->more != NULL) {
        g_autofree gchar *title = g_ascii_strup(command->more_title, -1);
        g_string_append_printf(page, ".SH %s\n", title);
        command->more(add_row, page);
    }
    g_string_append(page, ".SH EXAMPLES\n");
    for (const CliExample *at = command->examples; at->line != NULL; at++)
        add_row(at->line, at->text, page);
    add_exits(page, command->exits);
    add_see_also(page, others);
    return g_strdup(page->str);
}

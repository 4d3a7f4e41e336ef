/* SPDX-License-Identifier: MIT */
/* Answers, on standard output: text, JSON and CSV. */
#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "say.h"

void
cli_output_begin(void)
{
    for (int fd = 0; fd <= 2; fd++)
        if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) {
            const int mode = fd == 0 ? O_WRONLY : O_RDONLY; /* the wrong way round */
            if (open("/dev/null", mode) != fd)
                _exit(CLI_REFUSED);
        }
    signal(SIGPIPE, SIG_IGN);
}

CliExit
cli_output_end(CliExit code)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return code;
    cli_say(NULL, "cannot write the answer to standard output: %s",
            errno != 0 ? g_strerror(errno) : "a write failed");
    return CLI_REFUSED;
}

void
cli_print(const char *format, ...)
{
    va_list values;
    va_start(values, format);
    vfprintf(stdout, format, values);
    va_end(values);
}

void
cli_print_line(const char *text)
{
    fputs(text, stdout);
    if (!g_str_has_suffix(text, "\n"))
        fputc('\n', stdout);
}

static void
print_cell(const char *cell)
{
    const gboolean is_formula = *cell != '\0' && strchr("=+-@\t\r", *cell) != NULL;
    g_auto(GStrv) parts = NULL;

    if (strpbrk(cell, ",\"\r\n") == NULL) {
        if (is_formula)
            fputc('\'', stdout);
        fputs(cell, stdout);
        return;
    }
    parts = g_strsplit(cell, "\"", -1);
    g_autofree gchar *doubled = g_strjoinv("\"\"", parts);
    printf("\"%s%s\"", is_formula ? "'" : "", doubled);
}

void
cli_print_csv(const char *const *cells, gsize n_cells)
{
    for (gsize i = 0; i < n_cells; i++) {
        if (i > 0)
            fputc(',', stdout);
        print_cell(cells[i]);
    }
    fputc('\n', stdout);
}

gchar *
cli_printable(const char *text)
{
    g_autoptr(GString) shown = g_string_new("");

    for (const char *at = text; *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar c = g_utf8_get_char(at);
        if (g_unichar_isprint(c))
            g_string_append_unichar(shown, c);
        else
            g_string_append_printf(shown, "\\u%04x", c);
    }
    return g_strdup(shown->str);
}

void
cli_print_table(const char *const *cells, gsize n_rows, gsize n_columns)
{
    g_autofree glong *width = g_new0(glong, n_columns);
    g_autoptr(GPtrArray) shown = g_ptr_array_new_with_free_func(g_free);

    for (gsize i = 0; i < n_rows * n_columns; i++) {
        gchar *cell = cli_printable(cells[i]);
        width[i % n_columns] = MAX(width[i % n_columns], g_utf8_strlen(cell, -1));
        g_ptr_array_add(shown, cell);
    }
    for (gsize i = 0; i < shown->len; i++) {
        const gsize column = i % n_columns;
        const char *cell = shown->pdata[i];
        const glong space = width[column] - g_utf8_strlen(cell, -1) + 2;

        if (column + 1 == n_columns)
            printf("%s\n", cell);
        else
            printf("%s%*s", cell, (int)space, "");
    }
}

TandemFormat
cli_format(const CliArguments *arguments)
{
    if (g_strcmp0(arguments->format, "json") == 0)
        return TANDEM_FORMAT_JSON;
    if (g_strcmp0(arguments->format, "csv") == 0)
        return TANDEM_FORMAT_CSV;
    return TANDEM_FORMAT_TEXT;
}

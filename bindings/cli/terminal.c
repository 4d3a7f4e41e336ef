/* SPDX-License-Identifier: MIT */
/* What the terminal can do. NO_COLOR as https://no-color.org has it: set and not empty
 * means none. */
#define _DEFAULT_SOURCE /* winsize */
#include "terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

gboolean
cli_is_terminal(FILE *stream)
{
    const char *term = g_getenv("TERM");

    return isatty(fileno(stream)) && term != NULL && g_strcmp0(term, "dumb") != 0;
}

gboolean
cli_is_coloured(FILE *stream)
{
    const char *no_colour = g_getenv("NO_COLOR");

    return (no_colour == NULL || *no_colour == '\0') && cli_is_terminal(stream);
}

guint
cli_terminal_width(FILE *stream)
{
    struct winsize size = { 0 };

    if (ioctl(fileno(stream), TIOCGWINSZ, &size) == 0 && size.ws_col >= 20)
        return size.ws_col;
    return 80;
}

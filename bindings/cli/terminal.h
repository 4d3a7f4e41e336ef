/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>
#include <stdio.h>

/* Whether @stream is a terminal that understands cursor movement. */
gboolean cli_is_terminal(FILE *stream);

/* Whether to colour what goes there: a terminal, and NO_COLOR is not set. */
gboolean cli_is_coloured(FILE *stream);

/* Columns of the terminal behind @stream; 80 where there is none. */
guint cli_terminal_width(FILE *stream);

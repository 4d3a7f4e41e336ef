/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* From here on the first Ctrl-C is only remembered, so that work can stop by itself,
 * and with what it has; the second one ends the program. */
void cli_interrupt_begin(void);

/* Ctrl-C ends the program again. */
void cli_interrupt_end(void);

gboolean cli_is_interrupted(void);

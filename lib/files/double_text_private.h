/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Appends a finite number with the fewest digits that read back as it, a whole one
 * without an exponent. */
void tandem_double_append(GString *text, gdouble value);

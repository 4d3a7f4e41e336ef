/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The name of @names, ended by NULL, that takes the fewest single-letter changes to
 * become @word, if that is few enough to be a slip of the hand; else NULL. */
const char *tandem_nearest(const char *word, const char *const *names);

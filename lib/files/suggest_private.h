/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The one of @names (NULL-terminated; "" is passed over) that was probably meant by
 * @word, or NULL where none is near. The answer is an element of @names. */
const char *tandem_suggest(const char *word, const char *const *names);

/* "did you mean F2?", or NULL where none is near; to be freed. */
gchar *tandem_suggest_hint(const char *word, const char *const *names);

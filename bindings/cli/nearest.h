/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* The one of @words, ended by NULL, that is nearest to @typed; NULL where none is near.
 */
const char *cli_nearest(const char *typed, const char *const *words);

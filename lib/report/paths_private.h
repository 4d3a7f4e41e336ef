/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Where @to is as seen from the folder @from, both absolute and without . and ..; free
 * it. "../golden" */
gchar *tandem_path_relative(const char *from, const char *to);

/* @path made absolute, links followed as far as it exists; free it. */
gchar *tandem_path_real(const char *path);

/* SPDX-License-Identifier: MIT */

/* Paths from a run to its rotation, which stay right when both are moved together. */
#define _GNU_SOURCE
#include "paths_private.h"

#include <stdlib.h>
#include <string.h>

gchar *
tandem_path_relative(const char *from, const char *to)
{
    g_auto(GStrv) a = g_strsplit(from, "/", -1);
    g_auto(GStrv) b = g_strsplit(to, "/", -1);
    GString *path = g_string_new(NULL);
    gsize same = 0;

    while (a[same] != NULL && b[same] != NULL && g_str_equal(a[same], b[same]))
        same++;
    for (gsize i = same; a[i] != NULL; i++)
        if (*a[i] != '\0')
            g_string_append(path, path->len > 0 ? "/.." : "..");
    for (gsize i = same; b[i] != NULL; i++)
        if (*b[i] != '\0')
            g_string_append_printf(path, "%s%s", path->len > 0 ? "/" : "", b[i]);
    if (path->len == 0)
        g_string_append_c(path, '.');
    return g_string_free(path, FALSE);
}

gchar *
tandem_path_real(const char *path)
{
    g_autofree gchar *whole = g_canonicalize_filename(path, NULL);
    char *real = realpath(whole, NULL);

    if (real != NULL) {
        gchar *copy = g_strdup(real);
        free(real);
        return copy;
    }
    /* What does not exist yet stands in a folder that does. */
    g_autofree gchar *parent = g_path_get_dirname(whole);
    g_autofree gchar *name = g_path_get_basename(whole);
    if (g_str_equal(parent, whole))
        return g_steal_pointer(&whole);
    g_autofree gchar *real_parent = tandem_path_real(parent);
    return g_build_filename(real_parent, name, NULL);
}

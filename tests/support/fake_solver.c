/* SPDX-License-Identifier: MIT */
#include "fake_solver.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

void
fake_solver_init(FakeSolver *fake, const char *script)
{
    g_autofree gchar *text = g_strconcat("#!/bin/sh\n", script, "\n", NULL);

    fake->folder = g_dir_make_tmp("tandem-fake-XXXXXX", NULL);
    cr_assert_not_null(fake->folder);
    fake->path = g_build_filename(fake->folder, "tandem-solver", NULL);
    cr_assert(g_file_set_contents_full(fake->path, text, -1, G_FILE_SET_CONTENTS_NONE,
                                       0755, NULL));
}

void
fake_solver_clear(FakeSolver *fake)
{
    g_remove(fake->path);
    g_rmdir(fake->folder);
    g_free(fake->path);
    g_free(fake->folder);
}

gsize
count_descriptors(void)
{
    g_autoptr(GDir) dir = g_dir_open("/proc/self/fd", 0, NULL);
    gsize n = 0;

    cr_assert_not_null(dir);
    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

gsize
count_children(void)
{
    g_autofree gchar *path =
        g_strdup_printf("/proc/self/task/%d/children", (int)getpid());
    g_autofree gchar *text = NULL;
    gsize n = 0;

    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "no %s", path);
    g_auto(GStrv) pids = g_strsplit(text, " ", -1);
    for (gsize i = 0; pids[i] != NULL; i++)
        n += pids[i][0] != '\0';
    return n;
}

/* SPDX-License-Identifier: MIT */
#include "folder.h"

#include <glib/gstdio.h>
#include <string.h>

void
folder_write_bytes(const Folder *folder, const char *name, const void *bytes, gsize n)
{
    g_autofree gchar *path = g_build_filename(folder->path, name, NULL);

    g_assert_true(g_file_set_contents(path, bytes, (gssize)n, NULL));
}

void
folder_write(const Folder *folder, const char *name, const char *text)
{
    g_autofree gchar *path = g_build_filename(folder->path, name, NULL);

    if (text == NULL)
        g_assert_cmpint(g_remove(path), ==, 0);
    else
        folder_write_bytes(folder, name, text, strlen(text));
}

Folder
folder_new(void)
{
    const Folder folder = { g_dir_make_tmp("tandem-XXXXXX", NULL) };

    g_assert_nonnull(folder.path);
    folder_write(&folder, "trainees.csv",
                 "trainee_id,trust,grade\n"
                 "T1,RH8,F1\n"
                 "T2,RH8,ST3\n");
    folder_write(&folder, "leaders.csv",
                 "leader_id,trust,role,role_category,cap_max\n"
                 "L1,RH8,Medical Director,executive_director,2\n");
    return folder;
}

void
folder_clear(Folder *folder)
{
    g_autoptr(GDir) listing = g_dir_open(folder->path, 0, NULL);

    for (const char *name; (name = g_dir_read_name(listing)) != NULL;) {
        g_autofree gchar *path = g_build_filename(folder->path, name, NULL);
        g_remove(path);
    }
    g_rmdir(folder->path);
    g_clear_pointer(&folder->path, g_free);
}

gchar *
folder_read(const Folder *folder, TandemRotation **rotation, GError **error)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    *rotation = tandem_rotation_read(folder->path, faults, error);
    return tandem_faults_to_text(faults);
}

gchar *
folder_tell(const Folder *folder)
{
    TandemRotation *rotation = NULL;
    g_autoptr(GError) error = NULL;
    gchar *const told = folder_read(folder, &rotation, &error);

    g_assert_true((rotation == NULL) == (error != NULL));
    if (rotation != NULL)
        tandem_rotation_unref(rotation);
    return told;
}

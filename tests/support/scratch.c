/* SPDX-License-Identifier: MIT */
#include "scratch.h"

#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <string.h>

void
scratch_init(Scratch *scratch)
{
    scratch->folder = g_dir_make_tmp("tandem-test-XXXXXX", NULL);
    cr_assert_not_null(scratch->folder);
}

static void
remove_all(const char *path)
{
    if (g_file_test(path, G_FILE_TEST_IS_DIR) &&
        !g_file_test(path, G_FILE_TEST_IS_SYMLINK)) {
        (void)g_chmod(path, 0700);
        g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
        for (const char *name = g_dir_read_name(dir); name != NULL;
             name = g_dir_read_name(dir)) {
            g_autofree gchar *inner = g_build_filename(path, name, NULL);
            remove_all(inner);
        }
    }
    (void)g_remove(path);
}

void
scratch_clear(Scratch *scratch)
{
    remove_all(scratch->folder);
    g_free(scratch->folder);
}

gchar *
scratch_path(const Scratch *scratch, const char *name)
{
    return g_build_filename(scratch->folder, name, NULL);
}

gchar *
scratch_read(const char *folder, const char *name)
{
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    gchar *text = NULL;

    cr_assert(g_file_get_contents(path, &text, NULL, NULL), "cannot read %s", path);
    return text;
}

void
scratch_write(const char *folder, const char *name, const char *text)
{
    g_autofree gchar *path = g_build_filename(folder, name, NULL);

    cr_assert(g_file_set_contents(path, text, -1, NULL), "cannot write %s", path);
}

gchar *
scratch_copy(const Scratch *scratch, const char *folder, const char *name)
{
    gchar *to = scratch_path(scratch, name);
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);

    cr_assert_not_null(dir, "no folder %s", folder);
    cr_assert_eq(g_mkdir(to, 0777), 0);
    for (const char *file = g_dir_read_name(dir); file != NULL;
         file = g_dir_read_name(dir)) {
        g_autofree gchar *text = scratch_read(folder, file);
        scratch_write(to, file, text);
    }
    return to;
}

void
scratch_edit(const char *folder, const char *name, const char *from, const char *to)
{
    g_autofree gchar *text = scratch_read(folder, name);
    const char *at = strstr(text, from);

    cr_assert_not_null(at, "%s has no \"%s\"", name, from);
    g_autofree gchar *edited =
        g_strdup_printf("%.*s%s%s", (int)(at - text), text, to, at + strlen(from));
    scratch_write(folder, name, edited);
}

gchar *
scratch_hash(const char *folder, const char *name)
{
    g_autofree gchar *text = scratch_read(folder, name);

    return g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
}

void
scratch_rehash(const char *run, const char *name, const char *hash_before)
{
    g_autofree gchar *hash = scratch_hash(run, name);

    scratch_edit(run, "manifest.json", hash_before, hash);
}

TandemRun *
scratch_run(const char *folder)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemRotation) rotation = tandem_rotation_read(folder, faults, &error);

    cr_assert_not_null(rotation, "%s", error != NULL ? error->message : "");
    TandemRun *run = tandem_run_new(rotation, NULL, NULL, NULL, faults, &error);
    cr_assert_not_null(run, "%s", error != NULL ? error->message : "");
    return run;
}

gsize
scratch_count(TandemFaults *findings, const char *code)
{
    gsize n_told = 0, n = 0;
    const TandemFault *const *told = tandem_faults_get_all(findings, &n_told);

    for (gsize i = 0; i < n_told; i++)
        n += g_str_equal(told[i]->code, code);
    return n;
}

gsize
scratch_n_entries(const char *folder)
{
    g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
    gsize n = 0;

    while (g_dir_read_name(dir) != NULL)
        n++;
    return n;
}

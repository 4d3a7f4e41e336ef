/* SPDX-License-Identifier: MIT */

/* A run is written whole or not at all.
 *
 * All files are made in memory, written to a new folder beside the one that is wanted,
 * each synced to the disk, and that folder is then given its name in one step, which
 * the kernel refuses where something has the name by then. Whatever fails before that
 * step takes the new folder away again, so nobody ever meets half a run.
 */
#define _GNU_SOURCE
#include <tandem/run_folder.h>

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "outputs_private.h"
#include "paths_private.h"

#ifndef RENAME_NOREPLACE
#define RENAME_NOREPLACE (1 << 0)
#endif

enum { MOST_TRIES = 1000 };

typedef struct {
    gchar *folder; /* as wanted, no / at its end */
    gchar *parent;
    gchar *name;
    gchar *temporary;
} Place;

static void
place_clear(Place *place)
{
    g_free(place->folder);
    g_free(place->parent);
    g_free(place->name);
    g_free(place->temporary);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Place, place_clear)

static gboolean
refuse(const char *what, const char *path, int code, GError **error)
{
    g_autofree gchar *shown = g_filename_display_name(path);

    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s %s: %s", what, shown,
                g_strerror(code));
    return FALSE;
}

static gboolean
tell_exists(const char *folder, GError **error)
{
    g_autofree gchar *shown = g_filename_display_name(folder);

    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS,
                "%s is there already; a run is never overwritten", shown);
    return FALSE;
}

static gboolean
is_there(const char *path)
{
    struct stat status;

    return lstat(path, &status) == 0;
}

/* A new folder beside the wanted one, with the permissions a new folder has. */
static gboolean
make_temporary(Place *place, GError **error)
{
    int code = EEXIST;

    for (guint try = 0; try < MOST_TRIES && code == EEXIST; try++) {
        g_autofree gchar *name = g_strdup_printf(
            ".%s.tmp-%06x", place->name, ((guint)getpid() * 1000 + try) & 0xffffff);
        g_free(place->temporary);
        place->temporary = g_build_filename(place->parent, name, NULL);
        code = mkdir(place->temporary, 0777) == 0 ? 0 : errno;
    }
    if (code == 0)
        return TRUE;
    g_clear_pointer(&place->temporary, g_free);
    return refuse("cannot make a folder in", place->parent, code, error);
}

static int
write_all(int fd, const char *bytes, gsize length)
{
    for (gsize done = 0; done < length;) {
        const ssize_t n = write(fd, bytes + done, length - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return errno;
        done += (gsize)n;
    }
    return fsync(fd) == 0 ? 0 : errno;
}

static gboolean
write_file(const Place *place, const char *name, const GString *text, GError **error)
{
    g_autofree gchar *path = g_build_filename(place->temporary, name, NULL);
    g_autofree gchar *wanted = g_build_filename(place->folder, name, NULL);
    const int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);

    if (fd < 0)
        return refuse("cannot write", wanted, errno, error);
    const int code = write_all(fd, text->str, text->len);
    const int closed = close(fd) == 0 ? 0 : errno;
    if (code != 0 || closed != 0)
        return refuse("cannot write", wanted, code != 0 ? code : closed, error);
    return TRUE;
}

static gboolean
write_files(const Place *place, const TandemOutputs *outputs, GError **error)
{
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++)
        if (!write_file(place, tandem_output_names[i], outputs->output[i], error))
            return FALSE;
    return write_file(place, "manifest.json", outputs->manifest, error);
}

static void
sync_folder(const char *path)
{
    const int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    /* Some file systems cannot sync a folder; its files are safe already. */
    if (fd < 0)
        return;
    (void)fsync(fd);
    close(fd);
}

static int
rename_to_new(const char *from, const char *to)
{
    if (syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
        return 0;
    if (errno != ENOSYS && errno != EINVAL)
        return errno;
    /* A kernel or a file system without it: an empty folder could still be replaced in
     * between, and nothing else. */
    if (is_there(to))
        return EEXIST;
    return rename(from, to) == 0 ? 0 : errno;
}

static void
remove_temporary(const Place *place)
{
    for (gint i = 0; i <= TANDEM_N_OUTPUTS; i++) {
        const char *name =
            i < TANDEM_N_OUTPUTS ? tandem_output_names[i] : "manifest.json";
        g_autofree gchar *path = g_build_filename(place->temporary, name, NULL);
        (void)unlink(path);
    }
    (void)rmdir(place->temporary);
}

static gboolean
publish(Place *place, const TandemOutputs *outputs, GError **error)
{
    if (!make_temporary(place, error))
        return FALSE;
    if (!write_files(place, outputs, error)) {
        remove_temporary(place);
        return FALSE;
    }
    sync_folder(place->temporary);

    const int code = rename_to_new(place->temporary, place->folder);
    if (code != 0) {
        remove_temporary(place);
        return code == EEXIST || code == ENOTEMPTY || code == ENOTDIR
                   ? tell_exists(place->folder, error)
                   : refuse("cannot make", place->folder, code, error);
    }
    sync_folder(place->parent);
    return TRUE;
}

/* A path's .. is left to the kernel, which knows the links. */
static gchar *
without_slashes(const char *folder)
{
    gsize n = strlen(folder);

    while (n > 1 && folder[n - 1] == '/')
        n--;
    return g_strndup(folder, n);
}

static gchar *
rotation_path(const TandemRun *run, const Place *place)
{
    g_autofree gchar *parent = tandem_path_real(place->parent);
    g_autofree gchar *here = g_build_filename(parent, place->name, NULL);
    g_autofree gchar *there = tandem_path_real(run->rotation->folder);

    return tandem_path_relative(here, there);
}

/**
 * tandem_run_write:
 * @run: a run
 * @folder: where it shall stand; nothing may be there, its parent must be
 * @error: return location for a #TandemError
 *
 * Writes the tables, the page, the summary and the manifest of @run to a new folder:
 * all of them or, whatever fails, none. The same run gives the same bytes; only the
 * relative path to the rotation in manifest.json depends on where @folder is.
 *
 * Time O(size of the files), and memory for all of them.
 *
 * Returns: %TRUE, or %FALSE with @error set to %TANDEM_ERROR_EXISTS where something is
 *   at @folder, or to %TANDEM_ERROR_FILE
 */
gboolean
tandem_run_write(const TandemRun *run, const char *folder, GError **error)
{
    g_return_val_if_fail(run != NULL && folder != NULL && *folder != '\0', FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    if (is_there(folder))
        return tell_exists(folder, error);

    g_auto(Place) place = { .folder = without_slashes(folder) };
    place.parent = g_path_get_dirname(place.folder);
    place.name = g_path_get_basename(place.folder);

    g_autofree gchar *path = rotation_path(run, &place);
    g_autoptr(TandemOutputs) outputs = tandem_outputs_new(run, path);
    return publish(&place, outputs, error);
}

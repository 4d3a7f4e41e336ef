/* SPDX-License-Identifier: MIT */
/* A file that is written whole or not at all: under another name beside its place,
 * synced to the disk, and then given its name in one step, which is refused where
 * something has it by then. */
#define _DEFAULT_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "market_formats_private.h"

enum { MOST_TRIES = 1000 };

static gboolean
refuse(const char *path, int code, GError **error)
{
    g_autofree gchar *shown = g_filename_display_name(path);

    if (code == EEXIST)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS,
                    "%s is there already; a file is never overwritten", shown);
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "cannot write %s: %s",
                    shown, g_strerror(code));
    return FALSE;
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

/* A new file beside @path, opened; -1 with errno set. */
static int
open_beside(const char *path, gchar **temporary)
{
    g_autofree gchar *folder = g_path_get_dirname(path);
    g_autofree gchar *name = g_path_get_basename(path);
    int fd = -1;

    for (guint try = 0; fd < 0 && try < MOST_TRIES; try++) {
        g_autofree gchar *hidden = g_strdup_printf(
            ".%s.tmp-%06x", name, ((guint)getpid() * 1000 + try) & 0xffffff);
        g_free(*temporary);
        *temporary = g_build_filename(folder, hidden, NULL);
        fd = open(*temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (fd < 0 && errno != EEXIST)
            break;
    }
    return fd;
}

/* Gives the file its name. A link is never made over something. */
static int
give_name(const char *temporary, const char *path)
{
    struct stat there;

    if (link(temporary, path) == 0)
        return unlink(temporary) == 0 ? 0 : errno;
    if (errno == EEXIST)
        return EEXIST;
    /* A file system without links: something could come in between, and nothing else.
     */
    if (lstat(path, &there) == 0)
        return EEXIST;
    return rename(temporary, path) == 0 ? 0 : errno;
}

gboolean
tandem_new_file_write(const char *path, const char *text, gsize length, GError **error)
{
    g_autofree gchar *temporary = NULL;
    struct stat there;

    if (lstat(path, &there) == 0)
        return refuse(path, EEXIST, error);
    const int fd = open_beside(path, &temporary);
    if (fd < 0)
        return refuse(path, errno, error);
    int code = write_all(fd, text, length);
    if (close(fd) != 0 && code == 0)
        code = errno;
    if (code == 0)
        code = give_name(temporary, path);
    if (code == 0)
        return TRUE;
    (void)unlink(temporary);
    return refuse(path, code, error);
}

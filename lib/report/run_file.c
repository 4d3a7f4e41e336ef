/* SPDX-License-Identifier: MIT */

/* Reads what stands in a run folder without trusting it: a link is not followed, a pipe
 * is not waited for, a device is not read, and a file that grows is cut off. */
#define _GNU_SOURCE
#include "run_file_private.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static TandemRunFileStatus
refuse(const char *path, GError **error)
{
    const int code = errno;
    g_autofree gchar *shown = g_filename_display_name(path);

    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "cannot read %s: %s", shown,
                g_strerror(code));
    return TANDEM_RUN_FILE_REFUSED;
}

/* Reads on to the end, which must come after @size bytes or fewer. */
static gboolean
read_whole(int fd, gchar *text, gsize size, gsize *length)
{
    *length = 0;
    while (*length < size) {
        const ssize_t n = read(fd, text + *length, size - *length);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return FALSE;
        if (n == 0)
            break;
        *length += (gsize)n;
    }
    text[*length] = '\0';
    return TRUE;
}

TandemRunFileStatus
tandem_run_file_read(const char *folder, const char *name, gsize most, gchar **text,
                     gsize *length, GError **error)
{
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    struct stat status;

    *text = NULL;
    *length = 0;
    const int fd =
        open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW | O_NOCTTY);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR))
        return TANDEM_RUN_FILE_MISSING;
    if (fd < 0 && (errno == ELOOP || errno == ENXIO))
        return TANDEM_RUN_FILE_STRANGE;
    if (fd < 0)
        return refuse(path, error);
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode) ||
        (guint64)status.st_size > most) {
        close(fd);
        return TANDEM_RUN_FILE_STRANGE;
    }
    g_autofree gchar *bytes = g_try_malloc((gsize)status.st_size + 1);
    if (bytes == NULL) {
        close(fd);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY, "no memory for %s",
                    name);
        return TANDEM_RUN_FILE_REFUSED;
    }
    if (!read_whole(fd, bytes, (gsize)status.st_size, length)) {
        const TandemRunFileStatus told = refuse(path, error);
        close(fd);
        return told;
    }
    close(fd);
    *text = g_steal_pointer(&bytes);
    return TANDEM_RUN_FILE_READ;
}

/* SPDX-License-Identifier: MIT */
/* The bytes of a file, up to a bound: at once where its length is known, and piece by
 * piece of a pipe, whose length nobody knows before. A file is read and not mapped: one
 * that is cut short meanwhile must not take the program with it. */
#define _POSIX_C_SOURCE 200809L
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "faults_private.h"
#include "market_json_private.h"

enum { CHUNK = 1 << 16 };

static gboolean
refuse(const char *path, const char *why, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s: %s", path, why);
    return FALSE;
}

/* Bytes, and room for more of them. */
typedef struct {
    gchar *at;
    gsize n, room;
} Bytes;

static gboolean
make_room(Bytes *bytes, gsize room, const char *path, GError **error)
{
    gchar *const at = g_try_realloc(bytes->at, room);

    if (at == NULL) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY, "no memory for %s",
                    path);
        return FALSE;
    }
    bytes->at = at;
    bytes->room = room;
    return TRUE;
}

/* A byte more than a file has is asked for, so that its end is seen. */
static gboolean
read_all(int fd, Bytes *bytes, const char *path, GError **error)
{
    struct stat status;
    const gsize known =
        fstat(fd, &status) == 0 && S_ISREG(status.st_mode) ? (gsize)status.st_size : 0;

    if (known > TANDEM_LARGEST_INPUT)
        return refuse(path, "larger than 1 GiB", error);
    if (!make_room(bytes, MAX(known + 1, CHUNK), path, error))
        return FALSE;
    for (;;) {
        if (bytes->n == bytes->room && !make_room(bytes, 2 * bytes->room, path, error))
            return FALSE;
        const ssize_t n = read(fd, bytes->at + bytes->n, bytes->room - bytes->n);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return refuse(path, g_strerror(errno), error);
        if (n == 0)
            return TRUE;
        bytes->n += (gsize)n;
        if (bytes->n > TANDEM_LARGEST_INPUT)
            return refuse(path, "larger than 1 GiB", error);
    }
}

gchar *
tandem_market_bytes(const char *path, gsize *length, TandemFaults *faults,
                    GError **error)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    const int why = errno;
    g_autofree gchar *name = g_path_get_basename(path);
    Bytes bytes = { 0 };

    if (fd < 0 && (why == ENOENT || why == ENOTDIR)) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, name, 0, "", "E600", NULL,
                          "there is no such file: %s", path);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is missing", name);
        return NULL;
    }
    if (fd < 0) {
        refuse(path, g_strerror(why), error);
        return NULL;
    }
    const gboolean is_read = read_all(fd, &bytes, path, error);
    close(fd);
    *length = bytes.n;
    if (!is_read)
        g_clear_pointer(&bytes.at, g_free);
    return bytes.at;
}

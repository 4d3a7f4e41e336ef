/* SPDX-License-Identifier: MIT */
/* The bytes of a file, up to a bound: also of a pipe, whose length nobody knows before.
 */
#include <errno.h>
#include <stdio.h>

#include <glib/gstdio.h>

#include "faults_private.h"
#include "market_json_private.h"

enum { CHUNK = 1 << 16 };

static gboolean
refuse(const char *path, const char *why, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s: %s", path, why);
    return FALSE;
}

static gboolean
read_stream(FILE *stream, GByteArray *bytes, const char *path, GError **error)
{
    guint8 chunk[CHUNK];
    gsize n;

    errno = 0;
    while ((n = fread(chunk, 1, sizeof chunk, stream)) > 0) {
        if (bytes->len + n > TANDEM_LARGEST_INPUT)
            return refuse(path, "larger than 1 GiB", error);
        g_byte_array_append(bytes, chunk, (guint)n);
    }
    return ferror(stream) ? refuse(path, g_strerror(errno), error) : TRUE;
}

gchar *
tandem_market_bytes(const char *path, gsize *length, TandemFaults *faults,
                    GError **error)
{
    FILE *const stream = g_fopen(path, "rbe");
    const int why = errno;
    g_autofree gchar *name = g_path_get_basename(path);
    g_autoptr(GByteArray) bytes = g_byte_array_new();

    if (stream == NULL && (why == ENOENT || why == ENOTDIR)) {
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, name, 0, "", "E600", NULL,
                          "there is no such file: %s", path);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS, "%s is missing", name);
        return NULL;
    }
    if (stream == NULL) {
        refuse(path, g_strerror(why), error);
        return NULL;
    }
    const gboolean is_read = read_stream(stream, bytes, path, error);
    fclose(stream);
    if (!is_read)
        return NULL;
    *length = bytes->len;
    return (gchar *)g_byte_array_free(g_steal_pointer(&bytes), FALSE);
}

/* SPDX-License-Identifier: MIT */
/* Reads markets and matchings from files and from standard input. */
#include "input.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "say.h"

/* What the readers refuse of a file, standard input is refused as well. */
static const gsize most_bytes = (gsize)1 << 30;
enum { CHUNK = 1 << 16 };

static gboolean
is_standard_input(const char *path)
{
    return strcmp(path, "-") == 0;
}

static gboolean
refuse(GError **error, const char *what)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE,
                "cannot read standard input: %s", what);
    return FALSE;
}

static gboolean
read_standard_input(GByteArray *bytes, GError **error)
{
    for (;;) {
        guint8 chunk[CHUNK];
        const ssize_t n = read(STDIN_FILENO, chunk, sizeof chunk);
        if (n == 0)
            return TRUE;
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return refuse(error, g_strerror(errno));
        if (bytes->len + (gsize)n > most_bytes)
            return refuse(error, "it is over 1 GiB");
        g_byte_array_append(bytes, chunk, (guint)n);
    }
}

TandemMarketFile *
cli_read_market(const char *path, const char *from, const char *seed,
                TandemLottery lottery, TandemFaults *faults, GError **error)
{
    const char *format = g_strcmp0(from, "auto") == 0 ? NULL : from;

    if (!is_standard_input(path))
        return tandem_market_file_read_as(path, format, seed, lottery, faults, error);

    g_autoptr(GByteArray) bytes = g_byte_array_sized_new(CHUNK);
    if (!read_standard_input(bytes, error))
        return NULL;
    return tandem_market_file_parse_as((const char *)bytes->data, bytes->len, path,
                                       format, seed, lottery, faults, error);
}

GPtrArray *
cli_read_matchings(const TandemMarketFile *market, const char *path,
                   TandemFaults *faults, GError **error)
{
    if (!is_standard_input(path))
        return tandem_market_file_read_matchings(market, path, faults, error);

    g_autoptr(GByteArray) bytes = g_byte_array_sized_new(CHUNK);
    if (!read_standard_input(bytes, error))
        return NULL;
    return tandem_market_file_parse_matchings(market, (const char *)bytes->data,
                                              bytes->len, path, faults, error);
}

void
cli_tell_one_sided(const CliCommand *command, TandemMarket *market)
{
    const gsize n = tandem_market_get_n_one_sided(market);

    if (n > 0)
        cli_say(command,
                "note: %" G_GSIZE_FORMAT
                " pair%s named by one side only, and so cannot "
                "be placed",
                n, n == 1 ? " is" : "s are");
}

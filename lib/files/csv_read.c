/* SPDX-License-Identifier: MIT */
/* CSV by libcsv in its strict mode (RFC 4180: Shafranovich, Y. (2005). Common format
 * and MIME type for comma-separated values files).
 *
 * libcsv tells no position, so it is fed one physical line at a time. A record is open
 * at the end of a line exactly when it has had an odd number of quotes, since inside a
 * quoted cell a quote is written twice; the same count finds the end of a record that
 * is too long to be gathered. A long line is fed in pieces: once two pieces more than
 * the longest cell have gone by without a cell ending, the rest of the record is only
 * counted through. So memory is bounded by the longest cell, whatever the line. */
#include "csv_read_private.h"

#include <csv.h>
#include <string.h>

#include "encoding_private.h"

enum { PIECE = 32 * 1024, MOST_PENDING = TANDEM_CSV_MOST_CELL + 2 * PIECE };

typedef struct {
    struct csv_parser parser;
    const TandemCsvHandler *handler;
    gboolean is_windows_1252;
    GString *utf8;       /* a piece of Windows-1252 as UTF-8 */
    guint line;          /* at hand, from 1 */
    guint record_line;   /* where the record at hand began */
    gsize n_cells;       /* of the record at hand */
    gsize pending;       /* at least the bytes since its last cell ended */
    gboolean is_open;    /* the record goes on in the next line */
    gboolean is_long;    /* a cell of it is too long */
    gboolean is_skipped; /* libcsv is not told the rest of it */
    gboolean is_odd;     /* it has had an odd number of quotes */
    gboolean is_stopped; /* the handler wants no more */
} Reader;

/* libcsv trims what this calls a blank. Tabs stay: an id may not begin with one. */
static int
is_blank(unsigned char c)
{
    return c == CSV_SPACE;
}

static void
start_parser(Reader *reader)
{
    csv_init(&reader->parser, CSV_STRICT | CSV_STRICT_FINI);
    csv_set_space_func(&reader->parser, is_blank);
    csv_set_realloc_func(&reader->parser, g_realloc);
    csv_set_free_func(&reader->parser, g_free);
    csv_set_blk_size(&reader->parser, 4096);
}

static void
restart_parser(Reader *reader)
{
    csv_free(&reader->parser);
    start_parser(reader);
}

static void
take_cell(void *text, size_t length, void *data)
{
    Reader *const reader = data;

    reader->pending = 0;
    if (length > TANDEM_CSV_MOST_CELL)
        reader->is_long = TRUE;
    if (reader->is_long)
        return;
    reader->handler->cell(reader->n_cells, text, length, reader->handler->data);
    reader->n_cells++;
}

static void
end_record(Reader *reader, TandemCsvEnd end)
{
    if (!reader->is_stopped)
        reader->is_stopped = !reader->handler->row(
            reader->record_line, end, reader->n_cells, reader->handler->data);
    reader->is_open = FALSE;
}

static void
take_row(int terminator, void *data)
{
    Reader *const reader = data;

    (void)terminator;
    end_record(reader, reader->is_long ? TANDEM_CSV_LONG_CELL : TANDEM_CSV_WHOLE);
}

static gboolean
has_odd_quotes(const char *bytes, gsize n)
{
    gboolean is_odd = FALSE;
    const char *const end = bytes + n;

    for (const char *at = bytes; (at = memchr(at, '"', (gsize)(end - at))) != NULL;
         at++)
        is_odd = !is_odd;
    return is_odd;
}

/* Feeds libcsv. Returns FALSE at a stray quote. */
static gboolean
feed(Reader *reader, const char *bytes, gsize n)
{
    if (reader->is_windows_1252) {
        g_string_truncate(reader->utf8, 0);
        tandem_windows_1252_append(reader->utf8, bytes, n);
        bytes = reader->utf8->str;
        n = reader->utf8->len;
    }
    if (csv_parse(&reader->parser, bytes, n, take_cell, take_row, reader) < n)
        return FALSE;
    reader->pending += n;
    return TRUE;
}

static void
begin_record(Reader *reader)
{
    reader->record_line = reader->line;
    reader->n_cells = 0;
    reader->pending = 0;
    reader->is_long = FALSE;
    reader->is_skipped = FALSE;
    reader->is_odd = FALSE;
}

/* One physical line, its end included. */
static void
read_line(Reader *reader, const char *bytes, gsize n)
{
    if (!reader->is_open)
        begin_record(reader);
    for (gsize at = 0; at < n; at += PIECE) {
        const gsize n_piece = MIN(n - at, PIECE);
        reader->is_odd ^= has_odd_quotes(bytes + at, n_piece);
        if (reader->is_skipped)
            continue;
        if (!feed(reader, bytes + at, n_piece)) {
            restart_parser(reader);
            end_record(reader, TANDEM_CSV_STRAY_QUOTE);
            return;
        }
        if (reader->pending > MOST_PENDING) {
            restart_parser(reader);
            reader->is_long = TRUE;
            reader->is_skipped = TRUE;
        }
    }
    reader->is_open = reader->is_odd;
    if (reader->is_skipped && !reader->is_open)
        end_record(reader, TANDEM_CSV_LONG_CELL);
}

/* Where the line that begins at @at ends, its end included. */
static const char *
find_line_end(const char *at, const char *end, TandemCsvForm *form)
{
    const char *const lf = memchr(at, '\n', (gsize)(end - at));
    const char *const last = lf == NULL ? end : lf;
    const char *const cr = memchr(at, '\r', (gsize)(last - at));

    form->ends_in_newline = lf != NULL || cr != NULL;
    if (cr != NULL && cr + 1 == lf)
        form->has_crlf = TRUE;
    else if (cr != NULL)
        form->has_cr = TRUE;
    else if (lf != NULL)
        form->has_lf = TRUE;
    if (cr != NULL && cr + 1 != lf)
        return cr + 1;
    return lf == NULL ? end : lf + 1;
}

static void
read_end(Reader *reader)
{
    if (reader->is_open && !reader->is_stopped)
        end_record(reader, TANDEM_CSV_OPEN_QUOTE);
    else
        csv_fini(&reader->parser, take_cell, take_row, reader);
    csv_free(&reader->parser);
}

void
tandem_csv_read(const char *bytes, gsize n, gboolean is_windows_1252,
                const TandemCsvHandler *handler, TandemCsvForm *form)
{
    Reader reader = { .handler = handler,
                      .is_windows_1252 = is_windows_1252,
                      .utf8 = g_string_new(NULL),
                      .line = 1 };
    const char *const end = bytes + n;

    *form = (TandemCsvForm){ 0 };
    start_parser(&reader);
    for (const char *at = bytes; at < end && !reader.is_stopped; reader.line++) {
        const char *const line_end = find_line_end(at, end, form);
        read_line(&reader, at, (gsize)(line_end - at));
        at = line_end;
    }
    read_end(&reader);
    g_string_free(reader.utf8, TRUE);
}

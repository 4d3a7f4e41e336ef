/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

#include "json_scan_private.h"

enum { TANDEM_JSON_DEEPEST_PATH = 16 };

/* A document of a known form, read value by value, every fault told with its line and
 * path. The form's functions take what they know and leave the rest to the reader, so
 * that one fault hides no other. Each function that reads a value begins with its token
 * at hand and ends with all of it read. */
typedef struct {
    TandemJsonScanner scanner;
    TandemFaults *faults;
    const char *file;
    guint depth;
    struct {
        const char *key; /* static; NULL: an entry of an array */
        gsize index;
    } path[TANDEM_JSON_DEEPEST_PATH];
} TandemJsonReader;

/* Bytes of the text or of the scanner: valid until the next token. */
typedef struct {
    const char *at;
    gsize length;
} TandemJsonText;

/* Begins to read @text. Its syntax is checked to the end before: where that is faulty
 * it is told (E601), and FALSE is returned. */
gboolean tandem_json_read_begin(TandemJsonReader *reader, const char *text,
                                gsize length, const char *file, TandemFaults *faults);
void tandem_json_read_end(TandemJsonReader *reader);

/* Where the value at hand stands, as `trainees[3].prefers[2]`; to be freed. */
gchar *tandem_json_read_path(const TandemJsonReader *reader);

/* Tells a fault of the value at hand. */
void tandem_json_read_fault(TandemJsonReader *reader, const char *code,
                            const char *hint, const char *format, ...)
    G_GNUC_PRINTF(4, 5);

/* Goes past the value at hand. */
void tandem_json_read_skip(TandemJsonReader *reader);

/* Reads an object: begins it, or tells that the value is none; then goes from key to
 * key. @keys is NULL-terminated, of at most 32; what is none of them, or stands twice,
 * is told and passed over. @seen, 0 at first, gathers the keys that were there. Returns
 * FALSE where the object ends. */
gboolean tandem_json_read_object(TandemJsonReader *reader);
gboolean tandem_json_read_key(TandemJsonReader *reader, const char *const *keys,
                              guint32 *seen, guint *key);

/* Tells which of the keys of @wanted (bits) are not in @seen. */
void tandem_json_read_need(TandemJsonReader *reader, const char *const *keys,
                           guint32 wanted, guint32 seen);

/* Reads an array: begins it, or tells that the value is none; then goes from entry to
 * entry. Returns FALSE where the array ends. */
gboolean tandem_json_read_array(TandemJsonReader *reader);
gboolean tandem_json_read_entry(TandemJsonReader *reader);

/* Whether the value at hand is an array that begins with an array. */
gboolean tandem_json_read_is_nested(const TandemJsonReader *reader);

/* Each reads one value; where it is of another kind, or out of range, that is told and
 * FALSE returned. */
gboolean tandem_json_read_text(TandemJsonReader *reader, TandemJsonText *text);
gboolean tandem_json_read_int(TandemJsonReader *reader, gint32 minimum, gint32 maximum,
                              gint32 *value);
gboolean tandem_json_read_double(TandemJsonReader *reader, gdouble *value);
gboolean tandem_json_read_bool(TandemJsonReader *reader, gboolean *value);

/* Reads the version of a form; any but 1 is told. */
void tandem_json_read_version(TandemJsonReader *reader);

/* @text in double quotes, shortened; to be freed. */
gchar *tandem_json_quote(TandemJsonText text);

gboolean tandem_json_text_is(TandemJsonText text, const char *word);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemJsonReader, tandem_json_read_end)

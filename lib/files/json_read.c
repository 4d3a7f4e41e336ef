/* SPDX-License-Identifier: MIT */
/* Values of a known form out of JSON, with the path of each. */
#include "json_read_private.h"

#include <math.h>
#include <string.h>

#include "faults_private.h"
#include "suggest_private.h"

enum { MOST_HINTS = 1000 }; /* of a hopeless file not all faults are told */

/* Tells the first syntax fault of @text, if any. */
static gboolean
check_syntax(const char *text, gsize length, const char *file, TandemFaults *faults)
{
    g_auto(TandemJsonScanner) scanner = { 0 };

    tandem_json_scan_begin(&scanner, text, length);
    for (;;) {
        const TandemJsonToken token = tandem_json_scan_next(&scanner);
        if (token == TANDEM_JSON_END_OF_TEXT)
            return TRUE;
        if (token != TANDEM_JSON_BAD)
            continue;
        g_autofree gchar *column = g_strdup_printf("%u", scanner.column);
        tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, scanner.line, column,
                          "E601", NULL, "this is not JSON: %s", scanner.problem);
        return FALSE;
    }
}

gboolean
tandem_json_read_begin(TandemJsonReader *reader, const char *text, gsize length,
                       const char *file, TandemFaults *faults)
{
    memset(reader, 0, sizeof *reader);
    if (!check_syntax(text, length, file, faults))
        return FALSE;
    tandem_json_scan_begin(&reader->scanner, text, length);
    reader->faults = faults;
    reader->file = file;
    tandem_json_scan_next(&reader->scanner);
    return TRUE;
}

void
tandem_json_read_end(TandemJsonReader *reader)
{
    tandem_json_scan_end(&reader->scanner);
}

gchar *
tandem_json_read_path(const TandemJsonReader *reader)
{
    GString *const path = g_string_new(NULL);

    for (guint i = 0; i < reader->depth; i++) {
        if (reader->path[i].key == NULL)
            g_string_append_printf(path, "[%" G_GSIZE_FORMAT "]",
                                   reader->path[i].index);
        else
            g_string_append_printf(path, "%s%s", path->len > 0 ? "." : "",
                                   reader->path[i].key);
    }
    return g_string_free(path, FALSE);
}

void
tandem_json_read_fault(TandemJsonReader *reader, const char *code, const char *hint,
                       const char *format, ...)
{
    g_autofree gchar *path = tandem_json_read_path(reader);
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    tandem_faults_add(reader->faults, TANDEM_SEVERITY_FAULT, reader->file,
                      reader->scanner.line, path, code, hint, "%s", message);
}

gchar *
tandem_json_quote(TandemJsonText text)
{
    g_autofree gchar *copy = g_strndup(text.at, text.length);

    return tandem_faults_quote(copy);
}

gboolean
tandem_json_text_is(TandemJsonText text, const char *word)
{
    return text.length == strlen(word) && memcmp(text.at, word, text.length) == 0;
}

void
tandem_json_read_skip(TandemJsonReader *reader)
{
    TandemJsonScanner *const scanner = &reader->scanner;

    if (scanner->token != TANDEM_JSON_BEGIN_OBJECT &&
        scanner->token != TANDEM_JSON_BEGIN_ARRAY)
        return;
    for (const guint outer = scanner->depth - 1; scanner->depth > outer;)
        tandem_json_scan_next(scanner);
}

static const char *
token_name(TandemJsonToken token)
{
    switch (token) {
    case TANDEM_JSON_BEGIN_OBJECT:
        return "an object";
    case TANDEM_JSON_BEGIN_ARRAY:
        return "an array";
    case TANDEM_JSON_STRING:
        return "a text";
    case TANDEM_JSON_NUMBER:
        return "a number";
    case TANDEM_JSON_NULL:
        return "null";
    default:
        return "true or false";
    }
}

/* Whether the value at hand begins with @token; if not, that is told and the value
 * passed over. */
static gboolean
is_kind(TandemJsonReader *reader, TandemJsonToken token)
{
    const TandemJsonToken at_hand = reader->scanner.token;

    if (at_hand == token)
        return TRUE;
    tandem_json_read_fault(reader, "E606", NULL, "%s stands where %s is wanted",
                           token_name(at_hand), token_name(token));
    tandem_json_read_skip(reader);
    return FALSE;
}

static void
go_in(TandemJsonReader *reader)
{
    g_assert(reader->depth < TANDEM_JSON_DEEPEST_PATH);

    reader->path[reader->depth].key = NULL;
    reader->path[reader->depth].index = G_MAXSIZE; /* before the first */
    reader->depth++;
}

gboolean
tandem_json_read_object(TandemJsonReader *reader)
{
    if (!is_kind(reader, TANDEM_JSON_BEGIN_OBJECT))
        return FALSE;
    go_in(reader);
    return TRUE;
}

/* The index of the key at hand in @keys; told where it is none. */
static gboolean
find_key(TandemJsonReader *reader, const char *const *keys, guint *key)
{
    const TandemJsonText name = { reader->scanner.text, reader->scanner.length };

    for (*key = 0; keys[*key] != NULL; (*key)++)
        if (tandem_json_text_is(name, keys[*key]))
            return TRUE;
    g_autofree gchar *quoted = tandem_json_quote(name);
    g_autofree gchar *word = g_strndup(name.at, name.length);
    const gsize n_told = tandem_faults_get_n(reader->faults, TANDEM_SEVERITY_FAULT);
    g_autofree gchar *hint =
        n_told < MOST_HINTS ? tandem_suggest_hint(word, keys) : NULL;
    reader->depth--;
    tandem_json_read_fault(reader, "E603", hint, "unknown key %s", quoted);
    reader->depth++;
    return FALSE;
}

gboolean
tandem_json_read_key(TandemJsonReader *reader, const char *const *keys, guint32 *seen,
                     guint *key)
{
    TandemJsonScanner *const scanner = &reader->scanner;

    while (tandem_json_scan_next(scanner) == TANDEM_JSON_KEY) {
        gboolean is_known = find_key(reader, keys, key);
        if (is_known) {
            reader->path[reader->depth - 1].key = keys[*key];
            if (*seen & 1u << *key) {
                tandem_json_read_fault(reader, "E604", NULL, "this key stands twice");
                is_known = FALSE;
            }
            *seen |= 1u << *key;
        }
        tandem_json_scan_next(scanner);
        if (is_known)
            return TRUE;
        tandem_json_read_skip(reader);
    }
    reader->depth--;
    return FALSE;
}

void
tandem_json_read_need(TandemJsonReader *reader, const char *const *keys, guint32 wanted,
                      guint32 seen)
{
    for (guint key = 0; keys[key] != NULL; key++)
        if (wanted & ~seen & 1u << key)
            tandem_json_read_fault(reader, "E605", NULL, "the key \"%s\" is missing",
                                   keys[key]);
}

gboolean
tandem_json_read_array(TandemJsonReader *reader)
{
    if (!is_kind(reader, TANDEM_JSON_BEGIN_ARRAY))
        return FALSE;
    go_in(reader);
    return TRUE;
}

gboolean
tandem_json_read_entry(TandemJsonReader *reader)
{
    if (tandem_json_scan_next(&reader->scanner) == TANDEM_JSON_END_ARRAY) {
        reader->depth--;
        return FALSE;
    }
    reader->path[reader->depth - 1].index++;
    return TRUE;
}

gboolean
tandem_json_read_is_nested(const TandemJsonReader *reader)
{
    const char *at = reader->scanner.at;

    if (reader->scanner.token != TANDEM_JSON_BEGIN_ARRAY)
        return FALSE;
    while (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')
        at++; /* a bracket follows, for the syntax was checked */
    return *at == '[';
}

gboolean
tandem_json_read_text(TandemJsonReader *reader, TandemJsonText *text)
{
    if (!is_kind(reader, TANDEM_JSON_STRING))
        return FALSE;
    text->at = reader->scanner.text;
    text->length = reader->scanner.length;
    return TRUE;
}

/* The number at hand, which may be too large for a double: then infinite. */
static gdouble
number_at_hand(TandemJsonReader *reader)
{
    GString *const copy = reader->scanner.unescaped;

    g_string_truncate(copy, 0);
    g_string_append_len(copy, reader->scanner.text, (gssize)reader->scanner.length);
    return g_ascii_strtod(copy->str, NULL);
}

static void
tell_range(TandemJsonReader *reader, const char *wanted)
{
    const TandemJsonText text = { reader->scanner.text, reader->scanner.length };
    g_autofree gchar *number = g_strndup(text.at, MIN(text.length, 24));

    tandem_json_read_fault(reader, "E607", NULL, "%s%s is not %s", number,
                           text.length > 24 ? "..." : "", wanted);
}

gboolean
tandem_json_read_int(TandemJsonReader *reader, gint32 minimum, gint32 maximum,
                     gint32 *value)
{
    if (!is_kind(reader, TANDEM_JSON_NUMBER))
        return FALSE;

    const gdouble number = number_at_hand(reader);
    if (floor(number) == number && number >= minimum && number <= maximum) {
        *value = (gint32)number;
        return TRUE;
    }
    g_autofree gchar *wanted =
        g_strdup_printf("a whole number from %d to %d", minimum, maximum);
    tell_range(reader, wanted);
    return FALSE;
}

gboolean
tandem_json_read_double(TandemJsonReader *reader, gdouble *value)
{
    if (!is_kind(reader, TANDEM_JSON_NUMBER))
        return FALSE;
    *value = number_at_hand(reader);
    if (isfinite(*value))
        return TRUE;
    tell_range(reader, "within the range of a double");
    return FALSE;
}

gboolean
tandem_json_read_bool(TandemJsonReader *reader, gboolean *value)
{
    const TandemJsonToken token = reader->scanner.token;

    if (token != TANDEM_JSON_FALSE && !is_kind(reader, TANDEM_JSON_TRUE))
        return FALSE;
    *value = token == TANDEM_JSON_TRUE;
    return TRUE;
}

void
tandem_json_read_version(TandemJsonReader *reader)
{
    gint32 version;

    if (tandem_json_read_int(reader, 0, G_MAXINT32, &version) && version != 1)
        tandem_json_read_fault(reader, "E602", NULL,
                               "version %d is not known; this program reads version 1",
                               version);
}

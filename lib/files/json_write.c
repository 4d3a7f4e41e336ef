/* SPDX-License-Identifier: MIT */
/* JSON out: RFC 8259, the same bytes for the same values under every locale.
 *
 * json-glib has a generator too, but it wants the whole tree in memory first, lays out
 * an array of 100,000 pairs on 500,000 lines, and writes 0.1 as 0.10000000000000001. */
#include <tandem/json_write.h>

#include <math.h>
#include <string.h>

#include "double_text_private.h"

enum { DEEPEST = 64 };

struct _TandemJsonWriter {
    GString *text;
    guint depth;
    struct {
        char close;
        TandemJsonLayout layout;
        gboolean is_begun; /* has a member already */
    } level[DEEPEST];
};

/**
 * tandem_json_write_begin:
 *
 * Begins a text that holds one value, as a rule an object or an array. In what follows
 * a value's key is its name in an object, and %NULL in an array. The same values give
 * the same bytes under every locale. Values nest at most 64 deep.
 *
 * Returns: (transfer full): a writer, for tandem_json_write_end()
 */
TandemJsonWriter *
tandem_json_write_begin(void)
{
    TandemJsonWriter *const writer = g_new0(TandemJsonWriter, 1);

    writer->text = g_string_new(NULL);
    return writer;
}

/**
 * tandem_json_write_take:
 * @writer: a writer, anywhere in its text
 *
 * Takes what is written so far out of the writer's memory, so that a long text can go
 * out piece by piece. The rest follows, from the next take or the end.
 *
 * Returns: (transfer full): the piece
 */
gchar *
tandem_json_write_take(TandemJsonWriter *writer)
{
    g_return_val_if_fail(writer != NULL, NULL);

    gchar *const text = g_strndup(writer->text->str, writer->text->len);
    g_string_truncate(writer->text, 0);
    return text;
}

/**
 * tandem_json_write_end:
 * @writer: (transfer full): a writer; all objects and arrays are ended
 *
 * Returns: (transfer full): the text, with a line end behind it
 */
gchar *
tandem_json_write_end(TandemJsonWriter *writer)
{
    g_return_val_if_fail(writer != NULL && writer->depth == 0, NULL);

    g_string_append_c(writer->text, '\n');
    gchar *const text = g_string_free(writer->text, FALSE);
    g_free(writer);
    return text;
}

static void
new_line(TandemJsonWriter *writer)
{
    g_string_append_c(writer->text, '\n');
    for (guint i = 0; i < writer->depth; i++)
        g_string_append(writer->text, "  ");
}

static gboolean
is_escaped(guchar byte)
{
    return byte < 0x20 || byte == '"' || byte == '\\' || byte == 0x7f;
}

static void
append_escaped(GString *text, guchar byte)
{
    static const char short_bytes[] = "\"\\\b\f\n\r\t";
    static const char short_names[] = "\"\\bfnrt";
    const char *const at = byte == 0 ? NULL : strchr(short_bytes, byte);

    if (at != NULL) {
        g_string_append_c(text, '\\');
        g_string_append_c(text, short_names[at - short_bytes]);
    } else {
        g_string_append_printf(text, "\\u%04x", byte);
    }
}

/* The length of @value where every byte of it stands for itself; -1: some does not. */
static gssize
plain_length(const char *value)
{
    gssize n = 0;

    for (; value[n] != '\0'; n++)
        if (is_escaped((guchar)value[n]) || (guchar)value[n] >= 0x80)
            return -1;
    return n;
}

/* @value in quotes; a byte that is not UTF-8 becomes U+FFFD. */
static void
append_quoted(GString *text, const char *value)
{
    const gssize plain = plain_length(value);
    if (plain >= 0) { /* as ids are, of which there may be millions */
        g_string_append_c(text, '"');
        g_string_append_len(text, value, plain);
        g_string_append_c(text, '"');
        return;
    }

    g_autofree gchar *valid =
        g_utf8_validate(value, -1, NULL) ? NULL : g_utf8_make_valid(value, -1);
    const char *run = valid != NULL ? valid : value;
    const char *at = run;

    g_string_append_c(text, '"');
    for (; *at != '\0'; at++) {
        if (!is_escaped((guchar)*at))
            continue;
        g_string_append_len(text, run, at - run);
        append_escaped(text, (guchar)*at);
        run = at + 1;
    }
    g_string_append_len(text, run, at - run);
    g_string_append_c(text, '"');
}

/* The comma, the place and the name that stand in front of a value. */
static void
begin_value(TandemJsonWriter *writer, const char *key)
{
    if (writer->depth == 0)
        return;

    const guint inner = writer->depth - 1;
    g_assert((key != NULL) == (writer->level[inner].close == '}'));
    if (writer->level[inner].is_begun)
        g_string_append_c(writer->text, ',');
    if (writer->level[inner].layout == TANDEM_JSON_LINES)
        new_line(writer);
    else if (writer->level[inner].is_begun)
        g_string_append_c(writer->text, ' ');
    writer->level[inner].is_begun = TRUE;
    if (key != NULL) {
        append_quoted(writer->text, key);
        g_string_append(writer->text, ": ");
    }
}

static void
begin_container(TandemJsonWriter *writer, const char *key, char open, char close,
                TandemJsonLayout layout)
{
    begin_value(writer, key);
    g_assert(writer->depth < DEEPEST);
    if (writer->depth > 0 &&
        writer->level[writer->depth - 1].layout == TANDEM_JSON_ONE_LINE)
        layout = TANDEM_JSON_ONE_LINE;
    g_string_append_c(writer->text, open);
    writer->level[writer->depth].close = close;
    writer->level[writer->depth].layout = layout;
    writer->level[writer->depth].is_begun = FALSE;
    writer->depth++;
}

/**
 * tandem_json_begin_object:
 * @writer: a writer
 * @key: (nullable): its name
 * @layout: how its members stand; within one line, on that line
 *
 * Begins an object; tandem_json_end() ends it.
 */
void
tandem_json_begin_object(TandemJsonWriter *writer, const char *key,
                         TandemJsonLayout layout)
{
    begin_container(writer, key, '{', '}', layout);
}

/**
 * tandem_json_begin_array:
 * @writer: a writer
 * @key: (nullable): its name
 * @layout: how its members stand; within one line, on that line
 *
 * Begins an array; tandem_json_end() ends it.
 */
void
tandem_json_begin_array(TandemJsonWriter *writer, const char *key,
                        TandemJsonLayout layout)
{
    begin_container(writer, key, '[', ']', layout);
}

/**
 * tandem_json_end:
 * @writer: a writer
 *
 * Ends the object or array begun last.
 */
void
tandem_json_end(TandemJsonWriter *writer)
{
    g_assert(writer->depth > 0);

    writer->depth--;
    if (writer->level[writer->depth].layout == TANDEM_JSON_LINES &&
        writer->level[writer->depth].is_begun)
        new_line(writer);
    g_string_append_c(writer->text, writer->level[writer->depth].close);
}

/**
 * tandem_json_text:
 * @writer: a writer
 * @key: (nullable): its name
 * @value: a text; a byte that is not UTF-8 becomes U+FFFD
 */
void
tandem_json_text(TandemJsonWriter *writer, const char *key, const char *value)
{
    begin_value(writer, key);
    append_quoted(writer->text, value);
}

/**
 * tandem_json_int:
 * @writer: a writer
 * @key: (nullable): its name
 * @value: a whole number
 */
void
tandem_json_int(TandemJsonWriter *writer, const char *key, gint64 value)
{
    begin_value(writer, key);
    g_string_append_printf(writer->text, "%" G_GINT64_FORMAT, value);
}

/**
 * tandem_json_double:
 * @writer: a writer
 * @key: (nullable): its name
 * @value: a number: written with the fewest digits that read back as it, a whole one
 *   without an exponent, and as null where it is not finite, for which JSON has no word
 */
void
tandem_json_double(TandemJsonWriter *writer, const char *key, gdouble value)
{
    begin_value(writer, key);
    if (isfinite(value))
        tandem_double_append(writer->text, value);
    else
        g_string_append(writer->text, "null");
}

/**
 * tandem_json_bool:
 * @writer: a writer
 * @key: (nullable): its name
 * @value: true or false
 */
void
tandem_json_bool(TandemJsonWriter *writer, const char *key, gboolean value)
{
    begin_value(writer, key);
    g_string_append(writer->text, value ? "true" : "false");
}

/**
 * tandem_json_null:
 * @writer: a writer
 * @key: (nullable): its name
 */
void
tandem_json_null(TandemJsonWriter *writer, const char *key)
{
    begin_value(writer, key);
    g_string_append(writer->text, "null");
}

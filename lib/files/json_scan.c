/* SPDX-License-Identifier: MIT */
/* JSON in, token by token: RFC 8259, strictly.
 *
 * json-glib's parser is not used: of two equal keys it keeps the last, it tells no line
 * of a value, it overflows the stack at a nesting of 100,000, and its tree of a market
 * of 100,000 trainees is several times the text. This scanner keeps no tree and does
 * not recurse; containers may stand 64 deep. A text that is not valid UTF-8, a lone
 * half of a surrogate pair and a NUL within a text are syntax faults too; a byte order
 * mark in front is passed over.
 */
#include "json_scan_private.h"

#include <string.h>

enum { DEEPEST = 64 };

void
tandem_json_scan_begin(TandemJsonScanner *scanner, const char *text, gsize length)
{
    static const char mark[] = "\xef\xbb\xbf";
    const gboolean has_mark =
        length >= strlen(mark) && memcmp(text, mark, strlen(mark)) == 0;

    memset(scanner, 0, sizeof *scanner);
    scanner->at = scanner->line_start = text + (has_mark ? strlen(mark) : 0);
    scanner->end = text + length;
    scanner->line = 1;
    scanner->expect = TANDEM_JSON_EXPECT_VALUE;
    scanner->unescaped = g_string_new(NULL);
}

void
tandem_json_scan_end(TandemJsonScanner *scanner)
{
    if (scanner->unescaped != NULL)
        g_string_free(scanner->unescaped, TRUE);
    scanner->unescaped = NULL;
}

/* @at is where the fault stands. Bytes that begin no character count as one each. */
static TandemJsonToken
bad(TandemJsonScanner *scanner, const char *at, const char *problem)
{
    scanner->problem = problem;
    scanner->column = 1;
    for (const char *byte = scanner->line_start; byte < at; byte++)
        scanner->column += ((guchar)*byte & 0xc0) != 0x80;
    scanner->at = scanner->end;
    return scanner->token = TANDEM_JSON_BAD;
}

static void
skip_blanks(TandemJsonScanner *scanner)
{
    const char *at = scanner->at;

    for (; at < scanner->end; at++) {
        if (*at == '\n') {
            scanner->line++;
            scanner->line_start = at + 1;
        } else if (*at != ' ' && *at != '\t' && *at != '\r') {
            break;
        }
    }
    scanner->at = at;
}

/* The four hexadecimal digits at @at, or -1. */
static gint32
hex4(const char *at, const char *end)
{
    gint32 value = 0;

    if (end - at < 4)
        return -1;
    for (gint i = 0; i < 4; i++) {
        if (!g_ascii_isxdigit(at[i]))
            return -1;
        value = value * 16 + g_ascii_xdigit_value(at[i]);
    }
    return value;
}

/* Takes what stands behind `\u` at @at; NULL, the fault being told, or where it ends.
 */
static const char *
take_unicode(TandemJsonScanner *scanner, const char *at)
{
    const gint32 first = hex4(at, scanner->end);
    gunichar c = (gunichar)first;

    if (first < 0) {
        bad(scanner, at, "\\u without four hexadecimal digits");
        return NULL;
    }
    at += 4;
    if (first >= 0xd800 && first < 0xe000) {
        const gboolean has_second =
            scanner->end - at >= 6 && at[0] == '\\' && at[1] == 'u';
        const gint32 second = has_second ? hex4(at + 2, scanner->end) : -1;
        if (first >= 0xdc00 || second < 0xdc00 || second >= 0xe000) {
            bad(scanner, at - 6, "half of a surrogate pair");
            return NULL;
        }
        c = 0x10000 + (((gunichar)first - 0xd800) << 10) + ((gunichar)second - 0xdc00);
        at += 6;
    }
    if (c == 0) {
        bad(scanner, at - 6, "a NUL character");
        return NULL;
    }
    g_string_append_unichar(scanner->unescaped, c);
    return at;
}

/* Takes what stands behind a backslash at @at. */
static const char *
take_escape(TandemJsonScanner *scanner, const char *at)
{
    static const char names[] = "\"\\/bfnrt";
    static const char bytes[] = "\"\\/\b\f\n\r\t";

    if (at < scanner->end && *at == 'u')
        return take_unicode(scanner, at + 1);
    const char *const name =
        at < scanner->end && *at != '\0' ? strchr(names, *at) : NULL;
    if (name == NULL) {
        bad(scanner, at - 1, "a backslash that escapes nothing");
        return NULL;
    }
    g_string_append_c(scanner->unescaped, bytes[name - names]);
    return at + 1;
}

/* The end of the plain characters from @at on: a quote, a backslash, or a fault. */
static const char *
skip_plain(const char *at, const char *end)
{
    while (at < end) {
        const guchar byte = (guchar)*at;
        if (byte < 0x20 || byte == '"' || byte == '\\')
            break;
        if (byte < 0x80) {
            at++;
            continue;
        }
        const gunichar c = g_utf8_get_char_validated(at, end - at);
        if (c == (gunichar)-1 || c == (gunichar)-2)
            break;
        at = g_utf8_next_char(at);
    }
    return at;
}

/* Takes a text from behind its opening quote. What has no escape is not copied. */
static TandemJsonToken
take_string(TandemJsonScanner *scanner, TandemJsonToken token)
{
    const char *const opening = scanner->at - 1;
    const char *run = scanner->at;
    gboolean is_copied = FALSE;

    g_string_truncate(scanner->unescaped, 0);
    for (;;) {
        const char *const at = skip_plain(run, scanner->end);
        if (at == scanner->end)
            return bad(scanner, opening, "a text that is not closed");
        if (*at != '"' && *at != '\\')
            return bad(scanner, at,
                       (guchar)*at < 0x20 ? "a control character within a text"
                                          : "a byte that is not UTF-8");
        if (*at == '\\' || is_copied)
            g_string_append_len(scanner->unescaped, run, at - run);
        if (*at == '"') {
            scanner->text = is_copied ? scanner->unescaped->str : run;
            scanner->length = is_copied ? scanner->unescaped->len : (gsize)(at - run);
            scanner->at = at + 1;
            return scanner->token = token;
        }
        is_copied = TRUE;
        run = take_escape(scanner, at + 1);
        if (run == NULL)
            return TANDEM_JSON_BAD;
    }
}

static const char *
skip_digits(const char *at, const char *end)
{
    while (at < end && g_ascii_isdigit(*at))
        at++;
    return at;
}

/* Takes a number: -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)? */
static TandemJsonToken
take_number(TandemJsonScanner *scanner)
{
    const char *const begin = scanner->at, *const end = scanner->end;
    const char *at = begin + (*begin == '-');
    const char *const whole = at;

    at = skip_digits(at, end);
    gboolean is_good = at > whole && (*whole != '0' || at == whole + 1);
    if (at < end && *at == '.') {
        const char *const part = ++at;
        at = skip_digits(at, end);
        is_good = is_good && at > part;
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            at++;
        const char *const power = at;
        at = skip_digits(at, end);
        is_good = is_good && at > power;
    }
    if (!is_good)
        return bad(scanner, begin, "a number that is none in JSON");
    scanner->text = begin;
    scanner->length = (gsize)(at - begin);
    scanner->at = at;
    return scanner->token = TANDEM_JSON_NUMBER;
}

static TandemJsonToken
take_word(TandemJsonScanner *scanner)
{
    static const struct {
        const char *word;
        TandemJsonToken token;
    } words[] = { { "true", TANDEM_JSON_TRUE },
                  { "false", TANDEM_JSON_FALSE },
                  { "null", TANDEM_JSON_NULL } };

    for (gsize i = 0; i < G_N_ELEMENTS(words); i++) {
        const gsize length = strlen(words[i].word);
        if ((gsize)(scanner->end - scanner->at) >= length &&
            memcmp(scanner->at, words[i].word, length) == 0) {
            scanner->at += length;
            return scanner->token = words[i].token;
        }
    }
    return bad(scanner, scanner->at, "no value where one is wanted");
}

static TandemJsonToken
open_container(TandemJsonScanner *scanner, gboolean is_object)
{
    if (scanner->depth == DEEPEST)
        return bad(scanner, scanner->at, "more than 64 levels of nesting");
    scanner->at++;
    scanner->in_object &= ~(G_GUINT64_CONSTANT(1) << scanner->depth);
    scanner->in_object |= (guint64)is_object << scanner->depth;
    scanner->depth++;
    scanner->expect =
        is_object ? TANDEM_JSON_EXPECT_KEY_OR_END : TANDEM_JSON_EXPECT_VALUE_OR_END;
    return scanner->token =
               is_object ? TANDEM_JSON_BEGIN_OBJECT : TANDEM_JSON_BEGIN_ARRAY;
}

static gboolean
is_in_object(const TandemJsonScanner *scanner)
{
    return (scanner->in_object >> (scanner->depth - 1)) & 1;
}

static void
end_value(TandemJsonScanner *scanner)
{
    scanner->expect = scanner->depth > 0 ? TANDEM_JSON_EXPECT_COMMA_OR_END
                                         : TANDEM_JSON_EXPECT_NOTHING;
}

static TandemJsonToken
close_container(TandemJsonScanner *scanner)
{
    const gboolean was_object = is_in_object(scanner);

    if (*scanner->at != (was_object ? '}' : ']'))
        return bad(scanner, scanner->at,
                   was_object ? "a ] that closes an object"
                              : "a } that closes an array");
    scanner->at++;
    scanner->depth--;
    end_value(scanner);
    return scanner->token = was_object ? TANDEM_JSON_END_OBJECT : TANDEM_JSON_END_ARRAY;
}

static TandemJsonToken
take_value(TandemJsonScanner *scanner)
{
    const char c = *scanner->at;

    if (c == '{' || c == '[')
        return open_container(scanner, c == '{');
    end_value(scanner);
    if (c == '"') {
        scanner->at++;
        return take_string(scanner, TANDEM_JSON_STRING);
    }
    return c == '-' || g_ascii_isdigit(c) ? take_number(scanner) : take_word(scanner);
}

/* Takes a name and the colon behind it. */
static TandemJsonToken
take_key(TandemJsonScanner *scanner)
{
    if (*scanner->at != '"')
        return bad(scanner, scanner->at, "no name in quotes where one is wanted");
    scanner->at++;
    if (take_string(scanner, TANDEM_JSON_KEY) == TANDEM_JSON_BAD)
        return TANDEM_JSON_BAD;

    skip_blanks(scanner);
    if (scanner->at == scanner->end || *scanner->at != ':')
        return bad(scanner, scanner->at, "no colon behind a name");
    scanner->at++;
    scanner->expect = TANDEM_JSON_EXPECT_VALUE;
    return TANDEM_JSON_KEY;
}

TandemJsonToken
tandem_json_scan_next(TandemJsonScanner *scanner)
{
    if (scanner->token == TANDEM_JSON_BAD)
        return TANDEM_JSON_BAD;
    skip_blanks(scanner);
    if (scanner->at == scanner->end)
        return scanner->expect == TANDEM_JSON_EXPECT_NOTHING
                   ? (scanner->token = TANDEM_JSON_END_OF_TEXT)
                   : bad(scanner, scanner->at, "the end of the text, too early");

    const char c = *scanner->at;
    const gboolean closes = c == '}' || c == ']';
    switch (scanner->expect) {
    case TANDEM_JSON_EXPECT_NOTHING:
        return bad(scanner, scanner->at, "something behind the end of the value");
    case TANDEM_JSON_EXPECT_COMMA_OR_END:
        if (closes)
            return close_container(scanner);
        if (c != ',')
            return bad(scanner, scanner->at, "no comma between two values");
        scanner->at++;
        scanner->expect =
            is_in_object(scanner) ? TANDEM_JSON_EXPECT_KEY : TANDEM_JSON_EXPECT_VALUE;
        return tandem_json_scan_next(scanner);
    case TANDEM_JSON_EXPECT_KEY_OR_END:
        return closes ? close_container(scanner) : take_key(scanner);
    case TANDEM_JSON_EXPECT_VALUE_OR_END:
        return closes ? close_container(scanner) : take_value(scanner);
    case TANDEM_JSON_EXPECT_KEY:
        return take_key(scanner);
    default:
        return take_value(scanner);
    }
}

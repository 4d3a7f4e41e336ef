/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>

#include "files/json_scan_private.h"

TestSuite(json_scan, .timeout = 60);

/* The tokens of @text, one letter each, with the bytes of keys, texts and numbers. A
 * fault is `!line:column problem`. Scanned from a copy without room behind it, so that
 * a step too far is seen by a sanitizer. */
static gchar *
scan(const char *text, gsize length)
{
    static const char letters[] = ".!{}[]ksntf0";
    g_autofree gchar *copy = g_malloc(MAX(length, 1));
    g_auto(TandemJsonScanner) scanner = { 0 };
    GString *const said = g_string_new(NULL);
    TandemJsonToken token;

    memcpy(copy, text, length);
    tandem_json_scan_begin(&scanner, copy, length);
    do {
        token = tandem_json_scan_next(&scanner);
        g_string_append_c(said, letters[token]);
        if (token == TANDEM_JSON_BAD)
            g_string_append_printf(said, "%u:%u %s", scanner.line, scanner.column,
                                   scanner.problem);
        if (token == TANDEM_JSON_KEY || token == TANDEM_JSON_STRING ||
            token == TANDEM_JSON_NUMBER)
            g_string_append_printf(said, "<%.*s>", (int)scanner.length, scanner.text);
    } while (token != TANDEM_JSON_END_OF_TEXT && token != TANDEM_JSON_BAD);
    cr_assert(token == tandem_json_scan_next(&scanner), "the end does not last");
    return g_string_free(said, FALSE);
}

static void
assert_scan(const char *text, const char *expected)
{
    g_autofree gchar *said = scan(text, strlen(text));

    cr_assert_str_eq(said, expected, "%s gives %s, not %s", text, said, expected);
}

Test(json_scan, tokens_come_in_order)
{
    assert_scan(" {\"a\" : [1, -2.5e+3 ,\"x\"], \"b\":{}, \"c\":[]}\n",
                "{k<a>[n<1>n<-2.5e+3>s<x>]k<b>{}k<c>[]}.");
    assert_scan("[true,false,null]", "[tf0].");
    assert_scan("\"alone\"", "s<alone>.");
    assert_scan("0", "n<0>.");
    assert_scan("\xef\xbb\xbf[]", "[].");
}

Test(json_scan, escapes_are_undone)
{
    assert_scan("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\\u00e9\\uD83d\\uDe00z\"",
                "s<\"\\/\b\f\n\r\tA\xc3\xa9\xf0\x9f\x98\x80z>.");
    assert_scan("{\"\\u0061\\u0062\":\"\xc3\xa9\"}", "{k<ab>s<\xc3\xa9>}.");
}

Test(json_scan, what_is_not_json_is_told_with_its_place)
{
    assert_scan("", "!1:1 the end of the text, too early");
    assert_scan("[1,\n 2", "[n<1>n<2>!2:3 the end of the text, too early");
    assert_scan("[1 2]", "[n<1>!1:4 no comma between two values");
    assert_scan("[1,]", "[n<1>!1:4 no value where one is wanted");
    assert_scan("[,1]", "[!1:2 no value where one is wanted");
    assert_scan("{\"a\":1,}", "{k<a>n<1>!1:8 no name in quotes where one is wanted");
    assert_scan("{a:1}", "{!1:2 no name in quotes where one is wanted");
    assert_scan("{\"a\" 1}", "{!1:6 no colon behind a name");
    assert_scan("{\"a\"", "{!1:5 no colon behind a name");
    assert_scan("[1}", "[n<1>!1:3 a } that closes an array");
    assert_scan("{\"a\":1]", "{k<a>n<1>!1:7 a ] that closes an object");
    assert_scan("[] []", "[]!1:4 something behind the end of the value");
    assert_scan("nul", "!1:1 no value where one is wanted");
    assert_scan("'a'", "!1:1 no value where one is wanted");
    assert_scan("\xef\xbb", "!1:1 no value where one is wanted");
}

Test(json_scan, numbers_are_those_of_json_alone)
{
    static const char *const bad[] = { "01", "-",   "+1", ".5",  "1.", "1.e5",
                                       "1e", "1e+", "-a", "0x1", "-01" };

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        g_autofree gchar *said = scan(bad[i], strlen(bad[i]));
        cr_assert_not_null(strchr(said, '!'), "%s gives %s", bad[i], said);
    }
    assert_scan("[-0, 0.0, 1E5, 10]", "[n<-0>n<0.0>n<1E5>n<10>].");
    assert_scan("01", "!1:1 a number that is none in JSON");
}

Test(json_scan, texts_are_those_of_json_alone)
{
    assert_scan("[\"ab", "[!1:2 a text that is not closed");
    assert_scan("[\"a\tb\"]", "[!1:4 a control character within a text");
    assert_scan("\"\\x\"", "!1:2 a backslash that escapes nothing");
    assert_scan("\"\\", "!1:2 a backslash that escapes nothing");
    assert_scan("\"\\u12g4\"", "!1:4 \\u without four hexadecimal digits");
    assert_scan("\"\\u12", "!1:4 \\u without four hexadecimal digits");
    assert_scan("\"\\ud800\"", "!1:2 half of a surrogate pair");
    assert_scan("\"\\ud800\\u0041\"", "!1:2 half of a surrogate pair");
    assert_scan("\"\\udc00\"", "!1:2 half of a surrogate pair");
    assert_scan("\"\\u0000\"", "!1:2 a NUL character");
    assert_scan("\"\xc3\xa9\xff\"", "!1:3 a byte that is not UTF-8");
    assert_scan("\"\xc0\x80\"", "!1:2 a byte that is not UTF-8");
    assert_scan("\"\xed\xa0\x80\"", "!1:2 a byte that is not UTF-8");

    g_autofree gchar *nul = scan("\"a\0b\"", 5);
    cr_assert_str_eq(nul, "!1:3 a control character within a text");
}

Test(json_scan, sixty_four_levels_are_the_deepest)
{
    g_autofree gchar *open = g_strnfill(100000, '[');
    g_autofree gchar *close = g_strnfill(64, ']');
    g_autofree gchar *deepest = g_strdup_printf("%.64s%s", open, close);
    g_autofree gchar *said = scan(deepest, strlen(deepest));
    g_autofree gchar *too_deep = scan(open, 100000);

    cr_assert(g_str_has_suffix(said, "]]."));
    cr_assert(g_str_has_suffix(too_deep, "[!1:65 more than 64 levels of nesting"));
}

Test(json_scan, a_cut_or_changed_text_is_read_or_refused)
{
    static const char text[] =
        "{\"a\": [1, -2.5e+3, \"x\\u00e9\\ud83d\\ude00\\n\xc3\xa9\", true, null],\n"
        " \"b\": {\"c\": [[], {}], \"d\": false}}";
    const gsize length = strlen(text);

    for (gsize cut = 0; cut < length; cut++) {
        g_autofree gchar *said = scan(text, cut);
        cr_assert_not_null(strchr(said, '!'), "cut at %zu", cut);
    }
    for (gsize at = 0; at < length; at++) {
        for (guint byte = 0; byte < 256; byte++) {
            g_autofree gchar *changed = g_memdup2(text, length);
            changed[at] = (gchar)byte;
            g_autofree gchar *said = scan(changed, length);
            cr_assert_gt(strlen(said), 0);
        }
    }
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <float.h>
#include <math.h>

#include <tandem/json_write.h>

TestSuite(json_write, .timeout = 60);

/* @value alone, as a text. */
static gchar *
write_double(gdouble value)
{

    TandemJsonWriter *const writer = tandem_json_write_begin();
    tandem_json_double(writer, NULL, value);
    return g_strchomp(tandem_json_write_end(writer));
}

static void
assert_double(gdouble value, const char *expected)
{
    g_autofree gchar *text = write_double(value);

    cr_assert_str_eq(text, expected);
}

Test(json_write, members_stand_on_lines_or_on_one)
{

    TandemJsonWriter *const writer = tandem_json_write_begin();
    tandem_json_begin_object(writer, NULL, TANDEM_JSON_LINES);
    tandem_json_text(writer, "format", "x");
    tandem_json_begin_array(writer, "pairs", TANDEM_JSON_LINES);
    tandem_json_begin_array(writer, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(writer, NULL, "T1");
    tandem_json_begin_object(writer, NULL, TANDEM_JSON_LINES);
    tandem_json_int(writer, "n", -3);
    tandem_json_bool(writer, "b", TRUE);
    tandem_json_end(writer);
    tandem_json_end(writer);
    tandem_json_null(writer, NULL);
    tandem_json_end(writer);
    tandem_json_begin_array(writer, "none", TANDEM_JSON_LINES);
    tandem_json_end(writer);
    tandem_json_begin_object(writer, "empty", TANDEM_JSON_ONE_LINE);
    tandem_json_end(writer);
    tandem_json_bool(writer, "no", FALSE);
    tandem_json_end(writer);
    g_autofree gchar *text = tandem_json_write_end(writer);

    cr_assert_str_eq(text, "{\n"
                           "  \"format\": \"x\",\n"
                           "  \"pairs\": [\n"
                           "    [\"T1\", {\"n\": -3, \"b\": true}],\n"
                           "    null\n"
                           "  ],\n"
                           "  \"none\": [],\n"
                           "  \"empty\": {},\n"
                           "  \"no\": false\n"
                           "}\n");
}

Test(json_write, texts_are_escaped_and_always_utf8)
{

    TandemJsonWriter *const writer = tandem_json_write_begin();
    tandem_json_text(writer, NULL,
                     "\"\\/\b\f\n\r\t\x01\x1f\x7f \xc3\xa9 \xf0\x9f\x98\x80 \xff");
    g_autofree gchar *text = tandem_json_write_end(writer);

    cr_assert_str_eq(text, "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\\u007f \xc3\xa9 "
                           "\xf0\x9f\x98\x80 \xef\xbf\xbd\"\n");
}

Test(json_write, doubles_have_the_fewest_digits)
{
    assert_double(0.0, "0");
    assert_double(-0.0, "-0");
    assert_double(0.1, "0.1");
    assert_double(0.1 + 0.2, "0.30000000000000004");
    assert_double(1.0 / 3.0, "0.3333333333333333");
    assert_double(-12.0, "-12");
    assert_double(100000.0, "100000");
    assert_double(1500.5, "1500.5");
    assert_double(1e21, "1e+21");
    assert_double(9007199254740993.0, "9007199254740992");
    assert_double(5e-324, "5e-324");
    assert_double(DBL_MAX, "1.7976931348623157e+308");
    assert_double(NAN, "null");
    assert_double(-INFINITY, "null");
}

Test(json_write, doubles_read_back_the_same)
{
    const guint32 seed = 7;
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);

    for (gint i = 0; i < 20000; i++) {
        union {
            guint32 half[2];
            gdouble value;
        } bits = { { g_rand_int(rand), g_rand_int(rand) } };
        if (!isfinite(bits.value))
            continue;
        g_autofree gchar *text = write_double(bits.value);
        cr_assert(g_ascii_strtod(text, NULL) == bits.value, "seed %u: %s", seed, text);
    }
}

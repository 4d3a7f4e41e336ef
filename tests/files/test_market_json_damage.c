/* SPDX-License-Identifier: MIT */
/* A document with every key of the form tandem-market 1, damaged value by value: each
 * one left out, put twice, or another in its place. Whatever comes of it is a market
 * that is written the same again, or a fault. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

TestSuite(market_json_damage, .timeout = 60);

/* tests/data/every_key.json without its blanks; no text in it has one. */
static gchar *
read_whole(void)
{
    g_autofree gchar *pretty = NULL;
    gsize n = 0;

    cr_assert(g_file_get_contents(TANDEM_SOURCE_DIR "/tests/data/every_key.json",
                                  &pretty, NULL, NULL));
    for (const char *at = pretty; *at != '\0'; at++)
        if (!g_ascii_isspace(*at))
            pretty[n++] = *at;
    pretty[n] = '\0';
    return g_steal_pointer(&pretty);
}

/* Where a value ends that begins at @at, or a key with its value. */
static const char *
end_of(const char *at)
{
    gint depth = 0;

    for (gboolean is_text = FALSE;; at++) {
        if (*at == '"')
            is_text = !is_text;
        else if (is_text)
            continue;
        else if (*at == '[' || *at == '{')
            depth++;
        else if (*at == ']' || *at == '}' || *at == ',') {
            if (depth == 0)
                return at;
            depth -= *at != ',';
        }
    }
}

/* Whether a value, or a key, begins at @at, which is not the first byte. */
static gboolean
begins_value(const char *at)
{
    return strchr("[{,:", at[-1]) != NULL && strchr("]}", *at) == NULL;
}

/* Whether @text is taken; then it is a market that is written the same again. */
static gboolean
take(const char *text)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse(
        text, strlen(text), "m.json", NULL, TANDEM_LOTTERY_FOR_TIES, faults, &error);
    const gsize n_told = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);

    cr_assert_eq(file == NULL, n_told > 0, "%s", text);
    cr_assert_eq(file == NULL, error != NULL, "%s", text);
    if (file == NULL)
        return FALSE;
    g_autofree gchar *once = tandem_market_file_to_json(file);
    g_autoptr(TandemMarketFile) read = tandem_market_file_parse(
        once, strlen(once), "m.json", NULL, TANDEM_LOTTERY_FOR_TIES, faults, &error);
    cr_assert_not_null(read, "%s\n%s", text, once);
    g_autofree gchar *again = tandem_market_file_to_json(read);
    cr_assert_str_eq(again, once);
    return TRUE;
}

/* What stands between @at and @end is replaced by @value. */
static gboolean
take_with(const char *whole, const char *at, const char *end, const char *value)
{
    g_autoptr(GString) text = g_string_new_len(whole, at - whole);

    g_string_append(text, value);
    g_string_append(text, end);
    return take(text->str);
}

Test(market_json_damage, the_whole_document_is_taken)
{
    g_autofree gchar *whole = read_whole();

    cr_assert(take(whole));
}

Test(market_json_damage, a_value_left_out_or_put_twice_is_told_or_taken)
{
    g_autofree gchar *whole = read_whole();
    gsize n_taken = 0, n_told = 0;

    for (const char *at = whole + 1; *at != '\0'; at++) {
        if (!begins_value(at) || at[-1] == ':')
            continue;
        const char *const end = end_of(at);
        g_autofree gchar *twice =
            g_strdup_printf("%.*s,%.*s", (gint)(end - at), at, (gint)(end - at), at);
        const gboolean has_comma_behind = *end == ',';
        const gboolean has_comma_before = !has_comma_behind && at[-1] == ',';
        const gboolean results[] = { take_with(whole, at - has_comma_before,
                                               end + has_comma_behind, ""),
                                     take_with(whole, at, end, twice) };
        for (gsize i = 0; i < G_N_ELEMENTS(results); i++)
            *(results[i] ? &n_taken : &n_told) += 1;
    }
    cr_expect(n_taken > 30 && n_told > 100, "%zu taken, %zu told", n_taken, n_told);
}

Test(market_json_damage, another_value_is_told_or_taken)
{
    static const char *const values[] = {
        "null", "true",          "0",     "1",     "-1", "1e400", "2147483648",
        "\"\"", "\"A\"",         "\"X\"", "\"L\"", "[]", "[[]]",  "[null]",
        "{}",   "{\"id\":\"A\"}"
    };
    g_autofree gchar *whole = read_whole();
    gsize n_taken = 0, n_told = 0;

    for (const char *at = whole + 1; *at != '\0'; at++) {
        const char *const end = begins_value(at) ? end_of(at) : NULL;
        for (gsize i = 0; end != NULL && i < G_N_ELEMENTS(values); i++)
            *(take_with(whole, at, end, values[i]) ? &n_taken : &n_told) += 1;
    }
    cr_expect(n_taken > 50 && n_told > 1000, "%zu taken, %zu told", n_taken, n_told);
}

/* Pairs of damages: two values left out, or a null in the place of each. */
Test(market_json_damage, two_damages_at_once_are_told_or_taken)
{
    g_autofree gchar *whole = read_whole();
    gsize n = 0;

    for (const char *at = whole + 1; *at != '\0'; at++) {
        const char *const end = begins_value(at) ? end_of(at) : NULL;
        for (const char *next = end; end != NULL && *next != '\0'; next++) {
            if (!begins_value(next) || next[-1] == ':' || next[-1] == '[')
                continue;
            const char *const last = end_of(next);
            g_autoptr(GString) text = g_string_new_len(whole, at - whole);
            g_string_append(text, "null");
            g_string_append_len(text, end, next - 1 - end);
            g_string_append(text, last);
            take(text->str);
            n++;
        }
    }
    cr_expect_gt(n, 1000);
}

/* What an opportunity without a known leader holds is nobody's. */
Test(market_json_damage, only_what_is_wrong_is_told)
{
    static const char text[] =
        "{\"format\":\"tandem-market\",\"version\":1,"
        "\"trainees\":[{\"id\":\"A\",\"prefers\":[]}],\n\"leaders\":[],\n"
        "\"opportunities\":[{\"id\":\"X\"}],\n\"pins\":[[\"A\",\"X\"]]}";
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse(
        text, strlen(text), "m.json", NULL, TANDEM_LOTTERY_FOR_TIES, faults, NULL);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_expect_null(file);
    cr_expect_str_eq(told,
                     "m.json:3:opportunities[0]: E605 the key \"leader\" is missing\n",
                     "%s", told);
}

/* The one pair with a weight is named by the trainee alone, and so is no edge. */
Test(market_json_damage, weights_of_no_edge_are_not_written)
{
    cr_expect(take("{\"format\":\"tandem-market\",\"version\":1,"
                   "\"trainees\":[{\"id\":\"A\",\"prefers\":[\"X\"]}],"
                   "\"leaders\":[{\"id\":\"X\",\"prefers\":[]}],"
                   "\"weights\":[[\"A\",\"X\",3]]}"));
}

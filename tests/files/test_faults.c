/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "files/faults_private.h"

TestSuite(faults, .timeout = 60);

static void
add(TandemFaults *faults, const char *file, guint line, const char *column)
{
    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, file, line, column, "E203",
                      "did you mean F2?", "unknown grade \"%s\"", "FY3");
}

static void
assert_text(TandemFaults *faults, const char *expected)
{
    g_autofree gchar *text = tandem_faults_to_text(faults);

    cr_assert_str_eq(text, expected, "told:\n%s", text);
}

Test(faults, nothing_told_is_an_empty_text_and_an_empty_array)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autofree gchar *json = tandem_faults_to_json(faults);
    gsize n = 9;

    assert_text(faults, "");
    cr_assert_str_eq(json, "[]\n");
    tandem_faults_get_all(faults, &n);
    cr_assert_eq(n, 0);
}

Test(faults, a_fault_prints_file_line_column_code_message_and_hint)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    add(faults, "trainees.csv", 17, "grade");
    assert_text(faults, "trainees.csv:17:grade: E203 unknown grade \"FY3\" "
                        "(did you mean F2?)\n");
}

Test(faults, line_0_and_an_empty_column_are_left_out)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "a.csv", 0, NULL, "E102", NULL,
                      "missing");
    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "a.csv", 3, "", "E110", NULL,
                      "short");
    tandem_faults_add(faults, TANDEM_SEVERITY_FAULT, "a.csv", 0, "x", "E110", "h",
                      "whole");
    assert_text(faults, "a.csv: E102 missing\na.csv:0:x: E110 whole (h)\n"
                        "a.csv:3: E110 short\n");
}

Test(faults, they_are_ordered_by_file_line_and_column_however_they_came)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    gsize n;

    add(faults, "b.csv", 2, "a");
    add(faults, "a.csv", 10, "a");
    add(faults, "a.csv", 9, "b");
    add(faults, "a.csv", 9, "a");
    const TandemFault *const *const all = tandem_faults_get_all(faults, &n);
    cr_assert_eq(n, 4);
    cr_assert_eq(all[0]->line, 9);
    cr_assert_str_eq(all[0]->column, "a");
    cr_assert_str_eq(all[1]->column, "b");
    cr_assert_eq(all[2]->line, 10);
    cr_assert_str_eq(all[3]->file, "b.csv");
}

Test(faults, a_thousand_a_file_are_told_and_the_rest_counted)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    gsize n;

    for (guint i = 1; i <= 1234; i++)
        add(faults, "a.csv", i, "x");
    for (guint i = 1; i <= 1001; i++)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "a.csv", i, "x", "W220",
                          NULL, "empty");
    add(faults, "b.csv", 1, "x");
    tandem_faults_get_all(faults, &n);
    cr_assert_eq(n, 2001);
    cr_assert_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 1235);
    cr_assert_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_WARNING), 1001);
    cr_assert_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_NOTE), 0);

    g_autofree gchar *text = tandem_faults_to_text(faults);
    cr_assert_not_null(strstr(text, "a.csv:1000:x: W220 empty\n"
                                    "a.csv: E199 234 more faults are not told\n"
                                    "a.csv: W199 1 more warning is not told\n"
                                    "b.csv:1:x: E203"));
    g_autofree gchar *json = tandem_faults_to_json(faults);
    cr_assert_not_null(strstr(json, "\"234 more faults are not told\""));
}

Test(faults, json_has_the_members_of_the_contract_in_order)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "a.csv", 2, "name", "W220", "h",
                      "\"Zo\u00eb\" <b>");
    g_autofree gchar *json = tandem_faults_to_json(faults);
    cr_assert_str_eq(
        json, "[\n  {\"file\": \"a.csv\", \"rowNumber\": 2, \"column\": \"name\", "
              "\"code\": \"W220\", "
              "\"errorMessage\": \"\\\"Zo\u00eb\\\" <b>\", "
              "\"severity\": \"warning\", \"hint\": \"h\"}\n]\n");
}

static void
assert_quoted(const char *text, const char *expected)
{
    g_autofree gchar *quoted = tandem_faults_quote(text);

    cr_assert_str_eq(quoted, expected, "quoted: %s", quoted);
}

Test(faults, a_quoted_text_is_one_short_printable_line)
{
    assert_quoted("", "\"\"");
    assert_quoted("a\"b\\c", "\"a\\\"b\\\\c\"");
    assert_quoted("a\nb\rc\td\x01\x7f", "\"a\\nb\\rc\\td\\u0001\\u007f\"");
    assert_quoted("1234567890123456789012345678901234567890",
                  "\"1234567890123456789012345678901234567890\"");
    assert_quoted("1234567890123456789012345678901234567890x",
                  "\"1234567890123456789012345678901234567890...\"");
    assert_quoted("\u00e9\xff", "\"\u00e9\ufffd\"");
    assert_quoted("\u202etxt", "\"\\u202etxt\"");
}

Test(faults, a_list_lives_until_its_last_holder_lets_go)
{
    TandemFaults *const faults = tandem_faults_new();

    cr_assert_eq(tandem_faults_ref(faults), faults);
    tandem_faults_unref(faults);
    add(faults, "a.csv", 1, "x");
    cr_assert_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 1);
    tandem_faults_unref(faults);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "files/csv_write_private.h"

TestSuite(csv_write, .timeout = 60);

static void
assert_cell(const char *text, const char *expected)
{
    g_autoptr(GString) csv = g_string_new(NULL);

    tandem_csv_append_cell(csv, text);
    cr_assert_str_eq(csv->str, expected);
}

Test(csv_write, a_cell_is_quoted_where_it_must_be)
{
    assert_cell("", "");
    assert_cell("plain text", "plain text");
    assert_cell("a,b", "\"a,b\"");
    assert_cell("say \"so\"", "\"say \"\"so\"\"\"");
    assert_cell("two\nlines", "\"two\nlines\"");
    assert_cell("two\rlines", "\"two\rlines\"");
    assert_cell(" blank", "\" blank\"");
    assert_cell("blank ", "\"blank \"");
}

Test(csv_write, what_a_spreadsheet_would_run_is_defused)
{
    assert_cell("=1+1", "'=1+1");
    assert_cell("+44", "'+44");
    assert_cell("-1", "'-1");
    assert_cell("@x", "'@x");
    assert_cell("\tx", "\"'\tx\"");
    assert_cell("\rx", "\"'\rx\"");
    assert_cell("=a,b", "\"'=a,b\"");
    assert_cell("a=b", "a=b");
}

Test(csv_write, a_row_has_commas_and_a_line_feed)
{
    g_autoptr(GString) csv = g_string_new("x\n");
    const char *const cells[] = { "T1", "", "a,b" };

    tandem_csv_append_row(csv, 3, cells);
    cr_assert_str_eq(csv->str, "x\nT1,,\"a,b\"\n");
}

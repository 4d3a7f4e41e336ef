/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "files/dates_private.h"

TestSuite(dates, .timeout = 60);

static void
assert_day(const char *text, const char *expected)
{
    TandemDay day = 0;

    cr_assert(tandem_day_parse(text, &day), "%s", text);
    g_autofree gchar *again = tandem_day_to_text(day);
    cr_assert_str_eq(again, expected);
}

Test(dates, both_ways_to_write_a_day_are_read)
{
    assert_day("2026-08-05", "2026-08-05");
    assert_day(" 2026-08-05 ", "2026-08-05");
    assert_day("5/8/2026", "2026-08-05");
    assert_day("05/08/2026", "2026-08-05");
    assert_day("29/2/2028", "2028-02-29");
    assert_day("1900-01-01", "1900-01-01");
    assert_day("2199-12-31", "2199-12-31");
}

Test(dates, what_is_no_day_is_refused_and_the_day_left_alone)
{
    static const char *const bad[] = {
        "",           "2026",       "2026-8-5",    "2026-02-29",  "2026-13-01",
        "2026-00-10", "31/4/2026",  "5/8/26",      "2026-08-05x", "2026-08-05 10:00",
        "0026-08-05", "2200-01-01", "2026/08/05",  "//",          "-",
        "5-8-2026",   "99/99/9999", "2026-08-055", "today",       "1e3",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        TandemDay day = 77;
        cr_assert_not(tandem_day_parse(bad[i], &day), "%s", bad[i]);
        cr_assert_eq(day, 77);
    }
    g_autofree gchar *none = tandem_day_to_text(0);
    cr_assert_str_eq(none, "");
}

Test(dates, a_moment_counts_minutes_and_a_day_alone_is_the_whole_day)
{
    TandemMoment start, end;
    TandemDay day = 0;

    tandem_day_parse("2026-08-05", &day);
    cr_assert(tandem_moment_parse("2026-08-05", &start, &end));
    cr_assert_eq(start, tandem_day_to_moment(day));
    cr_assert_eq(end - start, 24 * 60);
    cr_assert(tandem_moment_parse("2026-08-05T14:30", &start, &end));
    cr_assert_eq(start, tandem_day_to_moment(day) + 14 * 60 + 30);
    cr_assert_eq(start, end);
    cr_assert(tandem_moment_parse("5/8/2026 23:59", &start, &end));
    cr_assert_eq(start, tandem_day_to_moment(day + 1) - 1);
}

Test(dates, minute_0_is_the_first_of_the_calendar)
{
    cr_assert_eq(tandem_day_to_moment(1), 0);
}

Test(dates, what_is_no_moment_is_refused)
{
    static const char *const bad[] = { "",
                                       "2026-08-05T24:00",
                                       "2026-08-05T9:30",
                                       "2026-08-05T09:60",
                                       "2026-08-05t09:30",
                                       "2026-08-05T09:30Z",
                                       "2026-08-05T09:30:00",
                                       "2026-08-05T",
                                       "09:30" };

    for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
        TandemMoment start, end;
        cr_assert_not(tandem_moment_parse(bad[i], &start, &end), "%s", bad[i]);
    }
}

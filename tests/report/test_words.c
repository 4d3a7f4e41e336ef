/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "report/paths_private.h"
#include "report/words_private.h"

TestSuite(words, .timeout = 60);

static void
expect(gchar *text, const char *wanted)
{
    cr_expect_str_eq(text, wanted);
    g_free(text);
}

Test(words, ordinals_are_spelt_to_ten_and_numbered_behind)
{
    expect(tandem_words_ordinal(1), "first");
    expect(tandem_words_ordinal(10), "tenth");
    expect(tandem_words_ordinal(11), "11th");
    expect(tandem_words_ordinal(12), "12th");
    expect(tandem_words_ordinal(13), "13th");
    expect(tandem_words_ordinal(21), "21st");
    expect(tandem_words_ordinal(22), "22nd");
    expect(tandem_words_ordinal(103), "103rd");
    expect(tandem_words_ordinal(111), "111th");
}

Test(words, counts_have_their_commas_and_their_plural)
{
    expect(tandem_words_count(0, "place", "places"), "0 places");
    expect(tandem_words_count(1, "place", "places"), "1 place");
    expect(tandem_words_count(999, "place", "places"), "999 places");
    expect(tandem_words_count(1000, "place", "places"), "1,000 places");
    expect(tandem_words_count(1234567, "place", "places"), "1,234,567 places");
}

Test(words, days_and_minutes_read_as_people_say_them)
{
    GDate date;

    g_date_clear(&date, 1);
    g_date_set_dmy(&date, 5, G_DATE_AUGUST, 2026);
    expect(tandem_words_day(g_date_get_julian(&date)), "5 August 2026");
    expect(tandem_words_day(0), "");
    expect(tandem_words_minutes(45), "45 minutes");
    expect(tandem_words_minutes(60), "1 hour");
    expect(tandem_words_minutes(61), "1 hour 1 minute");
    expect(tandem_words_minutes(870), "14 hours 30 minutes");
}

Test(words, every_reason_and_role_category_has_words)
{
    for (guint reason = 0; reason < TANDEM_N_REASONS; reason++)
        cr_expect(tandem_words_reason((TandemReason)reason) != NULL &&
                      *tandem_words_reason((TandemReason)reason) != '\0',
                  "reason %u", reason);
    for (gint i = 1; tandem_role_category_names[i] != NULL; i++)
        cr_expect_str_neq(tandem_words_category(i, FALSE),
                          tandem_words_category(0, FALSE), "%s",
                          tandem_role_category_names[i]);
    for (gsize i = 0; tandem_words_guarantees[i] != 0; i++)
        cr_expect_not_null(
            tandem_words_guarantee((TandemGuarantee)tandem_words_guarantees[i]));
}

Test(words, a_path_is_told_from_where_the_run_stands)
{
    expect(tandem_path_relative("/a/b/run", "/a/b/rotation"), "../rotation");
    expect(tandem_path_relative("/a/run", "/a/run"), ".");
    expect(tandem_path_relative("/a/rotation/run", "/a/rotation"), "..");
    expect(tandem_path_relative("/a/run", "/b/c"), "../../b/c");
    expect(tandem_path_relative("/run", "/"), "..");
}

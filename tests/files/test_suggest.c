/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "files/rotation_private.h"
#include "files/suggest_private.h"

TestSuite(suggest, .timeout = 60);

static const char *const names[] = { "",    "buddy",       "shadow", "FY1",
                                     "FY2", "educational", NULL };

Test(suggest, a_slip_of_any_sort_is_seen_through)
{
    cr_assert_str_eq(tandem_suggest("budy", names), "buddy");
    cr_assert_str_eq(tandem_suggest("buuddy", names), "buddy");
    cr_assert_str_eq(tandem_suggest("bvddy", names), "buddy");
    cr_assert_str_eq(tandem_suggest("ubddy", names), "buddy");
    cr_assert_str_eq(tandem_suggest("BUDDIE", names), "buddy");
    cr_assert_str_eq(tandem_suggest("edcuatoinal", names), "educational");
}

Test(suggest, of_two_equally_near_the_nearer_digit_is_meant)
{
    cr_assert_str_eq(tandem_suggest("FY3", names), "FY2");
    cr_assert_str_eq(tandem_suggest("FY0", names), "FY1");
}

Test(suggest, what_is_far_from_all_is_not_guessed)
{
    g_autofree gchar *longest = g_strnfill(5000, 'b');

    cr_assert_null(tandem_suggest("projector", names));
    cr_assert_null(tandem_suggest("q", names));
    cr_assert_null(tandem_suggest("", names));
    cr_assert_null(tandem_suggest(longest, names));
    cr_assert_null(tandem_suggest_hint("projector", names));
}

Test(suggest, a_hint_asks)
{
    g_autofree gchar *hint = tandem_suggest_hint("boadr", tandem_goal_names);

    cr_assert_str_eq(hint, "did you mean board?");
}

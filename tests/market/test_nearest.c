/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "market/nearest_private.h"

TestSuite(nearest, .timeout = 60);

static const char *const names[] = { "side", "ties", "lottery", NULL };

Test(nearest, a_slip_of_the_hand_has_a_neighbour)
{
    cr_assert_str_eq(tandem_nearest("sides", names), "side");
    cr_assert_str_eq(tandem_nearest("lotery", names), "lottery");
    cr_assert_str_eq(tandem_nearest("ites", names), "ties");
}

Test(nearest, another_word_has_none)
{
    cr_assert_null(tandem_nearest("capacity", names));
    cr_assert_null(tandem_nearest("", names));
}

Test(nearest, a_very_long_word_has_none)
{
    g_autofree gchar *word = g_strnfill(1000000, 's');

    cr_assert_null(tandem_nearest(word, names));
}

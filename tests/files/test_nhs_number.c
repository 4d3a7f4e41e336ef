/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "files/nhs_number_private.h"

TestSuite(nhs_number, .timeout = 60);

/* Worked by hand: of 943 476 5919 the weighted sum is 299 + 9 = 28 x 11, of 401 023
 * 2137 it is 92 + 7 = 9 x 11. */
Test(nhs_number, ten_digits_with_their_check_digit_are_one)
{
    cr_assert(tandem_is_nhs_number("9434765919"));
    cr_assert(tandem_is_nhs_number("943 476 5919"));
    cr_assert(tandem_is_nhs_number("943-476-5919"));
    cr_assert(tandem_is_nhs_number("4010232137"));
}

Test(nhs_number, nothing_else_is)
{
    cr_assert_not(tandem_is_nhs_number("9434765918"));
    cr_assert_not(tandem_is_nhs_number("943476591"));
    cr_assert_not(tandem_is_nhs_number("94347659190"));
    cr_assert_not(tandem_is_nhs_number("T9434765919"));
    cr_assert_not(tandem_is_nhs_number(""));
    cr_assert_not(tandem_is_nhs_number("7700001"));
}

/* SPDX-License-Identifier: MIT */
/* The NHS number's check digit: NHS Data Model and Dictionary, "NHS Number". The first
 * nine digits are weighted 10 down to 2; eleven less the remainder of their sum by
 * eleven is the tenth, 11 being written 0 and 10 never issued. So the sum with the
 * tenth digit weighted 1 is a multiple of eleven. */
#include "nhs_number_private.h"

gboolean
tandem_is_nhs_number(const char *text)
{
    enum { N_DIGITS = 10, MODULUS = 11 };
    gint n = 0;
    gint sum = 0;

    for (; *text != '\0'; text++) {
        if (*text == ' ' || *text == '-')
            continue;
        if (!g_ascii_isdigit(*text) || n == N_DIGITS)
            return FALSE;
        sum += (*text - '0') * (N_DIGITS - n);
        n++;
    }
    return n == N_DIGITS && sum % MODULUS == 0;
}

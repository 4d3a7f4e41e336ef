/* SPDX-License-Identifier: MIT */
/* Exact whole numbers, by the methods of school: Knuth, D. E. (1997). The art of
 * computer programming, volume 2, 4.3.1. Multipliers and divisors have one limb, so
 * each operation is one walk: O(width).
 */
#include "limbs_private.h"

#include <math.h>
#include <string.h>

enum { BITS = 32, DECIMALS = 1000000000, DIGITS = 9 };

gint
tandem_limbs_compare(const guint32 *a, const guint32 *b, gsize width)
{
    for (gsize i = width; i-- > 0;)
        if (a[i] != b[i])
            return a[i] < b[i] ? -1 : 1;
    return 0;
}

gsize
tandem_limbs_length(const guint32 *a, gsize width)
{
    while (width > 0 && a[width - 1] == 0)
        width--;
    return width;
}

gboolean
tandem_limbs_is_zero(const guint32 *a, gsize width)
{
    return tandem_limbs_length(a, width) == 0;
}

void
tandem_limbs_add(guint32 *to, const guint32 *a, gsize width)
{
    guint64 carry = 0;

    for (gsize i = 0; i < width; i++) {
        carry += (guint64)to[i] + a[i];
        to[i] = (guint32)carry;
        carry >>= BITS;
    }
    g_assert(carry == 0);
}

void
tandem_limbs_subtract(guint32 *to, const guint32 *a, gsize width)
{
    guint64 borrow = 0;

    for (gsize i = 0; i < width; i++) {
        const guint64 take = a[i] + borrow;
        borrow = to[i] < take ? 1 : 0;
        to[i] = (guint32)(to[i] - take);
    }
    g_assert(borrow == 0);
}

void
tandem_limbs_multiply(guint32 *to, guint32 factor, gsize width)
{
    guint64 carry = 0;

    for (gsize i = 0; i < width; i++) {
        carry += (guint64)to[i] * factor;
        to[i] = (guint32)carry;
        carry >>= BITS;
    }
    g_assert(carry == 0);
}

guint32
tandem_limbs_divide(guint32 *to, guint32 divisor, gsize width)
{
    guint64 rest = 0;

    for (gsize i = width; i-- > 0;) {
        rest = rest << BITS | to[i];
        to[i] = (guint32)(rest / divisor);
        rest %= divisor;
    }
    return (guint32)rest;
}

guint32
tandem_limbs_remainder(const guint32 *a, guint32 divisor, gsize width)
{
    guint64 rest = 0;

    for (gsize i = width; i-- > 0;)
        rest = (rest << BITS | a[i]) % divisor;
    return (guint32)rest;
}

/* The highest three limbs, and in @exponent by what power of two they are too small. */
static gdouble
leading(const guint32 *a, gsize width, gint *exponent)
{
    const gsize length = tandem_limbs_length(a, width);
    const gsize low = length > 3 ? length - 3 : 0;
    gdouble value = 0;

    for (gsize i = length; i-- > low;)
        value = ldexp(value, BITS) + a[i];
    *exponent = (gint)low * BITS;
    return value;
}

gdouble
tandem_limbs_ratio(const guint32 *a, const guint32 *b, gsize width)
{
    gint over, under;
    const gdouble above = leading(a, width, &over), below = leading(b, width, &under);

    return ldexp(above / below, over - under);
}

void
tandem_limbs_append(GString *text, const guint32 *a, gsize width, guint32 *scratch)
{
    const gsize begin = text->len;
    gchar group[DIGITS + 1];

    memcpy(scratch, a, width * sizeof *a);
    do {
        const guint32 rest = tandem_limbs_divide(scratch, DECIMALS, width);
        const gboolean is_last = tandem_limbs_is_zero(scratch, width);
        g_snprintf(group, sizeof group, is_last ? "%u" : "%09u", rest);
        g_string_insert(text, (gssize)begin, group);
    } while (!tandem_limbs_is_zero(scratch, width));
}

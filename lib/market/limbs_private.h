/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* Whole numbers of any size from 0 on, as limbs of 32 bits, the lowest first. All
 * numbers of one reckoning have one width, and the caller sees to it that they fit. */

gint tandem_limbs_compare(const guint32 *a, const guint32 *b, gsize width);
gboolean tandem_limbs_is_zero(const guint32 *a, gsize width);
void tandem_limbs_add(guint32 *to, const guint32 *a, gsize width);
/* @a is no larger than @to. */
void tandem_limbs_subtract(guint32 *to, const guint32 *a, gsize width);
void tandem_limbs_multiply(guint32 *to, guint32 factor, gsize width);
/* Divides @to and returns the remainder. */
guint32 tandem_limbs_divide(guint32 *to, guint32 divisor, gsize width);
guint32 tandem_limbs_remainder(const guint32 *a, guint32 divisor, gsize width);
/* How many limbs there are up to the highest that is not 0. */
gsize tandem_limbs_length(const guint32 *a, gsize width);
/* @a / @b, where @b is not 0, right but for the last bit or two. */
gdouble tandem_limbs_ratio(const guint32 *a, const guint32 *b, gsize width);
/* Appends @a in decimals; @scratch has room for it and is overwritten. */
void tandem_limbs_append(GString *text, const guint32 *a, gsize width,
                         guint32 *scratch);

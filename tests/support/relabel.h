/* SPDX-License-Identifier: MIT */
#pragma once

#include "support.h"

/* The numbers from 0 to n - 1 in any order. */
gint32 *random_order(GRand *rand, gint32 n);

/* The same market, in which trainee i is called t_new[i], and so on. Opportunities have
 * no lists of their own. */
Lists *lists_relabel(const Lists *lists, const gint32 *t_new, const gint32 *o_new,
                     const gint32 *l_new);

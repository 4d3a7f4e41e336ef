/* SPDX-License-Identifier: MIT */
#pragma once

#include "../solver/helper_private.h"
#include "largest_search_private.h"

/* Betters @found, which holds a stable matching and a bound, as tandem_largest_search()
 * does, by asking @helper. The nodes that the limit allows are those of the solver.
 * FALSE with @error set to TANDEM_ERROR_NO_MEMORY or as by tandem_helper_solve(). */
gboolean tandem_largest_by_programme(const TandemLargest *part, gboolean is_smallest,
                                     TandemLargestPart *found, TandemHelper *helper,
                                     TandemLimit *limit, TandemWorkspace *workspace,
                                     GError **error);

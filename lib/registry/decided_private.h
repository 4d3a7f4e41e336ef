/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* Where a strategy cannot always tell what it promises, an answer that breaks it is put
 * aside for one that says so: status unknown, no pairs, the counter "undecided". FALSE
 * with @error set where memory is refused. */
gboolean tandem_decided_judge(TandemMatching **matching, const TandemStrategy *row,
                              GError **error);

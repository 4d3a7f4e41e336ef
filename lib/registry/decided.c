/* SPDX-License-Identifier: MIT */
/* Strong stability where a trainee ties two opportunities of one leader: no algorithm
 * is known that always tells (lib/stable/strong_stable.c). What it finds there is
 * judged.
 */
#include "decided_private.h"

#include <tandem/blocking.h>

#include "../market/market_private.h"
#include "../market/matching_private.h"

gboolean
tandem_decided_judge(TandemMatching **matching, const TandemStrategy *row,
                     GError **error)
{
    static const guint senses =
        TANDEM_GUARANTEE_STRONGLY_STABLE | TANDEM_GUARANTEE_SUPER_STABLE;
    TandemMarket *const market = (*matching)->market;
    gsize n_blocking;

    if ((row->guarantees & senses) != TANDEM_GUARANTEE_STRONGLY_STABLE ||
        (*matching)->status == TANDEM_STATUS_INFEASIBLE ||
        (*matching)->status == TANDEM_STATUS_UNKNOWN || market->leader_of == NULL)
        return TRUE;
    if (!tandem_judge_blocking(*matching, TANDEM_BLOCKING_STRONG, NULL, &n_blocking,
                               error))
        return FALSE;
    if (n_blocking == 0)
        return TRUE;
    TandemMatching *const unknown =
        tandem_matching_new(market, row->name, TANDEM_STATUS_UNKNOWN, NULL, 0, error);
    if (unknown == NULL)
        return FALSE;
    tandem_matching_add_counter(unknown, "undecided", 1);
    tandem_matching_unref(*matching);
    *matching = unknown;
    return TRUE;
}

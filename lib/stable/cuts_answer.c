/* SPDX-License-Identifier: MIT */
/* The answers of strategies that cut, other than a matching. */
#include "cuts_answer_private.h"

#include "../market/matching_private.h"

TandemMatching *
tandem_cuts_none(const TandemCuts *cuts, const TandemStrategy *strategy, GError **error)
{
    if (!tandem_certificate_end(cuts->certificate, error))
        return NULL;
    return tandem_matching_new_none((TandemMarket *)cuts->market, strategy->name,
                                    cuts->certificate, error);
}

TandemMatching *
tandem_cuts_stopped(const TandemCuts *cuts, const TandemStrategy *strategy,
                    GError **error)
{
    if (cuts->limit.reached == TANDEM_LIMIT_CANCELLED) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
        return NULL;
    }
    return tandem_matching_new((TandemMarket *)cuts->market, strategy->name,
                               TANDEM_STATUS_UNKNOWN, NULL, 0, error);
}

/* SPDX-License-Identifier: MIT */
/* An outside solver's answer is not trusted: the judge, which shares no code with any
 * solver, sees it before the caller does.
 */
#include "outside_private.h"

#include <tandem/blocking.h>
#include <tandem/feasibility.h>
#include <tandem/strategy.h>

static gboolean
is_feasible(const char *solver, const TandemMatching *matching, GError **error)
{
    g_autofree TandemViolation *violations = NULL;
    gsize n_violations;

    if (!tandem_judge_feasible(matching, &violations, &n_violations, error))
        return FALSE;
    if (n_violations == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER,
                "the outside solver %s gave a matching that is not feasible: the judge "
                "finds %" G_GSIZE_FORMAT " violation%s",
                solver, n_violations, n_violations == 1 ? "" : "s");
    return FALSE;
}

static gboolean
is_unblocked(const char *solver, TandemBlocking kind, const TandemMatching *matching,
             GError **error)
{
    g_autofree gsize *edges = NULL;
    gsize n_edges;

    if (!tandem_judge_blocking(matching, kind, &edges, &n_edges, error))
        return FALSE;
    if (n_edges == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER,
                "the outside solver %s gave a matching that is not stable: the judge "
                "finds %" G_GSIZE_FORMAT " blocking pair%s",
                solver, n_edges, n_edges == 1 ? "" : "s");
    return FALSE;
}

gboolean
tandem_outside_judge(const char *solver, guint guarantees,
                     const TandemMatching *matching, GError **error)
{
    static const struct {
        TandemGuarantee guarantee;
        TandemBlocking kind;
    } senses[] = {
        { TANDEM_GUARANTEE_WEAKLY_STABLE, TANDEM_BLOCKING_WEAK },
        { TANDEM_GUARANTEE_STRONGLY_STABLE, TANDEM_BLOCKING_STRONG },
        { TANDEM_GUARANTEE_SUPER_STABLE, TANDEM_BLOCKING_SUPER },
    };
    const TandemStatus status = tandem_matching_get_status(matching);

    if (status != TANDEM_STATUS_OPTIMAL && status != TANDEM_STATUS_FEASIBLE)
        return TRUE; /* there is no matching to judge */
    if (!is_feasible(solver, matching, error))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(senses); i++)
        if ((guarantees & senses[i].guarantee) != 0 &&
            !is_unblocked(solver, senses[i].kind, matching, error))
            return FALSE;
    return TRUE;
}

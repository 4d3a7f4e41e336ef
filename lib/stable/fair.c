/* SPDX-License-Identifier: MIT */
/* What the strategies that choose among all stable matchings share. */
#include "fair_private.h"

#include <string.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"

TandemMatching *
tandem_fair_no_memory(const TandemFair *fair, GError **error)
{
    tandem_no_memory(fair->strategy->name, error);
    return NULL;
}

TandemMatching *
tandem_fair_stopped(const TandemFair *fair, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                "%s was stopped before it ended", fair->strategy->name);
    return NULL;
}

gboolean
tandem_fair_begin(TandemFair *fair, const TandemStrategy *strategy,
                  TandemMarket *market, const TandemOptions *options,
                  guint64 most_nodes, TandemWorkspace *workspace, GError **error)
{
    *fair = (TandemFair){ .strategy = strategy,
                          .market = market,
                          .options = options,
                          .workspace = workspace,
                          .leader_rank = market->opportunity_rank != NULL
                                             ? market->opportunity_rank
                                             : market->leader_rank };
    tandem_limit_init(&fair->limit, options, most_nodes);
    switch (tandem_rotations_find(&fair->rotations, market, options, workspace)) {
    case TANDEM_RUN_ENDED:
        return TRUE;
    case TANDEM_RUN_NO_MEMORY:
        tandem_fair_no_memory(fair, error);
        break;
    case TANDEM_RUN_STOPPED:
        tandem_fair_stopped(fair, error);
        break;
    case TANDEM_RUN_NONE: /* for lack of floors, and none of these takes groups */
        g_assert_not_reached();
    }
    return FALSE;
}

gint64
tandem_fair_costs(const TandemFair *fair, const gint32 *rank, gint64 *change)
{
    const TandemRotations *const r = &fair->rotations;
    gint64 sum = 0;

    for (gsize i = 0; i < fair->market->n_pins; i++)
        sum += rank[fair->market->pin[i]];
    for (gint32 t = 0; t < fair->market->n_trainees; t++)
        if (r->first[t] != G_MAXSIZE)
            sum += rank[r->first[t]];
    for (gint32 i = 0; i < r->n_rotations; i++) {
        change[i] = 0;
        for (gsize j = r->start[i]; j < r->start[i + 1]; j++)
            change[i] += (gint64)rank[r->to[j]] - rank[r->from[j]];
    }
    return sum;
}

TandemMatching *
tandem_fair_answer(const TandemFair *fair, const guint8 *is_in, TandemStatus status,
                   GError **error)
{
    const TandemRotations *const r = &fair->rotations;
    const gsize n = (gsize)fair->market->n_trainees;
    gsize *const now = tandem_take(fair->workspace, gsize, n);

    if (now == NULL)
        return tandem_fair_no_memory(fair, error);
    memcpy(now, r->first, n * sizeof *now);
    for (gint32 i = 0; i < r->n_rotations; i++)
        for (gsize j = r->start[i]; is_in[i] && j < r->start[i + 1]; j++)
            now[tandem_market_get_trainee_of(fair->market, r->to[j])] = r->to[j];
    TandemMatching *const matching = tandem_answer_new(
        fair->strategy, fair->market, now, status, fair->workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "rotations", (guint64)r->n_rotations);
    return matching;
}

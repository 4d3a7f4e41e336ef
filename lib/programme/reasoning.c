/* SPDX-License-Identifier: MIT */
/* Why a pair that may be is not: who fills the place, as counts. */
#include "reasons_private.h"

static gint32 *
turn_rows(const gint32 *rows, gint32 n, gsize n_rows)
{
    gint32 *const number = g_new(gint32, n_rows + 1);

    for (gsize i = 0; i < n_rows; i++)
        number[i] = TANDEM_NONE;
    for (gint32 i = 0; i < n; i++)
        number[rows[i]] = i;
    return number;
}

void
tandem_reasoning_init(TandemReasoning *reasoning, const TandemPlan *plan,
                      const TandemStage *stage, const TandemHoldings *holdings,
                      const TandemQueues *queues)
{
    const gsize n = (gsize)holdings->n_opportunities;

    *reasoning = (TandemReasoning){
        .plan = plan, .stage = stage, .holdings = holdings, .queues = queues
    };
    reasoning->number_of_trainee =
        turn_rows(stage->trainee, holdings->n_trainees, plan->rotation->n_trainees);
    reasoning->number_of_leader =
        turn_rows(stage->leader, holdings->n_opportunities, plan->rotation->n_leaders);
    reasoning->n_at = g_new0(gint32, (gsize)n + 1);
    reasoning->n_pins_at = g_new0(gint32, (gsize)n + 1);
    reasoning->worst_at = g_new0(gint32, (gsize)n + 1);
    for (gsize k = 0; k < holdings->n_edges; k++) {
        const gint32 o = holdings->opportunity[k];
        if (!holdings->is_held[k])
            continue;
        reasoning->n_at[o]++;
        if (holdings->is_pin[k])
            reasoning->n_pins_at[o]++;
        else
            reasoning->worst_at[o] =
                MAX(reasoning->worst_at[o], holdings->leader_rank[k]);
    }
}

void
tandem_reasoning_clear(TandemReasoning *reasoning)
{
    g_free(reasoning->number_of_trainee);
    g_free(reasoning->number_of_leader);
    g_free(reasoning->n_at);
    g_free(reasoning->n_pins_at);
    g_free(reasoning->worst_at);
    *reasoning = (TandemReasoning){ 0 };
}

gsize
tandem_reasoning_edge(const TandemReasoning *reasoning, gint32 t, gint32 l)
{
    const gint32 number = reasoning->number_of_trainee[t];
    const gint32 o = reasoning->number_of_leader[l];
    gsize edge = TANDEM_NO_EDGE;

    if (number == TANDEM_NONE || o == TANDEM_NONE ||
        !tandem_market_find_edge(reasoning->holdings->market, number, o, &edge))
        return TANDEM_NO_EDGE;
    return edge;
}

TandemReason
tandem_reasoning_of_edge(const TandemReasoning *reasoning, gsize edge)
{
    const TandemHoldings *const holdings = reasoning->holdings;
    const gint32 t = holdings->owner[edge];
    const gint32 o = holdings->opportunity[edge];

    if (holdings->capacity[o] == 0)
        return TANDEM_REASON_NO_SEATS;
    if (!tandem_holdings_has_room(holdings, t) && holdings->worst[t] == TANDEM_NO_EDGE)
        return TANDEM_REASON_PINNED;
    if (reasoning->n_pins_at[o] >= holdings->capacity[o])
        return TANDEM_REASON_PINNED;
    if (holdings->leader_rank[edge] == reasoning->worst_at[o])
        return TANDEM_REASON_FULL_LOTTERY;
    return TANDEM_REASON_FULL_BETTER_RANKED;
}

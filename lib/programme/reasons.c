/* SPDX-License-Identifier: MIT */
/* One row for each stated preference above what a trainee got, or for each listed one
 * where nothing was got, pairs that may not be included. Of a list that was completed
 * by rule, which nobody stated, the first MOST_COMPLETED rows alone. */
#include "reasons_private.h"

#include "reason_texts_private.h"

enum { MOST_COMPLETED = 10 };

static const char *
keep(TandemRun *run, const char *text)
{
    return g_string_chunk_insert_const(run->texts, text);
}

/* "you are number 1 of 2 waiting", as waiting.csv has it; "" where the trainee does not
 * wait. */
static gchar *
describe_wait(const TandemReasoning *reasoning, gsize edge)
{
    const gint32 o = reasoning->holdings->opportunity[edge];
    const gint32 position = reasoning->queues->position[edge];

    return position > 0 ? g_strdup_printf(" You are number %d of %d waiting.", position,
                                          reasoning->queues->n_waiting[o])
                        : g_strdup("");
}

static gchar *
describe_full(const TandemReasoning *reasoning, TandemReason reason, gsize edge)
{
    const TandemHoldings *const holdings = reasoning->holdings;
    const gint32 o = holdings->opportunity[edge];
    const gint32 capacity = holdings->capacity[o];
    const gboolean by_history = holdings->priority != NULL;
    g_autofree gchar *wait = describe_wait(reasoning, edge);
    g_autofree gchar *places = capacity == 1
                                   ? g_strdup("The only place")
                                   : g_strdup_printf("All %d places", capacity);

    /* A strategy that does not look at leaders' orders may pass somebody over. */
    if (reasoning->n_at[o] < capacity ||
        holdings->leader_rank[edge] < reasoning->worst_at[o])
        return g_strdup("The strategy of this rotation placed others so that more is "
                        "gained as a whole.");
    /* One that sees ties as ties draws no lottery. */
    if (reason == TANDEM_REASON_FULL_LOTTERY &&
        reasoning->stage->strategy->lottery == TANDEM_LOTTERY_NEVER)
        return g_strdup_printf(
            "%s %s taken; you were level with a trainee who got one, "
            "and the strategy of this rotation chose what gains more "
            "as a whole.%s",
            places, capacity == 1 ? "is" : "are", wait);
    if (reason == TANDEM_REASON_FULL_LOTTERY)
        return g_strdup_printf(
            "%s %s taken; you were level with a trainee who got one, "
            "and %s decided.%s",
            places, capacity == 1 ? "is" : "are",
            by_history ? "history, then the lottery," : "the lottery", wait);
    return g_strdup_printf("%s went to %s who %s before you in this leader's order.%s",
                           places, capacity == 1 ? "a trainee" : "trainees",
                           capacity == 1 ? "comes" : "come", wait);
}

static const char *
describe(TandemRun *run, const TandemReasoning *reasoning, TandemReason reason,
         gsize edge)
{
    if (reason == TANDEM_REASON_NO_SEATS && edge != TANDEM_NO_EDGE &&
        reasoning->stage->is_closed[reasoning->holdings->opportunity[edge]])
        return keep(run, "Too few trainees came to this leader, who takes a group or "
                         "nobody.");
    if (reason != TANDEM_REASON_FULL_BETTER_RANKED &&
        reason != TANDEM_REASON_FULL_LOTTERY)
        return tandem_reason_get_text(reason);

    g_autofree gchar *text = describe_full(reasoning, reason, edge);
    return keep(run, text);
}

/* The rank below which nothing needs a reason: the worst place held, that is no pin
 * where there is one; of a trainee with room, or with a pin that is on no list, none.
 */
static gint32
rank_got(const TandemReasoning *reasoning, gint32 number)
{
    const TandemHoldings *const holdings = reasoning->holdings;
    gint32 rank = 0;

    if (number == TANDEM_NONE || tandem_holdings_has_room(holdings, number))
        return G_MAXINT32;
    if (holdings->worst[number] != TANDEM_NO_EDGE)
        return holdings->trainee_rank[holdings->worst[number]];
    for (gsize k = holdings->start[number]; k < holdings->start[number + 1]; k++)
        if (holdings->is_held[k])
            rank = MAX(rank, holdings->trainee_rank[k] > 0 ? holdings->trainee_rank[k]
                                                           : G_MAXINT32);
    return rank;
}

static void
add_row(TandemRun *run, const TandemReasoning *reasoning, gint32 t,
        const TandemChoice *choice, gsize edge)
{
    const gboolean is_stated =
        choice->trainee_rank <= reasoning->plan->trainees.n_groups[t];
    const TandemReason reason = edge != TANDEM_NO_EDGE
                                    ? tandem_reasoning_of_edge(reasoning, edge)
                                    : choice->reason;
    const TandemReasonRow row = {
        .trainee = t,
        .leader = choice->leader,
        .opportunity = TANDEM_NONE,
        .kind = reasoning->plan->kind,
        .trainee_rank = is_stated ? choice->trainee_rank : 0,
        .reason = reason,
        .text = describe(run, reasoning, reason, edge),
    };

    g_array_append_val(run->reasons, row);
}

static void
explain_trainee(TandemRun *run, const TandemReasoning *reasoning, gint32 t)
{
    const TandemPlan *const plan = reasoning->plan;
    const gint32 got = rank_got(reasoning, reasoning->number_of_trainee[t]);
    gsize n_choices = 0;
    const TandemChoice *const choice = tandem_plan_choices(plan, t, &n_choices);
    gint n_completed = 0;

    for (gsize i = 0; i < n_choices; i++) {
        const gsize edge = choice[i].reason == TANDEM_REASON_OK_RANK
                               ? tandem_reasoning_edge(reasoning, t, choice[i].leader)
                               : TANDEM_NO_EDGE;

        if (choice[i].trainee_rank >= got ||
            (edge != TANDEM_NO_EDGE && reasoning->holdings->is_held[edge]))
            continue;
        if (choice[i].trainee_rank > plan->trainees.n_groups[t] &&
            n_completed++ >= MOST_COMPLETED)
            break;
        add_row(run, reasoning, t, &choice[i], edge);
    }
}

void
tandem_reasons_add(TandemRun *run, const TandemReasoning *reasoning)
{
    for (gint32 t = 0; t < (gint32)reasoning->plan->rotation->n_trainees; t++)
        explain_trainee(run, reasoning, t);
}

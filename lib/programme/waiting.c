/* SPDX-License-Identifier: MIT */
/* Waiting lists: whoever would rather be with a leader than where they are, in the
 * order in which the same run would have taken them. A tie is no reason to wait. */
#include "queues_private.h"

static gint
compare_at_leader(gconstpointer left, gconstpointer right, gpointer data)
{
    return tandem_holdings_compare_at_leader(data, *(const gsize *)left,
                                             *(const gsize *)right);
}

static gboolean
is_queued(const TandemHoldings *holdings, const TandemStage *stage, gsize edge)
{
    return !stage->is_closed[holdings->opportunity[edge]] &&
           tandem_holdings_wants(holdings, edge, FALSE);
}

void
tandem_queues_init(TandemQueues *queues, const TandemHoldings *holdings,
                   const TandemStage *stage)
{
    const gsize n = (gsize)holdings->n_opportunities;
    g_autofree gsize *next = g_new0(gsize, n + 1);

    queues->start = g_new0(gsize, n + 1);
    queues->n_waiting = g_new0(gint32, n + 1);
    queues->position = g_new0(gint32, holdings->n_edges + 1);
    for (gsize k = 0; k < holdings->n_edges; k++)
        if (is_queued(holdings, stage, k))
            queues->start[holdings->opportunity[k] + 1]++;
    for (gsize o = 0; o < n; o++) {
        queues->start[o + 1] += queues->start[o];
        next[o] = queues->start[o];
    }
    queues->edge = g_new(gsize, queues->start[n] + 1);
    for (gsize k = 0; k < holdings->n_edges; k++)
        if (is_queued(holdings, stage, k))
            queues->edge[next[holdings->opportunity[k]]++] = k;

    for (gsize o = 0; o < n; o++) {
        const gsize n_queued = queues->start[o + 1] - queues->start[o];
        g_qsort_with_data(queues->edge + queues->start[o], (gint)n_queued,
                          sizeof(gsize), compare_at_leader, (gpointer)holdings);
        for (gsize i = queues->start[o]; i < queues->start[o + 1]; i++)
            if (tandem_holdings_wants(holdings, queues->edge[i], TRUE))
                queues->position[queues->edge[i]] = ++queues->n_waiting[o];
    }
}

void
tandem_queues_clear(TandemQueues *queues)
{
    g_clear_pointer(&queues->start, g_free);
    g_clear_pointer(&queues->edge, g_free);
    g_clear_pointer(&queues->position, g_free);
    g_clear_pointer(&queues->n_waiting, g_free);
}

void
tandem_waiting_add(TandemRun *run, const TandemStage *stage,
                   const TandemHoldings *holdings, const TandemQueues *queues)
{
    for (gint32 o = 0; o < holdings->n_opportunities; o++)
        for (gsize i = queues->start[o]; i < queues->start[o + 1]; i++) {
            const gsize k = queues->edge[i];
            const TandemWaiting row = {
                .leader = stage->leader[o],
                .opportunity = TANDEM_NONE,
                .kind = TANDEM_KIND_BUDDY,
                .position = queues->position[k],
                .trainee = stage->trainee[holdings->owner[k]],
            };
            if (row.position > 0)
                g_array_append_val(run->waiting, row);
        }
}

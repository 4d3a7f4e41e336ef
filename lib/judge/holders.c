/* SPDX-License-Identifier: MIT */

/* A matching turned round by one counting sort over its edges, which go up by trainee:
 * so do the holders of each opportunity. */
#include "holders_private.h"

#include "../market/memory_private.h"

gboolean
tandem_holders_init(TandemHolders *holders, const TandemMatching *matching,
                    GError **error)
{
    const TandemMarket *const market = matching->market;
    const gint32 m = market->n_opportunities;

    holders->start = tandem_try_new0(gsize, (gsize)m + 2);
    holders->trainee = tandem_try_new(gint32, matching->n_edges);
    holders->edge = tandem_try_new(gsize, matching->n_edges);
    if (!holders->start || !holders->trainee || !holders->edge)
        return tandem_no_memory("who holds each opportunity", error);

    for (gsize i = 0; i < matching->n_edges; i++)
        holders->start[market->opportunity[matching->edge[i]] + 2]++;
    for (gint32 o = 0; o < m; o++)
        holders->start[o + 2] += holders->start[o + 1];
    gsize i = 0;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        for (; i < matching->n_edges && matching->edge[i] < market->start[t + 1]; i++) {
            const gsize k = matching->edge[i];
            const gsize slot = holders->start[market->opportunity[k] + 1]++;
            holders->trainee[slot] = t;
            holders->edge[slot] = k;
        }
    }
    return TRUE;
}

void
tandem_holders_clear(TandemHolders *holders)
{
    g_free(holders->start);
    g_free(holders->trainee);
    g_free(holders->edge);
}

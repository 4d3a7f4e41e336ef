/* SPDX-License-Identifier: MIT */
/* The opportunities' view of edges: who is with each. */
#include "rotations_held.h"

#include <stdlib.h>

gint32
cli_held_rank(TandemMarket *market, gsize edge)
{
    const gint32 *const own = tandem_market_get_opportunity_ranks(market);

    return own != NULL ? own[edge] : tandem_market_get_leader_ranks(market)[edge];
}

/* An edge with what it is sorted by. */
typedef struct {
    gint32 opportunity, rank;
    gsize edge;
} Entry;

static int
compare(const void *a, const void *b)
{
    const Entry *const x = a, *const y = b;

    if (x->opportunity != y->opportunity)
        return x->opportunity < y->opportunity ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

void
cli_held_init(CliHeld *held, TandemMarket *market, const gsize *edges, gsize n)
{
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    g_autofree Entry *entries = g_new(Entry, n + 1);
    gsize n_held = 0;

    held->start = g_new0(gsize, (gsize)m + 1);
    held->edge = g_new(gsize, n + 1);
    for (gsize i = 0; i < n; i++)
        if (edges[i] != G_MAXSIZE)
            entries[n_held++] = (Entry){ opportunity[edges[i]],
                                         cli_held_rank(market, edges[i]), edges[i] };
    qsort(entries, n_held, sizeof *entries, compare);
    for (gsize i = 0; i < n_held; i++) {
        held->start[entries[i].opportunity + 1]++;
        held->edge[i] = entries[i].edge;
    }
    for (gint32 o = 0; o < m; o++)
        held->start[o + 1] += held->start[o];
}

void
cli_held_clear(CliHeld *held)
{
    g_free(held->start);
    g_free(held->edge);
}

gchar *
cli_held_text(const CliHeld *held, const CliRotations *all, gint32 opportunity)
{
    TandemMarket *const market = tandem_market_file_get_market(all->file);
    GString *const text = g_string_new(NULL);

    for (gsize i = held->start[opportunity]; i < held->start[opportunity + 1]; i++) {
        const gint32 rank = cli_held_rank(market, held->edge[i]);
        g_string_append_printf(text, "%s%s", text->len > 0 ? ", " : "",
                               cli_rotations_trainee(all, held->edge[i]));
        if (rank > 0)
            g_string_append_printf(text, " (%d)", rank);
    }
    if (text->len == 0)
        g_string_append_c(text, '-');
    return g_string_free(text, FALSE);
}

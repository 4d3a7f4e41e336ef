/* SPDX-License-Identifier: MIT */
/* The parts of a market whose rows own arrays: links and groups; and clashes. */
#include "market_parts_private.h"

#include <string.h>

#include "memory_private.h"

/* A copy of @n values; NULL where memory is refused. */
static gint32 *
copy_ids(const gint32 *ids, gsize n)
{
    gint32 *const copy = tandem_try_new(gint32, n);

    if (copy != NULL && n > 0)
        memcpy(copy, ids, n * sizeof *ids);
    return copy;
}

static gboolean
copy_links(TandemMarket *market, const TandemMarketArrays *arrays)
{
    market->link = tandem_try_new0(TandemLink, arrays->n_links);
    if (market->link == NULL)
        return FALSE;
    market->n_links = arrays->n_links;
    for (gsize i = 0; i < arrays->n_links; i++) {
        const TandemLink *const from = &arrays->links[i];
        TandemLink *const to = &market->link[i];
        *to = (TandemLink){ .trainee = { from->trainee[0], from->trainee[1] },
                            .choices = copy_ids(from->choices, 2 * from->n_choices),
                            .rank = from->rank != NULL
                                        ? copy_ids(from->rank, from->n_choices)
                                        : NULL,
                            .n_choices = from->n_choices };
        if (to->choices == NULL || (from->rank != NULL && to->rank == NULL))
            return FALSE;
    }
    return TRUE;
}

static gboolean
copy_groups(TandemMarket *market, const TandemMarketArrays *arrays)
{
    market->group = tandem_try_new0(TandemGroup, arrays->n_groups);
    if (market->group == NULL)
        return FALSE;
    market->n_groups = arrays->n_groups;
    for (gsize i = 0; i < arrays->n_groups; i++) {
        const TandemGroup *const from = &arrays->groups[i];
        TandemGroup *const to = &market->group[i];
        *to = (TandemGroup){ copy_ids(from->opportunities, from->n_opportunities),
                             from->n_opportunities,
                             from->trainees != NULL
                                 ? copy_ids(from->trainees, from->n_trainees)
                                 : NULL,
                             from->n_trainees,
                             from->minimum,
                             from->maximum };
        if (to->opportunities == NULL ||
            (from->trainees != NULL && to->trainees == NULL))
            return FALSE;
    }
    return TRUE;
}

gboolean
tandem_market_copy_parts(TandemMarket *market, const TandemMarketArrays *arrays,
                         GError **error)
{
    market->clash = copy_ids(arrays->clashes, 2 * arrays->n_clashes);
    if (market->clash == NULL || !copy_links(market, arrays) ||
        !copy_groups(market, arrays))
        return tandem_no_memory("the clashes, links and groups of a market", error);
    market->n_clashes = arrays->n_clashes;
    return TRUE;
}

void
tandem_market_free_parts(TandemMarket *market)
{
    for (gsize i = 0; i < market->n_links; i++) {
        g_free((gpointer)market->link[i].choices);
        g_free((gpointer)market->link[i].rank);
    }
    for (gsize i = 0; i < market->n_groups; i++) {
        g_free((gpointer)market->group[i].opportunities);
        g_free((gpointer)market->group[i].trainees);
    }
    g_free(market->clash);
    g_free(market->link);
    g_free(market->group);
}

/* SPDX-License-Identifier: MIT */

/* How far one matching is from another of the same people: pairs of a trainee and an
 * opportunity that are in one and not in the other. Markets may differ, as they do
 * before and after a repair; agents are known by their ids. */
#include "../market/memory_private.h"
#include "measures_private.h"

/* The first edge of @matching from @i on that is not trainee @t's. */
static gsize
end_of(const TandemMatching *matching, gint32 t, gsize i)
{
    const TandemMarket *const market = matching->market;

    while (t < market->n_trainees && i < matching->n_edges &&
           matching->edge[i] < market->start[t + 1])
        i++;
    return i;
}

gboolean
tandem_measures_add_changes(TandemMeasures *measures, const TandemMatching *matching,
                            const TandemMatching *before, GError **error)
{
    const TandemMarket *const now = matching->market, *const then = before->market;
    g_autofree gint32 *held_by =
        tandem_try_new(gint32, MAX(now->n_opportunities, then->n_opportunities));
    gsize i = 0, j = 0, n_both = 0;

    if (held_by == NULL)
        return tandem_no_memory("measures", error);
    for (gint32 o = 0; o < MAX(now->n_opportunities, then->n_opportunities); o++)
        held_by[o] = TANDEM_NONE;

    for (gint32 t = 0; t < MIN(now->n_trainees, then->n_trainees); t++) {
        const gsize end_then = end_of(before, t, j), end_now = end_of(matching, t, i);
        for (; j < end_then; j++)
            held_by[then->opportunity[before->edge[j]]] = t;
        for (; i < end_now; i++)
            n_both += held_by[now->opportunity[matching->edge[i]]] == t;
    }
    tandem_measures_add(measures, "changes",
                        (gdouble)(matching->n_edges + before->n_edges - 2 * n_both));
    return TRUE;
}

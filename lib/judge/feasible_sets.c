/* SPDX-License-Identifier: MIT */

/* The conditions on who holds what together: clashes, groups, links. */
#include "../market/memory_private.h"
#include "feasibility_private.h"
#include "holders_private.h"

/* Who holds both opportunities of a clash: one merge of their holders. */
static void
check_clashes(TandemViolations *found, const TandemMarket *market,
              const TandemHolders *holders)
{
    for (gsize c = 0; c < market->n_clashes; c++) {
        const gint32 one = market->clash[2 * c], other = market->clash[2 * c + 1];
        gsize i = holders->start[one], j = holders->start[other];
        while (i < holders->start[one + 1] && j < holders->start[other + 1]) {
            const gint32 t = holders->trainee[i];
            if (t == holders->trainee[j])
                tandem_violations_add(found, TANDEM_VIOLATION_CLASH, t, (gint32)c, 2,
                                      1);
            if (t <= holders->trainee[j])
                i++;
            else
                j++;
        }
    }
}

/* Placements of the group's trainees in its opportunities. @in_group is 0 for all
 * trainees, before and after. */
static gint64
count_group(const TandemGroup *group, const TandemHolders *holders, guint8 *in_group)
{
    gint64 count = 0;

    for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
        in_group[group->trainees[i]] = 1;
    for (gsize i = 0; i < group->n_opportunities; i++) {
        const gint32 o = group->opportunities[i];
        for (gsize h = holders->start[o]; h < holders->start[o + 1]; h++)
            count += group->trainees == NULL || in_group[holders->trainee[h]];
    }
    for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
        in_group[group->trainees[i]] = 0;
    return count;
}

static gboolean
check_groups(TandemViolations *found, const TandemMarket *market,
             const TandemHolders *holders, GError **error)
{
    g_autofree guint8 *in_group = tandem_try_new0(guint8, market->n_trainees);
    if (in_group == NULL)
        return tandem_no_memory("checking groups", error);

    for (gsize g = 0; g < market->n_groups; g++) {
        const TandemGroup *const group = &market->group[g];
        const gint64 count = count_group(group, holders, in_group);
        if (count < group->minimum || count > group->maximum)
            tandem_violations_add(
                found, TANDEM_VIOLATION_GROUP, (gint32)g, TANDEM_NONE, count,
                count < group->minimum ? group->minimum : group->maximum);
    }
    return TRUE;
}

/* TRUE when @trainee holds @opportunity and nothing else, or nothing for NONE. */
static gboolean
holds_only(const gint32 *n_held, const gint32 *held, gint32 trainee, gint32 opportunity)
{
    if (opportunity == TANDEM_NONE)
        return n_held[trainee] == 0;
    return n_held[trainee] == 1 && held[trainee] == opportunity;
}

static gboolean
check_links(TandemViolations *found, const TandemMatching *matching, GError **error)
{
    const TandemMarket *const market = matching->market;
    if (market->n_links == 0)
        return TRUE;
    g_autofree gint32 *n_held = tandem_try_new0(gint32, market->n_trainees);
    g_autofree gint32 *held = tandem_try_new0(gint32, market->n_trainees);
    if (n_held == NULL || held == NULL)
        return tandem_no_memory("checking links", error);

    gsize i = 0;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (; i < matching->n_edges && matching->edge[i] < market->start[t + 1]; i++) {
            n_held[t]++;
            held[t] = market->opportunity[matching->edge[i]];
        }
    for (gsize c = 0; c < market->n_links; c++) {
        const TandemLink *const link = &market->link[c];
        const gint32 one = link->trainee[0], other = link->trainee[1];
        gboolean met = n_held[one] == 0 && n_held[other] == 0;
        for (gsize j = 0; j < link->n_choices && !met; j++)
            met = holds_only(n_held, held, one, link->choices[2 * j]) &&
                  holds_only(n_held, held, other, link->choices[2 * j + 1]);
        if (!met)
            tandem_violations_add(found, TANDEM_VIOLATION_LINK, (gint32)c, TANDEM_NONE,
                                  0, 1);
    }
    return TRUE;
}

gboolean
tandem_feasible_sets(TandemViolations *found, const TandemMatching *matching,
                     GError **error)
{
    const TandemMarket *const market = matching->market;
    g_auto(TandemHolders) holders = { 0 };

    if (market->n_clashes > 0 || market->n_groups > 0) {
        if (!tandem_holders_init(&holders, matching, error))
            return FALSE;
        check_clashes(found, market, &holders);
        if (!check_groups(found, market, &holders, error))
            return FALSE;
    }
    return check_links(found, matching, error);
}

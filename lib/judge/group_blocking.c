/* SPDX-License-Identifier: MIT */

/* What a leader whose placements are counted in groups gains by.
 *
 * Huang, C.-C. (2010). Classified stable matching. Proceedings of the 21st ACM-SIAM
 * Symposium on Discrete Algorithms, 1235-1253; Fleiner, T. and Kamiyama, N. (2012). A
 * matroid approach to stable matchings with lower quotas. Proceedings of the 23rd
 * ACM-SIAM Symposium on Discrete Algorithms, 135-142.
 *
 * The leader gains by a newcomer when nothing is in the way, or when one placement that
 * it likes less, or that the newcomer itself likes less, makes way: after the exchange
 * no place is used twice, no group is above its maximum, and none that was at its
 * minimum has lost one. That is asked here of each placement in turn, as it is written.
 */
#include "group_blocking_private.h"

#include <stdlib.h>

#include "../market/memory_private.h"

static int
compare_ids(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

static gboolean
is_among(const gint32 *id, gsize n, gint32 wanted)
{
    return n > 0 && bsearch(&wanted, id, n, sizeof *id, compare_ids) != NULL;
}

/* Whether group @g counts @trainee at @opportunity. */
static gboolean
counts(const TandemGroupBlocking *groups, gsize g, gint32 trainee, gint32 opportunity)
{
    const gsize *const first = groups->first_member + 2 * g;

    return is_among(groups->member + first[0], first[1] - first[0], opportunity) &&
           (groups->held->market->group[g].trainees == NULL ||
            is_among(groups->member + first[1], first[2] - first[1], trainee));
}

/* Whether no group forbids one more of @trainee at @opportunity, those being let off
 * that count @other at @from, who leaves. */
static gboolean
has_room(const TandemGroupBlocking *groups, gint32 trainee, gint32 opportunity,
         gint32 other, gint32 from)
{
    for (gsize i = groups->first_group[opportunity];
         i < groups->first_group[opportunity + 1]; i++) {
        const gsize g = groups->group[i];
        if (counts(groups, g, trainee, opportunity) &&
            groups->count[g] >= groups->held->market->group[g].maximum &&
            (other == TANDEM_NONE || !counts(groups, g, other, from)))
            return FALSE;
    }
    return TRUE;
}

/* Whether no group needs @other at @from, those being let off that count the newcomer.
 */
static gboolean
can_be_spared(const TandemGroupBlocking *groups, gint32 other, gint32 from,
              gint32 trainee, gint32 opportunity)
{
    for (gsize i = groups->first_group[from]; i < groups->first_group[from + 1]; i++) {
        const gsize g = groups->group[i];
        if (counts(groups, g, other, from) &&
            groups->count[g] <= groups->held->market->group[g].minimum &&
            !counts(groups, g, trainee, opportunity))
            return FALSE;
    }
    return TRUE;
}

/* Whether edge @edge of @trainee is liked better than the held edge @than of @other. */
static gboolean
is_better(const TandemMarket *market, gint32 trainee, gsize edge, gint32 other,
          gsize than)
{
    if (other == trainee)
        return market->trainee_rank[edge] < market->trainee_rank[than];
    return market->opportunity[edge] == market->opportunity[than]
               ? tandem_judge_rank_at(market, edge) < tandem_judge_rank_at(market, than)
               : market->leader_rank[edge] < market->leader_rank[than];
}

static gboolean
is_pin(const TandemMarket *market, gsize edge)
{
    return market->n_pins > 0 &&
           bsearch(&edge, market->pin, market->n_pins, sizeof edge,
                   tandem_market_compare_edges) != NULL;
}

/* Whether somebody at @from makes way for edge @edge of @trainee. */
static gboolean
makes_way(const TandemGroupBlocking *groups, gint32 from, gint32 trainee, gsize edge)
{
    const TandemMarket *const market = groups->held->market;
    const gint32 o = market->opportunity[edge];

    for (gsize h = groups->holders.start[from]; h < groups->holders.start[from + 1];
         h++) {
        const gint32 other = groups->holders.trainee[h];
        if (is_better(market, trainee, edge, other, groups->holders.edge[h]) &&
            has_room(groups, trainee, o, other, from) &&
            can_be_spared(groups, other, from, trainee, o) &&
            !is_pin(market, groups->holders.edge[h]))
            return TRUE;
    }
    return FALSE;
}

gboolean
tandem_group_blocking_gains(const TandemGroupBlocking *groups, gint32 trainee,
                            gsize edge)
{
    const TandemMarket *const market = groups->held->market;
    const gint32 o = market->opportunity[edge];
    const gint32 l = tandem_market_leader_of(market, o);
    const gboolean has_place = tandem_held_has_room(groups->held, o);

    if (has_place && tandem_held_leader_has_room(groups->held, l) &&
        has_room(groups, trainee, o, TANDEM_NONE, TANDEM_NONE))
        return TRUE;
    if (!has_place)
        return makes_way(groups, o, trainee, edge);
    for (gsize i = groups->first_led[l]; i < groups->first_led[l + 1]; i++)
        if (makes_way(groups, groups->led[i], trainee, edge))
            return TRUE;
    return FALSE;
}

/* Each group's members, sorted, and the groups of each opportunity. */
static gboolean
gather_members(TandemGroupBlocking *groups)
{
    const TandemMarket *const market = groups->held->market;
    gsize n = 0, n_named = 0;

    for (gsize g = 0; g < market->n_groups; g++) {
        const TandemGroup *const group = &market->group[g];
        n_named += group->n_opportunities;
        n += group->n_opportunities + (group->trainees != NULL ? group->n_trainees : 0);
    }
    groups->member = tandem_try_new(gint32, n);
    groups->group = tandem_try_new(gsize, n_named);
    if (groups->member == NULL || groups->group == NULL)
        return FALSE;

    gsize at = 0;
    for (gsize g = 0; g < market->n_groups; g++) {
        const TandemGroup *const group = &market->group[g];
        groups->first_member[2 * g] = at;
        for (gsize i = 0; i < group->n_opportunities; i++) {
            groups->member[at++] = group->opportunities[i];
            groups->first_group[group->opportunities[i] + 2]++;
        }
        groups->first_member[2 * g + 1] = at;
        for (gsize i = 0; group->trainees != NULL && i < group->n_trainees; i++)
            groups->member[at++] = group->trainees[i];
        groups->first_member[2 * g + 2] = at;
    }
    for (gsize i = 0; i < 2 * market->n_groups; i++)
        qsort(groups->member + groups->first_member[i],
              groups->first_member[i + 1] - groups->first_member[i],
              sizeof *groups->member, compare_ids);
    for (gint32 o = 0; o < market->n_opportunities; o++)
        groups->first_group[o + 2] += groups->first_group[o + 1];
    for (gsize g = 0; g < market->n_groups; g++)
        for (gsize i = 0; i < market->group[g].n_opportunities; i++) {
            const gint32 o = market->group[g].opportunities[i];
            groups->group[groups->first_group[o + 1]++] = g;
            groups->leads_groups[tandem_market_leader_of(market, o)] = 1;
        }
    return TRUE;
}

static void
gather_led(TandemGroupBlocking *groups)
{
    const TandemMarket *const market = groups->held->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        groups->first_led[tandem_market_leader_of(market, o) + 2]++;
    for (gint32 l = 0; l < market->n_leaders; l++)
        groups->first_led[l + 2] += groups->first_led[l + 1];
    for (gint32 o = 0; o < market->n_opportunities; o++)
        groups->led[groups->first_led[tandem_market_leader_of(market, o) + 1]++] = o;
}

static void
count_held(TandemGroupBlocking *groups)
{
    const TandemMarket *const market = groups->held->market;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        for (gsize h = groups->holders.start[o]; h < groups->holders.start[o + 1]; h++)
            for (gsize i = groups->first_group[o]; i < groups->first_group[o + 1]; i++)
                groups->count[groups->group[i]] +=
                    counts(groups, groups->group[i], groups->holders.trainee[h], o);
}

gboolean
tandem_group_blocking_init(TandemGroupBlocking *groups, const TandemHeld *held,
                           GError **error)
{
    const TandemMarket *const market = held->market;
    const gsize m = (gsize)market->n_opportunities, l = (gsize)market->n_leaders;

    groups->held = held;
    groups->first_member = tandem_try_new0(gsize, 2 * market->n_groups + 1);
    groups->first_group = tandem_try_new0(gsize, m + 2);
    groups->count = tandem_try_new0(gint64, market->n_groups);
    groups->first_led = tandem_try_new0(gsize, l + 2);
    groups->led = tandem_try_new(gint32, m);
    groups->leads_groups = tandem_try_new0(guint8, l);
    if (!groups->first_member || !groups->first_group || !groups->count ||
        !groups->first_led || !groups->led || !groups->leads_groups ||
        !gather_members(groups))
        return tandem_no_memory("the groups of a market", error);
    if (!tandem_holders_init(&groups->holders, held->matching, error))
        return FALSE;
    gather_led(groups);
    count_held(groups);
    return TRUE;
}

void
tandem_group_blocking_clear(TandemGroupBlocking *groups)
{
    tandem_holders_clear(&groups->holders);
    g_free(groups->first_member);
    g_free(groups->member);
    g_free(groups->first_group);
    g_free(groups->group);
    g_free(groups->count);
    g_free(groups->first_led);
    g_free(groups->led);
    g_free(groups->leads_groups);
}

/* SPDX-License-Identifier: MIT */
/* Which features a market has.
 *
 * Only what can matter counts: a tie among leaders is one between two trainees who may
 * compete, at one opportunity or at a leader whose own capacity binds, or who has a
 * group over several opportunities; a pin competes with nobody; a quota counts where
 * there is more than one edge to use it on. Linear: ties are found by marking ranks,
 * and by sorting only where the ranks of one list lie far apart. Memory O(edges +
 * agents).
 */
#include <stdlib.h>

#include "huge_pages_private.h"
#include "laminar_private.h"
#include "market_join_private.h"
#include "memory_private.h"

typedef struct {
    gint32 rank;
    gint32 trainee;
} Opinion;

static int
compare_opinions(gconstpointer a, gconstpointer b)
{
    const Opinion *const x = a, *const y = b;

    return x->rank != y->rank ? (x->rank < y->rank ? -1 : 1)
                              : (x->trainee > y->trainee) - (x->trainee < y->trainee);
}

/* Whether two trainees of @opinions share a rank. @mark has 4n + 16 places, all
 * TANDEM_NONE before and after. */
static gboolean
has_tie(Opinion *opinions, gsize n, gint32 *mark)
{
    gint32 low = G_MAXINT32, high = 0;
    gboolean tied = FALSE;

    for (gsize i = 0; i < n; i++) {
        low = MIN(low, opinions[i].rank);
        high = MAX(high, opinions[i].rank);
    }
    if (n < 2)
        return FALSE;
    if ((gsize)(high - low) < 4 * n + 16) {
        for (gsize i = 0; i < n && !tied; i++) {
            gint32 *const at = &mark[opinions[i].rank - low];
            tied = *at != TANDEM_NONE && *at != opinions[i].trainee;
            *at = opinions[i].trainee;
        }
        for (gsize i = 0; i < n; i++)
            mark[opinions[i].rank - low] = TANDEM_NONE;
        return tied;
    }
    qsort(opinions, n, sizeof *opinions, compare_opinions);
    for (gsize i = 1; i < n && !tied; i++)
        tied = opinions[i].rank == opinions[i - 1].rank &&
               opinions[i].trainee != opinions[i - 1].trainee;
    return tied;
}

/* Where edge @k competes: its opportunity, or with @by_leader the leader where trainees
 * compete over its opportunities; TANDEM_NONE where they do not. */
static gint32
arena_of(const TandemMarket *market, gsize k, const guint8 *by_leader)
{
    const gint32 o = market->opportunity[k];
    if (by_leader == NULL)
        return o;

    const gint32 l = tandem_market_leader_of(market, o);
    return by_leader[l] ? l : TANDEM_NONE;
}

/* Whether two trainees tie somewhere: edges gathered by where they compete, then each
 * gathering looked through. */
static gboolean
find_leader_ties(const TandemMarket *market, gint32 n_arenas, const guint8 *by_leader,
                 const guint8 *is_pin, gboolean *tied, GError **error)
{
    const gint32 *const rank = market->opportunity_rank != NULL && by_leader == NULL
                                   ? market->opportunity_rank
                                   : market->leader_rank;
    const gsize n_edges = market->start[market->n_trainees];
    g_autofree gsize *start = tandem_try_new0(gsize, (gsize)n_arenas + 2);
    g_autofree Opinion *opinion = tandem_try_new(Opinion, n_edges);
    if (start == NULL || opinion == NULL)
        return tandem_no_memory("the features of a market", error);
    tandem_huge_pages(opinion, n_edges * sizeof *opinion);

    gsize most = 0;
    for (gsize k = 0; k < n_edges; k++) {
        if (is_pin[k] || arena_of(market, k, by_leader) == TANDEM_NONE)
            continue;
        const gsize n = ++start[arena_of(market, k, by_leader) + 2];
        most = MAX(most, n);
    }
    for (gint32 i = 0; i < n_arenas; i++)
        start[i + 2] += start[i + 1];
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            if (!is_pin[k] && arena_of(market, k, by_leader) != TANDEM_NONE)
                opinion[start[arena_of(market, k, by_leader) + 1]++] =
                    (Opinion){ rank[k], t };

    g_autofree gint32 *mark = tandem_try_new(gint32, 4 * most + 16);
    if (mark == NULL)
        return tandem_no_memory("the features of a market", error);
    for (gsize i = 0; i < 4 * most + 16; i++)
        mark[i] = TANDEM_NONE;
    for (gint32 i = 0; i < n_arenas && !*tied; i++)
        *tied = has_tie(opinion + start[i], start[i + 1] - start[i], mark);
    return TRUE;
}

/* Whether every leader ranks whom it lists strictly, so that none of its edges tie. */
static gboolean
are_strict(const TandemLists *lists, gint32 n)
{
    if (lists->start == NULL)
        return FALSE;
    for (gint32 i = 0; i < n; i++) {
        if (lists->absent != NULL && lists->absent[i])
            return FALSE;
        for (gsize k = lists->start[i] + 1;
             lists->rank != NULL && k < lists->start[i + 1]; k++)
            if (lists->rank[k] == lists->rank[k - 1])
                return FALSE;
    }
    return TRUE;
}

static guint
find_trainee_features(const TandemMarket *market, const guint8 *is_pin)
{
    guint features = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        gint32 last = 0;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (is_pin[k])
                continue;
            if (market->trainee_rank[k] == last)
                features |= TANDEM_FEATURE_TRAINEE_TIES;
            last = market->trainee_rank[k];
        }
        if (tandem_market_quota(market, t) > 1 &&
            market->start[t + 1] - market->start[t] > 1)
            features |= TANDEM_FEATURE_QUOTA;
    }
    return features;
}

static guint
find_minima(const gint32 *minimum, const guint8 *may_close, gint32 n)
{
    guint features = 0;

    for (gint32 i = 0; minimum != NULL && i < n; i++)
        if (minimum[i] > 0) {
            features |= TANDEM_FEATURE_MINIMA;
            if (may_close != NULL && may_close[i])
                features |= TANDEM_FEATURE_CLOSURES;
        }
    return features;
}

static guint
find_parts(const TandemMarket *market)
{
    guint features = 0;

    features |= market->n_pins > 0 ? TANDEM_FEATURE_PINS : 0;
    features |= market->weight != NULL ? TANDEM_FEATURE_WEIGHTS : 0;
    features |= market->n_clashes > 0 ? TANDEM_FEATURE_CLASHES : 0;
    features |= market->n_links > 0 ? TANDEM_FEATURE_LINKS : 0;
    features |= market->n_groups > 0 ? TANDEM_FEATURE_GROUPS : 0;
    features |= market->opportunity_rank != NULL ? TANDEM_FEATURE_OPPORTUNITY_RANKS : 0;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (market->leader_opportunity_rank != NULL &&
            market->leader_opportunity_rank[o] > 0)
            features |= TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES;
    features |=
        find_minima(market->minimum, market->may_close, market->n_opportunities);
    features |= find_minima(market->leader_minimum, market->leader_may_close,
                            market->n_leaders);
    return features;
}

/* How the groups lie, and which leaders compare trainees over them. */
static gboolean
find_group_features(TandemMarket *market, guint8 *compares, guint *features)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    TandemLaminar laminar;

    gsize *const seen = tandem_take(workspace, gsize, market->n_leaders);
    if (seen == NULL ||
        !tandem_laminar_init(&laminar, market, TANDEM_LAMINAR_BINDING, workspace))
        return FALSE;
    tandem_laminar_mark_joined(market, compares, seen);
    *features |= laminar.features;
    return TRUE;
}

gboolean
tandem_market_find_features(TandemMarket *market, const TandemMarketArrays *arrays,
                            GError **error)
{
    const gboolean may_tie = market->opportunity_rank != NULL ||
                             !are_strict(&arrays->leaders, market->n_leaders);
    g_autofree gint64 *sum = tandem_try_new(gint64, market->n_leaders);
    g_autofree guint8 *binds = tandem_try_new0(guint8, market->n_leaders);
    g_autofree guint8 *is_pin =
        tandem_try_new0(guint8, market->start[market->n_trainees]);
    if (sum == NULL || binds == NULL || is_pin == NULL)
        return tandem_no_memory("the features of a market", error);

    gboolean any_binds = FALSE, tied = FALSE;
    guint of_groups = 0;
    tandem_market_sum_capacities(market, sum);
    for (gint32 l = 0; l < market->n_leaders; l++) {
        binds[l] = tandem_market_binds(market, l, sum[l]) ? 1 : 0;
        any_binds = any_binds || binds[l] > 0;
    }
    for (gsize i = 0; i < market->n_pins; i++)
        is_pin[market->pin[i]] = 1;
    if (market->n_groups > 0 && !find_group_features(market, binds, &of_groups))
        return tandem_no_memory("the features of a market", error);

    if (may_tie &&
        (!find_leader_ties(market, market->n_opportunities, NULL, is_pin, &tied,
                           error) ||
         ((any_binds || market->n_groups > 0) && !tied &&
          !find_leader_ties(market, market->n_leaders, binds, is_pin, &tied, error))))
        return FALSE;
    market->features =
        find_parts(market) | find_trainee_features(market, is_pin) | of_groups;
    market->features |= any_binds ? TANDEM_FEATURE_LEADER_CAPACITY : 0;
    market->features |= tied ? TANDEM_FEATURE_LEADER_TIES : 0;
    return TRUE;
}

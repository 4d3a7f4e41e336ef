/* SPDX-License-Identifier: MIT */

/* Blocking pairs where some opportunities may not be held together.
 *
 * For trainee t and opportunity s, not held, C is what t holds that clashes with s; if
 * that is empty and t is at its quota, the worst it holds. (t, s) blocks when s weighs
 * more than C together, and s and its leader have room, the places of C being free, or
 * the full one of them holds somebody strictly lower than t. A pin in C cannot be given
 * up. Among worst places of the same weight t gives up whichever helps it: one with the
 * leader of s, where that leader is full.
 *
 * What a place weighs is its given weight, or R + 1 - rank for R the largest rank that
 * a trainee gives in this market. */
#include "blocking_private.h"

#include "../market/memory_private.h"

/* The clashes of opportunity o are other[start[o] .. start[o + 1] - 1]. What the
 * trainee at hand would have to give up for s stands at s. */
typedef struct {
    gsize *start;     /* [n_opportunities + 1] */
    gint32 *other;    /* [2 * n_clashes] */
    gdouble *weight;  /* [n_opportunities]: of what t holds that clashes with it */
    gint32 *n;        /* [n_opportunities]: how many those are */
    gint32 *n_leader; /* [n_opportunities]: how many of them with its own leader */
    guint8 *fixed;    /* [n_opportunities]: one of them is pinned */
    gint32 *seen_for; /* [n_opportunities]: the place it was last counted for */
    gint32 worst_rank;
} Clashes;

static void
clashes_clear(Clashes *clashes)
{
    g_free(clashes->start);
    g_free(clashes->other);
    g_free(clashes->weight);
    g_free(clashes->n);
    g_free(clashes->n_leader);
    g_free(clashes->fixed);
    g_free(clashes->seen_for);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Clashes, clashes_clear)

static gboolean
clashes_init(Clashes *clashes, const TandemMarket *market, GError **error)
{
    const gint32 m = market->n_opportunities;

    clashes->start = tandem_try_new0(gsize, (gsize)m + 2);
    clashes->other = tandem_try_new(gint32, 2 * market->n_clashes);
    clashes->weight = tandem_try_new0(gdouble, m);
    clashes->n = tandem_try_new0(gint32, m);
    clashes->n_leader = tandem_try_new0(gint32, m);
    clashes->fixed = tandem_try_new0(guint8, m);
    clashes->seen_for = tandem_try_new(gint32, m);
    if (!clashes->start || !clashes->other || !clashes->weight || !clashes->n ||
        !clashes->n_leader || !clashes->fixed || !clashes->seen_for)
        return tandem_no_memory("blocking pairs", error);

    for (gsize i = 0; i < 2 * market->n_clashes; i++)
        clashes->start[market->clash[i] + 2]++;
    for (gint32 o = 0; o < m; o++)
        clashes->start[o + 2] += clashes->start[o + 1];
    for (gsize i = 0; i < 2 * market->n_clashes; i++)
        clashes->other[clashes->start[market->clash[i] + 1]++] = market->clash[i ^ 1];
    for (gint32 o = 0; o < m; o++)
        clashes->seen_for[o] = TANDEM_NONE;
    clashes->worst_rank = tandem_judge_worst_rank(market);
    return TRUE;
}

static gdouble
weight(const Clashes *clashes, const TandemMarket *market, gsize k)
{
    return market->weight != NULL
               ? market->weight[k]
               : (gdouble)clashes->worst_rank + 1 - market->trainee_rank[k];
}

/* Adds held edge i of the matching to what each opportunity it clashes with costs. */
static void
add_held(Clashes *clashes, const TandemHeld *held, gsize i)
{
    const TandemMarket *const market = held->market;
    const gsize k = held->matching->edge[i];
    const gint32 o = market->opportunity[k];
    const gint32 l = tandem_market_leader_of(market, o);

    for (gsize c = clashes->start[o]; c < clashes->start[o + 1]; c++) {
        const gint32 s = clashes->other[c];
        if (clashes->seen_for[s] == o)
            continue; /* the same clash, stated twice */
        clashes->seen_for[s] = o;
        clashes->weight[s] += weight(clashes, market, k);
        clashes->n[s]++;
        clashes->n_leader[s] += tandem_market_leader_of(market, s) == l;
        clashes->fixed[s] |= held->pinned[i];
    }
}

static void
forget_held(Clashes *clashes, const TandemHeld *held, gsize i)
{
    const gint32 o = held->market->opportunity[held->matching->edge[i]];

    for (gsize c = clashes->start[o]; c < clashes->start[o + 1]; c++) {
        const gint32 s = clashes->other[c];
        clashes->weight[s] = 0;
        clashes->n[s] = clashes->n_leader[s] = 0;
        clashes->fixed[s] = 0;
        clashes->seen_for[s] = TANDEM_NONE;
    }
}

/* The leader's side of edge @k, @n_freed places with that leader being free. */
static gboolean
leader_agrees(const TandemHeld *held, gsize k, gint32 n_freed)
{
    const TandemMarket *const market = held->market;
    const gint32 o = market->opportunity[k];
    const gint32 l = tandem_market_leader_of(market, o);

    if (!tandem_held_has_room(held, o))
        return tandem_judge_rank_at(market, k) < held->worst_at[o];
    return held->n_with[l] - n_freed < market->leader_capacity[l] ||
           market->leader_rank[k] < held->worst_with[l];
}

/* The pair of edge @k, where nothing held clashes and t is at its quota: C is the worst
 * of the places @from to @to - 1. */
static gboolean
blocks_for_the_worst(const Clashes *clashes, const TandemHeld *held, gsize from,
                     gsize to, gsize k)
{
    const TandemMarket *const market = held->market;
    const gint32 l = tandem_market_leader_of(market, market->opportunity[k]);
    gdouble worst = 0;
    gboolean any = FALSE, here = FALSE;

    for (gsize i = from; i < to; i++) {
        const gsize g = held->matching->edge[i];
        const gdouble its = weight(clashes, market, g);
        if (held->pinned[i] || (any && its > worst))
            continue;
        here = (any && its == worst && here) ||
               tandem_market_leader_of(market, market->opportunity[g]) == l;
        worst = its;
        any = TRUE;
    }
    return any && weight(clashes, market, k) > worst && leader_agrees(held, k, here);
}

static gboolean
blocks(const Clashes *clashes, const TandemHeld *held, gint32 trainee, gsize from,
       gsize to, gsize k)
{
    const TandemMarket *const market = held->market;
    const gint32 s = market->opportunity[k];

    if (!tandem_judge_is_listed(market, k))
        return FALSE;
    if (clashes->n[s] == 0 && to - from >= (gsize)tandem_market_quota(market, trainee))
        return blocks_for_the_worst(clashes, held, from, to, k);
    return !clashes->fixed[s] && weight(clashes, market, k) > clashes->weight[s] &&
           leader_agrees(held, k, clashes->n_leader[s]);
}

gboolean
tandem_clash_blocking(const TandemHeld *held, gsize *edges, gsize *n_edges,
                      GError **error)
{
    const TandemMarket *const market = held->market;
    const TandemMatching *const matching = held->matching;
    g_auto(Clashes) clashes = { 0 };
    gsize n_found = 0, from = 0;

    if (!clashes_init(&clashes, market, error))
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        gsize to = from;
        for (; to < matching->n_edges && matching->edge[to] < market->start[t + 1];
             to++)
            add_held(&clashes, held, to);
        gsize next = from;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (next < to && matching->edge[next] == k) {
                next++;
                continue;
            }
            if (!blocks(&clashes, held, t, from, to, k))
                continue;
            if (edges != NULL)
                edges[n_found] = k;
            n_found++;
        }
        for (gsize i = from; i < to; i++)
            forget_held(&clashes, held, i);
        from = to;
    }
    *n_edges = n_found;
    return TRUE;
}

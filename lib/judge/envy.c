/* SPDX-License-Identifier: MIT */

/* Who would rather have what another has. Pairs of trainees are counted, without
 * looking at any pair: for each edge (t, o) that t prefers to what it holds, everybody
 * in o is envied by t, and justly whoever o likes less. Those who hold one place alone
 * are met once, so that a count, or a search among their sorted ranks, will do; of the
 * others t keeps a mark. */
#include <stdlib.h>

#include "../market/memory_private.h"
#include "measures_private.h"

typedef struct {
    gboolean several; /* holds other places too */
    gint32 rank;      /* the opportunity's of the trainee; 0 where pinned */
    gint32 trainee;
} Holder;

/* Opportunity o is held by holder[start[o] .. start[o + 1] - 1]: those that hold
 * nothing else first, up to several[o], each part by rank. */
typedef struct {
    gsize *start;   /* [n_opportunities + 1] */
    gsize *several; /* [n_opportunities] */
    Holder *holder; /* [matching's edges] */
} Holders;

/* What the trainee at hand would give up at most, and whom it has met already. */
typedef struct {
    gboolean has_room;
    gint32 worst;          /* rank of the worst place it holds */
    gint32 worst_unpinned; /* rank of the worst that is not pinned */
    gint32 *envied_by;     /* [n_trainees]: the last who did */
    gint32 *justly_by;     /* [n_trainees] */
    gint64 n_envy;
    gint64 n_justified;
} Envy;

static void
holders_clear(Holders *holders)
{
    g_free(holders->start);
    g_free(holders->several);
    g_free(holders->holder);
}

static void
envy_clear(Envy *envy)
{
    g_free(envy->envied_by);
    g_free(envy->justly_by);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Holders, holders_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Envy, envy_clear)

static int
compare(const void *a, const void *b)
{
    const Holder *const x = a, *const y = b;

    if (x->several != y->several)
        return x->several ? 1 : -1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->trainee > y->trainee) - (x->trainee < y->trainee);
}

/* The end of trainee @t's edges in the matching, from its first one on. */
static gsize
end_of(const TandemMatching *matching, gint32 t, gsize from)
{
    while (from < matching->n_edges &&
           matching->edge[from] < matching->market->start[t + 1])
        from++;
    return from;
}

static void
fill(Holders *holders, const TandemHeld *held)
{
    const TandemMarket *const market = held->market;
    gsize i = 0;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        holders->start[o + 2] = holders->start[o + 1] + (gsize)held->n_at[o];
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize from = i, to = end_of(held->matching, t, i);
        for (; i < to; i++) {
            const gsize k = held->matching->edge[i];
            holders->holder[holders->start[market->opportunity[k] + 1]++] = (Holder){
                .several = to - from > 1,
                .rank = held->pinned[i] ? 0 : tandem_judge_rank_at(market, k),
                .trainee = t,
            };
        }
    }
}

static gboolean
holders_init(Holders *holders, const TandemHeld *held, GError **error)
{
    const gint32 m = held->market->n_opportunities;

    holders->start = tandem_try_new0(gsize, (gsize)m + 2);
    holders->several = tandem_try_new(gsize, m);
    holders->holder = tandem_try_new(Holder, held->matching->n_edges);
    if (!holders->start || !holders->several || !holders->holder)
        return tandem_no_memory("measures", error);

    fill(holders, held);
    for (gint32 o = 0; o < m; o++) {
        gsize i = holders->start[o];
        if (held->n_at[o] > 1)
            qsort(holders->holder + i, (gsize)held->n_at[o], sizeof(Holder), compare);
        while (i < holders->start[o + 1] && !holders->holder[i].several)
            i++;
        holders->several[o] = i;
    }
    return TRUE;
}

/* The first of holder[from .. to - 1], which go up, that is ranked worse than @rank. */
static gsize
first_worse(const Holder *holder, gsize from, gsize to, gint32 rank)
{
    while (from < to) {
        const gsize middle = from + (to - from) / 2;
        if (holder[middle].rank <= rank)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

/* Counts all of holder[from .. to - 1] that @t has not met. */
static gint64
meet(const Holder *holder, gsize from, gsize to, gint32 *met_by, gint32 t)
{
    gint64 n = 0;

    for (gsize i = from; i < to; i++) {
        n += met_by[holder[i].trainee] != t;
        met_by[holder[i].trainee] = t;
    }
    return n;
}

static void
envy_over(Envy *envy, const Holders *holders, const TandemMarket *market, gint32 t,
          gsize k)
{
    const gint32 o = market->opportunity[k];
    const gint32 rank = market->trainee_rank[k];
    const gint32 rank_at = tandem_judge_rank_at(market, k);
    const gsize start = holders->start[o], several = holders->several[o];
    const gsize end = holders->start[o + 1];

    if (envy->has_room || rank < envy->worst) {
        envy->n_envy += (gint64)(several - start);
        envy->n_envy += meet(holders->holder, several, end, envy->envied_by, t);
    }
    if (rank_at > 0 && (envy->has_room || rank < envy->worst_unpinned)) {
        envy->n_justified +=
            (gint64)(several - first_worse(holders->holder, start, several, rank_at));
        const gsize worse = first_worse(holders->holder, several, end, rank_at);
        envy->n_justified += meet(holders->holder, worse, end, envy->justly_by, t);
    }
}

/* Trainee @t, who holds the matching's edges @from to @to - 1. */
static void
envy_of(Envy *envy, const Holders *holders, const TandemHeld *held, gint32 t,
        gsize from, gsize to)
{
    const TandemMarket *const market = held->market;
    const gsize *const edge = held->matching->edge;

    envy->has_room = to - from < (gsize)tandem_market_quota(market, t);
    envy->worst = envy->worst_unpinned = 0;
    for (gsize i = from; i < to; i++) {
        const gint32 rank = market->trainee_rank[edge[i]];
        envy->worst = MAX(envy->worst, rank);
        if (!held->pinned[i])
            envy->worst_unpinned = MAX(envy->worst_unpinned, rank);
    }
    for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
        if (from < to && edge[from] == k)
            from++;
        else if (market->trainee_rank[k] > 0)
            envy_over(envy, holders, market, t, k);
    }
}

gboolean
tandem_measures_add_envy(TandemMeasures *measures, const TandemHeld *held,
                         GError **error)
{
    const gint32 n = held->market->n_trainees;
    g_auto(Holders) holders = { 0 };
    g_auto(Envy) envy = { 0 };

    if (!holders_init(&holders, held, error))
        return FALSE;
    envy.envied_by = tandem_try_new(gint32, n);
    envy.justly_by = tandem_try_new(gint32, n);
    if (envy.envied_by == NULL || envy.justly_by == NULL)
        return tandem_no_memory("measures", error);
    for (gint32 t = 0; t < n; t++)
        envy.envied_by[t] = envy.justly_by[t] = TANDEM_NONE;

    gsize from = 0;
    for (gint32 t = 0; t < n; t++) {
        const gsize to = end_of(held->matching, t, from);
        envy_of(&envy, &holders, held, t, from, to);
        from = to;
    }
    tandem_measures_add(measures, "envy", (gdouble)envy.n_envy);
    if (tandem_measures_of_leaders(held->market))
        tandem_measures_add(measures, "justified_envy", (gdouble)envy.n_justified);
    return TRUE;
}

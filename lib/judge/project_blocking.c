/* SPDX-License-Identifier: MIT */

/* Which pairs block where leaders rank opportunities and not trainees, and which
 * trainees could all gain by exchanging their places.
 *
 * Manlove, D. F. and O'Malley, G. (2008). Student-project allocation with preferences
 * over projects. Journal of Discrete Algorithms 6(4), 553-560. A leader does not mind
 * which trainee it has, so a full opportunity never lets anybody go; but two trainees
 * may want each other's places, and nobody would object: a coalition. */
#include "blocking_private.h"
#include "project_blocking_private.h"

#include <stdlib.h>

#include "../market/memory_private.h"

static gboolean
is_pin(const TandemMarket *market, gsize k)
{
    return market->n_pins > 0 && bsearch(&k, market->pin, market->n_pins, sizeof k,
                                         tandem_market_compare_edges) != NULL;
}

/* What each trainee holds; quotas are at most 1. */
static gboolean
find_places(const TandemMatching *matching, gsize **place, GError **error)
{
    const gint32 n = matching->market->n_trainees;

    *place = tandem_try_new(gsize, n);
    if (*place == NULL)
        return tandem_no_memory("what trainees hold", error);
    for (gint32 t = 0; t < n; t++)
        (*place)[t] = G_MAXSIZE;
    for (gsize i = 0; i < matching->n_edges; i++)
        (*place)[tandem_market_get_trainee_of(matching->market, matching->edge[i])] =
            matching->edge[i];
    return TRUE;
}

/* The leader's rank of the worst of its opportunities from which somebody could be let
 * go; 0: nobody could. */
static gint32 *
find_worst(const TandemHeld *held, GError **error)
{
    const TandemMarket *const market = held->market;
    gint32 *const worst = tandem_try_new0(gint32, market->n_leaders);

    if (worst == NULL) {
        tandem_no_memory("the worst opportunities", error);
        return NULL;
    }
    for (gsize i = 0; i < held->matching->n_edges; i++) {
        const gint32 o = market->opportunity[held->matching->edge[i]];
        gint32 *const at = &worst[tandem_market_leader_of(market, o)];
        if (!held->pinned[i])
            *at = MAX(*at, market->leader_opportunity_rank[o]);
    }
    return worst;
}

/* @now: what the trainee holds, or G_MAXSIZE. */
static gboolean
leader_would(const TandemHeld *held, gint32 o, gsize now, const gint32 *worst)
{
    const TandemMarket *const market = held->market;
    const gint32 l = tandem_market_leader_of(market, o);
    const gint32 rank = market->leader_opportunity_rank[o];

    if (!tandem_held_has_room(held, o))
        return FALSE;
    if (now != G_MAXSIZE &&
        tandem_market_leader_of(market, market->opportunity[now]) == l)
        return rank < market->leader_opportunity_rank[market->opportunity[now]];
    return tandem_held_leader_has_room(held, l) || rank < worst[l];
}

gboolean
tandem_project_blocking(const TandemHeld *held, gsize *edges, gsize *n_edges,
                        GError **error)
{
    const TandemMarket *const market = held->market;
    g_autofree gsize *place = NULL;
    g_autofree gint32 *worst = find_worst(held, error);

    *n_edges = 0;
    if (worst == NULL || !find_places(held->matching, &place, error))
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize now = place[t];
        const gboolean is_free = now == G_MAXSIZE && tandem_market_quota(market, t) > 0;
        const gboolean may_move = now != G_MAXSIZE && !is_pin(market, now);
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (k == now || !(is_free || may_move) ||
                !tandem_judge_is_listed(market, k) ||
                (may_move && market->trainee_rank[k] >= market->trainee_rank[now]) ||
                !leader_would(held, market->opportunity[k], now, worst))
                continue;
            if (edges != NULL)
                edges[*n_edges] = k;
            ++*n_edges;
        }
    }
    return TRUE;
}

/* A walk in depth over opportunities: from one to each that somebody who holds it would
 * rather have, and that somebody holds. A ring of these is one of trainees, and each
 * trainee's list is read once. */
typedef struct {
    const TandemMarket *market;
    const gsize *place; /* [n_trainees] */
    gsize *first;       /* [n_opportunities + 2] the row of who holds it: */
    gint32 *holder;     /* [n_trainees] */
    gint32 *parent;     /* [n_opportunities] on the way down, else TANDEM_NONE */
    gsize *at;          /* [n_opportunities] the holder whose list is read */
    gsize *edge;        /* [n_opportunities] the next edge of that list */
    guint8 *state;      /* [n_opportunities] */
} Walk;

enum { UNSEEN, ON_PATH, DONE };

/* The next that a holder of @o would rather have, or TANDEM_NONE. */
static gint32
next_wanted(Walk *walk, gint32 o)
{
    const TandemMarket *const market = walk->market;

    while (walk->at[o] < walk->first[o + 1]) {
        const gint32 t = walk->holder[walk->at[o]];
        const gsize k = market->start[t] + walk->edge[o]++;
        if (k < market->start[t + 1] &&
            market->trainee_rank[k] < market->trainee_rank[walk->place[t]]) {
            const gint32 other = market->opportunity[k];
            if (tandem_judge_is_listed(market, k) &&
                walk->first[other] < walk->first[other + 1])
                return other;
            continue;
        }
        walk->at[o]++;
        walk->edge[o] = 0;
    }
    return TANDEM_NONE;
}

/* How many are in the ring that closes at @o, found from @from. */
static gsize
count_ring(const Walk *walk, gint32 from, gint32 o)
{
    gsize n = 1;

    for (; from != o; from = walk->parent[from])
        n++;
    return n;
}

static gsize
find_ring(Walk *walk)
{
    for (gint32 root = 0; root < walk->market->n_opportunities; root++) {
        gint32 o = root;
        if (walk->state[root] != UNSEEN)
            continue;
        walk->state[root] = ON_PATH;
        while (o != TANDEM_NONE) {
            const gint32 other = next_wanted(walk, o);
            if (other == TANDEM_NONE) {
                walk->state[o] = DONE;
                o = walk->parent[o];
            } else if (walk->state[other] == ON_PATH) {
                return count_ring(walk, o, other);
            } else if (walk->state[other] == UNSEEN) {
                walk->state[other] = ON_PATH;
                walk->parent[other] = o;
                o = other;
            }
        }
    }
    return 0;
}

/* Only those whose place is no pin take part. first[o + 1] is first where the row of o
 * begins, then where it ends. */
static void
gather_holders(Walk *walk)
{
    const TandemMarket *const market = walk->market;

    for (gint32 t = 0; t < market->n_trainees; t++)
        if (walk->place[t] != G_MAXSIZE && !is_pin(market, walk->place[t]))
            walk->first[market->opportunity[walk->place[t]] + 2]++;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        walk->first[o + 2] += walk->first[o + 1];
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (walk->place[t] != G_MAXSIZE && !is_pin(market, walk->place[t]))
            walk->holder[walk->first[market->opportunity[walk->place[t]] + 1]++] = t;
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        walk->parent[o] = TANDEM_NONE;
        walk->at[o] = walk->first[o];
        walk->edge[o] = 0;
        walk->state[o] = UNSEEN;
    }
}

gboolean
tandem_judge_coalition(const TandemMatching *matching, gsize *n_trainees,
                       GError **error)
{
    const TandemMarket *const market = matching->market;
    const gint32 m = market->n_opportunities;
    g_autofree gsize *place = NULL;
    if (!find_places(matching, &place, error))
        return FALSE;

    g_autofree gsize *first = tandem_try_new0(gsize, (gsize)m + 2);
    g_autofree gint32 *holder = tandem_try_new(gint32, market->n_trainees);
    g_autofree gint32 *parent = tandem_try_new(gint32, m);
    g_autofree gsize *at = tandem_try_new(gsize, m);
    g_autofree gsize *edge = tandem_try_new(gsize, m);
    g_autofree guint8 *state = tandem_try_new(guint8, m);
    if (!first || !holder || !parent || !at || !edge || !state)
        return tandem_no_memory("a coalition", error);
    Walk walk = { market, place, first, holder, parent, at, edge, state };
    gather_holders(&walk);
    *n_trainees = find_ring(&walk);
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
#include "oracle.h"

Oracle *
oracle_new(const Lists *lists)
{
    Oracle *const q = g_new0(Oracle, 1);
    const gint32 n = lists->trainees.n, m = lists->opportunities.n,
                 l = lists->leaders.n;
    const gsize n_pairs = (gsize)n * (gsize)m + 1;

    q->n = n;
    q->m = m;
    q->l = l;
    q->trainee_rank = g_new0(gint32, n_pairs);
    q->leader_rank = g_new0(gint32, n_pairs);
    q->own_rank = g_new0(gint32, n_pairs);
    q->is_pin = g_new0(guint8, n_pairs);
    q->leader_of = g_memdup2(lists->leader_of, (gsize)m * sizeof(gint32));
    q->capacity = g_memdup2(lists->capacity, (gsize)m * sizeof(gint32));
    q->quota = g_memdup2(lists->quota, (gsize)n * sizeof(gint32));
    q->leader_capacity = g_new0(gint32, (gsize)l + 1);
    for (gint32 o = 0; o < m; o++)
        q->leader_capacity[lists->leader_of[o]] += lists->capacity[o];
    for (gint32 i = 0; i < l; i++)
        if (lists->leader_capacity[i] >= 0)
            q->leader_capacity[i] = lists->leader_capacity[i];

    for (gint32 t = 0; t < n; t++) {
        for (gint32 o = 0; o < m; o++) {
            const gint32 at = t * m + o, leader = lists->leader_of[o];
            const gboolean has_own =
                lists->opportunities.start != NULL && !lists->opportunities.absent[o];
            const gint32 mine = side_rank(&lists->trainees, t, o);
            const gint32 theirs = lists->leaders.absent[leader]
                                      ? 1
                                      : side_rank(&lists->leaders, leader, t);
            const gint32 own =
                has_own ? side_rank(&lists->opportunities, o, t) : theirs;
            if (mine == 0 || theirs == 0 || own == 0)
                continue;
            q->trainee_rank[at] = mine;
            q->leader_rank[at] = theirs;
            q->own_rank[at] = own;
        }
    }
    for (gsize i = 0; i < lists->n_pins; i++)
        q->is_pin[lists->pins[2 * i] * m + lists->pins[2 * i + 1]] = 1;
    return q;
}

void
oracle_free(Oracle *q)
{
    g_free(q->trainee_rank);
    g_free(q->leader_rank);
    g_free(q->own_rank);
    g_free(q->is_pin);
    g_free(q->leader_of);
    g_free(q->capacity);
    g_free(q->leader_capacity);
    g_free(q->quota);
    g_free(q);
}

static gint32
count_of_trainee(const Oracle *q, const guint8 *held, gint32 t)
{
    gint32 n = 0;

    for (gint32 o = 0; o < q->m; o++)
        n += held[t * q->m + o];
    return n;
}

static gint32
count_of_opportunity(const Oracle *q, const guint8 *held, gint32 o)
{
    gint32 n = 0;

    for (gint32 t = 0; t < q->n; t++)
        n += held[t * q->m + o];
    return n;
}

static gint32
count_of_leader(const Oracle *q, const guint8 *held, gint32 l)
{
    gint32 n = 0;

    for (gint32 o = 0; o < q->m; o++)
        if (q->leader_of[o] == l)
            n += count_of_opportunity(q, held, o);
    return n;
}

gboolean
oracle_is_feasible(const Oracle *q, const guint8 *held)
{
    for (gint32 at = 0; at < q->n * q->m; at++)
        if ((held[at] && !q->is_pin[at] && q->trainee_rank[at] == 0) ||
            (q->is_pin[at] && !held[at]))
            return FALSE;
    for (gint32 t = 0; t < q->n; t++)
        if (count_of_trainee(q, held, t) > q->quota[t])
            return FALSE;
    for (gint32 o = 0; o < q->m; o++)
        if (count_of_opportunity(q, held, o) > q->capacity[o])
            return FALSE;
    for (gint32 l = 0; l < q->l; l++)
        if (count_of_leader(q, held, l) > q->leader_capacity[l])
            return FALSE;
    return TRUE;
}

/* Whether @t has room for @o, or holds something it would give up for it. */
static gboolean
trainee_would(const Oracle *q, const guint8 *held, gint32 t, gint32 o)
{
    if (count_of_trainee(q, held, t) < q->quota[t])
        return TRUE;
    for (gint32 i = 0; i < q->m; i++) {
        const gint32 at = t * q->m + i;
        if (held[at] && !q->is_pin[at] &&
            q->trainee_rank[t * q->m + o] < q->trainee_rank[at])
            return TRUE;
    }
    return FALSE;
}

/* Case (b): @t would give up a worse place at the leader of @o, or the leader prefers
 * it to another trainee it holds. */
static gboolean
leader_would_exchange(const Oracle *q, const guint8 *held, gint32 t, gint32 o)
{
    for (gint32 i = 0; i < q->m; i++) {
        if (q->leader_of[i] != q->leader_of[o])
            continue;
        for (gint32 u = 0; u < q->n; u++) {
            const gint32 at = u * q->m + i, asked = t * q->m + o;
            if (!held[at] || q->is_pin[at])
                continue;
            if (u == t ? q->trainee_rank[asked] < q->trainee_rank[at]
                       : q->leader_rank[asked] < q->leader_rank[at])
                return TRUE;
        }
    }
    return FALSE;
}

/* Case (c): @o prefers @t to somebody in it. */
static gboolean
opportunity_would_exchange(const Oracle *q, const guint8 *held, gint32 t, gint32 o)
{
    for (gint32 u = 0; u < q->n; u++) {
        const gint32 at = u * q->m + o;
        if (held[at] && !q->is_pin[at] && q->own_rank[t * q->m + o] < q->own_rank[at])
            return TRUE;
    }
    return FALSE;
}

static gboolean
blocks(const Oracle *q, const guint8 *held, gint32 t, gint32 o)
{
    const gint32 l = q->leader_of[o];

    if (held[t * q->m + o] || q->trainee_rank[t * q->m + o] == 0 ||
        !trainee_would(q, held, t, o))
        return FALSE;
    if (count_of_opportunity(q, held, o) >= q->capacity[o])
        return opportunity_would_exchange(q, held, t, o);
    return count_of_leader(q, held, l) < q->leader_capacity[l] ||
           leader_would_exchange(q, held, t, o);
}

gboolean
oracle_is_stable(const Oracle *q, const guint8 *held)
{
    if (!oracle_is_feasible(q, held))
        return FALSE;
    for (gint32 t = 0; t < q->n; t++)
        for (gint32 o = 0; o < q->m; o++)
            if (blocks(q, held, t, o))
                return FALSE;
    return TRUE;
}

/* Tries pair @at both ways, where the quota and capacities so far allow it. */
static void
try_from(const Oracle *q, guint8 *held, gint32 at, GPtrArray *found)
{
    if (at == q->n * q->m) {
        if (oracle_is_stable(q, held))
            g_ptr_array_add(found, g_memdup2(held, (gsize)at + 1));
        return;
    }
    if (!q->is_pin[at])
        try_from(q, held, at + 1, found);
    if (!q->is_pin[at] &&
        (q->trainee_rank[at] == 0 ||
         count_of_trainee(q, held, at / q->m) >= q->quota[at / q->m] ||
         count_of_opportunity(q, held, at % q->m) >= q->capacity[at % q->m]))
        return;
    held[at] = 1;
    try_from(q, held, at + 1, found);
    held[at] = 0;
}

GPtrArray *
oracle_all_stable(const Oracle *q)
{
    GPtrArray *const found = g_ptr_array_new_with_free_func(g_free);
    g_autofree guint8 *held = g_new0(guint8, (gsize)q->n * (gsize)q->m + 1);

    try_from(q, held, 0, found);
    return found;
}

guint8 *
oracle_table(const TandemMatching *matching)
{
    const TandemMarket *const market = tandem_matching_get_market(matching);
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    guint8 *const held = g_new0(guint8, (gsize)n * (gsize)m + 1);
    gsize n_edges;
    const gsize *const edge = tandem_matching_get_edges(matching, &n_edges);

    for (gsize i = 0; i < n_edges; i++)
        held[tandem_market_get_trainee_of(market, edge[i]) * m +
             opportunity[edge[i]]]++;
    return held;
}

gsize
oracle_size(const Oracle *q, const guint8 *held)
{
    gsize size = 0;

    for (gint32 at = 0; at < q->n * q->m; at++)
        size += held[at];
    return size;
}

/* The rank of what @t holds, G_MAXINT32 for nothing. */
static gint32
rank_held(const Oracle *q, const guint8 *held, gint32 t)
{
    for (gint32 o = 0; o < q->m; o++)
        if (held[t * q->m + o])
            return q->trainee_rank[t * q->m + o];
    return G_MAXINT32;
}

gboolean
oracle_dominates(const Oracle *q, const guint8 *a, const guint8 *b)
{
    gboolean better = FALSE;

    for (gint32 t = 0; t < q->n; t++) {
        const gint32 one = rank_held(q, a, t), other = rank_held(q, b, t);
        if (one > other)
            return FALSE;
        better = better || one < other;
    }
    return better;
}

/* Whether a matching from trainee @t on betters somebody and worsens nobody. */
static gboolean
is_dominated_from(const Oracle *q, const guint8 *held, guint8 *other, gint32 t)
{
    if (t == q->n)
        return oracle_is_feasible(q, other) && oracle_dominates(q, other, held);
    for (gint32 o = -1; o < q->m; o++) {
        if (o >= 0)
            other[t * q->m + o] = 1;
        const gboolean found = is_dominated_from(q, held, other, t + 1);
        if (o >= 0)
            other[t * q->m + o] = 0;
        if (found)
            return TRUE;
    }
    return FALSE;
}

gboolean
oracle_is_dominated(const Oracle *q, const guint8 *held)
{
    g_autofree guint8 *other = g_new0(guint8, (gsize)(q->n * q->m) + 1);

    return is_dominated_from(q, held, other, 0);
}

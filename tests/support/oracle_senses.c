/* SPDX-License-Identifier: MIT */
/* Blocking where there are ties, word by word: t takes o and gives up one place or,
 * where it has room, none; whoever has to make room for it does. Each such exchange is
 * tried. */
#include "oracle.h"

typedef enum { LOSES, EQUAL, GAINS } Effect;

static Effect
compare(gint32 rank, gint32 given_up)
{
    return rank < given_up ? GAINS : rank == given_up ? EQUAL : LOSES;
}

static gboolean
both_agree(TandemBlocking sense, Effect one, Effect other)
{
    if (one == LOSES || other == LOSES)
        return FALSE;
    switch (sense) {
    case TANDEM_BLOCKING_WEAK:
        return one == GAINS && other == GAINS;
    case TANDEM_BLOCKING_STRONG:
        return one == GAINS || other == GAINS;
    default:
        return TRUE;
    }
}

static gint32
count_in(const Oracle *q, const guint8 *held, gint32 o)
{
    gint32 n = 0;

    for (gint32 t = 0; t < q->n; t++)
        n += held[t * q->m + o];
    return n;
}

static gint32
count_with(const Oracle *q, const guint8 *held, gint32 l)
{
    gint32 n = 0;

    for (gint32 o = 0; o < q->m; o++)
        n += q->leader_of[o] == l ? count_in(q, held, o) : 0;
    return n;
}

/* What the side of the leader of @o gains at best by taking @t there, who leaves
 * another leader's place, or none; or @stays with it. */
static Effect
effect_on_leader(const Oracle *q, const guint8 *held, gint32 t, gint32 o,
                 gboolean stays)
{
    const gint32 l = q->leader_of[o];
    const gboolean is_full = count_in(q, held, o) >= q->capacity[o];
    Effect best = LOSES;

    if (!is_full && (stays || count_with(q, held, l) < q->leader_capacity[l]))
        return GAINS;
    for (gint32 u = 0; u < q->n; u++)
        for (gint32 i = 0; i < q->m; i++) {
            const gint32 at = u * q->m + i;
            if (u == t || !held[at] || q->is_pin[at] || q->leader_of[i] != l ||
                (is_full && i != o))
                continue;
            best = MAX(best,
                       is_full
                           ? compare(q->own_rank[t * q->m + o], q->own_rank[at])
                           : compare(q->leader_rank[t * q->m + o], q->leader_rank[at]));
        }
    return best;
}

static gboolean
blocks(const Oracle *q, TandemBlocking sense, const guint8 *held, gint32 t, gint32 o)
{
    const gint32 asked = t * q->m + o;
    gint32 n_held = 0;

    if (held[asked] || q->trainee_rank[asked] == 0)
        return FALSE;
    for (gint32 i = 0; i < q->m; i++)
        n_held += held[t * q->m + i];
    if (n_held < q->quota[t] &&
        both_agree(sense, GAINS, effect_on_leader(q, held, t, o, FALSE)))
        return TRUE;
    for (gint32 i = 0; i < q->m; i++) {
        const gint32 at = t * q->m + i;
        const gboolean stays = q->leader_of[i] == q->leader_of[o];
        if (!held[at] || q->is_pin[at])
            continue;
        const Effect mine = compare(q->trainee_rank[asked], q->trainee_rank[at]);
        if (stays && sense == TANDEM_BLOCKING_STRONG && mine == EQUAL)
            continue;
        if (both_agree(sense, mine, effect_on_leader(q, held, t, o, stays)))
            return TRUE;
    }
    return FALSE;
}

gboolean
oracle_is_stable_in(const Oracle *q, TandemBlocking sense, const guint8 *held)
{
    if (!oracle_is_feasible(q, held))
        return FALSE;
    for (gint32 t = 0; t < q->n; t++)
        for (gint32 o = 0; o < q->m; o++)
            if (blocks(q, sense, held, t, o))
                return FALSE;
    return TRUE;
}

/* Every way of one trainee after another; quotas are 0 or 1. */
static void
try_from(const Oracle *q, TandemBlocking sense, guint8 *held, gint32 t,
         GPtrArray *found)
{
    if (t == q->n) {
        if (oracle_is_stable_in(q, sense, held))
            g_ptr_array_add(found, g_memdup2(held, (gsize)q->n * (gsize)q->m + 1));
        return;
    }
    try_from(q, sense, held, t + 1, found);
    for (gint32 o = 0; o < q->m; o++) {
        const gint32 at = t * q->m + o;
        if ((q->trainee_rank[at] == 0 && !q->is_pin[at]) ||
            count_in(q, held, o) >= q->capacity[o])
            continue;
        held[at] = 1;
        try_from(q, sense, held, t + 1, found);
        held[at] = 0;
    }
}

GPtrArray *
oracle_all_stable_in(const Oracle *q, TandemBlocking sense)
{
    GPtrArray *const found = g_ptr_array_new_with_free_func(g_free);
    g_autofree guint8 *held = g_new0(guint8, (gsize)q->n * (gsize)q->m + 1);

    try_from(q, sense, held, 0, found);
    return found;
}

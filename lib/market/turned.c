/* SPDX-License-Identifier: MIT */
/* The trainees' lists turned round, and each of the new lists sorted.
 *
 * Edges are dealt out to where they compete, trainees in the order in which they go
 * before each other where they tie. So a sort that keeps the order of equals by rank
 * alone breaks all ties: one counts ranks, which lie close together in nearly every
 * list. Where each opportunity draws its own lots, and where ranks lie far apart, whole
 * standings are sorted instead.
 */
#include "turned_private.h"

#include <string.h>

enum { SPREAD = 4 }; /* ranks so many times as wide as the list are still counted */

/* An edge where it competes. */
typedef struct {
    gint32 rank;
    gint32 trainee;
    gint32 place;
} Entry;

typedef struct {
    const TandemTieOrder *order;
    const TandemMarket *market;
    const guint8 *is_left_out;
    const gint32 *arena;
    TandemWorkspace *workspace;
    TandemTurned *turned;
    Entry *entry;             /* [n_edges] */
    gsize longest;            /* of the lists */
    guint32 *slot;            /* [SPREAD * (longest + 4)] */
    TandemStanding *standing; /* [2 * longest], taken when first needed */
} Turning;

static gint32
arena_of(const Turning *turning, gsize edge)
{
    const gint32 o = turning->market->opportunity[edge];

    return turning->arena != NULL ? turning->arena[o] : o;
}

static gboolean
is_in(const Turning *turning, gsize edge)
{
    return turning->is_left_out == NULL || !turning->is_left_out[edge];
}

static gboolean
count(Turning *turning)
{
    const TandemMarket *const market = turning->market;
    const gsize n_edges = market->start[market->n_trainees];
    const gsize m = (gsize)market->n_opportunities;
    gsize *const start = tandem_take(turning->workspace, gsize, m + 2);

    if (start == NULL)
        return FALSE;
    memset(start, 0, (m + 2) * sizeof *start);
    for (gsize k = 0; k < n_edges; k++)
        if (is_in(turning, k))
            start[arena_of(turning, k) + 2]++;
    for (gsize o = 0; o < m; o++) {
        turning->longest = MAX(turning->longest, start[o + 2]);
        start[o + 2] += start[o + 1];
    }
    turning->turned->start = start;
    return turning->longest <= G_MAXINT32; /* places in a list are counted so */
}

/* Deals the edges out. @by: the trainees in order, NULL: as they are numbered. */
static void
deal(Turning *turning, const gint32 *by)
{
    const TandemMarket *const market = turning->market;
    gsize *const next = turning->turned->start + 1;

    for (gint32 i = 0; i < market->n_trainees; i++) {
        const gint32 t = by != NULL ? by[i] : i;
        for (gsize p = market->start[t]; p < market->start[t + 1]; p++) {
            const gsize k = tandem_tie_order_listed(turning->order, p);
            if (is_in(turning, k))
                turning->entry[next[arena_of(turning, k)]++] =
                    (Entry){ turning->order->rank[k], t,
                             (gint32)(p - market->start[t]) + 1 };
        }
    }
}

/* Puts @n entries from @first on into the lists by rank, equals as they come. */
static void
sort_by_counting(const Turning *turning, gsize first, gsize n, gint32 low, gint32 high)
{
    const Entry *const entry = turning->entry + first;
    const gsize width = (gsize)(high - low) + 1;
    guint32 *const slot = turning->slot;
    guint32 sum = 0;

    memset(slot, 0, width * sizeof *slot);
    for (gsize i = 0; i < n; i++)
        slot[entry[i].rank - low]++;
    for (gsize r = 0; r < width; r++) {
        const guint32 here = slot[r];
        slot[r] = sum;
        sum += here;
    }
    for (gsize i = 0; i < n; i++) {
        const gsize to = first + slot[entry[i].rank - low]++;
        turning->turned->trainee[to] = entry[i].trainee;
        turning->turned->place[to] = entry[i].place;
    }
}

static gboolean
sort_by_standing(Turning *turning, gint32 arena, gsize first, gsize n)
{
    const TandemTieOrder *const order = turning->order;
    const Entry *const entry = turning->entry + first;

    if (turning->standing == NULL)
        turning->standing =
            tandem_take(turning->workspace, TandemStanding, 2 * turning->longest);
    if (turning->standing == NULL)
        return FALSE;
    for (gsize i = 0; i < n; i++) {
        TandemStanding *const standing = &turning->standing[i];
        const gint32 t = entry[i].trainee;
        *standing = (TandemStanding){ .first = (guint64)entry[i].rank << 32,
                                      .position = i,
                                      .trainee = t };
        if (order->opportunity_key == NULL)
            continue; /* they come in order */
        standing->first |= order->priority != NULL ? (guint64)order->priority[t] : 0;
        standing->draw = tandem_lottery_mix(
            order->trainee_key[t], order->opportunity_key[order->drawn_by[arena]]);
    }
    tandem_standings_sort(turning->standing, n, turning->standing + turning->longest);
    for (gsize i = 0; i < n; i++) {
        const Entry *const from = &entry[turning->standing[i].position];
        turning->turned->trainee[first + i] = from->trainee;
        turning->turned->place[first + i] = from->place;
    }
    return TRUE;
}

static gboolean
sort(Turning *turning, gint32 arena)
{
    const gsize first = turning->turned->start[arena];
    const gsize n = turning->turned->start[arena + 1] - first;
    gint32 low = G_MAXINT32, high = 0;

    if (n == 0)
        return TRUE;
    for (gsize i = first; i < first + n; i++) {
        low = MIN(low, turning->entry[i].rank);
        high = MAX(high, turning->entry[i].rank);
    }
    if (turning->order->opportunity_key != NULL ||
        (gsize)(high - low) >= SPREAD * (n + 4))
        return sort_by_standing(turning, arena, first, n);
    sort_by_counting(turning, first, n, low, high);
    return TRUE;
}

gboolean
tandem_turned_init(TandemTurned *turned, const TandemTieOrder *order,
                   const TandemMarket *market, const guint8 *is_left_out,
                   const gint32 *arena, TandemWorkspace *workspace)
{
    Turning turning = { .order = order,
                        .market = market,
                        .is_left_out = is_left_out,
                        .arena = arena,
                        .workspace = workspace,
                        .turned = turned };
    /* Those compared together may tie without competing, and so without a feature. */
    const gboolean may_tie =
        arena != NULL || (market->features & TANDEM_FEATURE_LEADER_TIES) != 0;
    const gboolean is_ordered = order->opportunity_key == NULL && may_tie &&
                                (order->trainee_key != NULL || order->priority != NULL);

    if (!count(&turning))
        return FALSE;
    const gsize n = turned->start[market->n_opportunities + 1];
    turned->trainee = tandem_take(workspace, gint32, n);
    turned->place = tandem_take(workspace, gint32, n);
    if (turned->trainee == NULL || turned->place == NULL)
        return FALSE;

    const TandemWorkspaceMark mark = tandem_workspace_mark(workspace);
    const gint32 *const by =
        is_ordered ? tandem_trainees_in_order(order, market->n_trainees, workspace)
                   : NULL;
    turning.entry = tandem_take(workspace, Entry, n);
    turning.slot = tandem_take(workspace, guint32, SPREAD * (turning.longest + 4));
    if ((is_ordered && by == NULL) || turning.entry == NULL || turning.slot == NULL)
        return FALSE;
    deal(&turning, by);
    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (!sort(&turning, o))
            return FALSE;
    tandem_workspace_rewind(workspace, mark);
    return TRUE;
}

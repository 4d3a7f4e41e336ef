/* SPDX-License-Identifier: MIT */
/* Who sits where, and who is worst, while trainees are promoted.
 *
 * A heap holds an entry for each time somebody sat down; one who has moved on leaves a
 * void entry behind, thrown away when it comes to the top, or all at once when the heap
 * is full: it has room for twice as many as may sit, so that costs O(1) a seat. Each
 * step is O(log places).
 */
#include "promoted_seats_private.h"

#include <string.h>

static gboolean
is_void(const TandemPromotedSeats *seats, const TandemTaken *taken)
{
    return seats->move[taken->trainee] != taken->move;
}

/* Higher up in the heap: worse liked, then promoted less, then of a higher number. */
static gboolean
is_worse(const TandemTaken *a, const TandemTaken *b)
{
    if (a->rank != b->rank)
        return a->rank > b->rank;
    return a->promotion != b->promotion ? a->promotion < b->promotion
                                        : a->trainee > b->trainee;
}

static void
sift_down(TandemTaken *heap, gsize n, gsize i)
{
    const TandemTaken moved = heap[i];

    for (gsize child = 2 * i + 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && is_worse(&heap[child + 1], &heap[child]))
            child++;
        if (!is_worse(&heap[child], &moved))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = moved;
}

static void
throw_away_void(const TandemPromotedSeats *seats, TandemHeap *heap)
{
    TandemTaken *const taken = seats->taken + heap->first;
    gsize n = 0;

    for (gsize i = 0; i < heap->n; i++)
        if (!is_void(seats, &taken[i]))
            taken[n++] = taken[i];
    heap->n = n;
    for (gsize i = n / 2; i-- > 0;)
        sift_down(taken, n, i);
}

static void
push(const TandemPromotedSeats *seats, TandemHeap *heap, TandemTaken entry)
{
    TandemTaken *const taken = seats->taken + heap->first;

    if (heap->n == heap->room)
        throw_away_void(seats, heap);
    gsize i = heap->n++;
    for (; i > 0 && is_worse(&entry, &taken[(i - 1) / 2]); i = (i - 1) / 2)
        taken[i] = taken[(i - 1) / 2];
    taken[i] = entry;
    heap->n_held++;
}

static const TandemTaken *
worst_of(const TandemPromotedSeats *seats, TandemHeap *heap)
{
    TandemTaken *const taken = seats->taken + heap->first;

    while (heap->n > 0 && is_void(seats, &taken[0])) {
        taken[0] = taken[--heap->n];
        sift_down(taken, heap->n, 0);
    }
    return heap->n > 0 ? &taken[0] : NULL;
}

static TandemHeap *
leader_heap(const TandemPromotedSeats *seats, gint32 o)
{
    if (seats->of_leader == NULL || !seats->places->shares[o])
        return NULL;
    return &seats->of_leader[tandem_market_leader_of(seats->market, o)];
}

gboolean
tandem_promoted_seats_are_free(const TandemPromotedSeats *seats, gint32 o)
{
    const TandemHeap *const own = &seats->of_opportunity[o];
    const TandemHeap *const leader = leader_heap(seats, o);

    return own->n_held < own->n_places &&
           (leader == NULL || leader->n_held < leader->n_places);
}

gint32
tandem_promoted_seats_full_leader(const TandemPromotedSeats *seats, gint32 o)
{
    const TandemHeap *const own = &seats->of_opportunity[o];
    const TandemHeap *const leader = leader_heap(seats, o);

    return own->n_held < own->n_places && leader != NULL &&
                   leader->n_held == leader->n_places
               ? tandem_market_leader_of(seats->market, o)
               : TANDEM_NONE;
}

void
tandem_promoted_seats_sit(TandemPromotedSeats *seats, gint32 trainee, gsize edge)
{
    const gint32 o = seats->market->opportunity[edge];
    TandemHeap *const leader = leader_heap(seats, o);
    const TandemTaken entry = { seats->rank[edge], trainee, ++seats->move[trainee],
                                seats->promotion[trainee] };

    seats->held[trainee] = edge;
    push(seats, &seats->of_opportunity[o], entry);
    if (leader != NULL)
        push(seats, leader, entry);
}

void
tandem_promoted_seats_leave(TandemPromotedSeats *seats, gint32 trainee)
{
    const gint32 o = seats->market->opportunity[seats->held[trainee]];
    TandemHeap *const leader = leader_heap(seats, o);

    seats->held[trainee] = G_MAXSIZE;
    seats->move[trainee]++;
    seats->of_opportunity[o].n_held--;
    if (leader != NULL)
        leader->n_held--;
}

gint32
tandem_promoted_seats_displaced(TandemPromotedSeats *seats, TandemHeap *heap,
                                gint32 rank, gint32 trainee)
{
    const TandemTaken *const worst = worst_of(seats, heap);

    if (worst == NULL || rank > worst->rank)
        return TANDEM_NONE;
    return rank < worst->rank || seats->promotion[trainee] > worst->promotion
               ? worst->trainee
               : TANDEM_NONE;
}

/* How many edges each opportunity, and each leader that binds, has. */
static void
count_edges(TandemPromotedSeats *seats)
{
    const TandemMarket *const market = seats->market;
    const gsize n_edges = market->start[market->n_trainees];

    for (gsize k = 0; k < n_edges; k++) {
        TandemHeap *const leader = leader_heap(seats, market->opportunity[k]);
        seats->of_opportunity[market->opportunity[k]].room++;
        if (leader != NULL)
            leader->room++;
    }
}

/* Room for twice as many as can sit, and one. */
static void
give_room(TandemHeap *heap, gint32 n_places, gsize *first)
{
    heap->n_places = n_places;
    heap->room = 2 * MIN(heap->room, (gsize)n_places) + 1;
    heap->first = *first;
    *first += heap->room;
}

static gboolean
any_shares(const TandemMarket *market, const TandemPlaces *places)
{
    return market->n_opportunities > 0 &&
           memchr(places->shares, 1, (gsize)market->n_opportunities) != NULL;
}

gboolean
tandem_promoted_seats_init(TandemPromotedSeats *seats, const TandemMarket *market,
                           const TandemPlaces *places, const gint32 *rank,
                           TandemWorkspace *workspace)
{
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize l = any_shares(market, places) ? (gsize)market->n_leaders : 0;

    *seats = (TandemPromotedSeats){ .market = market, .places = places, .rank = rank };
    seats->of_opportunity = tandem_take(workspace, TandemHeap, m);
    seats->of_leader = l > 0 ? tandem_take(workspace, TandemHeap, l) : NULL;
    seats->held = tandem_take(workspace, gsize, n);
    seats->move = tandem_take(workspace, guint32, n);
    seats->promotion = tandem_take(workspace, guint8, n);
    if (!seats->of_opportunity || (l > 0 && !seats->of_leader) || !seats->held ||
        !seats->move || !seats->promotion)
        return FALSE;

    gsize first = 0;
    memset(seats->of_opportunity, 0, m * sizeof *seats->of_opportunity);
    if (l > 0)
        memset(seats->of_leader, 0, l * sizeof *seats->of_leader);
    count_edges(seats);
    for (gsize o = 0; o < m; o++)
        give_room(&seats->of_opportunity[o], places->of_opportunity[o], &first);
    for (gsize i = 0; i < l; i++)
        give_room(&seats->of_leader[i], places->of_leader[i], &first);
    seats->taken = tandem_take(workspace, TandemTaken, first);
    memset(seats->promotion, TANDEM_FRESH, n);
    memset(seats->move, 0, n * sizeof *seats->move);
    for (gsize t = 0; t < n; t++)
        seats->held[t] = G_MAXSIZE;
    return seats->taken != NULL;
}

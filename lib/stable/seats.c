/* SPDX-License-Identifier: MIT */
/* The seats of opportunities under leaders.
 *
 * An offer that finds a full opportunity competes with its worst; one that finds room
 * there but none at the leader competes with the leader's worst, whichever opportunity
 * it sits in (Abraham, Irving and Manlove 2007, algorithm SPA-student). Both levels use
 * one order, so the leader's worst is on top of its own opportunity's heap.
 */
#include "seats_private.h"

static gboolean
is_before(const TandemSeat *a, const TandemSeat *b)
{
    return a->rank < b->rank;
}

static void
sift_up(TandemSeat *heap, gsize i)
{
    const TandemSeat moved = heap[i];

    for (; i > 0 && is_before(&heap[(i - 1) / 2], &moved); i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = moved;
}

static void
sift_down(TandemSeat *heap, gsize n)
{
    const TandemSeat moved = heap[0];
    gsize i = 0;

    for (gsize child = 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && is_before(&heap[child], &heap[child + 1]))
            child++;
        if (!is_before(&moved, &heap[child]))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = moved;
}

static const TandemSeat *
worst_of(const TandemSeats *seats, gint32 opportunity)
{
    return &seats->seat[seats->row[opportunity].first];
}

/* Whether the worst in @a goes before the worst in @b. */
static gboolean
worst_is_before(const TandemSeats *seats, gint32 a, gint32 b)
{
    return is_before(worst_of(seats, a), worst_of(seats, b));
}

static void
put(TandemSeats *seats, gint32 *heap, gint32 i, gint32 opportunity)
{
    heap[i] = opportunity;
    seats->row[opportunity].at = i;
}

/* Moves the opportunity at @i of a leader's heap to where its worst belongs. */
static void
settle(TandemSeats *seats, gint32 *heap, gint32 n, gint32 i)
{
    const gint32 moved = heap[i];

    for (; i > 0 && worst_is_before(seats, heap[(i - 1) / 2], moved); i = (i - 1) / 2)
        put(seats, heap, i, heap[(i - 1) / 2]);
    for (gint32 child = 2 * i + 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && worst_is_before(seats, heap[child], heap[child + 1]))
            child++;
        if (!worst_is_before(seats, moved, heap[child]))
            break;
        put(seats, heap, i, heap[child]);
        i = child;
    }
    put(seats, heap, i, moved);
}

/* After a change of who sits in @opportunity. */
static void
tell_leader(TandemSeats *seats, gint32 opportunity)
{
    TandemSeatRow *const row = &seats->row[opportunity];

    row->worst_rank = row->n_taken > 0 ? worst_of(seats, opportunity)->rank : 0;
    if (row->leader == TANDEM_NONE)
        return;
    TandemSeatLeader *const leader = &seats->leader[row->leader];
    gint32 *const heap = seats->heap + leader->first;
    if (row->n_taken > 0 && row->at == TANDEM_NONE) {
        put(seats, heap, leader->n_heap, opportunity);
        leader->n_heap++;
    }
    if (row->n_taken > 0) {
        settle(seats, heap, leader->n_heap, row->at);
        return;
    }
    const gint32 hole = row->at;
    row->at = TANDEM_NONE;
    leader->n_heap--;
    if (hole < leader->n_heap) {
        put(seats, heap, hole, heap[leader->n_heap]);
        settle(seats, heap, leader->n_heap, hole);
    }
}

/* Takes the worst out of @opportunity; returns who it was. */
static gint32
unseat(TandemSeats *seats, gint32 opportunity)
{
    TandemSeatRow *const row = &seats->row[opportunity];
    TandemSeat *const heap = seats->seat + row->first;
    const gint32 trainee = heap[0].trainee;

    heap[0] = heap[--row->n_taken];
    sift_down(heap, (gsize)row->n_taken);
    tell_leader(seats, opportunity);
    return trainee;
}

static void
sit(TandemSeats *seats, gint32 opportunity, TandemSeat offer)
{
    TandemSeatRow *const row = &seats->row[opportunity];
    TandemSeat *const heap = seats->seat + row->first;

    heap[row->n_taken] = offer;
    sift_up(heap, (gsize)row->n_taken++);
    tell_leader(seats, opportunity);
}

gint32
tandem_seats_offer(TandemSeats *seats, gint32 opportunity, TandemSeat offer)
{
    TandemSeatRow *const row = &seats->row[opportunity];

    if (row->n_taken == row->n_seats) {
        if (row->n_seats == 0 || offer.rank >= row->worst_rank)
            return offer.trainee;
        TandemSeat *const heap = seats->seat + row->first;
        const gint32 displaced = heap[0].trainee;
        heap[0] = offer;
        sift_down(heap, (gsize)row->n_taken);
        tell_leader(seats, opportunity);
        return displaced;
    }

    gint32 displaced = TANDEM_NONE;
    if (row->leader != TANDEM_NONE) {
        TandemSeatLeader *const leader = &seats->leader[row->leader];
        if (leader->n_taken == leader->n_places) {
            const gint32 worst = seats->heap[leader->first];
            if (!is_before(&offer, worst_of(seats, worst)))
                return offer.trainee;
            displaced = unseat(seats, worst);
            leader->n_taken--;
        }
        leader->n_taken++;
    }
    sit(seats, opportunity, offer);
    return displaced;
}

/* Heaps for the leaders who may be full before their opportunities are. */
static gboolean
init_leaders(TandemSeats *seats, const TandemMarket *market, const TandemPlaces *places,
             TandemWorkspace *workspace)
{
    const gint32 n_leaders = market->n_leaders;

    seats->leader = tandem_take(workspace, TandemSeatLeader, n_leaders);
    seats->heap = tandem_take(workspace, gint32, market->n_opportunities);
    if (seats->leader == NULL || seats->heap == NULL)
        return FALSE;
    for (gint32 l = 0; l < n_leaders; l++)
        seats->leader[l] = (TandemSeatLeader){ .n_places = places->of_leader[l] };
    for (gint32 o = 0; o < market->n_opportunities; o++)
        seats->leader[tandem_market_leader_of(market, o)].first++;
    gsize first = 0;
    for (gint32 l = 0; l < n_leaders; l++) {
        const gsize n = seats->leader[l].first;
        seats->leader[l].first = first;
        first += n;
    }
    return TRUE;
}

/* An opportunity gets no more seats than there are edges to it, so there is at most one
 * seat an edge, however large the capacities. */
gboolean
tandem_seats_init(TandemSeats *seats, const TandemMarket *market,
                  const TandemPlaces *places, TandemWorkspace *workspace)
{
    const gint32 m = market->n_opportunities;
    const gsize n_edges = market->start[market->n_trainees];
    gboolean any_shares = FALSE;

    *seats = (TandemSeats){ 0 };
    seats->row = tandem_take(workspace, TandemSeatRow, m);
    if (seats->row == NULL)
        return FALSE;
    for (gint32 o = 0; o < m; o++)
        seats->row[o] = (TandemSeatRow){ .leader = TANDEM_NONE, .at = TANDEM_NONE };
    for (gsize k = 0; k < n_edges; k++)
        seats->row[market->opportunity[k]].n_seats++;

    gsize first = 0;
    for (gint32 o = 0; o < m; o++) {
        TandemSeatRow *const row = &seats->row[o];
        row->first = first;
        row->n_seats = MIN(row->n_seats, places->of_opportunity[o]);
        first += (gsize)row->n_seats;
        if (places->shares[o]) {
            row->leader = tandem_market_leader_of(market, o);
            any_shares = TRUE;
        }
    }
    seats->seat = tandem_take(workspace, TandemSeat, first);
    return seats->seat != NULL &&
           (!any_shares || init_leaders(seats, market, places, workspace));
}

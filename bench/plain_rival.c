/* SPDX-License-Identifier: MIT */
/* Gale and Shapley (1962) in the order of McVitie and Wilson (1971), each leader's
 * places a binary heap with the worst on top. */
#include "plain_rival.h"

typedef struct {
    gint32 rank;
    gint32 trainee;
} Seat;

static void
sift_up(Seat *heap, gsize i)
{
    const Seat seat = heap[i];

    for (; i > 0 && heap[(i - 1) / 2].rank < seat.rank; i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = seat;
}

static void
sift_down(Seat *heap, gsize n)
{
    const Seat seat = heap[0];
    gsize i = 0;

    for (gsize child = 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && heap[child + 1].rank > heap[child].rank)
            child++;
        if (heap[child].rank <= seat.rank)
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = seat;
}

/* Who is left without a place: @seat's trainee, another, or TANDEM_NONE. */
static gint32
offer(Seat *heap, gsize *n_taken, gsize capacity, Seat seat)
{
    if (*n_taken < capacity) {
        heap[*n_taken] = seat;
        sift_up(heap, (*n_taken)++);
        return TANDEM_NONE;
    }
    if (capacity == 0 || heap[0].rank <= seat.rank)
        return seat.trainee;

    const gint32 out = heap[0].trainee;
    heap[0] = seat;
    sift_down(heap, capacity);
    return out;
}

void
plain_rival_solve(const TandemMarket *market, gint32 *opportunity_of)
{
    const gint32 n = tandem_market_get_n_trainees(market);
    const gint32 m = tandem_market_get_n_opportunities(market);
    const gsize *start = tandem_market_get_start(market);
    const gint32 *opportunity = tandem_market_get_opportunities(market);
    const gint32 *rank = tandem_market_get_leader_ranks(market);
    const gint32 *capacity = tandem_market_get_capacities(market);
    g_autofree gsize *first = g_new0(gsize, (gsize)m + 1);
    g_autofree gsize *n_taken = g_new0(gsize, (gsize)m + 1);
    g_autofree gsize *next = g_new(gsize, (gsize)n + 1);

    for (gint32 o = 0; o < m; o++)
        first[o + 1] = first[o] + (gsize)capacity[o];
    for (gint32 t = 0; t < n; t++)
        next[t] = start[t];

    g_autofree Seat *seats = g_new(Seat, first[m] + 1);
    for (gint32 entrant = 0; entrant < n; entrant++) {
        gint32 t = entrant;
        while (t != TANDEM_NONE && next[t] < start[t + 1]) {
            const gsize k = next[t]++;
            const gint32 o = opportunity[k];
            t = offer(seats + first[o], &n_taken[o], (gsize)capacity[o],
                      (Seat){ rank[k], t });
        }
    }
    for (gint32 t = 0; t < n; t++)
        opportunity_of[t] = TANDEM_NONE;
    for (gint32 o = 0; o < m; o++)
        for (gsize i = 0; i < n_taken[o]; i++)
            opportunity_of[seats[first[o] + i].trainee] = o;
}

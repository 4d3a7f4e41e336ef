/* SPDX-License-Identifier: MIT */
/* Deferred acceptance over strict lists and one level of places, at the speed of
 * memory.
 *
 * Gale, D. and Shapley, L. S. (1962). College admissions and the stability of marriage.
 * American Mathematical Monthly 69(1), 9-15. Who proposes, and how many places anybody
 * has, makes no difference here: each proposer offers down its list until it holds what
 * it wants, each receiver keeps the best of its offers. Two facts hold after every
 * offer: next only goes up, and a full receiver only trades up; so the result does not
 * depend on the order in which proposers take their turns.
 *
 * That order is chosen for memory. A few proposers are at it at a time: each makes one
 * offer when its turn comes, and while the others have theirs the receiver it comes to
 * next is fetched. Proposers enter as they are numbered, so that lists are read in
 * order, and then those who lost a place, first come first served: it is known ahead
 * who comes, so their rows and lists are fetched too. An offer reads one number of its
 * receiver, and most are turned away by it. A receiver of one place is one number
 * altogether. The seats of others are a list while there is room and become a heap when
 * they are full, eight children a node: a trade touches two or three lines of memory.
 */
#include "offers_private.h"

#include <math.h>

#include "../market/options_private.h"

enum {
    REPORT_EVERY = 1 << 16, /* entries between two reports */
    AT_ONCE = 16,           /* proposers who are at it at a time */
    AHEAD_ROW = 32,         /* entries by which a row is fetched ahead, */
    AHEAD_LIST = 16,        /* and then the list */
    CHILDREN = 8,
    LINE = 8, /* seats in a line of memory */
    MOST_FETCHED = 16 * LINE,
};

static const guint64 nobody = G_MAXUINT64;

/* Who enters next: first all as they are numbered, then those who lost a place. Entries
 * of the ring count up for ever and have their place in it by the remainder. */
typedef struct {
    gint32 next;    /* the next of all */
    gint32 n_still; /* times that the one before still enters */
    gint32 *lost;   /* a ring */
    gsize size;
    gsize head;
    gsize tail;  /* behind the last who lost a place */
    gsize row;   /* the next whose row is to be fetched */
    gsize list;  /* the next whose list is */
    gsize turns; /* how many have entered */
} Queue;

/* A proposer who is at it. */
typedef struct {
    gsize entry; /* its next offer */
    gint32 proposer;
    gboolean seats_fetched;
} Turn;

static inline void
fetch(gconstpointer memory)
{
#ifdef __GNUC__
    __builtin_prefetch(memory);
#else
    (void)memory;
#endif
}

static inline gint32
proposer_of(guint64 seat)
{
    return (gint32)(guint32)seat;
}

/* Puts @moved at @i of a heap or below, where it belongs. */
static inline void
sink(guint64 *heap, gsize n, gsize i, guint64 moved)
{
    for (gsize child = CHILDREN * i + 1; child < n; child = CHILDREN * i + 1) {
        const gsize end = MIN(child + CHILDREN, n);
        gsize worst = child;
        guint64 most = heap[child];
        for (gsize c = child + 1; c < end; c++) {
            worst = heap[c] > most ? c : worst;
            most = heap[c] > most ? heap[c] : most;
        }
        if (most < moved)
            break;
        heap[i] = most;
        i = worst;
    }
    heap[i] = moved;
}

static void
become_heap(guint64 *heap, gsize n)
{
    for (gsize i = (n + CHILDREN - 2) / CHILDREN; i-- > 0;)
        sink(heap, n, i, heap[i]);
}

/* An offer to a receiver of several places; returns who is left standing. */
static inline gint32
offer_several(const TandemOffers *offers, gint32 receiver, guint32 level,
              gint32 proposer)
{
    if (level >= offers->cut[receiver])
        return proposer;

    TandemOfferPlaces *const places = &offers->places[receiver];
    guint64 *const seat = offers->seat + places->first;
    const guint64 offer = (guint64)level << 32 | (guint32)proposer;
    gint32 left = TANDEM_NONE;

    if (places->n_taken == places->n_seats) {
        left = proposer_of(seat[0]);
        sink(seat, (gsize)places->n_seats, 0, offer);
    } else {
        seat[places->n_taken++] = offer;
        if (places->n_taken < places->n_seats)
            return TANDEM_NONE;
        become_heap(seat, (gsize)places->n_seats);
    }
    offers->cut[receiver] = tandem_offers_level_of(seat[0]);
    return left;
}

/* Asks for what a trade at @receiver may touch. FALSE: it is not full yet, so it will
 * only add a seat. */
static inline gboolean
fetch_seats(const TandemOffers *offers, gint32 receiver)
{
    const TandemOfferPlaces *const places = &offers->places[receiver];
    const guint64 *const seat = offers->seat + places->first;

    if (places->n_taken < places->n_seats)
        return FALSE;
    for (gint32 i = 0; i < MIN(places->n_seats, MOST_FETCHED); i += LINE)
        fetch(seat + i);
    return TRUE;
}

static inline gint32
offer_one(const TandemOffers *offers, gint32 receiver, guint32 level, gint32 proposer)
{
    const guint64 holder = offers->held[receiver];

    if (level >= tandem_offers_level_of(holder))
        return proposer;
    offers->held[receiver] = (guint64)level << 32 | (guint32)proposer;
    return proposer_of(holder);
}

static inline gsize
wrap(const Queue *queue, gsize entry)
{
    return entry & (queue->size - 1);
}

static inline void
fetch_receiver(const TandemOffers *offers, gsize k, gboolean one_each)
{
    if (one_each)
        fetch(&offers->held[offers->receiver[k]]);
    else
        fetch(&offers->cut[offers->receiver[k]]);
}

/* What those who come next will read. */
static inline void
look_ahead(const TandemOffers *offers, Queue *queue)
{
    for (; queue->row < MIN(queue->tail, queue->head + AHEAD_ROW); queue->row++)
        fetch(&offers->row[queue->lost[wrap(queue, queue->row)]]);
    for (; queue->list < MIN(queue->tail, queue->head + AHEAD_LIST); queue->list++) {
        const gsize k = offers->row[queue->lost[wrap(queue, queue->list)]].next;
        fetch(&offers->receiver[k]);
        fetch(&offers->rank[k]);
    }
}

/* The next of all to have a place to ask for, as they are numbered. */
static inline gint32
next_in_order(const TandemOffers *offers, Queue *queue)
{
    while (queue->n_still == 0 && queue->next < offers->n_proposers) {
        const gint32 p = queue->next++;
        offers->row[p] = (TandemOfferRow){ offers->start[p], offers->start[p + 1] };
        queue->n_still = offers->n_wanted[p];
    }
    if (queue->n_still == 0)
        return TANDEM_NONE;
    queue->n_still--;
    return queue->next - 1;
}

/* Goes on to the next entry of the proposer at @turn, whose receiver is fetched. FALSE:
 * it has none. */
static inline gboolean
claim(const TandemOffers *offers, Turn *turn, gboolean one_each)
{
    TandemOfferRow *const row = &offers->row[turn->proposer];

    if (row->next >= row->end) {
        row->end = 0;
        return FALSE;
    }
    turn->entry = row->next++;
    turn->seats_fetched = FALSE;
    fetch_receiver(offers, turn->entry, one_each);
    return TRUE;
}

/* Lets the next one enter. FALSE: nobody is left. */
static inline gboolean
enter(const TandemOffers *offers, Queue *queue, Turn *turn, gboolean one_each)
{
    for (;;) {
        turn->proposer = next_in_order(offers, queue);
        if (turn->proposer == TANDEM_NONE) {
            if (queue->head == queue->tail)
                return FALSE;
            look_ahead(offers, queue);
            turn->proposer = queue->lost[wrap(queue, queue->head++)];
        }
        queue->turns++;
        if (claim(offers, turn, one_each))
            return TRUE;
    }
}

/* The offer that is due is made, or where a heap will change, that is fetched first.
 * FALSE: the proposer is not at it any longer, being held or having no more to offer
 * to. */
static inline gboolean
take_turn(const TandemOffers *offers, Queue *queue, Turn *turn, gboolean one_each)
{
    const gint32 receiver = offers->receiver[turn->entry];
    const guint32 level = tandem_offers_level(offers, turn->entry);

    if (!one_each && !turn->seats_fetched && level < offers->cut[receiver] &&
        fetch_seats(offers, receiver)) {
        turn->seats_fetched = TRUE;
        return TRUE;
    }
    const gint32 left = one_each
                            ? offer_one(offers, receiver, level, turn->proposer)
                            : offer_several(offers, receiver, level, turn->proposer);
    if (left == turn->proposer)
        return claim(offers, turn, one_each);
    if (left != TANDEM_NONE)
        queue->lost[wrap(queue, queue->tail++)] = left;
    return FALSE;
}

static gboolean
report(const TandemOffers *offers, gsize turns)
{
    return tandem_options_report(offers->options,
                                 MIN(1, (gdouble)turns / (2.0 * offers->n_proposers)),
                                 NAN, NAN);
}

static inline gboolean
run(const TandemOffers *offers, Queue *queue, gboolean one_each)
{
    Turn turn[AT_ONCE];
    gsize n = 0, next_report = REPORT_EVERY;

    do {
        while (n < AT_ONCE && enter(offers, queue, &turn[n], one_each))
            n++;
        for (gsize i = 0; i < n;) {
            if (take_turn(offers, queue, &turn[i], one_each) ||
                enter(offers, queue, &turn[i], one_each))
                i++;
            else
                turn[i] = turn[--n];
        }
        if (queue->turns >= next_report) {
            next_report = queue->turns + REPORT_EVERY;
            if (!report(offers, queue->turns))
                return FALSE;
        }
    } while (n > 0 || queue->head < queue->tail);
    return TRUE;
}

/* A receiver gets no more seats than there are entries that name it, so there is at
 * most one seat an entry, however many the places. */
static gboolean
count_seats(TandemOffers *offers)
{
    const gsize n_entries = offers->start[offers->n_proposers];
    gsize sum = 0;

    for (gint32 r = 0; r < offers->n_receivers; r++) {
        offers->places[r] = (TandemOfferPlaces){ .n_seats = offers->n_places[r] };
        sum += (gsize)offers->n_places[r];
    }
    if (sum <= n_entries)
        return TRUE;
    for (gint32 r = 0; r < offers->n_receivers; r++)
        offers->places[r].n_seats = 0;
    for (gsize k = 0; k < n_entries; k++) {
        TandemOfferPlaces *const places = &offers->places[offers->receiver[k]];
        places->n_seats += places->n_seats < offers->n_places[offers->receiver[k]];
    }
    return TRUE;
}

static gboolean
open_several(TandemOffers *offers, TandemWorkspace *workspace)
{
    const gint32 m = offers->n_receivers;

    offers->cut = tandem_take(workspace, guint32, m);
    offers->places = tandem_take(workspace, TandemOfferPlaces, m);
    if (offers->cut == NULL || offers->places == NULL || !count_seats(offers))
        return FALSE;
    gsize first = 0;
    for (gint32 r = 0; r < m; r++) {
        offers->places[r].first = first;
        first += (gsize)offers->places[r].n_seats;
        offers->cut[r] = offers->places[r].n_seats > 0 ? G_MAXUINT32 : 0;
    }
    offers->seat = tandem_take(workspace, guint64, first);
    return offers->seat != NULL;
}

static gboolean
open_one(TandemOffers *offers, TandemWorkspace *workspace)
{
    offers->held = tandem_take(workspace, guint64, offers->n_receivers);
    if (offers->held == NULL)
        return FALSE;
    for (gint32 r = 0; r < offers->n_receivers; r++)
        offers->held[r] = offers->n_places[r] > 0 ? nobody : (guint32)TANDEM_NONE;
    return TRUE;
}

/* Nobody waits twice for one place, so the ring holds as many as may be had. */
static gboolean
open_queue(Queue *queue, const TandemOffers *offers, TandemWorkspace *workspace)
{
    gsize n = 0, size = 1;

    for (gint32 p = 0; p < offers->n_proposers; p++)
        n += MIN((gsize)offers->n_wanted[p], offers->start[p + 1] - offers->start[p]);
    while (size < n)
        size *= 2;
    *queue = (Queue){ .lost = tandem_take(workspace, gint32, size), .size = size };
    return queue->lost != NULL;
}

TandemRunEnd
tandem_offers_run(TandemOffers *offers, TandemWorkspace *workspace)
{
    Queue queue;
    gint32 most = 0;

    for (gint32 r = 0; r < offers->n_receivers; r++)
        most = MAX(most, offers->n_places[r]);
    offers->row = tandem_take(workspace, TandemOfferRow, offers->n_proposers);
    if (offers->row == NULL || !open_queue(&queue, offers, workspace) ||
        !(most <= 1 ? open_one(offers, workspace) : open_several(offers, workspace)))
        return TANDEM_RUN_NO_MEMORY;

    const gboolean ended =
        most <= 1 ? run(offers, &queue, TRUE) : run(offers, &queue, FALSE);
    return ended ? TANDEM_RUN_ENDED : TANDEM_RUN_STOPPED;
}

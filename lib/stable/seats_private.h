/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/places_private.h"

/* A place taken, for now. No two that compete have the same rank. */
typedef struct {
    gint32 rank;
    gint32 trainee;
    gsize edge;
} TandemSeat;

/* Beside each other what an offer reads first: a full opportunity turns most of them
 * away by worst_rank alone. */
typedef struct {
    gsize first; /* its seats are seat[first] .. seat[first + n_seats - 1] */
    gint32 n_seats;
    gint32 n_taken;
    gint32 worst_rank; /* of those who sit, where all seats are taken */
    gint32 leader;     /* TANDEM_NONE where it need not ask its leader for room */
    gint32 at;         /* its place in its leader's heap */
} TandemSeatRow;

typedef struct {
    gsize first; /* its opportunities are heap[first] .. */
    gint32 n_heap;
    gint32 n_places;
    gint32 n_taken;
} TandemSeatLeader;

/* The seats of all opportunities, each a heap with the worst who sits on top; and for
 * each leader who may be full before its opportunities are, a heap of those in which
 * somebody sits, the one with the worst on top. */
typedef struct {
    TandemSeatRow *row; /* [n_opportunities] */
    TandemSeat *seat;
    TandemSeatLeader *leader; /* [n_leaders], or NULL where none is in question */
    gint32 *heap;             /* [n_opportunities], or NULL likewise */
} TandemSeats;

/* FALSE: memory was refused. */
gboolean tandem_seats_init(TandemSeats *seats, const TandemMarket *market,
                           const TandemPlaces *places, TandemWorkspace *workspace);

/* Returns who is left standing: TANDEM_NONE if there was room, else the worst of those
 * who compete for it and the newcomer. O(log seats + log opportunities of the leader).
 */
gint32 tandem_seats_offer(TandemSeats *seats, gint32 opportunity, TandemSeat offer);

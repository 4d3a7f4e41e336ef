/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/places_private.h"

/* How often a trainee has been turned away by everybody. */
typedef enum { TANDEM_FRESH, TANDEM_PROMOTED, TANDEM_GIVEN_UP } TandemPromotion;

/* A place once taken. It is void when its trainee has moved on since. */
typedef struct {
    gint32 rank; /* what its opportunity, or the leader, thinks of the trainee */
    gint32 trainee;
    guint32 move; /* of the trainee, by which it came here */
    guint32 promotion;
} TandemTaken;

/* The worst on top: those of an opportunity, or of a leader whose capacity binds. */
typedef struct {
    gsize first; /* it has taken[first] .. taken[first + room - 1] */
    gsize room;
    gsize n; /* void ones too */
    gint32 n_held;
    gint32 n_places;
} TandemHeap;

typedef struct {
    const TandemMarket *market;
    const TandemPlaces *places;
    const gint32 *rank;         /* [n_edges] as opportunities have it */
    TandemHeap *of_opportunity; /* [n_opportunities] */
    TandemHeap *of_leader;      /* [n_leaders] where one binds, else NULL */
    TandemTaken *taken;
    gsize *held;       /* [n_trainees] an edge, or G_MAXSIZE */
    guint32 *move;     /* [n_trainees] how often it came or went */
    guint8 *promotion; /* [n_trainees] a TandemPromotion */
} TandemPromotedSeats;

/* FALSE: memory was refused. */
gboolean tandem_promoted_seats_init(TandemPromotedSeats *seats,
                                    const TandemMarket *market,
                                    const TandemPlaces *places, const gint32 *rank,
                                    TandemWorkspace *workspace);

/* Whether @o has room, and its leader too. */
gboolean tandem_promoted_seats_are_free(const TandemPromotedSeats *seats, gint32 o);

/* The leader of @o that is full before @o is, or TANDEM_NONE. */
gint32 tandem_promoted_seats_full_leader(const TandemPromotedSeats *seats, gint32 o);

void tandem_promoted_seats_sit(TandemPromotedSeats *seats, gint32 trainee, gsize edge);
void tandem_promoted_seats_leave(TandemPromotedSeats *seats, gint32 trainee);

/* Whom @edge's trainee would displace where there is no room: one whom @heap's owner
 * likes less, or as much while it was promoted less; of those the worst. TANDEM_NONE:
 * nobody. */
gint32 tandem_promoted_seats_displaced(TandemPromotedSeats *seats, TandemHeap *heap,
                                       gint32 rank, gint32 trainee);

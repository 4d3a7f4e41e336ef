/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/options.h>

#include "deferred_acceptance_private.h"

/* Where one proposer stands on its list, in one line of memory. */
typedef struct {
    gsize next; /* the first entry not yet offered */
    gsize end;  /* 0: it has offered all and wants more than it holds */
} TandemOfferRow;

/* The places of a receiver who has several. */
typedef struct {
    gsize first; /* its seats are seat[first] .. */
    gint32 n_taken;
    gint32 n_seats;
} TandemOfferPlaces;

/* Proposers who offer down strict lists to receivers who rank them strictly.
 *
 * A level is a receiver's rank of a proposer less 1, so that the level of rank 0, which
 * nobody gives and marks an entry to pass over, is above all others. */
typedef struct {
    gint32 n_proposers;
    gint32 n_receivers;
    const gsize *start;     /* [n_proposers + 1] */
    const gint32 *receiver; /* [start[n_proposers]] best first */
    const gint32 *rank;     /* [start[n_proposers]] what the receiver thinks; at one
                               receiver no two alike */
    const gint32 *n_wanted; /* [n_proposers] how many each may hold */
    const gint32 *n_places; /* [n_receivers] */

    /* What comes of it. */
    TandemOfferRow *row; /* [n_proposers] */
    guint64 *held; /* [n_receivers] one place each: who holds it, level above, proposer
                      below; NULL where some have several */
    guint32 *cut;  /* [n_receivers] else: levels from here on are turned away */
    TandemOfferPlaces *places; /* [n_receivers] */
    guint64 *seat;             /* like held; of a full receiver a heap, worst on top */

    const TandemOptions *options; /* nullable: whom to tell how far it is */
} TandemOffers;

TandemRunEnd tandem_offers_run(TandemOffers *offers, TandemWorkspace *workspace);

static inline guint32
tandem_offers_level(const TandemOffers *offers, gsize entry)
{
    return (guint32)offers->rank[entry] - 1;
}

/* Whether entry @k, which @proposer has offered, is held now. */
static inline gboolean
tandem_offers_is_held(const TandemOffers *offers, gint32 proposer, gsize k)
{
    const guint32 level = tandem_offers_level(offers, k);
    const gint32 r = offers->receiver[k];

    if (offers->held != NULL)
        return offers->held[r] == ((guint64)level << 32 | (guint32)proposer);
    return offers->places[r].n_taken < offers->places[r].n_seats
               ? level != G_MAXUINT32
               : level <= offers->cut[r] && offers->places[r].n_seats > 0;
}

/* A seat's level: the rank of who sits there, less 1. */
static inline guint32
tandem_offers_level_of(guint64 seat)
{
    return (guint32)(seat >> 32);
}

/* Who sits with a receiver, in any order. */
static inline const guint64 *
tandem_offers_get_seats(const TandemOffers *offers, gint32 receiver, gsize *n)
{
    if (offers->held != NULL) {
        *n = (guint32)offers->held[receiver] != (guint32)TANDEM_NONE;
        return &offers->held[receiver];
    }
    *n = (gsize)offers->places[receiver].n_taken;
    return offers->seat + offers->places[receiver].first;
}

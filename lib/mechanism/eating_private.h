/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

#include "../market/places_private.h"
#include "ledger_private.h"

/* Trainees who eat at one speed, each of the best tie of its list that is not eaten up.
 * A flow: what a trainee has of an opportunity goes on to its leader. Nodes are
 * numbered: trainees, then opportunities, then leaders. */
typedef struct {
    const TandemMarket *market;
    TandemPlaces places;
    TandemLedger ledger;
    gsize *from, *to;   /* [n_trainees] edges of the tie it eats of; empty: of none */
    gsize *by_start;    /* [n_opportunities + 1] the edges of an opportunity */
    gsize *by_edge;     /* [n_edges] */
    gint32 *trainee_of; /* [n_edges] */
    gsize *of_start;    /* [n_leaders + 1] the opportunities of a leader */
    gint32 *of;         /* [n_opportunities] */
    guint8 *is_open;    /* [n_opportunities] not eaten up */
    guint8 *is_eating;  /* [n_trainees] */
    guint8 *is_seen;    /* [nodes] */
    gint32 *queue;      /* [nodes] */
    gint32 *before;     /* [nodes] whence it was reached */
    gsize *by;          /* [nodes] over which edge, between trainee and opportunity */
    gint32 first_opportunity, first_leader, n_nodes;
} TandemEating;

/* Amounts of the ledger. */
enum {
    TANDEM_EATING_TIME = 1, /* what has been eaten since the beginning by each */
    TANDEM_EATING_STEP,     /* scratch, as is the next */
    TANDEM_EATING_OTHER,
    TANDEM_EATING_FIRST,
};

static inline gsize
tandem_eating_since(G_GNUC_UNUSED const TandemEating *e, gint32 trainee)
{
    return (gsize)TANDEM_EATING_FIRST + 2 * (gsize)trainee; /* when it began the tie */
}

static inline gsize
tandem_eating_fed(const TandemEating *e, gint32 trainee)
{
    return tandem_eating_since(e, trainee) + 1; /* what it has of the tie */
}

static inline gsize
tandem_eating_room(const TandemEating *e, gint32 opportunity)
{
    return tandem_eating_since(e, e->market->n_trainees) + 2 * (gsize)opportunity;
}

static inline gsize
tandem_eating_taken(const TandemEating *e, gint32 opportunity)
{
    return tandem_eating_room(e, opportunity) + 1;
}

static inline gsize
tandem_eating_left(const TandemEating *e, gint32 leader)
{
    return tandem_eating_room(e, e->market->n_opportunities) + (gsize)leader;
}

static inline gsize
tandem_eating_share(const TandemEating *e, gsize edge)
{
    return tandem_eating_left(e, e->market->n_leaders) + edge;
}

/* FALSE: memory was refused. */
gboolean tandem_eating_init(TandemEating *eating, const TandemMarket *market,
                            TandemWorkspace *workspace);

/* Marks in is_seen all from which something can still be eaten. */
void tandem_eating_see_open(TandemEating *eating);

/* All eat up to the time in the ledger, or to the last moment before it at which nobody
 * goes short, which is the time then. FALSE: memory was refused. */
gboolean tandem_eating_go_on(TandemEating *eating);

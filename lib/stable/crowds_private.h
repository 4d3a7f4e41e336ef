/* SPDX-License-Identifier: MIT */
#pragma once

#include "cuts_private.h"

/* Whether a search came by. */
typedef enum {
    TANDEM_CROWD_UNSEEN,
    TANDEM_CROWD_SEEN,
    TANDEM_CROWD_FULL, /* and found no room from there on */
} TandemCrowdSeen;

/* An opportunity as those see it who wait for one of its last places. */
typedef struct {
    gint32 rank;   /* of the tie that waits; 0: nobody does */
    gint32 n_free; /* places that are left to it */
    gint32 n_seated;
    gint32 seated; /* one of those seated, or TANDEM_NONE */
    gint32 leader; /* whose places are short too, else TANDEM_NONE */
    gint32 comer;  /* who came in a search: a trainee, by edge way, ... */
    gsize way;     /* ... or, G_MAXSIZE, nobody: its leader's places are sought */
    TandemCrowdSeen seen;
} TandemCrowdRow;

typedef struct {
    gint32 rank; /* 0: no places are short */
    gint32 n_free;
    gint32 n_seated;
    gint32 way; /* the opportunity by which a search came */
    TandemCrowdSeen seen;
} TandemCrowdLeader;

/* Who waits where, and who could sit where of those. */
typedef struct {
    TandemCuts *cuts;
    TandemCrowdRow *row;       /* [n_opportunities] */
    TandemCrowdLeader *leader; /* [n_leaders] */
    gsize *seat;               /* [n_trainees]: an edge, or G_MAXSIZE */
    gint32 *before, *after;    /* [n_trainees]: beside whom, of an opportunity's */
    gint32 *queue;             /* [n_trainees] of a search */
    gint32 *unseated;          /* [n_trainees]: those for whom a search was in vain */
    gint32 *trail;             /* [n_opportunities] that a search came by */
    gsize n_queue, n_unseated, n_trail;
    guint64 n_crowds; /* found so far */
} TandemCrowds;

/* FALSE: memory was refused. */
gboolean tandem_crowds_init(TandemCrowds *crowds, TandemCuts *cuts,
                            TandemWorkspace *workspace);

/* Deletes crowds and all that follows until there are none. FALSE: the limit. */
gboolean tandem_crowds_run(TandemCrowds *crowds);

/* Whether edge @k, of the head of its trainee and left, is one of those that wait for a
 * last place: not bound to be held. */
gboolean tandem_crowds_waits(const TandemCrowds *crowds, gsize k);

/* Lets those who have no seat and are not bound to a place, by edge @bound, take what
 * is left of their heads, where the waiting may move on for them. @n_bound:
 * [n_opportunities] how many are bound to be where. */
void tandem_crowds_seat_others(TandemCrowds *crowds, const gsize *bound,
                               const gint32 *n_bound);

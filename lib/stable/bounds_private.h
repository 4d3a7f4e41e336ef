/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/laminar_private.h"
#include "../market/places_private.h"

/* What the tournaments of a run are about: of two edges the one that ranks later wins,
 * to be the next to go, or the one that ranks earlier, to be the next to come. */
typedef enum { TANDEM_BOUNDS_WORST, TANDEM_BOUNDS_BEST } TandemBoundsSense;

/* A set of edges of which so many may be held, once the pins have their places. */
typedef struct {
    gsize parent;
    gsize slot;      /* its place among its parent's members */
    gsize first;     /* its tournament is tree[first] .., its winner tree[first + 1] */
    gsize n_members; /* sets right below it and edges at home in it */
    gsize floored;   /* the first set right below it that has a floor */
    gsize next_floored; /* the next one of its parent */
    gint32 lower;
    gint32 upper;
    gint32 n; /* what its members count */
} TandemBound;

typedef struct {
    TandemLaminar laminar;
    TandemBoundsSense sense;
    const gint32 *rank; /* [n_edges] no two alike that compete */
    TandemBound *bound; /* [laminar.n_sets] */
    gsize *slot;        /* [n_edges] its place among the members of its home */
    gsize *tree;        /* edges, TANDEM_NO_EDGE where there is none */
} TandemBounds;

/* No edge. */
#define TANDEM_NO_EDGE G_MAXSIZE

/* The market's groups must be laminar. Nothing is held and the tournaments are empty.
 * FALSE: memory was refused. */
gboolean tandem_bounds_init(TandemBounds *bounds, const TandemMarket *market,
                            const TandemPlaces *places, const gint32 *rank,
                            TandemBoundsSense sense, TandemWorkspace *workspace);

/* Whether no floor is above its ceiling, those further in being kept. */
gboolean tandem_bounds_fit(const TandemBounds *bounds);
/* Whether what is held reaches all floors. */
gboolean tandem_bounds_are_reached(const TandemBounds *bounds);

/* Enters @edge at its home or, without @enters, takes it off the lists. */
void tandem_bounds_enter(TandemBounds *bounds, gsize edge, gboolean enters);
/* Counts @edge as held, @by 1, or no longer, -1. */
void tandem_bounds_count(TandemBounds *bounds, gsize edge, gint32 by);
/* Plays again what changed by either: on all levels above @edge. Returns the outermost
 * set it is in. */
gsize tandem_bounds_settle(TandemBounds *bounds, gsize edge);
/* The same of all sets at once. */
void tandem_bounds_settle_all(TandemBounds *bounds);

/* Sense WORST: @edge asks to be held. Returns TANDEM_NO_EDGE if there was room, else
 * who is left standing: the worst of those who compete for it and the newcomer. */
gsize tandem_bounds_offer(TandemBounds *bounds, gsize edge);

/* Sense BEST: the best of those entered that could be held too; or TANDEM_NO_EDGE. */
gsize tandem_bounds_best(const TandemBounds *bounds, gsize set);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/places_private.h"

/* What is left of a market once its pins have their places: who may still be placed
 * with whom, and who may block. Trainees take one place each. A leader is here where it
 * may be full before its opportunities are, and then it and they rank a trainee alike;
 * any other opportunity stands alone. Ranks are compared, never counted. */
typedef struct {
    gint32 n_trainees;
    gint32 n_opportunities;
    gint32 n_leaders;
    gint32 *name;          /* [n_trainees] who it is where the problem comes from */
    gsize *start;          /* [n_trainees + 1] each trainee's edges, best first */
    gint32 *opportunity;   /* [start[n_trainees]], as the next four */
    gint32 *trainee;       /* whose edge it is */
    gint32 *trainee_rank;  /* never down along a list */
    gint32 *rank;          /* the trainee's, at the opportunity and at its leader */
    gsize *edge;           /* of the market */
    gint32 *capacity;      /* [n_opportunities] */
    gint32 *leader;        /* [n_opportunities], or TANDEM_NONE */
    gint32 *leader_places; /* [n_leaders] */
} TandemLargest;

/* The edges of each opportunity, or of each leader, best ranked first, within a tie by
 * number. */
typedef struct {
    gsize *start; /* [n + 1] */
    gsize *edge;  /* [start[n]] */
} TandemRankedRows;

/* Room for all arrays, by the counts and @n_edges. FALSE: memory was refused. */
gboolean tandem_largest_take(TandemLargest *problem, gsize n_edges,
                             TandemWorkspace *workspace);

/* The market's edges that neither pins nor places rule out. FALSE: memory was refused.
 */
gboolean tandem_largest_init(TandemLargest *problem, const TandemMarket *market,
                             const TandemPlaces *places, TandemWorkspace *workspace);

/* The edges of each opportunity; of each leader. FALSE: memory was refused. */
gboolean tandem_largest_rank_opportunities(const TandemLargest *problem,
                                           TandemRankedRows *rows,
                                           TandemWorkspace *workspace);
gboolean tandem_largest_rank_leaders(const TandemLargest *problem,
                                     TandemRankedRows *rows,
                                     TandemWorkspace *workspace);

/* Whether an opportunity, and its leader, may be full of ranks up to that of an edge
 * without the trainee whose edge it is, as far as counts say. */
typedef struct {
    const TandemLargest *problem;
    TandemRankedRows opportunities;
    TandemRankedRows leaders;
    guint8 *is_open;    /* [n_edges] who is counted; all 1 at first */
    guint8 *may;        /* [n_edges] */
    guint8 *leader_may; /* [n_edges], 0 where it has no leader here */
    gint32 *count;      /* [n_opportunities] scratch */
    gint32 *last_seen;  /* [n_trainees] scratch */
} TandemLargestOffers;

/* FALSE: memory was refused. */
gboolean tandem_largest_offers_init(TandemLargestOffers *offers,
                                    const TandemLargest *problem,
                                    TandemWorkspace *workspace);
void tandem_largest_offers_find(TandemLargestOffers *offers);

/* The same of one leader. Returns whether its places may run out before its
 * opportunities' and its trainees. */
gboolean tandem_largest_offers_find_leader(TandemLargestOffers *offers, gint32 leader);

/* Strikes out edges that are in no weakly stable matching and block none: the problem
 * that is left has the same weakly stable matchings. Trainees and opportunities with no
 * edge left, and leaders whose places can no longer run out before their
 * opportunities', are gone from it. FALSE: memory was refused. */
gboolean tandem_largest_reduce(TandemLargest *problem, TandemWorkspace *workspace);

/* Keeps the edges that @is_kept, [n_edges], and whom they name. FALSE: memory was
 * refused. */
gboolean tandem_largest_keep(TandemLargest *problem, const guint8 *is_kept,
                             TandemWorkspace *workspace);

/* What is decided independently of the rest: a component is the trainees
 * trainee[start[i]] .. trainee[start[i + 1] - 1]. */
typedef struct {
    gint32 n;
    gint32 *start;   /* [n + 1] */
    gint32 *trainee; /* [n_trainees] */
    gint32 *of;      /* [n_trainees] */
} TandemLargestComponents;

/* Opportunities and leaders that cannot be short of places join nobody. FALSE: memory
 * was refused. */
gboolean tandem_largest_split(const TandemLargest *problem,
                              TandemLargestComponents *components,
                              TandemWorkspace *workspace);

/* @part: the component @i of @problem, whose numbers its name and edge are. @number:
 * scratch [n_opportunities + n_leaders], all TANDEM_NONE, before and after. FALSE:
 * memory was refused. */
gboolean tandem_largest_part(const TandemLargest *problem,
                             const TandemLargestComponents *components, gint32 i,
                             gint32 *number, TandemLargest *part,
                             TandemWorkspace *workspace);

/* A matching that is no smaller than any, stable or not, and what proves that: each
 * trainee, opportunity and leader of the cover is met by every edge. */
typedef struct {
    gint32 size;
    guint8 *trainee;     /* [n_trainees] whether it is in the cover */
    guint8 *opportunity; /* [n_opportunities] */
    guint8 *leader;      /* [n_leaders] */
} TandemLargestCover;

/* @held: shape [n_trainees], a matching to begin with; edges or G_MAXSIZE. It is
 * changed. FALSE: memory was refused. */
gboolean tandem_largest_cover(const TandemLargest *problem, gsize *held,
                              TandemLargestCover *cover, TandemWorkspace *workspace);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/price_proof.h>

#include "held_private.h"

/* A matching, and what terms are worth in its market. */
typedef struct {
    const TandemMatching *matching;
    const TandemMarket *market;
    gint32 worst_rank;
    gint32 *held_rank; /* [n_trainees] the rank of what is held; 0: nothing */
    guint8 *is_held;   /* [n_edges] 2: and pinned */
    gsize n_sets;      /* opportunities, leaders, groups */
    gsize *load;       /* [n_sets] */
    gsize *pinned;     /* [n_sets] */
    gsize *room;       /* [n_sets] never more than it has pairs */
    gsize *minimum;    /* [n_sets] */
    gint64 *of_groups; /* [n_edges] the sum of a stage's prices of an edge's groups */
    const TandemTerm **term; /* [n_terms] all but the minima */
    gsize n_terms;
    gint8 *of_trainee; /* [n_trainees] the sign of its price, stage by stage */
    gint8 *of_edge;    /* [n_edges] of its worth less its prices */
    gint8 *of_last;    /* [n_sets] of its price and what its last unit adds */
    gint8 *of_next;    /* [n_sets] of its price and what one unit more would add */
} TandemPriceCase;

/* What a pair adds to a term, and unit @unit of a set's load. */
gint64 tandem_price_of_edge(const TandemPriceCase *at, const TandemTerm *term,
                            gsize edge);
gint64 tandem_price_of_unit(const TandemPriceCase *at, const TandemTerm *term,
                            gsize set, gsize unit);

/* Whether no term of a stage can be outweighed by those behind it. */
gboolean tandem_price_check_scales(const TandemPriceCase *at,
                                   const TandemPriceStage *stage);

/* Whether the terms are those that the matching's strategy promises, once of_edge is
 * known. */
gboolean tandem_price_check_terms(const TandemPriceCase *at);

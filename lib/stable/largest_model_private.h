/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "clauses_private.h"
#include "largest_private.h"

/* The weakly stable matchings of a problem, as clauses. */
typedef struct {
    const TandemLargest *problem;
    TandemClauses *clauses;
    TandemLargestOffers offers;
    TandemLiteral *held;    /* [n_edges] the edge is held */
    TandemLiteral *as_good; /* [n_edges] its trainee holds one of its rank or better */
    TandemLiteral *full;    /* [n_edges] its opportunity is full of ranks up to it */
    TandemLiteral *leader_full; /* [n_edges] so is its leader */
    TandemLiteral *placed;      /* [n_trainees] */
    gsize *seat_start;          /* [n_opportunities + n_leaders + 1] */
    TandemLiteral
        *seat; /* of each opportunity, then leader: it has at least 1, 2 ... */
} TandemLargestModel;

/* FALSE: memory was refused, here or to @clauses, or the limit was reached. */
gboolean tandem_largest_model_init(TandemLargestModel *model,
                                   const TandemLargest *problem, TandemClauses *clauses,
                                   TandemLimit *limit, TandemWorkspace *workspace);

/* edge[t], shape [n_trainees]: what the values found say, edges or G_MAXSIZE. Returns
 * how many are placed. */
gint32 tandem_largest_model_read(const TandemLargestModel *model, gsize *edge);

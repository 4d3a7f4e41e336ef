/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "clauses_private.h"
#include "largest_private.h"

/* A part of the problem as clauses: their models are its weakly stable matchings. */
typedef struct {
    TandemClauses clauses;
    const TandemLargest *part;
    TandemLiteral *held; /* [n_edges] the edge is held */
    TandemLiteral *upto; /* [n_edges] its trainee holds it or one before it */
    TandemLiteral *full; /* [n_edges] its opportunity is full of ranks up to its own */
    TandemLiteral *closed; /* [n_edges] its leader is */
} TandemLargestClauses;

/* FALSE: memory was refused, or the limit was reached. The clauses' own memory is not
 * the workspace's. */
gboolean tandem_largest_clauses_init(TandemLargestClauses *all,
                                     const TandemLargest *part, TandemLimit *limit,
                                     TandemWorkspace *workspace);

/* The literal that says that @trainee is placed. */
TandemLiteral tandem_largest_clauses_placed(const TandemLargestClauses *all,
                                            gint32 trainee);

/* counter[i]: that @most or more of the first i + 1 of @literal[n] are true; and no
 * more than @most of all are. FALSE: memory was refused. */
gboolean tandem_count_literals(TandemClauses *clauses, const TandemLiteral *literal,
                               gsize n, gsize most, TandemLiteral *counter,
                               TandemWorkspace *workspace);

/* What the search for the best matching of a part has come to. */
typedef struct {
    gint32 best;  /* trainees placed in held */
    gint32 bound; /* no more, or of the smallest no fewer, in any */
    gsize *held;  /* [n_trainees] an edge of the part, or G_MAXSIZE */
} TandemLargestPart;

/* Betters @found, which holds a stable matching and a bound, until both meet or the
 * limit is reached. @best and @bound: of the whole, to be told. FALSE: memory was
 * refused. */
gboolean tandem_largest_search(const TandemLargest *part, gboolean is_smallest,
                               TandemLargestPart *found, TandemLimit *limit,
                               gdouble best, gdouble bound, TandemWorkspace *workspace);

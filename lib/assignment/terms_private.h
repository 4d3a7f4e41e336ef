/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/prices.h>

#include "network_private.h"

/* Most of what the strategy itself gives each edge. No prices are kept of it. */
#define TANDEM_TERM_OWN ((TandemTermKind)0)

/* What terms are worked out from. */
typedef struct {
    const TandemMarket *market;
    const gint32 *leader_rank; /* [n_edges] */
    gint32 worst_rank;         /* R: the largest trainee's rank; 0: there is none */
    const gint32 *vote_rank;   /* [n_trainees] the rank held by the matching that is
                                  voted on, 0: none; NULL: nothing is voted on */
    const gint8 *own;          /* [n_edges] for TANDEM_TERM_OWN */
} TandemTermsOf;

void tandem_terms_of_init(TandemTermsOf *of, const TandemMarket *market);

/* What DEFINITIONS calls cost and weight of an edge: the weight that was given, or else
 * the trainee's rank, and R + 1 - rank. */
gdouble tandem_edge_cost(const TandemTermsOf *of, gsize edge);
gdouble tandem_edge_weight(const TandemTermsOf *of, gsize edge);

/* What @edge adds to the term, in its units; more is better. */
gint64 tandem_term_of_edge(const TandemTerm *term, const TandemTermsOf *of, gsize edge);

/* What the load's unit @unit, from 0, adds in @set, of which @lowest must be reached;
 * less and less from unit to unit. */
gint64 tandem_term_of_unit(const TandemTerm *term, const TandemTermsOf *of, gsize set,
                           gint32 unit, gint32 lowest);

/* Sets parts to what is fine enough: 1 for whole numbers. FALSE with @error set to
 * TANDEM_ERROR_BAD_WEIGHT where whole numbers, or sums, are too large. */
gboolean tandem_term_find_parts(TandemTerm *term, const TandemTermsOf *of,
                                const TandemAssignmentNetwork *network, GError **error);

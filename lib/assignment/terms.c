/* SPDX-License-Identifier: MIT */
/* What a matching is to do best, as whole numbers on pairs and on loads.
 *
 * Weights that are whole numbers stay as they are. Others become whole numbers of
 * units, a power of two so fine that the largest of them times the number of agents is
 * still below 2^53; the optimum is that of the rounded weights, off by at most half a
 * unit a pair. The square of a leader's load is a sum over its units, 1 + 3 + 5 + ...:
 * with more and more to be paid for each, the cheapest are used first.
 */
#include "terms_private.h"

#include <float.h>
#include <math.h>

/* Whole numbers below it, and their sums, are exact as doubles and far from the end of
 * gint64. */
#define MOST 0x1p53

void
tandem_terms_of_init(TandemTermsOf *of, const TandemMarket *market)
{
    *of = (TandemTermsOf){ .market = market,
                           .leader_rank = market->opportunity_rank != NULL
                                              ? market->opportunity_rank
                                              : market->leader_rank };
    for (gsize k = 0; k < market->start[market->n_trainees]; k++)
        of->worst_rank = MAX(of->worst_rank, market->trainee_rank[k]);
}

gdouble
tandem_edge_cost(const TandemTermsOf *of, gsize edge)
{
    return of->market->weight != NULL ? of->market->weight[edge]
                                      : of->market->trainee_rank[edge];
}

gdouble
tandem_edge_weight(const TandemTermsOf *of, gsize edge)
{
    return of->market->weight != NULL
               ? of->market->weight[edge]
               : of->worst_rank + 1.0 - of->market->trainee_rank[edge];
}

/* For the trainee of @edge against the vote's matching: 1 for a placement, and 1 more
 * or less where it is better or worse than the one held. */
static gint64
vote(const TandemTermsOf *of, gsize edge)
{
    const gint32 rank = of->market->trainee_rank[edge];
    const gint32 held = of->vote_rank[tandem_market_get_trainee_of(of->market, edge)];

    return held == 0 ? 1 : 1 + (rank < held) - (rank > held);
}

static gint64
is_in(const TandemTerm *term, gdouble value)
{
    return value >= term->low && value <= term->high;
}

static gint64
to_units(const TandemTerm *term, gdouble value)
{
    return llround(value * term->parts);
}

gint64
tandem_term_of_edge(const TandemTerm *term, const TandemTermsOf *of, gsize edge)
{
    const gdouble cost = tandem_edge_cost(of, edge);

    if (term->kind == TANDEM_TERM_OWN)
        return of->own[edge];
    switch (term->kind) {
    case TANDEM_TERM_MINIMA:
    case TANDEM_TERM_LOAD:
        return 0;
    case TANDEM_TERM_SIZE:
        return 1;
    case TANDEM_TERM_WEIGHT:
        return to_units(term, tandem_edge_weight(of, edge));
    case TANDEM_TERM_COST:
        return -to_units(term, cost);
    case TANDEM_TERM_SQUARED_COST:
        return -to_units(term, cost * cost);
    case TANDEM_TERM_RANKS:
        return -of->market->trainee_rank[edge];
    case TANDEM_TERM_MOST_RANKED:
        return is_in(term, of->market->trainee_rank[edge]);
    case TANDEM_TERM_FEWEST_RANKED:
        return -is_in(term, of->market->trainee_rank[edge]);
    case TANDEM_TERM_FEWEST_RANKED_BOTH:
        return -is_in(term, of->market->trainee_rank[edge]) -
               is_in(term, of->leader_rank[edge]);
    case TANDEM_TERM_FEWEST_COSTING:
        return -is_in(term, cost);
    case TANDEM_TERM_FEWEST_WEIGHING:
        return -is_in(term, tandem_edge_weight(of, edge));
    case TANDEM_TERM_VOTES:
        return vote(of, edge);
    }
    g_assert_not_reached();
}

gint64
tandem_term_of_unit(const TandemTerm *term, const TandemTermsOf *of, gsize set,
                    gint32 unit, gint32 lowest)
{
    const gsize first_leader = tandem_laminar_of_leader(of->market, 0);

    if (term->kind == TANDEM_TERM_MINIMA)
        return unit < lowest ? 1 : 0;
    if (term->kind != TANDEM_TERM_LOAD || set < first_leader ||
        set >= tandem_laminar_of_group(of->market, 0))
        return 0;
    return -to_units(term, (2.0 * unit + 1) /
                               of->market->leader_capacity[set - first_leader]);
}

/* The largest power of two up to @value. */
static gdouble
power_up_to(gdouble value)
{
    int exponent;

    (void)frexp(value, &exponent);
    return ldexp(1, exponent - 1);
}

/* The largest value of an edge, unsigned, in units of 1; whether all are whole. */
static gdouble
find_largest(const TandemTerm *term, const TandemTermsOf *of,
             const TandemAssignmentNetwork *network, gboolean *are_whole)
{
    gdouble largest = 0;

    *are_whole = TRUE;
    for (gsize i = 0; i < network->n_pairs; i++) {
        const gsize k = network->pair[i];
        const gdouble cost = term->kind == TANDEM_TERM_WEIGHT
                                 ? tandem_edge_weight(of, k)
                                 : tandem_edge_cost(of, k);
        const gdouble value =
            term->kind == TANDEM_TERM_SQUARED_COST ? cost * cost : fabs(cost);
        largest = MAX(largest, value);
        *are_whole = *are_whole && value == floor(value);
    }
    return largest;
}

/* The least common multiple of the leaders' capacities, or @most if it is above. */
static gdouble
find_multiple(const TandemMarket *market, gdouble most)
{
    gint64 multiple = 1;

    for (gint32 l = 0; l < market->n_leaders; l++) {
        gint64 a = multiple, b = market->leader_capacity[l];
        if (b == 0)
            continue;
        while (b != 0) {
            const gint64 rest = a % b;
            a = b;
            b = rest;
        }
        multiple = multiple / a * market->leader_capacity[l];
        if ((gdouble)multiple > most)
            return most;
    }
    return (gdouble)multiple;
}

gboolean
tandem_term_find_parts(TandemTerm *term, const TandemTermsOf *of,
                       const TandemAssignmentNetwork *network, GError **error)
{
    const gdouble n_nodes = network->flow.n_nodes;
    const gdouble most = power_up_to(MOST / n_nodes / 2);
    gboolean are_whole;

    term->parts = 1;
    if (term->kind == TANDEM_TERM_LOAD) {
        term->parts = find_multiple(of->market, most / 2);
        return TRUE;
    }
    if (term->kind != TANDEM_TERM_WEIGHT && term->kind != TANDEM_TERM_COST &&
        term->kind != TANDEM_TERM_SQUARED_COST)
        return TRUE;

    const gdouble largest = find_largest(term, of, network, &are_whole);
    if (!isfinite(largest * n_nodes) || (are_whole && largest * n_nodes >= MOST)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
                    "weights up to %g are too large for %.0f agents: sums must stay "
                    "below 2^53",
                    largest, n_nodes);
        return FALSE;
    }
    if (!are_whole)
        term->parts = power_up_to(MIN(most / largest, DBL_MAX));
    return TRUE;
}

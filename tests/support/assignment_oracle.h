/* SPDX-License-Identifier: MIT */
#pragma once

/* What each strategy for assignments demands, by trying every matching of a small
 * market. Reads the raw lists only and shares no code with the library. A matching is a
 * set of edges: bit k stands for edge k, or a table as oracle.h has it. */
#include "support.h"

enum { ASSIGNMENT_MOST_EDGES = 20 };

/* A market: raw lists, and what they have no place for. */
typedef struct {
    const Lists *lists;
    const gdouble *weight; /* per entry of the trainees' lists; NULL: none is given */
    const gint32 *minimum; /* [opportunities.n], or NULL */
    const gint32 *leader_minimum; /* [leaders.n], or NULL */
    const TandemGroup *group;
    gsize n_groups;
} AssignmentCase;

/* A pair that both sides list, or a pin. */
typedef struct {
    gint32 trainee, opportunity, leader;
    gint32 rank, leader_rank; /* 0: a pin that this side does not list */
    gdouble cost, weight;
    gboolean is_pin;
} AssignmentEdge;

typedef struct {
    const AssignmentCase *market;
    AssignmentEdge edge[ASSIGNMENT_MOST_EDGES];
    guint n_edges;
    gint32 worst;         /* rank of a trainee, over the edges */
    gint32 worst_of_both; /* likewise of both sides */
    gint32 *room;         /* [leaders.n]: places that a leader has itself */
    GArray *feasible;     /* guint32: every matching */
} AssignmentOracle;

/* NULL: the market has more edges than can be tried. @market must outlive it. */
AssignmentOracle *assignment_oracle_new(const AssignmentCase *market);
void assignment_oracle_free(AssignmentOracle *oracle);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(AssignmentOracle, assignment_oracle_free)

/* The edges that a table of bytes holds. FALSE: it holds a pair that is none. */
gboolean assignment_oracle_set(const AssignmentOracle *oracle, const guint8 *held,
                               guint32 *set);

/* Places of both levels, quotas, pins, minima and groups. */
gboolean assignment_oracle_is_feasible(const AssignmentOracle *oracle, guint32 set);

/* Whether @set is an optimum as @strategy demands; "max-weight=max" is that among the
 * largest. Asserts that the name is one of those known. */
gboolean assignment_oracle_is_best(const AssignmentOracle *oracle, const char *strategy,
                                   guint32 set);

/* Whether no matching wins a vote of the trainees against @set; quotas are at most 1.
 */
gboolean assignment_oracle_is_popular(const AssignmentOracle *oracle, guint32 set);

/* The size of a largest popular matching; -1: there is none. */
gint assignment_oracle_largest_popular(const AssignmentOracle *oracle);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "../solver/helper_private.h"
#include "places_private.h"

/* What is known of an edge before the search. */
typedef enum {
    TANDEM_EDGE_OPEN = 0,  /* may be held, and may block */
    TANDEM_EDGE_SHUT = 1,  /* is not held, and may block */
    TANDEM_EDGE_STRUCK = 2 /* is not held, and does not block what is looked for */
} TandemEdgeState;

/* The search for the largest, or smallest, weakly stable matching of a market in which
 * each trainee takes one place, as an integer programme. */
typedef struct {
    const TandemMarket *market;
    const TandemPlaces *places;
    const guint8 *state; /* [n_edges] TandemEdgeState, or NULL: all open */
    gboolean is_smallest;
    const char *solver; /* the program, or NULL: where it belongs */
    guint64 nodes;      /* 0: no limit */
} TandemLargestProgramme;

/* edge[t], shape [n_trainees]: what t holds beside pins, G_MAXSIZE for none; a stable
 * matching going in, the best one known coming out. @status: OPTIMAL or FEASIBLE;
 * @bound: on the number of trainees in edge, NaN where none was proven before the limit
 * was reached; @nodes: of the solver. FALSE with @error set as by
 * tandem_helper_solve(). */
gboolean tandem_largest_by_programme(const TandemLargestProgramme *problem, gsize *edge,
                                     TandemWorkspace *workspace, TandemLimit *limit,
                                     TandemStatus *status, gdouble *bound,
                                     guint64 *nodes, GError **error);

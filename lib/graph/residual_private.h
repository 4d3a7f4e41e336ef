/* SPDX-License-Identifier: MIT */
#pragma once

#include "min_cut_private.h"

/* Where a node stands in the minimum cuts of a network. */
typedef enum {
    TANDEM_SIDE_EITHER, /* in some with the source, in some with the sink */
    TANDEM_SIDE_SOURCE, /* in all */
    TANDEM_SIDE_SINK,   /* in all */
} TandemSide;

/* The scratch of both, for networks of up to as many nodes. */
typedef struct {
    gint32 *stack; /* [most_nodes] */
    gint32 *path;  /* [most_nodes] */
    gint32 *seen;  /* [most_nodes] */
    gint32 *low;   /* [most_nodes] */
    gsize *at;     /* [most_nodes] */
} TandemResidual;

/* FALSE: memory was refused. */
gboolean tandem_residual_init(TandemResidual *residual, gint32 most_nodes,
                              TandemWorkspace *workspace);

/* @side: shape [n_nodes], as TandemSide; the source and the sink among them. */
void tandem_residual_sides(TandemResidual *residual, const TandemMinCut *cut,
                           guint8 *side);

/* Nodes of TANDEM_SIDE_EITHER that no minimum cut parts get one number, from 0 upwards;
 * all others TANDEM_NONE. Returns how many numbers there are. @component: shape
 * [n_nodes]. */
gint32 tandem_residual_components(TandemResidual *residual, const TandemMinCut *cut,
                                  const guint8 *side, gint32 *component);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "residual_private.h"

typedef struct {
    gint32 member;
    gint64 weight;
} TandemWeight;

/* Where a member stands in a family, where it is in no group that is still open. */
enum {
    TANDEM_GROUP_IN = -1, /* in all sets */
    TANDEM_GROUP_OUT = -2 /* in none */
};

/* A family of closed sets of members 0 .. n - 1. Its sets are those that have the
 * members of IN and any groups, so that with arc i's tail its head is there too. */
typedef struct {
    gint32 n;
    gint32 n_groups;
    gsize n_arcs;
    gint32 *group; /* [n] or IN or OUT */
    gint32 *tail;  /* [n_arcs] */
    gint32 *head;  /* [n_arcs] */
    guint64 n_cuts;
    TandemMinCut cut;
    TandemResidual residual;
    gint64 *weight;    /* [n_groups], 0 but while a family is narrowed */
    gint64 *capacity;  /* [n_arcs + n_groups] */
    guint8 *side;      /* [n_groups + 2] */
    gint32 *component; /* [n_groups + 2] */
} TandemClosures;

/* All sets of @n members that have, with a member i, also those of before[k], k from
 * before_start[i] to before_start[i + 1] - 1. FALSE: memory was refused. */
gboolean tandem_closures_init(TandemClosures *closures, gint32 n,
                              const gsize *before_start, const gint32 *before,
                              TandemWorkspace *workspace);

/* Keeps the sets of least weight; a member may be named more than once. On another end
 * than TANDEM_CUT_FOUND the family is as before. */
TandemCutEnd tandem_closures_narrow(TandemClosures *closures,
                                    const TandemWeight *weights, gsize n_weights,
                                    TandemLimit *limit);

/* is_in: shape [n]: the least set of the family, or the largest. */
void tandem_closures_smallest(const TandemClosures *closures, guint8 *is_in);
void tandem_closures_largest(const TandemClosures *closures, guint8 *is_in);

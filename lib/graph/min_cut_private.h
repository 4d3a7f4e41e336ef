/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "../market/workspace_private.h"

/* The capacity of an arc that no minimum cut may cross. */
#define TANDEM_INFINITE G_MAXINT64

/* A directed graph in which as much as possible is to flow from @source to @sink, or as
 * little as possible to be cut between them. Arcs may be parallel. */
typedef struct {
    gint32 n_nodes;
    gint32 source;
    gint32 sink;
    gsize n_arcs;
    const gint32 *tail;     /* [n_arcs] */
    const gint32 *head;     /* [n_arcs] */
    const gint64 *capacity; /* [n_arcs], from 0, or TANDEM_INFINITE */
} TandemNetwork;

typedef enum {
    TANDEM_CUT_FOUND,
    TANDEM_CUT_INFINITE,  /* every cut crosses an infinite arc */
    TANDEM_CUT_TOO_LARGE, /* the capacities add up to more than 62 bits hold */
    TANDEM_CUT_STOPPED,   /* by the limit */
} TandemCutEnd;

/* A network as the search for its cut leaves it: what more could flow. The entries of
 * node u are start[u] .. start[u + 1] - 1; each arc has two, one at its tail and one,
 * which takes flow back, at its head. */
typedef struct {
    gint32 most_nodes;
    gsize most_arcs;
    gint32 n_nodes;
    gint32 source;
    gint32 sink;
    gsize *start;     /* [most_nodes + 1] */
    gint32 *head;     /* [2 * most_arcs] */
    gint64 *residual; /* [2 * most_arcs] */
    gsize *twin;      /* [2 * most_arcs] the same arc's other entry */
    gsize *entry;     /* [most_arcs] the one at the arc's tail */
    gint64 *excess;   /* [most_nodes] came in and has not gone out yet */
    gsize *current;   /* [most_nodes] the first entry that may be of use */
    gint32 *label;    /* [most_nodes] at most the distance; n_nodes: none */
    gint32 *active;   /* [most_nodes] a label's first node with excess */
    gint32 *queued;   /* [most_nodes] the next of them */
    gint32 *first;    /* [most_nodes] a label's first node */
    gint32 *next;     /* [most_nodes] of the same label */
    gint32 *previous; /* [most_nodes] likewise */
    gint64 value;     /* of the flow, and so of the cut */
} TandemMinCut;

/* Room for networks up to a size. FALSE: memory was refused. */
gboolean tandem_min_cut_init(TandemMinCut *cut, gint32 most_nodes, gsize most_arcs,
                             TandemWorkspace *workspace);

/* @limit (nullable) is asked now and then. */
TandemCutEnd tandem_min_cut_find(TandemMinCut *cut, const TandemNetwork *network,
                                 TandemLimit *limit);

/* What flows through an arc of the network, once its cut was found. */
static inline gint64
tandem_min_cut_flow(const TandemMinCut *cut, gsize arc)
{
    return cut->residual[cut->twin[cut->entry[arc]]];
}

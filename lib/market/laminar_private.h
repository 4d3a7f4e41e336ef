/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_private.h"
#include "workspace_private.h"

/* No set. */
#define TANDEM_NO_SET G_MAXSIZE

/* The sets of edges of which a matching may hold only so many, and how they lie in each
 * other: opportunities, then leaders, then groups, as the market numbers them. Of each
 * only those count whose bounds can bind. */
typedef struct {
    gsize n_sets;
    gsize *parent; /* [n_sets] the smallest that has all of it, or TANDEM_NO_SET */
    gsize *size;   /* [n_sets] how many edges it has */
    gsize *home;   /* [n_edges] the smallest set that an edge is in, or TANDEM_NO_SET */
    gsize *order;  /* [n_order] those that count, each before its parent */
    gsize n_order;
    guint features; /* of the groups: TANDEM_FEATURE_GROUPS_ACROSS_LEADERS,
                       TANDEM_FEATURE_CROSSING_GROUPS; with the latter parents mean
                       nothing */
} TandemLaminar;

/* Which sets count. */
typedef enum {
    TANDEM_LAMINAR_BINDING, /* those whose bounds can bind */
    TANDEM_LAMINAR_LEADERS, /* and all leaders */
} TandemLaminarSets;

/* FALSE: memory was refused. O(e + the edges of all members of the groups + sets log
 * sets) for e edges. */
gboolean tandem_laminar_init(TandemLaminar *laminar, const TandemMarket *market,
                             TandemLaminarSets sets, TandemWorkspace *workspace);

static inline gsize
tandem_laminar_of_leader(const TandemMarket *market, gint32 leader)
{
    return (gsize)market->n_opportunities + (gsize)leader;
}

static inline gsize
tandem_laminar_of_group(const TandemMarket *market, gsize group)
{
    return (gsize)market->n_opportunities + (gsize)market->n_leaders + group;
}

/* Marks the leaders who compare trainees over several opportunities because a group
 * counts them together. @joins: [n_leaders], 0 elsewhere; @seen: scratch [n_leaders].
 */
void tandem_laminar_mark_joined(const TandemMarket *market, guint8 *joins, gsize *seen);

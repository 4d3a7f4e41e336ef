/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market.h>

/* A two-sided market, joined edge by edge.
 *
 * An edge k is a pair acceptable to both, or pinned. The edges of trainee t are
 * k = start[t] .. start[t + 1] - 1, their ranks never going down; within a tie they
 * stand by opportunity. A pinned pair that one side did not list has rank 0 on that
 * side, which means "not stated" and is never compared, for a pin is in every matching;
 * where it is the trainee who did not, the edge stands behind the stated ones. An
 * algorithm that walks down one list reads memory in order and never looks up a rank:
 * the leader's opinion lies beside the opportunity's name.
 *
 * Ranks are those of the lists as stated, from 1: a pair left out renumbers nothing.
 * An array that is absent is NULL and means what TandemMarketArrays says, but for the
 * capacities, which are always there. Frozen once made: any number of threads may
 * read one market.
 */
struct _TandemMarket {
    gatomicrefcount ref_count;
    gint32 n_trainees;
    gint32 n_opportunities;
    gint32 n_leaders;
    guint features;           /* TandemFeature flags */
    gsize n_one_sided;        /* entries of either side's lists that no edge came of */
    gsize *start;             /* [n_trainees + 1] */
    gint32 *opportunity;      /* [n_edges] */
    gint32 *trainee_rank;     /* [n_edges] */
    gint32 *leader_rank;      /* [n_edges] */
    gint32 *opportunity_rank; /* [n_edges] or NULL: leader_rank */
    gdouble *weight;          /* [n_edges] or NULL */
    gint32 *leader_of;        /* [n_opportunities] or NULL: i belongs to i */
    gint32 *capacity;         /* [n_opportunities] */
    gint32
        *leader_capacity; /* [n_leaders], the sum of its opportunities' where absent */
    gint32 *minimum;      /* [n_opportunities] or NULL */
    gint32 *leader_minimum;          /* [n_leaders] or NULL */
    guint8 *may_close;               /* [n_opportunities] or NULL */
    guint8 *leader_may_close;        /* [n_leaders] or NULL */
    gint32 *leader_opportunity_rank; /* [n_opportunities] or NULL */
    gint32 *quota;                   /* [n_trainees] or NULL */
    gint32 *priority;                /* [n_trainees] or NULL */
    guint64 *trainee_key;            /* [n_trainees] or NULL */
    guint64 *opportunity_key;        /* [n_opportunities] or NULL */
    gsize n_pins;
    gsize *pin; /* [n_pins], edges, going up */
    gsize n_clashes;
    gint32 *clash; /* [2 * n_clashes] */
    gsize n_links;
    TandemLink *link; /* [n_links], their arrays owned */
    gsize n_groups;
    TandemGroup *group; /* [n_groups], their arrays owned */
};

static inline gint32
tandem_market_leader_of(const TandemMarket *market, gint32 opportunity)
{
    return market->leader_of != NULL ? market->leader_of[opportunity] : opportunity;
}

static inline gint32
tandem_market_quota(const TandemMarket *market, gint32 trainee)
{
    return market->quota != NULL ? market->quota[trainee] : 1;
}

/* For qsort() and bsearch() over edges. */
int tandem_market_compare_edges(gconstpointer a, gconstpointer b);

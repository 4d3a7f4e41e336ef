/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/certificate_private.h"
#include "../market/limit_private.h"
#include "../market/market_private.h"
#include "../market/places_private.h"

/* An edge as its opportunity has it. */
typedef struct {
    gsize edge;
    gint32 trainee;
    gint32 rank;
} TandemCutEntry;

/* The pairs of an opportunity that are left: entry[first] .. entry[end - 1], best
 * first; the last tie of them is its tail. Whoever insists on it (cuts.c) is counted.
 */
typedef struct {
    gsize first, end, tail;
    gint32 tail_rank; /* 0: nothing is left */
    gint32 n_tail;    /* of the tail, who insist */
    gint32 n_insist;  /* of all that is left */
    gint32 n_places;
    gint32 leader;     /* TANDEM_NONE where it need not ask its leader for room */
    gint32 cut;        /* its places are filled before this rank; G_MAXINT32: no rank */
    gint32 deleted;    /* pairs from this rank on are, for whatever reason; likewise */
    guint8 is_waiting; /* to be looked at again */
} TandemCutRow;

/* A leader whose capacity binds over its opportunities. */
typedef struct {
    gsize first, end; /* its opportunities are of_leader[first] .. */
    gint32 n_places;
    guint8 is_full; /* all its places are filled in every stable matching */
    guint8 is_waiting;
} TandemCutLeader;

/* The sums that decide about a leader's last tie. */
typedef struct {
    gint32 rank;   /* of the last tie; 0: nothing is left */
    gint64 before; /* places filled by trainees ranked before it */
    gint64 upto;   /* and by those ranked there */
} TandemCutSums;

/* A deletion of pairs that are in no stable matching. */
typedef struct {
    const TandemMarket *market;
    TandemBlocking sense;
    TandemLimit limit;
    TandemPlaces places;
    const gint32 *rank;      /* [n_edges] what the leader, or opportunity, thinks */
    const guint8 *absent;    /* [n_edges] pairs left out, or NULL: none is */
    TandemCutRow *row;       /* [n_opportunities] */
    TandemCutEntry *entry;   /* [n_edges] */
    TandemCutLeader *leader; /* [n_leaders] */
    gint32 *of_leader;       /* [n_opportunities] */
    gsize *head, *head_end;  /* [n_trainees]: edges, a tie: the best that are left */
    gint32 *n_head;          /* [n_trainees]: how many of them are left */
    guint8 *insists;         /* [n_edges] */
    guint8 *is_waiting;      /* [n_trainees] */
    gint32 *trainees;        /* [n_trainees]: a stack of those who wait */
    gint32 *opportunities;   /* [n_opportunities]: likewise */
    gint32 *leaders;         /* [n_leaders]: likewise */
    gsize n_trainees, n_opportunities, n_leaders; /* on the stacks */
    gint32 *n_tied; /* [n_leaders]: 0, or NULL: no leader has two opportunities */
    TandemCertificate *certificate; /* what was deleted and why */
} TandemCuts;

/* FALSE: memory was refused. */
gboolean tandem_cuts_init(TandemCuts *cuts, const TandemMarket *market,
                          TandemBlocking sense, const TandemOptions *options,
                          TandemWorkspace *workspace);
/* Begins again without the pairs of @absent, shape [n_edges]. FALSE: no memory. */
gboolean tandem_cuts_again(TandemCuts *cuts, const guint8 *absent);
void tandem_cuts_clear(TandemCuts *cuts);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemCuts, tandem_cuts_clear)

/* Deletes all that can be, but for crowds. FALSE: cuts->limit says stop. */
gboolean tandem_cuts_run(TandemCuts *cuts);

/* Deletes the tail of @opportunity as part of the crowd's step at hand; @is_cut:
 * because its own places are filled. */
void tandem_cuts_delete_tail(TandemCuts *cuts, gint32 opportunity, gboolean is_cut);

TandemCutSums tandem_cuts_sum(const TandemCuts *cuts, gint32 leader);

/* Whether edge @k, of the head of its trainee, is left. */
static inline gboolean
tandem_cuts_is_left(const TandemCuts *cuts, gsize k)
{
    return cuts->rank[k] < cuts->row[cuts->market->opportunity[k]].deleted &&
           (cuts->absent == NULL || !cuts->absent[k]);
}

/* How many places every stable matching fills, and how many trainees have a pair left:
 * where the first is more, there is none. */
gint64 tandem_cuts_n_filled(const TandemCuts *cuts);
gint32 tandem_cuts_n_with_pairs(const TandemCuts *cuts);

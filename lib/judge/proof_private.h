/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/proof.h>

#include "../market/market_private.h"

/* What is known of every stable matching once some pairs are known to be in none.
 *
 * A trainee wants an opportunity when all pairs it prefers to it are deleted: whatever
 * stable matching it is in, it holds nothing better. It insists on it when, besides, no
 * other pair that is left ties with it and is of the same leader; for in the strong
 * sense a trainee does not block with an opportunity that ties with the one it holds of
 * the same leader. In the super sense it does, and to want is to insist. It is spurned
 * by it when it wants it, the pair is deleted, and with it all that tie with it: it
 * prefers the opportunity to anything that is left to it.
 */
typedef struct {
    const TandemMarket *market;
    gboolean is_super;
    gint32 *places; /* [n_opportunities] beside the pins, never above the leader's */
    gint32 *leader_places; /* [n_leaders] beside the pins */
    guint8 *shares;      /* [n_leaders]: it may be full before its opportunities are */
    gsize *leader_first; /* [n_leaders + 1] */
    gint32
        *of_leader;  /* [n_opportunities]: leader l has of_leader[leader_first[l]] .. */
    gint32 *trainee; /* [n_edges]: whose the edge is */
    guint8 *deleted; /* [n_edges]: so is what a pin leaves no room for */
    guint8 *insists; /* [n_edges] */
    gsize *head; /* [n_trainees]: the edges it wants that are not known to be lost */
    gsize *head_end;     /* [n_trainees]: ... head[t] .. head_end[t] - 1, a tie */
    gint32 *n_left;      /* [n_trainees]: edges not deleted */
    gint32 n_with_pairs; /* trainees who have one */
    gsize *first;        /* [n_opportunities + 1] */
    gint32 *rank; /* [n_edges]: ranks at opportunity o: rank[first[o]] .., going up */
    gint32 *tree; /* [n_edges]: sums, by ranks, of those who insist (Fenwick 1994) */
    gint32 *n_insist; /* [n_opportunities] */
    gint32 *spurned; /* [n_opportunities]: the best rank of one who is, or G_MAXINT32 */
    gint32 *shut;    /* [n_opportunities]: from this rank on nobody can be there */
    gint32 *leader_shut; /* [n_leaders]: likewise with the leader */
    gint32 *n_tied;      /* [n_leaders]: 0, of use within a function */
} TandemProof;

gboolean tandem_proof_init(TandemProof *proof, const TandemMarket *market,
                           gboolean is_super, GError **error);
void tandem_proof_clear(TandemProof *proof);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemProof, tandem_proof_clear)

void tandem_proof_delete(TandemProof *proof, gsize edge);

/* How many insist on @opportunity who are ranked before @rank. */
gint32 tandem_proof_n_before(const TandemProof *proof, gint32 opportunity, gint64 rank);

/* Of how many places of @opportunity it is known, where somebody of @rank holds one of
 * its leader, that they are held by trainees ranked before @rank. */
gint32 tandem_proof_filled_before(const TandemProof *proof, gint32 opportunity,
                                  gint32 rank);

static inline gint32
tandem_proof_leader_of(const TandemProof *proof, gsize edge)
{
    return tandem_market_leader_of(proof->market, proof->market->opportunity[edge]);
}

static inline gint32
tandem_proof_rank(const TandemProof *proof, gsize edge)
{
    return proof->market->opportunity_rank != NULL
               ? proof->market->opportunity_rank[edge]
               : proof->market->leader_rank[edge];
}

/* Whether @edge is one that its trainee may hold and none is better. */
static inline gboolean
tandem_proof_is_head(const TandemProof *proof, gsize edge)
{
    const gint32 t = proof->trainee[edge];

    return edge >= proof->head[t] && edge < proof->head_end[t] && !proof->deleted[edge];
}

/* Scratch for the steps of crowds, all 0 between them; made when the first is met. */
typedef struct {
    guint8 *is_crowded;        /* [n_leaders] */
    gint32 *leader_rank;       /* [n_leaders]: the worst deleted; 0: nothing of it is */
    gint32 *rank;              /* [n_opportunities]: the best one; likewise */
    gint32 *n_seated;          /* [n_opportunities] */
    gint32 *seated;            /* [n_opportunities]: one of them + 1 */
    gint32 *next_seated;       /* [n_trainees]: the next one + 1 */
    guint8 *in_crowd;          /* [n_trainees] */
    guint8 *is_reached;        /* [n_opportunities] */
    guint8 *leader_is_reached; /* [n_leaders] */
    gint32 *queue;             /* [n_trainees] */
    gsize n_queue;
} TandemProofCrowd;

void tandem_proof_crowd_clear(TandemProofCrowd *crowd);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemProofCrowd, tandem_proof_crowd_clear)

/* proof_crowd.c: whether the step shows that no stable matching holds any of its pairs.
 * FALSE with @error set where memory is refused. */
gboolean tandem_proof_check_crowd(const TandemProof *proof, TandemProofCrowd *crowd,
                                  const TandemDeletionStep *step, gboolean *holds,
                                  GError **error);

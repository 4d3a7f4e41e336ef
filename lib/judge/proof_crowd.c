/* SPDX-License-Identifier: MIT */

/* Crowds: too many trainees for some tied last places.
 *
 * Irving, R. W., Manlove, D. F. and Scott, S. (2003). Strong stability in the
 * hospitals/residents problem. STACS 2003, Lecture Notes in Computer Science 2607,
 * 439-450, where a crowd is a critical set. Stated here so that it can be checked
 * without looking for one, and for leaders over several opportunities as well.
 *
 * A step names crowded leaders. Their rank is the worst one of their pairs in the step,
 * and their opportunities are theirs but for those of which it has better ranked pairs;
 * these, and other leaders' opportunities of which it has pairs, are crowded
 * themselves, their rank the best one of those pairs. So nothing is in two crowds. What
 * is crowded has free places: those not known to be held by trainees ranked before it,
 * where somebody of its rank or worse holds one. The crowd Z are trainees that insist
 * on every pair of their heads, each at something crowded and of exactly its rank. Some
 * of Z are seated, at a pair of their head, so that all free places are taken (and of
 * an opportunity of a crowded leader not more than it has), and everything crowded can
 * be reached from one of Z that is not seated, going from a trainee to an opportunity
 * of its head, from a full opportunity to those seated there, from one that is not full
 * to its crowded leader, and from the leader to all seated with it.
 *
 * Then no stable matching M holds any of the pairs. Suppose it holds some; let N be
 * what is crowded and has somebody of its rank or worse in M, and R the opportunities
 * of N, but for those of leaders of N that are full, in M, of better ranked trainees
 * alone. Whoever of Z wants an opportunity of R holds in M a pair of its head, since
 * otherwise it would block there; and one in R, of the rank in question. So R has,
 * besides those who must be there, room for all of Z that want R. By the seats, those
 * who are seated in R are as many as R has free places; and the walk from one who is
 * not seated into R enters it from somebody of Z who wants R and is not seated there,
 * or from a leader one of whose full opportunities outside R has more free places than
 * seated. In both cases that is one more than there is room for. */
#include "proof_private.h"

#include <string.h>

#include "../market/memory_private.h"

void
tandem_proof_crowd_clear(TandemProofCrowd *crowd)
{
    g_free(crowd->is_crowded);
    g_free(crowd->leader_rank);
    g_free(crowd->rank);
    g_free(crowd->n_seated);
    g_free(crowd->seated);
    g_free(crowd->next_seated);
    g_free(crowd->in_crowd);
    g_free(crowd->is_reached);
    g_free(crowd->leader_is_reached);
    g_free(crowd->queue);
}

static gboolean
take(TandemProofCrowd *crowd, const TandemMarket *market, GError **error)
{
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize l = (gsize)market->n_leaders;

    if (crowd->queue != NULL)
        return TRUE;
    crowd->is_crowded = tandem_try_new0(guint8, l);
    crowd->leader_rank = tandem_try_new0(gint32, l);
    crowd->rank = tandem_try_new0(gint32, m);
    crowd->n_seated = tandem_try_new0(gint32, m);
    crowd->seated = tandem_try_new0(gint32, m);
    crowd->next_seated = tandem_try_new0(gint32, n);
    crowd->in_crowd = tandem_try_new0(guint8, n);
    crowd->is_reached = tandem_try_new0(guint8, m);
    crowd->leader_is_reached = tandem_try_new0(guint8, l);
    crowd->queue = tandem_try_new(gint32, n);
    if (!crowd->is_crowded || !crowd->leader_rank || !crowd->rank || !crowd->n_seated ||
        !crowd->seated || !crowd->next_seated || !crowd->in_crowd ||
        !crowd->is_reached || !crowd->leader_is_reached || !crowd->queue) {
        tandem_proof_crowd_clear(crowd);
        *crowd = (TandemProofCrowd){ 0 };
        return tandem_no_memory("a certificate's proof", error);
    }
    return TRUE;
}

static void
forget_opportunity(const TandemProof *proof, TandemProofCrowd *crowd, gsize edge)
{
    const gint32 o = proof->market->opportunity[edge];
    const gint32 l = tandem_proof_leader_of(proof, edge);

    crowd->rank[o] = crowd->n_seated[o] = crowd->seated[o] = 0;
    crowd->is_reached[o] = crowd->leader_is_reached[l] = 0;
    crowd->leader_rank[l] = 0;
}

static void
forget_trainee(const TandemProof *proof, TandemProofCrowd *crowd, gint32 t)
{
    crowd->in_crowd[t] = 0;
    crowd->next_seated[t] = 0;
    for (gsize k = proof->head[t]; k < proof->head_end[t]; k++)
        forget_opportunity(proof, crowd, k);
}

/* Makes all scratch 0 again, whatever of the step was looked at. */
static void
forget(const TandemProof *proof, TandemProofCrowd *crowd,
       const TandemDeletionStep *step)
{
    const TandemMarket *const market = proof->market;

    for (gsize i = 0; i < step->n_leaders; i++) {
        const gint32 l = step->leaders[i];
        if (l < 0 || l >= market->n_leaders)
            continue;
        crowd->is_crowded[l] = 0;
        for (gsize j = proof->leader_first[l]; j < proof->leader_first[l + 1]; j++)
            crowd->is_reached[proof->of_leader[j]] = 0;
    }
    for (gsize i = 0; i < step->n_edges; i++)
        forget_opportunity(proof, crowd, step->edges[i]);
    for (gsize i = 0; i < step->n_seats; i++)
        if (step->seats[i] < market->start[market->n_trainees])
            forget_trainee(proof, crowd, proof->trainee[step->seats[i]]);
    for (gsize i = 0; i < step->n_unseated; i++)
        if (step->unseated[i] >= 0 && step->unseated[i] < market->n_trainees)
            forget_trainee(proof, crowd, step->unseated[i]);
    crowd->n_queue = 0;
}

/* Whether @opportunity counts as one of its crowded leader's. */
static gboolean
is_leaders(const TandemProofCrowd *crowd, gint32 leader, gint32 opportunity)
{
    return crowd->is_crowded[leader] &&
           (crowd->rank[opportunity] == 0 ||
            crowd->rank[opportunity] >= crowd->leader_rank[leader]);
}

/* What is crowded, and from which rank on. */
static gboolean
find_crowded(const TandemProof *proof, TandemProofCrowd *crowd,
             const TandemDeletionStep *step)
{
    for (gsize i = 0; i < step->n_leaders; i++) {
        const gint32 l = step->leaders[i];
        if (l < 0 || l >= proof->market->n_leaders || !proof->shares[l] ||
            crowd->is_crowded[l])
            return FALSE;
        crowd->is_crowded[l] = 1;
    }
    for (gsize i = 0; i < step->n_edges; i++) {
        const gint32 rank = tandem_proof_rank(proof, step->edges[i]);
        gint32 *const best = &crowd->rank[proof->market->opportunity[step->edges[i]]];
        gint32 *const worst =
            &crowd->leader_rank[tandem_proof_leader_of(proof, step->edges[i])];
        *best = *best == 0 ? rank : MIN(*best, rank);
        *worst = MAX(*worst, rank);
    }
    for (gsize i = 0; i < step->n_leaders; i++)
        if (crowd->leader_rank[step->leaders[i]] == 0)
            return FALSE;
    return TRUE;
}

/* Whether all that is left of @t's head is crowded, at exactly its rank. */
static gboolean
belongs(const TandemProof *proof, const TandemProofCrowd *crowd, gint32 t)
{
    for (gsize k = proof->head[t]; k < proof->head_end[t]; k++) {
        const gint32 l = tandem_proof_leader_of(proof, k);
        const gint32 o = proof->market->opportunity[k];
        const gint32 rank =
            is_leaders(crowd, l, o) ? crowd->leader_rank[l] : crowd->rank[o];
        if (!proof->deleted[k] &&
            (!proof->insists[k] || tandem_proof_rank(proof, k) != rank))
            return FALSE;
    }
    return proof->head[t] < proof->head_end[t] && !crowd->in_crowd[t];
}

/* Puts the crowd down: who sits where, and who does not, in the queue. */
static gboolean
find_crowd(const TandemProof *proof, TandemProofCrowd *crowd,
           const TandemDeletionStep *step)
{
    for (gsize i = 0; i < step->n_seats; i++) {
        const gsize k = step->seats[i];
        if (k >= proof->market->start[proof->market->n_trainees] ||
            !tandem_proof_is_head(proof, k) ||
            !belongs(proof, crowd, proof->trainee[k]))
            return FALSE;
        const gint32 o = proof->market->opportunity[k], t = proof->trainee[k];
        crowd->in_crowd[t] = 1;
        crowd->next_seated[t] = crowd->seated[o];
        crowd->seated[o] = t + 1;
        crowd->n_seated[o]++;
    }
    for (gsize i = 0; i < step->n_unseated; i++) {
        const gint32 t = step->unseated[i];
        if (t < 0 || t >= proof->market->n_trainees || !belongs(proof, crowd, t))
            return FALSE;
        crowd->in_crowd[t] = 1;
        crowd->queue[crowd->n_queue++] = t;
    }
    return TRUE;
}

/* Free places of @opportunity, of a crowded leader. */
static gint32
n_free(const TandemProof *proof, const TandemProofCrowd *crowd, gint32 leader,
       gint32 opportunity)
{
    return proof->places[opportunity] -
           tandem_proof_filled_before(proof, opportunity, crowd->leader_rank[leader]);
}

/* Whether all free places of @leader are taken, and none twice. */
static gboolean
is_leader_full(const TandemProof *proof, const TandemProofCrowd *crowd, gint32 leader)
{
    gint64 n_left = proof->leader_places[leader];

    for (gsize j = proof->leader_first[leader]; j < proof->leader_first[leader + 1];
         j++) {
        const gint32 o = proof->of_leader[j];
        const gint32 free_there = n_free(proof, crowd, leader, o);
        n_left -= proof->places[o] - free_there;
        if (!is_leaders(crowd, leader, o))
            continue;
        if (crowd->n_seated[o] > free_there)
            return FALSE;
        n_left -= crowd->n_seated[o];
    }
    return n_left <= 0;
}

static gboolean
are_full(const TandemProof *proof, const TandemProofCrowd *crowd,
         const TandemDeletionStep *step)
{
    for (gsize i = 0; i < step->n_edges; i++) {
        const gint32 o = proof->market->opportunity[step->edges[i]];
        if (!is_leaders(crowd, tandem_proof_leader_of(proof, step->edges[i]), o) &&
            proof->places[o] - tandem_proof_n_before(proof, o, crowd->rank[o]) >
                crowd->n_seated[o])
            return FALSE;
    }
    for (gsize i = 0; i < step->n_leaders; i++)
        if (!is_leader_full(proof, crowd, step->leaders[i]))
            return FALSE;
    return TRUE;
}

static void
reach(TandemProofCrowd *crowd, gint32 opportunity)
{
    if (crowd->is_reached[opportunity])
        return;
    crowd->is_reached[opportunity] = 1;
    for (gint32 next = crowd->seated[opportunity]; next != 0;
         next = crowd->next_seated[next - 1])
        crowd->queue[crowd->n_queue++] = next - 1;
}

/* Goes on from one of the crowd to what it wants and who sits there. */
static void
walk_from(const TandemProof *proof, TandemProofCrowd *crowd, gint32 t)
{
    for (gsize k = proof->head[t]; k < proof->head_end[t]; k++) {
        const gint32 o = proof->market->opportunity[k];
        const gint32 l = tandem_proof_leader_of(proof, k);
        if (proof->deleted[k])
            continue;
        reach(crowd, o);
        if (!is_leaders(crowd, l, o) || crowd->leader_is_reached[l] ||
            crowd->n_seated[o] >= n_free(proof, crowd, l, o))
            continue;
        crowd->leader_is_reached[l] = 1;
        for (gsize j = proof->leader_first[l]; j < proof->leader_first[l + 1]; j++)
            if (is_leaders(crowd, l, proof->of_leader[j]))
                reach(crowd, proof->of_leader[j]);
    }
}

static gboolean
is_all_reached(const TandemProof *proof, TandemProofCrowd *crowd,
               const TandemDeletionStep *step)
{
    for (gsize i = 0; i < crowd->n_queue; i++)
        walk_from(proof, crowd, crowd->queue[i]);
    for (gsize i = 0; i < step->n_edges; i++) {
        const gint32 o = proof->market->opportunity[step->edges[i]];
        const gint32 l = tandem_proof_leader_of(proof, step->edges[i]);
        if (is_leaders(crowd, l, o) ? !crowd->leader_is_reached[l]
                                    : !crowd->is_reached[o])
            return FALSE;
    }
    return TRUE;
}

gboolean
tandem_proof_check_crowd(const TandemProof *proof, TandemProofCrowd *crowd,
                         const TandemDeletionStep *step, gboolean *holds,
                         GError **error)
{
    if (!take(crowd, proof->market, error))
        return FALSE;
    *holds = !proof->is_super && find_crowded(proof, crowd, step) &&
             find_crowd(proof, crowd, step) && are_full(proof, crowd, step) &&
             is_all_reached(proof, crowd, step);
    forget(proof, crowd, step);
    return TRUE;
}

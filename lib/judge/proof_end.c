/* SPDX-License-Identifier: MIT */

/* Why nothing is left once no more pairs can be deleted.
 *
 * Places. In a stable matching M of the pairs left, an opportunity that somebody
 * insists on who is not in it is full, or its leader is (proof.c, F). So it holds as
 * many as insist on it, or is full, or its leader is; one that spurned somebody is
 * full, or its leader is. Added up, these are places that M fills, each by another
 * trainee that has a pair left: where they are more than there are such trainees, there
 * is no M.
 *
 * Two places. Here every trainee insists on all that is left of its head. Take a leader
 * whose capacity binds, or an opportunity of another, as a matroid over the pairs of
 * those who insist, independent where they fit; and for each rank r there the minor of
 * the pairs of rank r when all ranked before are contracted. A seating puts each
 * trainee that has a pair left at one of its head, and is independent in each minor. A
 * pair is bound when its minor is not without it: it is in every base. Suppose M is
 * stable, and let W be those who hold less in M than their heads. M, up to the rank of
 * a pair of somebody who insists, spans that pair, and for one of W what is ranked
 * before spans it. Let E be the pairs of rank r that are spanned by what M holds of
 * better ranks, s their rank in the minor. M holds at most f - s head pairs of rank r,
 * f the rank of the minor; all of W are seated in the sets E, so they are at most the
 * sum of all s; and all seats are at most the sum of all f. So each of these is an
 * equality: M holds a base of each minor with E contracted, and W fills a base of each
 * E. So a bound pair outside E is in M, and one in E is its trainee's seat, who then is
 * of W and holds neither it nor any other. Either way no trainee has two bound pairs.
 */
#include <stdlib.h>

#include "../market/memory_private.h"
#include "proof_private.h"

static gint64
must_be_filled(const TandemProof *proof)
{
    gint64 all = 0;

    for (gint32 l = 0; l < proof->market->n_leaders; l++) {
        gint64 sum = 0;
        for (gsize i = proof->leader_first[l]; i < proof->leader_first[l + 1]; i++) {
            const gint32 o = proof->of_leader[i];
            sum += proof->spurned[o] < G_MAXINT32
                       ? proof->places[o]
                       : MIN(proof->places[o], proof->n_insist[o]);
        }
        all += proof->shares[l] ? MIN(sum, proof->leader_places[l]) : sum;
    }
    return all;
}

/* A seat, or a pair of a head. */
typedef struct {
    gint32 body; /* the opportunity, or behind all of them the leader, that it fills */
    gint32 rank;
    gint32 opportunity;
} Seat;

static int
compare_seats(const void *a, const void *b)
{
    const Seat *const x = a, *const y = b;

    if (x->body != y->body)
        return x->body < y->body ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->opportunity > y->opportunity) - (x->opportunity < y->opportunity);
}

static gint32
count_before(const TandemProof *proof, gint32 o, gint64 rank)
{
    return MIN(proof->places[o], tandem_proof_n_before(proof, o, rank));
}

/* What those ranked before @rank fill of @leader's places. */
static gint64
sum_before(const TandemProof *proof, gint32 leader, gint64 rank)
{
    gint64 sum = 0;

    for (gsize i = proof->leader_first[leader]; i < proof->leader_first[leader + 1];
         i++)
        sum += count_before(proof, proof->of_leader[i], rank);
    return sum;
}

/* Whether seat[0 .. n - 1], of one body and rank, fit in beside those ranked before. */
static gboolean
fit(const TandemProof *proof, const Seat *seat, gsize n)
{
    const gint32 m = proof->market->n_opportunities;

    for (gsize i = 0, from = 0; i < n; i++) {
        const gint32 o = seat[i].opportunity;
        if (i > 0 && seat[i - 1].opportunity != o)
            from = i;
        if ((gint64)(i + 1 - from) + count_before(proof, o, seat[i].rank) >
            proof->places[o])
            return FALSE;
    }
    if (seat->body < m)
        return TRUE;
    const gint32 l = seat->body - m;
    return sum_before(proof, l, seat->rank) + (gint64)n <= proof->leader_places[l];
}

static gboolean
all_fit(const TandemProof *proof, Seat *seat, gsize n)
{
    gsize from = 0;

    qsort(seat, n, sizeof *seat, compare_seats);
    for (gsize i = 1; i <= n; i++) {
        if (i < n && seat[i].body == seat[from].body && seat[i].rank == seat[from].rank)
            continue;
        if (!fit(proof, seat + from, i - from))
            return FALSE;
        from = i;
    }
    return TRUE;
}

static Seat
seat_of(const TandemProof *proof, gsize edge)
{
    const gint32 o = proof->market->opportunity[edge];
    const gint32 l = tandem_proof_leader_of(proof, edge);

    return (Seat){ .body = proof->shares[l] ? proof->market->n_opportunities + l : o,
                   .rank = tandem_proof_rank(proof, edge),
                   .opportunity = o };
}

/* Whether every trainee insists on all that is left of its head. */
static gboolean
all_insist(const TandemProof *proof)
{
    for (gint32 t = 0; t < proof->market->n_trainees; t++)
        for (gsize k = proof->head[t]; k < proof->head_end[t]; k++)
            if (!proof->deleted[k] && !proof->insists[k])
                return FALSE;
    return TRUE;
}

/* Whether each trainee that has a pair left has one seat. */
static gboolean
is_seating(const TandemProof *proof, const TandemConclusion *conclusion,
           guint8 *is_seated)
{
    for (gsize i = 0; i < conclusion->n_seats; i++) {
        const gsize k = conclusion->seats[i];
        if (k >= proof->market->start[proof->market->n_trainees] ||
            !tandem_proof_is_head(proof, k) || is_seated[proof->trainee[k]])
            return FALSE;
        is_seated[proof->trainee[k]] = 1;
    }
    return (gint64)conclusion->n_seats == proof->n_with_pairs;
}

static gboolean
is_bound(const TandemProof *proof, gsize edge)
{
    const gint32 o = proof->market->opportunity[edge];
    const gint32 l = tandem_proof_leader_of(proof, edge);
    const gint64 next = (gint64)tandem_proof_rank(proof, edge) + 1;
    const gint32 n_others = tandem_proof_n_before(proof, o, next) - 1;

    if (n_others >= proof->places[o])
        return FALSE;
    return !proof->shares[l] || sum_before(proof, l, next) -
                                        count_before(proof, o, next) +
                                        MIN(proof->places[o], n_others) <
                                    proof->leader_places[l];
}

static gboolean
has_two_places(const TandemProof *proof, gint32 t)
{
    gsize n = 0;

    if (t < 0 || t >= proof->market->n_trainees)
        return FALSE;
    for (gsize k = proof->head[t]; k < proof->head_end[t]; k++)
        n += !proof->deleted[k] && is_bound(proof, k);
    return n > 1;
}

gboolean
tandem_proof_check_end(const TandemProof *proof, const TandemConclusion *conclusion,
                       gboolean *holds, GError **error)
{
    *holds = FALSE;
    if (conclusion->kind == TANDEM_CONCLUSION_PLACES) {
        *holds = must_be_filled(proof) > proof->n_with_pairs;
        return TRUE;
    }
    if (conclusion->kind != TANDEM_CONCLUSION_TWO_PLACES || proof->is_super)
        return TRUE;

    g_autofree guint8 *is_seated = tandem_try_new0(guint8, proof->market->n_trainees);
    g_autofree Seat *seat = tandem_try_new(Seat, conclusion->n_seats);
    if (is_seated == NULL || seat == NULL)
        return tandem_no_memory("a certificate's proof", error);
    if (!has_two_places(proof, conclusion->trainee) || !all_insist(proof) ||
        !is_seating(proof, conclusion, is_seated))
        return TRUE;
    for (gsize i = 0; i < conclusion->n_seats; i++)
        seat[i] = seat_of(proof, conclusion->seats[i]);
    *holds = all_fit(proof, seat, conclusion->n_seats);
    return TRUE;
}

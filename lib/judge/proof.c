/* SPDX-License-Identifier: MIT */

/* Whether a certificate proves that no matching is stable: each of its steps is taken
 * again, without a solver.
 *
 * Every rule has the form: suppose a stable matching M of the pairs left so far held
 * this one; then a pair would block it. What is used is that a trainee who insists on
 * an opportunity o, and is not in it in M, would gain there, or lose nothing; so in M
 *
 * (F) o is full, of trainees it ranks no worse, or its leader is, of likewise; and
 *     strictly better ones than a trainee who has nothing as good left.
 *
 * Opportunity. Suppose u is in o. As many as o has places insist on it and are ranked
 * before u; one of them is not in o; by (F) it would block because of u. In the super
 * sense, those ranked with u count too. And u, ranked no better than one whom o
 * spurned, cannot be in it.
 *
 * Leader. Suppose u is with l. Whoever insists on an opportunity o of l and is ranked
 * before u is in o, or o is full: else it would block, by a free place or by u's. So,
 * of each o, as many places are held as there are such trainees, or all, and if those
 * are all of l's places, there is none for u. An opportunity that spurned one ranked no
 * worse than u is full as well.
 *
 * Crowds: proof_crowd.c.
 *
 * At the end: M holds of an opportunity as many places as trainees insist on it, or
 * all; all, where it spurned somebody; or else its leader is full. Added up, these are
 * places that M fills, each by another trainee that has a pair left: where they are
 * more than there are such trainees, there is no M. */
#include "proof_private.h"

#include <tandem/strategy.h>

/* The pairs of rank @rank at @opportunity, or one of them, @edge, cannot be held. */
static gboolean
is_filled(TandemProof *proof, gsize edge)
{
    const gint32 o = proof->market->opportunity[edge];
    const gint64 rank = tandem_proof_rank(proof, edge);
    const gint32 places = proof->places[o];

    if (rank >= proof->shut[o] || rank >= proof->spurned[o])
        return TRUE;
    if (tandem_proof_n_before(proof, o, rank) >= places ||
        (proof->is_super && tandem_proof_n_before(proof, o, rank + 1) > places)) {
        proof->shut[o] = (gint32)rank;
        return TRUE;
    }
    return proof->is_super && !proof->insists[edge] &&
           tandem_proof_n_before(proof, o, rank + 1) >= places;
}

/* Of how many places with @leader it is known that others hold them, where somebody of
 * @rank is in opportunity @at; in the super sense @with_equals counts those of the same
 * rank too, but for @edge. */
static gint64
sum_filled(const TandemProof *proof, gint32 leader, gint32 rank, gsize edge,
           gboolean with_equals)
{
    gint64 sum = 0;

    for (gsize i = proof->leader_first[leader]; i < proof->leader_first[leader + 1];
         i++) {
        const gint32 o = proof->of_leader[i];
        const gboolean is_own = o == proof->market->opportunity[edge];
        if (!with_equals || proof->spurned[o] <= rank)
            sum += tandem_proof_filled_before(proof, o, rank);
        else
            sum += MIN(proof->places[o],
                       tandem_proof_n_before(proof, o, (gint64)rank + 1) -
                           (is_own && proof->insists[edge]));
    }
    return sum;
}

static gboolean
is_leader_filled(TandemProof *proof, gsize edge)
{
    const gint32 l = tandem_proof_leader_of(proof, edge);
    const gint32 rank = tandem_proof_rank(proof, edge);
    const gint32 places = proof->leader_places[l];

    if (!proof->shares[l])
        return FALSE;
    if (rank >= proof->leader_shut[l])
        return TRUE;
    if (sum_filled(proof, l, rank, edge, FALSE) >= places) {
        proof->leader_shut[l] = rank;
        return TRUE;
    }
    if (!proof->is_super)
        return FALSE;
    const gint64 sum = sum_filled(proof, l, rank, edge, TRUE);
    if (sum > places) /* so it is without any other of that rank */
        proof->leader_shut[l] = rank;
    return sum >= places;
}

/* The pairs of one step, one after another. */
static gboolean
check_pairs(TandemProof *proof, const TandemDeletionStep *step, gsize *at)
{
    for (; *at < step->n_edges; (*at)++) {
        const gsize edge = step->edges[*at];
        if (step->reason == TANDEM_DELETION_OPPORTUNITY
                ? !is_filled(proof, edge)
                : !is_leader_filled(proof, edge))
            return FALSE;
        tandem_proof_delete(proof, edge);
    }
    return TRUE;
}

/* Whether every pair of the step is still there, and stands once. */
static gboolean
are_pairs(TandemProof *proof, const TandemDeletionStep *step, gsize *at)
{
    const gsize n_edges = proof->market->start[proof->market->n_trainees];
    gsize n = 0;

    while (n < step->n_edges && step->edges[n] < n_edges &&
           !proof->deleted[step->edges[n]])
        proof->deleted[step->edges[n++]] = 1;
    for (gsize i = 0; i < n; i++)
        proof->deleted[step->edges[i]] = 0;
    *at = n;
    return n == step->n_edges;
}

static gboolean
check_step(TandemProof *proof, TandemProofCrowd *crowd, const TandemDeletionStep *step,
           TandemProofFinding *finding, GError **error)
{
    gsize at = 0;
    gboolean holds = FALSE;

    finding->fault = TANDEM_PROOF_HOLDS;
    if (!are_pairs(proof, step, &at)) {
        finding->fault = TANDEM_PROOF_BAD_PAIR;
    } else if (step->reason == TANDEM_DELETION_CROWD) {
        at = step->n_edges;
        if (!tandem_proof_check_crowd(proof, crowd, step, &holds, error))
            return FALSE;
        for (gsize i = 0; holds && i < step->n_edges; i++)
            tandem_proof_delete(proof, step->edges[i]);
        if (!holds)
            finding->fault = TANDEM_PROOF_CROWD;
    } else {
        at = 0;
        if (!check_pairs(proof, step, &at))
            finding->fault = step->reason == TANDEM_DELETION_OPPORTUNITY
                                 ? TANDEM_PROOF_OPPORTUNITY
                                 : TANDEM_PROOF_LEADER;
    }
    finding->edge = at < step->n_edges ? step->edges[at] : G_MAXSIZE;
    return TRUE;
}

/* How many places every stable matching of the pairs left fills. */
static gint64
n_filled(const TandemProof *proof)
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

static gboolean
check(TandemProof *proof, const TandemCertificate *certificate,
      TandemProofFinding *finding, GError **error)
{
    const gsize n = tandem_certificate_get_n_steps(certificate);
    g_auto(TandemProofCrowd) crowd = { 0 };

    for (finding->step = 0; finding->step < n; finding->step++) {
        const TandemDeletionStep step =
            tandem_certificate_get_step(certificate, finding->step);
        if (!check_step(proof, &crowd, &step, finding, error))
            return FALSE;
        if (finding->fault != TANDEM_PROOF_HOLDS)
            return TRUE;
    }
    finding->fault = n_filled(proof) > proof->n_with_pairs ? TANDEM_PROOF_HOLDS
                                                           : TANDEM_PROOF_REMAINS;
    return TRUE;
}

/* Whether every stable matching of such a market is one of pairs, and one place each.
 */
static gboolean
is_judged(const TandemMarket *market, GError **error)
{
    const guint accepted = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
                           TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
                           TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS;
    const guint refused = market->features & ~accepted;

    if (refused == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                "certificates are not judged in a market with %s",
                tandem_feature_get_name((TandemFeature)(refused & (~refused + 1))));
    return FALSE;
}

/**
 * tandem_judge_certificate:
 * @matching: the answer that no stable matching exists; only read
 * @finding: (out): whether its certificate proves it, or else where it fails first
 * @error: return location for a #TandemError
 *
 * Takes a certificate's deletions again, one after another, and checks of each that no
 * matching stable in its sense, and made of the pairs left so far, holds the pair. Then
 * that none at all is made of the pairs left at the end. Nothing is taken on trust:
 * what passes is a proof, whoever wrote it. Pins are held first.
 *
 * Refused are markets with quotas above 1 and with any feature in which pairs are not
 * all that blocks.
 *
 * Time O(e log e + s o log e) for e edges, s steps at leaders whose capacity binds and
 * o the most opportunities of one; memory O(e).
 *
 * Returns: %TRUE when judged, whatever was found; %FALSE with @error set to
 *   %TANDEM_ERROR_REFUSED_FEATURE or %TANDEM_ERROR_NO_MEMORY
 */
gboolean
tandem_judge_certificate(const TandemMatching *matching, TandemProofFinding *finding,
                         GError **error)
{
    g_return_val_if_fail(matching != NULL && finding != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemCertificate *const certificate =
        tandem_matching_get_certificate(matching);
    const TandemMarket *const market = tandem_matching_get_market(matching);
    g_auto(TandemProof) proof = { 0 };

    *finding = (TandemProofFinding){ TANDEM_PROOF_ABSENT, 0, G_MAXSIZE };
    if (!is_judged(market, error))
        return FALSE;
    if (certificate == NULL)
        return TRUE;
    const gboolean is_super =
        tandem_certificate_get_sense(certificate) == TANDEM_BLOCKING_SUPER;
    return tandem_proof_init(&proof, market, is_super, error) &&
           check(&proof, certificate, finding, error);
}

/* SPDX-License-Identifier: MIT */

/* What follows from deleted pairs, kept up while more are deleted. Whoever wants an
 * opportunity once wants it ever after, and likewise who insists and who is spurned, so
 * all that is counted here only grows. Counts by rank are kept in trees of sums
 * (Fenwick, P. M. (1994). A new data structure for cumulative frequency tables.
 * Software: Practice and Experience 24(3), 327-336): O(log pairs of an opportunity)
 * each. */
#include "proof_private.h"

#include <stdlib.h>
#include <string.h>

#include "../market/memory_private.h"

static int
compare_ranks(const void *a, const void *b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

/* The first of the opportunity's pairs, by rank, that is not ranked before @rank. */
static gsize
first_not_before(const TandemProof *proof, gint32 opportunity, gint64 rank)
{
    gsize low = proof->first[opportunity], high = proof->first[opportunity + 1];

    while (low < high) {
        const gsize middle = low + (high - low) / 2;
        if (proof->rank[middle] < rank)
            low = middle + 1;
        else
            high = middle;
    }
    return low - proof->first[opportunity];
}

gint32
tandem_proof_n_before(const TandemProof *proof, gint32 opportunity, gint64 rank)
{
    const gint32 *const tree = proof->tree + proof->first[opportunity];
    gint32 n = 0;

    for (gsize i = first_not_before(proof, opportunity, rank); i > 0; i &= i - 1)
        n += tree[i - 1];
    return n;
}

gint32
tandem_proof_filled_before(const TandemProof *proof, gint32 opportunity, gint32 rank)
{
    if (proof->spurned[opportunity] <= rank)
        return proof->places[opportunity];
    return MIN(proof->places[opportunity],
               tandem_proof_n_before(proof, opportunity, rank));
}

static void
insist(TandemProof *proof, gsize edge)
{
    const gint32 o = proof->market->opportunity[edge];
    const gsize n = proof->first[o + 1] - proof->first[o];
    gint32 *const tree = proof->tree + proof->first[o];
    gsize i = first_not_before(proof, o, tandem_proof_rank(proof, edge)) + 1;

    for (; i <= n; i += i & (~i + 1))
        tree[i - 1]++;
    proof->insists[edge] = 1;
    proof->n_insist[o]++;
}

/* Those of trainee @t's head that it insists on and did not so far. */
static void
see_who_insists(TandemProof *proof, gint32 t)
{
    const gsize from = proof->head[t], to = proof->head_end[t];

    for (gsize k = from; k < to; k++)
        proof->n_tied[tandem_proof_leader_of(proof, k)] += !proof->deleted[k];
    for (gsize k = from; k < to; k++) {
        const gint32 n_others =
            proof->n_tied[tandem_proof_leader_of(proof, k)] - !proof->deleted[k];
        if (!proof->insists[k] && (proof->is_super || n_others == 0))
            insist(proof, k);
    }
    for (gsize k = from; k < to; k++)
        proof->n_tied[tandem_proof_leader_of(proof, k)] = 0;
}

/* Goes down @t's list, from the tie that begins at @from, to the first tie of which an
 * edge is left. */
static void
find_head(TandemProof *proof, gint32 t, gsize from)
{
    const TandemMarket *const market = proof->market;
    const gsize end = market->start[t + 1];

    for (gsize to = from; from < end; from = to) {
        gboolean is_left = FALSE;
        for (; to < end && market->trainee_rank[to] == market->trainee_rank[from]; to++)
            is_left = is_left || !proof->deleted[to];
        proof->head[t] = from;
        proof->head_end[t] = to;
        see_who_insists(proof, t);
        if (is_left)
            return;
        for (gsize k = from; k < to; k++) {
            gint32 *const spurned = &proof->spurned[market->opportunity[k]];
            *spurned = MIN(*spurned, tandem_proof_rank(proof, k));
        }
    }
    proof->head[t] = proof->head_end[t] = end;
}

void
tandem_proof_delete(TandemProof *proof, gsize edge)
{
    const gint32 t = proof->trainee[edge];

    proof->deleted[edge] = 1;
    if (--proof->n_left[t] == 0)
        proof->n_with_pairs--;
    if (edge >= proof->head[t] && edge < proof->head_end[t])
        find_head(proof, t, proof->head[t]);
}

/* What is left beside the pins; a leader shares where it then has fewer places than its
 * opportunities, none of which has more than it. */
static void
find_places(TandemProof *proof)
{
    const TandemMarket *const market = proof->market;
    const gint32 m = market->n_opportunities;

    memcpy(proof->places, market->capacity, (gsize)m * sizeof(gint32));
    memcpy(proof->leader_places, market->leader_capacity,
           (gsize)market->n_leaders * sizeof(gint32));
    for (gsize i = 0; i < market->n_pins; i++) {
        proof->places[market->opportunity[market->pin[i]]]--;
        proof->leader_places[tandem_proof_leader_of(proof, market->pin[i])]--;
    }
    for (gint32 o = 0; o < m; o++)
        proof->leader_first[tandem_market_leader_of(market, o) + 1]++;
    for (gint32 l = 0; l < market->n_leaders; l++)
        proof->leader_first[l + 1] += proof->leader_first[l];
    for (gint32 o = m; o-- > 0;) /* each count goes down to where its leader begins */
        proof->of_leader[proof->leader_first[tandem_market_leader_of(market, o)] +
                         (gsize)proof->n_tied[tandem_market_leader_of(market, o)]++] =
            o;
    memset(proof->n_tied, 0, (gsize)market->n_leaders * sizeof(gint32));
    for (gint32 l = 0; l < market->n_leaders; l++) {
        gint64 sum = 0;
        for (gsize i = proof->leader_first[l]; i < proof->leader_first[l + 1]; i++) {
            gint32 *const places = &proof->places[proof->of_leader[i]];
            *places = MIN(*places, proof->leader_places[l]);
            sum += *places;
        }
        proof->shares[l] = proof->leader_places[l] < sum;
    }
}

/* Whose each edge is, and what each opportunity thinks of its trainees, by rank. */
static void
find_ranks(TandemProof *proof)
{
    const TandemMarket *const market = proof->market;
    const gint32 m = market->n_opportunities;

    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            proof->trainee[k] = t;
            proof->first[market->opportunity[k] + 2]++;
        }
    for (gint32 o = 0; o < m; o++)
        proof->first[o + 2] += proof->first[o + 1];
    for (gsize k = 0; k < market->start[market->n_trainees]; k++)
        proof->rank[proof->first[market->opportunity[k] + 1]++] =
            tandem_proof_rank(proof, k);
    for (gint32 o = 0; o < m; o++)
        qsort(proof->rank + proof->first[o], proof->first[o + 1] - proof->first[o],
              sizeof(gint32), compare_ranks);
}

/* Who takes part: who has room beside its pins. */
static void
find_trainees(TandemProof *proof)
{
    const TandemMarket *const market = proof->market;
    gsize pin = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize from = market->start[t], to = market->start[t + 1];
        const gsize before = pin;
        while (pin < market->n_pins && market->pin[pin] < to)
            pin++;
        proof->head[t] = proof->head_end[t] = to;
        if (tandem_market_quota(market, t) == 0 || pin > before) {
            memset(proof->deleted + from, 1, to - from);
            continue;
        }
        proof->n_left[t] = (gint32)(to - from);
        proof->n_with_pairs += to > from;
    }
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (proof->n_left[t] > 0)
            find_head(proof, t, market->start[t]);
}

static gboolean
take(TandemProof *proof)
{
    const gsize n = (gsize)proof->market->n_trainees;
    const gsize m = (gsize)proof->market->n_opportunities;
    const gsize l = (gsize)proof->market->n_leaders;
    const gsize n_edges = proof->market->start[n];

    proof->places = tandem_try_new(gint32, m);
    proof->leader_places = tandem_try_new(gint32, l);
    proof->shares = tandem_try_new0(guint8, l);
    proof->leader_first = tandem_try_new0(gsize, l + 1);
    proof->of_leader = tandem_try_new(gint32, m);
    proof->trainee = tandem_try_new(gint32, n_edges);
    proof->deleted = tandem_try_new0(guint8, n_edges);
    proof->insists = tandem_try_new0(guint8, n_edges);
    proof->head = tandem_try_new(gsize, n);
    proof->head_end = tandem_try_new(gsize, n);
    proof->n_left = tandem_try_new0(gint32, n);
    proof->first = tandem_try_new0(gsize, m + 2);
    proof->rank = tandem_try_new(gint32, n_edges);
    proof->tree = tandem_try_new0(gint32, n_edges);
    proof->n_insist = tandem_try_new0(gint32, m);
    proof->spurned = tandem_try_new(gint32, m);
    proof->shut = tandem_try_new(gint32, m);
    proof->leader_shut = tandem_try_new(gint32, l);
    proof->n_tied = tandem_try_new0(gint32, l);
    return proof->places && proof->leader_places && proof->shares &&
           proof->leader_first && proof->of_leader && proof->trainee &&
           proof->deleted && proof->insists && proof->head && proof->head_end &&
           proof->n_left && proof->first && proof->rank && proof->tree &&
           proof->n_insist && proof->spurned && proof->shut && proof->leader_shut &&
           proof->n_tied;
}

gboolean
tandem_proof_init(TandemProof *proof, const TandemMarket *market, gboolean is_super,
                  GError **error)
{
    *proof = (TandemProof){ .market = market, .is_super = is_super };
    if (!take(proof))
        return tandem_no_memory("a certificate's proof", error);

    for (gint32 o = 0; o < market->n_opportunities; o++)
        proof->spurned[o] = proof->shut[o] = G_MAXINT32;
    for (gint32 l = 0; l < market->n_leaders; l++)
        proof->leader_shut[l] = G_MAXINT32;
    find_places(proof);
    find_ranks(proof);
    find_trainees(proof);
    return TRUE;
}

void
tandem_proof_clear(TandemProof *proof)
{
    g_free(proof->places);
    g_free(proof->leader_places);
    g_free(proof->shares);
    g_free(proof->leader_first);
    g_free(proof->of_leader);
    g_free(proof->trainee);
    g_free(proof->deleted);
    g_free(proof->insists);
    g_free(proof->head);
    g_free(proof->head_end);
    g_free(proof->n_left);
    g_free(proof->first);
    g_free(proof->rank);
    g_free(proof->tree);
    g_free(proof->n_insist);
    g_free(proof->spurned);
    g_free(proof->shut);
    g_free(proof->leader_shut);
    g_free(proof->n_tied);
}

/* SPDX-License-Identifier: MIT */
/* Deleting pairs that are in no strongly, or no super-stable matching.
 *
 * Irving, R. W. (1994). Stable marriage and indifference. Discrete Applied Mathematics
 * 48(3), 261-272. Irving, R. W., Manlove, D. F. and Scott, S. (2000). The
 * hospitals/residents problem with ties. SWAT 2000, Lecture Notes in Computer Science
 * 1851, 259-271. Over leaders of several opportunities: Olaosebikan, S. and Manlove, D.
 * (2020). Super-stability in the student-project allocation problem with ties. Journal
 * of Combinatorial Optimization.
 *
 * Each trainee proposes to its head: all of the best tie of which a pair is left. It
 * insists there, for nothing better is left to it in any stable matching; in the strong
 * sense not where two of the tie are left of one leader, who will do alike. Whoever
 * insists is not in a place it insists on only where that is full, or its leader is, of
 * trainees ranked no worse (strong) or better (super). So the tail of an opportunity is
 * deleted
 *
 *   strong: when as many insist as there are places, all ranked before it;
 *   super: then, and also when more insist than there are places, those of it included;
 *
 * and the last tie of a leader likewise, where of each opportunity as many places count
 * as are insisted on, or all where it is cut. That each deletion is right is proven
 * where the judge takes it again (lib/judge/proof.c). What is left of an opportunity is
 * always a beginning of its list, so a rank says it all. Every pair is proposed once
 * and deleted once: O(pairs log pairs) to sort, O(pairs) after, and for a leader whose
 * capacity binds its number of opportunities each time it is looked at.
 */
#include "cuts_private.h"

#include <math.h>

enum { ASK_EVERY = 1 << 12 };

static void
wait_opportunity(TandemCuts *cuts, gint32 o)
{
    if (cuts->row[o].is_waiting)
        return;
    cuts->row[o].is_waiting = 1;
    cuts->opportunities[cuts->n_opportunities++] = o;
}

static void
wait_leader(TandemCuts *cuts, gint32 l)
{
    if (l == TANDEM_NONE || cuts->leader[l].is_waiting)
        return;
    cuts->leader[l].is_waiting = 1;
    cuts->leaders[cuts->n_leaders++] = l;
}

static void
wait_trainee(TandemCuts *cuts, gint32 t)
{
    if (cuts->is_waiting[t])
        return;
    cuts->is_waiting[t] = 1;
    cuts->trainees[cuts->n_trainees++] = t;
}

/* The last tie that is left, and who insists of it. */
static void
find_tail(TandemCuts *cuts, TandemCutRow *row)
{
    row->tail = row->end;
    row->tail_rank = row->n_tail = 0;
    if (row->end == row->first)
        return;
    row->tail_rank = cuts->entry[row->end - 1].rank;
    while (row->tail > row->first && cuts->entry[row->tail - 1].rank == row->tail_rank)
        row->n_tail += cuts->insists[cuts->entry[--row->tail].edge];
}

static void
delete_tail(TandemCuts *cuts, gint32 o, gboolean is_cut)
{
    TandemCutRow *const row = &cuts->row[o];

    row->deleted = row->tail_rank;
    if (is_cut)
        row->cut = row->tail_rank;
    row->n_insist -= row->n_tail;
    for (gsize i = row->tail; i < row->end; i++) {
        const gsize k = cuts->entry[i].edge;
        const gint32 t = cuts->entry[i].trainee;
        tandem_certificate_add_edge(cuts->certificate, k);
        if (!cuts->insists[k] &&
            (cuts->n_tied == NULL || k < cuts->head[t] || k >= cuts->head_end[t]))
            continue;
        cuts->n_head[t]--;
        wait_trainee(cuts, t);
    }
    row->end = row->tail;
    find_tail(cuts, row);
    wait_opportunity(cuts, o);
    wait_leader(cuts, row->leader);
}

static void
begin_step(TandemCuts *cuts, TandemDeletionReason reason)
{
    if (tandem_certificate_get_reason(cuts->certificate) != reason)
        tandem_certificate_add_step(cuts->certificate, reason);
}

void
tandem_cuts_delete_tail(TandemCuts *cuts, gint32 opportunity, gboolean is_cut)
{
    const TandemCutRow *const row = &cuts->row[opportunity];

    if (!is_cut)
        cuts->leader[row->leader].is_full = 1;
    delete_tail(cuts, opportunity, is_cut);
}

static void
settle_opportunity(TandemCuts *cuts, gint32 o)
{
    TandemCutRow *const row = &cuts->row[o];
    const gboolean is_super = cuts->sense == TANDEM_BLOCKING_SUPER;

    row->is_waiting = 0;
    while (row->end > row->first && (row->n_insist - row->n_tail >= row->n_places ||
                                     (is_super && row->n_insist > row->n_places))) {
        begin_step(cuts, TANDEM_DELETION_OPPORTUNITY);
        delete_tail(cuts, o, TRUE);
    }
    wait_leader(cuts, row->leader);
}

TandemCutSums
tandem_cuts_sum(const TandemCuts *cuts, gint32 leader)
{
    const TandemCutLeader *const at = &cuts->leader[leader];
    const gint32 equal = cuts->sense == TANDEM_BLOCKING_SUPER ? 0 : 1;
    TandemCutSums sums = { 0 };

    for (gsize i = at->first; i < at->end; i++)
        sums.rank = MAX(sums.rank, cuts->row[cuts->of_leader[i]].tail_rank);
    for (gsize i = at->first; i < at->end; i++) {
        const TandemCutRow *const row = &cuts->row[cuts->of_leader[i]];
        const gint32 n_before =
            row->n_insist - (row->tail_rank == sums.rank ? row->n_tail : 0);
        sums.before += (gint64)row->cut < (gint64)sums.rank + equal
                           ? row->n_places
                           : MIN(row->n_places, n_before);
        sums.upto +=
            row->cut <= sums.rank ? row->n_places : MIN(row->n_places, row->n_insist);
    }
    return sums;
}

static void
settle_leader(TandemCuts *cuts, gint32 l)
{
    TandemCutLeader *const at = &cuts->leader[l];
    const gboolean is_super = cuts->sense == TANDEM_BLOCKING_SUPER;

    for (;;) {
        const TandemCutSums sums = tandem_cuts_sum(cuts, l);
        if (sums.rank == 0 ||
            (sums.before < at->n_places && !(is_super && sums.upto > at->n_places)))
            break;
        begin_step(cuts, TANDEM_DELETION_LEADER);
        at->is_full = 1;
        for (gsize i = at->first; i < at->end; i++)
            if (cuts->row[cuts->of_leader[i]].tail_rank == sums.rank)
                delete_tail(cuts, cuts->of_leader[i], FALSE);
    }
    at->is_waiting = 0;
}

static void
insist(TandemCuts *cuts, gsize k)
{
    const gint32 o = cuts->market->opportunity[k];
    TandemCutRow *const row = &cuts->row[o];

    cuts->insists[k] = 1;
    row->n_insist++;
    row->n_tail += cuts->rank[k] == row->tail_rank;
    wait_opportunity(cuts, o);
}

/* Of the head of @t, where no other that is left is of the same leader. */
static void
insist_on_head(TandemCuts *cuts, gint32 t)
{
    const TandemMarket *const market = cuts->market;
    const gsize from = cuts->head[t], to = cuts->head_end[t];
    const gboolean ask = cuts->n_tied != NULL && cuts->n_head[t] > 1 &&
                         cuts->sense != TANDEM_BLOCKING_SUPER;

    for (gsize k = from; ask && k < to; k++)
        cuts->n_tied[tandem_market_leader_of(market, market->opportunity[k])] +=
            tandem_cuts_is_left(cuts, k);
    for (gsize k = from; k < to; k++) {
        const gint32 l = tandem_market_leader_of(market, market->opportunity[k]);
        if (!cuts->insists[k] && tandem_cuts_is_left(cuts, k) &&
            (!ask || cuts->n_tied[l] == 1))
            insist(cuts, k);
    }
    for (gsize k = from; ask && k < to; k++)
        cuts->n_tied[tandem_market_leader_of(market, market->opportunity[k])] = 0;
}

/* Goes on to the next tie of which something is left, where nothing is of this one. */
static void
propose(TandemCuts *cuts, gint32 t)
{
    const TandemMarket *const market = cuts->market;
    const gsize end = market->start[t + 1];

    cuts->is_waiting[t] = 0;
    while (cuts->n_head[t] == 0 && cuts->head_end[t] < end) {
        gsize k = cuts->head[t] = cuts->head_end[t];
        for (;
             k < end && market->trainee_rank[k] == market->trainee_rank[cuts->head[t]];
             k++)
            cuts->n_head[t] += tandem_cuts_is_left(cuts, k);
        cuts->head_end[t] = k;
    }
    if (cuts->n_head[t] > 0)
        insist_on_head(cuts, t);
}

gboolean
tandem_cuts_run(TandemCuts *cuts)
{
    guint64 work = 0;

    while (cuts->n_trainees + cuts->n_opportunities + cuts->n_leaders > 0) {
        if (cuts->n_trainees > 0)
            propose(cuts, cuts->trainees[--cuts->n_trainees]);
        else if (cuts->n_opportunities > 0)
            settle_opportunity(cuts, cuts->opportunities[--cuts->n_opportunities]);
        else
            settle_leader(cuts, cuts->leaders[--cuts->n_leaders]);
        if (++work % ASK_EVERY == 0 &&
            !tandem_limit_go_on(&cuts->limit, ASK_EVERY, NAN, NAN))
            return FALSE;
    }
    return TRUE;
}

/* Places of @row that every stable matching fills, where its leader has room. */
static gint32
n_filled_at(const TandemCutRow *row)
{
    return row->cut < G_MAXINT32 ? row->n_places : MIN(row->n_places, row->n_insist);
}

gint64
tandem_cuts_n_filled(const TandemCuts *cuts)
{
    gint64 n = 0;

    for (gint32 l = 0; l < cuts->market->n_leaders; l++) {
        const TandemCutLeader *const at = &cuts->leader[l];
        gint64 sum = 0;
        for (gsize i = at->first; i < at->end; i++)
            sum += n_filled_at(&cuts->row[cuts->of_leader[i]]);
        if (at->first < at->end &&
            cuts->row[cuts->of_leader[at->first]].leader != TANDEM_NONE)
            sum = at->is_full ? at->n_places : MIN(sum, at->n_places);
        n += sum;
    }
    return n;
}

gint32
tandem_cuts_n_with_pairs(const TandemCuts *cuts)
{
    gint32 n = 0;

    for (gint32 t = 0; t < cuts->market->n_trainees; t++)
        n += cuts->n_head[t] > 0;
    return n;
}

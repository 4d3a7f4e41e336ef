/* SPDX-License-Identifier: MIT */
/* The lists that cuts.c cuts: each opportunity's pairs by rank, and the opportunities
 * of each leader whose capacity binds. Trainees whose pins leave them no room stand in
 * no list.
 */
#include "cuts_private.h"

#include <string.h>

#include "../market/memory_private.h"

enum { DIGIT_BITS = 11, N_DIGITS = 1 << DIGIT_BITS };

static gboolean
take(TandemCuts *cuts, TandemWorkspace *workspace)
{
    const gsize n = (gsize)cuts->market->n_trainees;
    const gsize m = (gsize)cuts->market->n_opportunities;
    const gsize l = (gsize)cuts->market->n_leaders;
    const gsize n_edges = cuts->market->start[n];

    cuts->row = tandem_take(workspace, TandemCutRow, m);
    cuts->entry = tandem_take(workspace, TandemCutEntry, n_edges);
    cuts->leader = tandem_take(workspace, TandemCutLeader, l);
    cuts->of_leader = tandem_take(workspace, gint32, m);
    cuts->head = tandem_take(workspace, gsize, n);
    cuts->head_end = tandem_take(workspace, gsize, n);
    cuts->n_head = tandem_take(workspace, gint32, n);
    cuts->insists = tandem_take(workspace, guint8, n_edges);
    cuts->is_waiting = tandem_take(workspace, guint8, n);
    cuts->trainees = tandem_take(workspace, gint32, n);
    cuts->opportunities = tandem_take(workspace, gint32, m);
    cuts->leaders = tandem_take(workspace, gint32, l);
    cuts->n_tied = tandem_take(workspace, gint32, l);
    return cuts->row && cuts->entry && cuts->leader && cuts->of_leader && cuts->head &&
           cuts->head_end && cuts->n_head && cuts->insists && cuts->is_waiting &&
           cuts->trainees && cuts->opportunities && cuts->leaders && cuts->n_tied;
}

/* One pass of a radix sort by rank. */
static void
sort_by_digit(const TandemCutEntry *from, TandemCutEntry *to, gsize n, guint shift)
{
    gsize at[N_DIGITS + 1] = { 0 };

    for (gsize i = 0; i < n; i++)
        at[((guint32)from[i].rank >> shift) % N_DIGITS + 1]++;
    for (gsize d = 0; d < N_DIGITS; d++)
        at[d + 1] += at[d];
    for (gsize i = 0; i < n; i++)
        to[at[((guint32)from[i].rank >> shift) % N_DIGITS]++] = from[i];
}

/* All pairs of those who take part, by rank, in @one; @other has room for as many. */
static gsize
sort_pairs(const TandemCuts *cuts, TandemCutEntry **one, TandemCutEntry **other)
{
    const TandemMarket *const market = cuts->market;
    gint32 largest = 0;
    gsize n = 0;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        if (cuts->places.of_trainee[t] == 0)
            continue;
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
            if (cuts->absent != NULL && cuts->absent[k])
                continue;
            (*one)[n++] = (TandemCutEntry){ k, t, cuts->rank[k] };
            largest = MAX(largest, cuts->rank[k]);
        }
    }
    for (guint shift = 0; shift < 32 && (guint32)largest >> shift > 0;
         shift += DIGIT_BITS) {
        sort_by_digit(*one, *other, n, shift);
        TandemCutEntry *const sorted = *other;
        *other = *one;
        *one = sorted;
    }
    return n;
}

/* Gives each opportunity its pairs, in the order of @entry. */
static void
fill_rows(TandemCuts *cuts, const TandemCutEntry *entry, gsize n)
{
    const gint32 *const opportunity = cuts->market->opportunity;
    gsize first = 0;

    for (gsize i = 0; i < n; i++)
        cuts->row[opportunity[entry[i].edge]].end++;
    for (gint32 o = 0; o < cuts->market->n_opportunities; o++) {
        TandemCutRow *const row = &cuts->row[o];
        const gsize n_pairs = row->end;
        row->first = row->end = first;
        first += n_pairs;
    }
    for (gsize i = 0; i < n; i++)
        cuts->entry[cuts->row[opportunity[entry[i].edge]].end++] = entry[i];
    for (gint32 o = 0; o < cuts->market->n_opportunities; o++) {
        TandemCutRow *const row = &cuts->row[o];
        row->tail = row->end;
        if (row->end > row->first)
            row->tail_rank = cuts->entry[row->end - 1].rank;
        while (row->tail > row->first &&
               cuts->entry[row->tail - 1].rank == row->tail_rank)
            row->tail--;
    }
}

/* Which leader has which opportunities, and whose capacity binds. */
static void
fill_leaders(TandemCuts *cuts)
{
    const TandemMarket *const market = cuts->market;
    const gint32 m = market->n_opportunities;
    gboolean has_several = FALSE;
    gsize first = 0;

    cuts->n_trainees = cuts->n_opportunities = cuts->n_leaders = 0;
    for (gint32 l = 0; l < market->n_leaders; l++)
        cuts->leader[l] = (TandemCutLeader){ .n_places = cuts->places.of_leader[l] };
    for (gint32 o = 0; o < m; o++)
        cuts->leader[tandem_market_leader_of(market, o)].end++;
    for (gint32 l = 0; l < market->n_leaders; l++) {
        const gsize n = cuts->leader[l].end;
        has_several = has_several || n > 1;
        cuts->leader[l].first = cuts->leader[l].end = first;
        first += n;
        if (cuts->n_tied != NULL)
            cuts->n_tied[l] = 0;
    }
    for (gint32 o = 0; o < m; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        cuts->of_leader[cuts->leader[l].end++] = o;
        cuts->row[o] =
            (TandemCutRow){ .n_places = cuts->places.of_opportunity[o],
                            .leader = cuts->places.shares[o] ? l : TANDEM_NONE,
                            .cut = G_MAXINT32,
                            .deleted = G_MAXINT32,
                            .is_waiting = 1 };
        cuts->opportunities[cuts->n_opportunities++] = o;
    }
    if (!has_several)
        cuts->n_tied = NULL;
}

static void
fill_trainees(TandemCuts *cuts)
{
    const TandemMarket *const market = cuts->market;

    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gboolean takes_part = cuts->places.of_trainee[t] > 0;
        cuts->head[t] = cuts->head_end[t] = market->start[takes_part ? t : t + 1];
        cuts->n_head[t] = 0;
        cuts->is_waiting[t] = takes_part ? 1 : 0;
        if (takes_part)
            cuts->trainees[cuts->n_trainees++] = t;
    }
    memset(cuts->insists, 0, market->start[market->n_trainees]);
}

/* All that is known at the beginning. */
static gboolean
fill(TandemCuts *cuts)
{
    const gsize n_edges = cuts->market->start[cuts->market->n_trainees];
    g_autofree TandemCutEntry *one = tandem_try_new(TandemCutEntry, n_edges);
    g_autofree TandemCutEntry *other = tandem_try_new(TandemCutEntry, n_edges);

    if (one == NULL || other == NULL)
        return FALSE;
    fill_leaders(cuts);
    fill_trainees(cuts);
    const gsize n = sort_pairs(cuts, &one, &other);
    fill_rows(cuts, one, n);
    return TRUE;
}

gboolean
tandem_cuts_init(TandemCuts *cuts, const TandemMarket *market, TandemBlocking sense,
                 const TandemOptions *options, TandemWorkspace *workspace)
{
    *cuts = (TandemCuts){
        .market = market,
        .sense = sense,
        .rank = market->opportunity_rank != NULL ? market->opportunity_rank
                                                 : market->leader_rank,
        .certificate = tandem_certificate_begin(sense),
    };
    tandem_limit_init(&cuts->limit, options, 0);
    return tandem_places_init(&cuts->places, market, workspace) &&
           take(cuts, workspace) && fill(cuts);
}

gboolean
tandem_cuts_again(TandemCuts *cuts, const guint8 *absent)
{
    tandem_certificate_unref(cuts->certificate);
    cuts->certificate = tandem_certificate_begin(cuts->sense);
    cuts->absent = absent;
    return fill(cuts);
}

void
tandem_cuts_clear(TandemCuts *cuts)
{
    g_clear_pointer(&cuts->certificate, tandem_certificate_unref);
}

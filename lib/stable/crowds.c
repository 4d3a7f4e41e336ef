/* SPDX-License-Identifier: MIT */
/* Crowds: trainees who wait for last places, more of them than there are such places.
 *
 * Irving, R. W., Manlove, D. F. and Scott, S. (2003). Strong stability in the
 * hospitals/residents problem. STACS 2003, Lecture Notes in Computer Science 2607,
 * 439-450: critical sets. Kavitha, T., Mehlhorn, K., Michail, D. and Paluch, K. E.
 * (2007). Strongly stable matchings in time O(nm) and extension to the
 * hospitals-residents problem. ACM Transactions on Algorithms 3(2), article 15.
 *
 * Places are short at an opportunity on which more insist than it has places, and at a
 * leader, likewise over its opportunities; then those of the last rank wait for what
 * those ranked before leave. A trainee waits who has nothing but such pairs in its
 * head. The waiting are seated, as many as can be, by searches that move others on.
 * Where a search is in vain, all it saw is full of trainees who have nowhere to go: a
 * crowd, the tails of which are deleted (lib/judge/proof_crowd.c says why). All that
 * later searches of the same round could do there is in vain as well, so it is looked
 * at once.
 */
#include "crowds_private.h"

#include <math.h>
#include <string.h>

gboolean
tandem_crowds_init(TandemCrowds *crowds, TandemCuts *cuts, TandemWorkspace *workspace)
{
    const gsize n = (gsize)cuts->market->n_trainees;
    const gsize m = (gsize)cuts->market->n_opportunities;

    *crowds = (TandemCrowds){
        .cuts = cuts,
        .row = tandem_take(workspace, TandemCrowdRow, m),
        .leader = tandem_take(workspace, TandemCrowdLeader, cuts->market->n_leaders),
        .seat = tandem_take(workspace, gsize, n),
        .before = tandem_take(workspace, gint32, n),
        .after = tandem_take(workspace, gint32, n),
        .queue = tandem_take(workspace, gint32, n),
        .unseated = tandem_take(workspace, gint32, n),
        .trail = tandem_take(workspace, gint32, m),
    };
    if (!crowds->row || !crowds->leader || !crowds->seat || !crowds->before ||
        !crowds->after || !crowds->queue || !crowds->unseated || !crowds->trail)
        return FALSE;
    for (gsize t = 0; t < n; t++)
        crowds->seat[t] = G_MAXSIZE;
    return TRUE;
}

/* Where places are short, and how many are left to those who wait. */
static void
find_short(TandemCrowds *crowds)
{
    const TandemCuts *const cuts = crowds->cuts;
    const TandemMarket *const market = cuts->market;

    for (gint32 l = 0; l < market->n_leaders; l++)
        crowds->leader[l] = (TandemCrowdLeader){ 0 };
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const TandemCutRow *const from = &cuts->row[o];
        const gint32 l = from->leader;
        TandemCrowdLeader *const leader = l != TANDEM_NONE ? &crowds->leader[l] : NULL;
        if (leader != NULL && cuts->leader[l].first < cuts->leader[l].end &&
            cuts->of_leader[cuts->leader[l].first] == o) {
            const TandemCutSums sums = tandem_cuts_sum(cuts, l);
            if (sums.rank > 0 && sums.upto > cuts->leader[l].n_places) {
                leader->rank = sums.rank;
                leader->n_free = cuts->leader[l].n_places - (gint32)sums.before;
            }
        }
        const gboolean is_of_leader =
            leader != NULL && leader->rank > 0 && leader->rank == from->tail_rank;
        const gboolean is_short = from->n_insist > from->n_places || is_of_leader;
        crowds->row[o] = (TandemCrowdRow){
            .rank = is_short ? from->tail_rank : 0,
            .n_free = from->n_places - (from->n_insist - from->n_tail),
            .seated = TANDEM_NONE,
            .leader = is_of_leader ? l : TANDEM_NONE,
        };
    }
    crowds->n_unseated = 0;
}

gboolean
tandem_crowds_waits(const TandemCrowds *crowds, gsize k)
{
    return crowds->cuts->insists[k] &&
           crowds->cuts->rank[k] ==
               crowds->row[crowds->cuts->market->opportunity[k]].rank;
}

/* Whether @t has nothing left but pairs that wait. */
static gboolean
waits(const TandemCrowds *crowds, gint32 t)
{
    const TandemCuts *const cuts = crowds->cuts;

    if (cuts->n_head[t] == 0)
        return FALSE;
    for (gsize k = cuts->head[t]; k < cuts->head_end[t]; k++)
        if (tandem_cuts_is_left(cuts, k) && !tandem_crowds_waits(crowds, k))
            return FALSE;
    return TRUE;
}

static void
leave(TandemCrowds *crowds, gint32 t)
{
    TandemCrowdRow *const row =
        &crowds->row[crowds->cuts->market->opportunity[crowds->seat[t]]];

    if (crowds->before[t] == TANDEM_NONE)
        row->seated = crowds->after[t];
    else
        crowds->after[crowds->before[t]] = crowds->after[t];
    if (crowds->after[t] != TANDEM_NONE)
        crowds->before[crowds->after[t]] = crowds->before[t];
    row->n_seated--;
    if (row->leader != TANDEM_NONE)
        crowds->leader[row->leader].n_seated--;
    crowds->seat[t] = G_MAXSIZE;
}

static void
sit(TandemCrowds *crowds, gint32 t, gsize k)
{
    TandemCrowdRow *const row = &crowds->row[crowds->cuts->market->opportunity[k]];

    crowds->before[t] = TANDEM_NONE;
    crowds->after[t] = row->seated;
    if (row->seated != TANDEM_NONE)
        crowds->before[row->seated] = t;
    row->seated = t;
    row->n_seated++;
    if (row->leader != TANDEM_NONE)
        crowds->leader[row->leader].n_seated++;
    crowds->seat[t] = k;
}

static gboolean
has_room(const TandemCrowds *crowds, gint32 o)
{
    const TandemCrowdRow *const row = &crowds->row[o];

    return row->n_seated < row->n_free &&
           (row->leader == TANDEM_NONE ||
            crowds->leader[row->leader].n_seated < crowds->leader[row->leader].n_free);
}

/* Those who wait, where they sat before or where there is room; the others are put into
 * the list of the unseated. */
static void
seat_again(TandemCrowds *crowds)
{
    const TandemCuts *const cuts = crowds->cuts;
    const gint32 *const opportunity = cuts->market->opportunity;

    for (gint32 t = 0; t < cuts->market->n_trainees; t++) {
        const gsize old = crowds->seat[t];
        crowds->seat[t] = G_MAXSIZE;
        if (!waits(crowds, t))
            continue;
        if (old >= cuts->head[t] && old < cuts->head_end[t] &&
            tandem_cuts_is_left(cuts, old) && has_room(crowds, opportunity[old]))
            sit(crowds, t, old);
        for (gsize k = cuts->head[t];
             crowds->seat[t] == G_MAXSIZE && k < cuts->head_end[t]; k++)
            if (tandem_cuts_is_left(cuts, k) && has_room(crowds, opportunity[k]))
                sit(crowds, t, k);
        if (crowds->seat[t] == G_MAXSIZE)
            crowds->unseated[crowds->n_unseated++] = t;
    }
}

/* Comes to opportunity @o: by edge @way of @comer, or by its leader. */
static void
come_to(TandemCrowds *crowds, gint32 o, gint32 comer, gsize way)
{
    TandemCrowdRow *const row = &crowds->row[o];

    row->seen = TANDEM_CROWD_SEEN;
    row->comer = comer;
    row->way = way;
    crowds->trail[crowds->n_trail++] = o;
    for (gint32 t = row->seated; t != TANDEM_NONE; t = crowds->after[t])
        crowds->queue[crowds->n_queue++] = t;
}

/* Comes to a leader who is full, by opportunity @way: whoever leaves it makes room. */
static void
come_to_leader(TandemCrowds *crowds, gint32 l, gint32 way)
{
    const TandemCutLeader *const of = &crowds->cuts->leader[l];

    crowds->leader[l].seen = TANDEM_CROWD_SEEN;
    crowds->leader[l].way = way;
    for (gsize i = of->first; i < of->end; i++) {
        const gint32 o = crowds->cuts->of_leader[i];
        const TandemCrowdRow *const row = &crowds->row[o];
        if (row->leader == l && row->n_seated > 0 && row->seen == TANDEM_CROWD_UNSEEN)
            come_to(crowds, o, TANDEM_NONE, G_MAXSIZE);
    }
}

/* From @t to all of its head. Returns an opportunity with room, or TANDEM_NONE. */
static gint32
look_round(TandemCrowds *crowds, gint32 t)
{
    const TandemCuts *const cuts = crowds->cuts;

    for (gsize k = cuts->head[t]; k < cuts->head_end[t]; k++) {
        const gint32 o = cuts->market->opportunity[k];
        TandemCrowdRow *const row = &crowds->row[o];
        if (row->seen != TANDEM_CROWD_UNSEEN || !tandem_cuts_is_left(cuts, k))
            continue;
        come_to(crowds, o, t, k);
        if (has_room(crowds, o))
            return o;
        if (row->leader != TANDEM_NONE && row->n_seated < row->n_free &&
            crowds->leader[row->leader].seen == TANDEM_CROWD_UNSEEN)
            come_to_leader(crowds, row->leader, o);
    }
    return TANDEM_NONE;
}

/* Everybody on the way to @o moves on. */
static void
move_on(TandemCrowds *crowds, gint32 o)
{
    for (;;) {
        const TandemCrowdRow *const row = &crowds->row[o];
        if (row->way == G_MAXSIZE) {
            o = crowds->leader[row->leader].way;
            continue;
        }
        const gint32 t = row->comer;
        const gsize old = crowds->seat[t];
        if (old != G_MAXSIZE)
            leave(crowds, t);
        sit(crowds, t, row->way);
        if (old == G_MAXSIZE)
            return;
        o = crowds->cuts->market->opportunity[old];
    }
}

/* Seats @t where others can move on for it. */
static gboolean
search(TandemCrowds *crowds, gint32 t)
{
    gint32 room = TANDEM_NONE;

    crowds->n_queue = crowds->n_trail = 0;
    crowds->queue[crowds->n_queue++] = t;
    for (gsize i = 0; i < crowds->n_queue && room == TANDEM_NONE; i++)
        room = look_round(crowds, crowds->queue[i]);
    const TandemCrowdSeen seen =
        room != TANDEM_NONE ? TANDEM_CROWD_UNSEEN : TANDEM_CROWD_FULL;
    if (room != TANDEM_NONE)
        move_on(crowds, room);
    for (gsize i = 0; i < crowds->n_trail; i++) {
        TandemCrowdRow *const row = &crowds->row[crowds->trail[i]];
        row->seen = seen;
        if (row->leader != TANDEM_NONE &&
            crowds->leader[row->leader].seen == TANDEM_CROWD_SEEN)
            crowds->leader[row->leader].seen = seen;
    }
    return room != TANDEM_NONE;
}

/* Keeps those of the unseated for whom there is no seat. */
static void
search_all(TandemCrowds *crowds)
{
    gsize n = 0;

    for (gsize i = 0; i < crowds->n_unseated; i++)
        if (!search(crowds, crowds->unseated[i]))
            crowds->unseated[n++] = crowds->unseated[i];
    crowds->n_unseated = n;
}

static gboolean
is_leader_full(const TandemCrowds *crowds, const TandemCrowdRow *row)
{
    return row->leader != TANDEM_NONE &&
           crowds->leader[row->leader].seen == TANDEM_CROWD_FULL;
}

/* Who they are, as the certificate has it. */
static void
tell_crowd(TandemCrowds *crowds)
{
    const TandemMarket *const market = crowds->cuts->market;
    TandemCertificate *const certificate = crowds->cuts->certificate;

    tandem_certificate_add_step(certificate, TANDEM_DELETION_CROWD);
    for (gsize i = 0; i < crowds->n_unseated; i++)
        tandem_certificate_add_unseated(certificate, crowds->unseated[i]);
    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (crowds->row[o].seen == TANDEM_CROWD_FULL)
            for (gint32 t = crowds->row[o].seated; t != TANDEM_NONE;
                 t = crowds->after[t])
                tandem_certificate_add_seat(certificate, crowds->seat[t]);
    for (gint32 l = 0; l < market->n_leaders; l++)
        if (crowds->leader[l].seen == TANDEM_CROWD_FULL)
            tandem_certificate_add_leader(certificate, l);
}

static void
delete_crowd(TandemCrowds *crowds)
{
    TandemCuts *const cuts = crowds->cuts;
    const TandemMarket *const market = cuts->market;

    tell_crowd(crowds);
    for (gint32 o = 0; o < market->n_opportunities; o++)
        if (crowds->row[o].seen == TANDEM_CROWD_FULL &&
            !is_leader_full(crowds, &crowds->row[o]))
            tandem_cuts_delete_tail(cuts, o, TRUE);
    for (gint32 l = 0; l < market->n_leaders; l++) {
        if (crowds->leader[l].seen != TANDEM_CROWD_FULL)
            continue;
        for (gsize i = cuts->leader[l].first; i < cuts->leader[l].end; i++)
            if (cuts->row[cuts->of_leader[i]].tail_rank == crowds->leader[l].rank)
                tandem_cuts_delete_tail(cuts, cuts->of_leader[i], FALSE);
    }
    crowds->n_crowds++;
}

gboolean
tandem_crowds_run(TandemCrowds *crowds)
{
    TandemCuts *const cuts = crowds->cuts;
    const guint64 work = (guint64)cuts->market->n_trainees;

    for (;;) {
        if (!tandem_cuts_run(cuts) || !tandem_limit_go_on(&cuts->limit, work, NAN, NAN))
            return FALSE;
        find_short(crowds);
        seat_again(crowds);
        search_all(crowds);
        if (crowds->n_unseated == 0)
            return TRUE;
        delete_crowd(crowds);
    }
}

/* All places but those of @n_bound are free to all of a head. */
static void
open_all(TandemCrowds *crowds, const gint32 *n_bound)
{
    const TandemCuts *const cuts = crowds->cuts;

    for (gint32 l = 0; l < cuts->market->n_leaders; l++) {
        crowds->leader[l].n_free = cuts->leader[l].n_places;
        crowds->leader[l].n_seated = 0;
    }
    for (gint32 o = 0; o < cuts->market->n_opportunities; o++) {
        TandemCrowdRow *const row = &crowds->row[o];
        row->n_free = cuts->row[o].n_places - n_bound[o];
        row->leader = cuts->row[o].leader;
        row->seen = TANDEM_CROWD_UNSEEN;
        if (row->leader == TANDEM_NONE)
            continue;
        crowds->leader[row->leader].n_free -= n_bound[o];
        crowds->leader[row->leader].n_seated += row->n_seated;
        crowds->leader[row->leader].seen = TANDEM_CROWD_UNSEEN;
    }
}

void
tandem_crowds_seat_others(TandemCrowds *crowds, const gsize *bound,
                          const gint32 *n_bound)
{
    const TandemCuts *const cuts = crowds->cuts;

    open_all(crowds, n_bound);
    for (gint32 t = 0; t < cuts->market->n_trainees; t++)
        if (cuts->n_head[t] > 0 && bound[t] == G_MAXSIZE &&
            crowds->seat[t] == G_MAXSIZE)
            search(crowds, t);
}

/* SPDX-License-Identifier: MIT */
/* All rotations, from the trainee-optimal stable matching down to the leader-optimal.
 *
 * Gusfield, D. and Irving, R. W. (1989). The Stable Marriage Problem: Structure and
 * Algorithms. MIT Press, sections 2.5 and 3.3; with capacities Cheng, C., McDermid, E.
 * and Suzuki, I. (2008). A unified approach to finding good stable matchings in the
 * hospitals/residents setting. Theoretical Computer Science 400, 84-99.
 *
 * In a stable matching, next(t) is the first place below what t holds whose opportunity
 * prefers t to the worst whom it holds; behind t stands that worst. Following these
 * from anybody who can still move, somebody comes twice: the ring from there is an
 * exposed rotation, and eliminating it moves each in it to next. Opportunities only
 * trade up, so no place that turned t away is ever asked again, and the worst whom an
 * opportunity holds is found by one walk up its list in all.
 *
 * One whose next place has room, or is held by somebody who cannot move, cannot move
 * either: to go past it would leave a pair that blocks, and to go there would displace
 * who stays. Nor can those behind whom it stands.
 *
 * What must go before what is written down on the way, for each edge (t, o) that some
 * rotation passes: the one that moved t off it, or the first after which o holds nobody
 * whom it likes less than t. rotation_order.c makes the order of it.
 */
#include "rotations_private.h"

#include <math.h>
#include <string.h>

#include "../market/options_private.h"
#include "opportunity_lists_private.h"
#include "rotation_order_private.h"
#include "trainees_best_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* steps between two reports */

typedef struct {
    const TandemMarket *market;
    TandemRotations *rotations;
    TandemOpportunityLists lists;
    gint32 *of_opportunity; /* [n_opportunities] places */
    gsize *place;           /* [n_edges] where an edge stands in lists.listed */
    guint8 *sits;           /* [n_edges] by place */
    const gint32 *rank;     /* [n_edges] what opportunities go by */
    gsize *worst; /* [n_opportunities] the last place that sits, where it is full */
    gint32 *worst_rank; /* [n_opportunities] its rank */
    gint32 *n_held;     /* [n_opportunities] */
    guint8 *is_full;    /* [n_opportunities] */
    gsize *now;         /* [n_trainees] the edge held */
    gsize *next;        /* [n_trainees] the edge to ask next */
    guint8 *stays;      /* [n_trainees] will never move */
    gint32 *depth;      /* [n_trainees] its place on the path, or TANDEM_NONE */
    gint32 *path;       /* [n_trainees] */
    gint32 n_path;
    gint32 *passed_by; /* [n_edges] the rotation that moved past it, or TANDEM_NONE */
    guint64 n_steps;
} Search;

/* The edge by which @t moves next, or G_MAXSIZE. */
static gsize
find_next(Search *search, gint32 t)
{
    const TandemMarket *const market = search->market;
    const gsize end = market->start[t + 1];
    gsize k = search->next[t];

    for (; k < end; k++) {
        const gint32 o = market->opportunity[k];
        if (search->of_opportunity[o] == 0)
            continue;
        if (!search->is_full[o])
            break; /* would block, and holds the same set everywhere */
        if (search->rank[k] < search->worst_rank[o])
            break;
    }
    search->next[t] = k;
    return k < end && search->is_full[market->opportunity[k]] ? k : G_MAXSIZE;
}

static gint32
worst_at(const Search *search, gint32 o)
{
    return search->lists.listed[search->worst[o]].trainee;
}

/* Opportunity @o lets its worst go and takes the trainee of @edge; those it passes over
 * are marked with the rotation. */
static void
trade_up(Search *search, gsize edge, gint32 rotation)
{
    const gint32 o = search->market->opportunity[edge];
    gsize at = search->worst[o];

    search->sits[at] = 0;
    search->passed_by[search->lists.listed[at].edge] = rotation;
    search->sits[search->place[edge]] = 1;
    for (at--; !search->sits[at]; at--)
        search->passed_by[search->lists.listed[at].edge] = rotation;
    search->worst[o] = at;
    search->worst_rank[o] = search->lists.listed[at].rank;
}

/* The path from @first on is a ring: writes it down and moves everybody in it. */
static void
eliminate(Search *search, gint32 first)
{
    TandemRotations *const rotations = search->rotations;
    const gint32 rotation = rotations->n_rotations++;
    gsize n = rotations->start[rotation];

    for (gint32 i = first; i < search->n_path; i++) {
        const gint32 t = search->path[i];
        rotations->from[n] = search->now[t];
        rotations->to[n++] = search->next[t];
    }
    for (gint32 i = first; i < search->n_path; i++) {
        const gint32 t = search->path[i];
        trade_up(search, search->next[t], rotation);
        search->now[t] = search->next[t]++;
        search->depth[t] = TANDEM_NONE;
    }
    rotations->start[rotation + 1] = n;
    search->n_path = first;
}

/* Nobody on the path can move. */
static void
leave_path(Search *search)
{
    while (search->n_path > 0) {
        const gint32 t = search->path[--search->n_path];
        search->stays[t] = 1;
        search->depth[t] = TANDEM_NONE;
    }
}

/* From the last on the path to who stands behind it. */
static void
take_step(Search *search)
{
    const gint32 t = search->path[search->n_path - 1];
    const gsize k = find_next(search, t);
    const gint32 behind =
        k != G_MAXSIZE ? worst_at(search, search->market->opportunity[k]) : TANDEM_NONE;

    if (behind == TANDEM_NONE || search->stays[behind]) {
        leave_path(search);
        return;
    }
    if (search->depth[behind] != TANDEM_NONE) {
        eliminate(search, search->depth[behind]);
        return;
    }
    search->depth[behind] = search->n_path;
    search->path[search->n_path++] = behind;
}

/* FALSE: stopped. */
static gboolean
find_all(Search *search, const TandemOptions *options)
{
    for (gint32 t = 0; t < search->market->n_trainees; t++)
        while (!search->stays[t]) {
            if (search->n_path == 0) {
                search->depth[t] = 0;
                search->path[search->n_path++] = t;
            }
            take_step(search);
            if (++search->n_steps % REPORT_EVERY == 0 &&
                !tandem_options_report(options, -1, NAN, NAN))
                return FALSE;
        }
    return TRUE;
}

static gboolean
take_memory(Search *search, TandemWorkspace *workspace)
{
    const TandemMarket *const market = search->market;
    TandemRotations *const rotations = search->rotations;
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize n_edges = market->start[n];

    rotations->start = tandem_take(workspace, gsize, n_edges / 2 + 2);
    rotations->from = tandem_take(workspace, gsize, n_edges);
    rotations->to = tandem_take(workspace, gsize, n_edges);
    rotations->first = tandem_take(workspace, gsize, n);
    rotations->last = tandem_take(workspace, gsize, n);
    search->place = tandem_take(workspace, gsize, n_edges);
    search->n_held = tandem_take(workspace, gint32, m);
    search->worst = tandem_take(workspace, gsize, m);
    search->worst_rank = tandem_take(workspace, gint32, m);
    search->is_full = tandem_take(workspace, guint8, m);
    search->next = tandem_take(workspace, gsize, n);
    search->stays = tandem_take(workspace, guint8, n);
    search->depth = tandem_take(workspace, gint32, n);
    search->path = tandem_take(workspace, gint32, n);
    search->passed_by = tandem_take(workspace, gint32, n_edges);
    return rotations->start && rotations->from && rotations->to && rotations->first &&
           rotations->last && search->place && search->n_held && search->worst &&
           search->worst_rank && search->is_full && search->next && search->stays &&
           search->depth && search->path && search->passed_by;
}

/* Who holds what in the trainee-optimal matching, and which opportunities are full. */
static void
begin(Search *search)
{
    const TandemMarket *const market = search->market;

    memset(search->n_held, 0, (gsize)market->n_opportunities * sizeof(gint32));
    for (gint32 o = 0; o < market->n_opportunities; o++)
        search->worst_rank[o] = 0;
    for (gint32 t = 0; t < market->n_trainees; t++) {
        const gsize k = search->rotations->first[t];
        search->now[t] = k;
        search->stays[t] = k == G_MAXSIZE;
        search->next[t] = k + 1;
        search->depth[t] = TANDEM_NONE;
        if (k == G_MAXSIZE)
            continue;
        const gint32 o = market->opportunity[k];
        search->n_held[o]++;
        search->worst_rank[o] = MAX(search->worst_rank[o], search->rank[k]);
    }
    for (gint32 o = 0; o < market->n_opportunities; o++)
        search->is_full[o] = search->n_held[o] == search->of_opportunity[o];
}

/* Seats everybody in the lists of those who are no worse than whom is held. */
static void
seat(Search *search)
{
    const TandemMarket *const market = search->market;
    const gsize n_edges = market->start[market->n_trainees];

    for (gsize k = 0; k < n_edges; k++)
        search->passed_by[k] = TANDEM_NONE;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        for (gsize i = search->lists.start[o]; i < search->lists.start[o + 1]; i++) {
            const TandemListed *const listed = &search->lists.listed[i];
            search->place[listed->edge] = i;
            search->sits[i] = search->now[listed->trainee] == listed->edge;
            if (search->sits[i])
                search->worst[o] = i;
        }
}

/* Only what is below the trainees' best, and above whom an opportunity then holds as
 * its worst, can ever be moved to: a few edges in a hundred of complete lists. */
static gboolean
list_what_matters(Search *search, const TandemPlaces *places,
                  TandemWorkspace *workspace)
{
    const TandemListFilter filter = { places->of_trainee, search->now,
                                      search->worst_rank };

    if (!tandem_opportunity_lists_init(&search->lists, search->market, search->rank,
                                       &filter, workspace))
        return FALSE;
    search->sits = tandem_take(workspace, guint8,
                               search->lists.start[search->market->n_opportunities]);
    return search->sits != NULL;
}

TandemRunEnd
tandem_rotations_find(TandemRotations *rotations, const TandemMarket *market,
                      const TandemOptions *options, TandemWorkspace *workspace)
{
    TandemDeferredAcceptance run = { .options = options, .workspace = workspace };
    Search search = { .market = market, .rotations = rotations };

    *rotations = (TandemRotations){ 0 };
    if (!take_memory(&search, workspace) ||
        !tandem_trainees_best_init(&run, market, TANDEM_TIES_GIVEN, FALSE))
        return TANDEM_RUN_NO_MEMORY;
    const TandemRunEnd end = tandem_trainees_best(&run, rotations->first);
    if (end != TANDEM_RUN_ENDED)
        return end;

    search.now = rotations->last;
    search.of_opportunity = run.places.of_opportunity;
    search.rank = run.order.rank;
    rotations->start[0] = 0;
    begin(&search);
    if (!list_what_matters(&search, &run.places, workspace))
        return TANDEM_RUN_NO_MEMORY;
    seat(&search);
    if (!find_all(&search, options))
        return TANDEM_RUN_STOPPED;
    return tandem_rotation_order(rotations, market, search.passed_by, workspace)
               ? TANDEM_RUN_ENDED
               : TANDEM_RUN_NO_MEMORY;
}

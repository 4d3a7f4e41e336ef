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
 * trade up, so no place that turned t away is ever asked again: each edge between the
 * trainees' best and their worst is looked at once, and the others never.
 *
 * One whose next place has room, or is held by somebody who cannot move, cannot move
 * either: to go past it would leave a pair that blocks, and to go there would displace
 * who stays. Nor can those behind whom it stands.
 *
 * Opportunities of a ring differ, since each in it stands behind another. What must go
 * before what is found afterwards (rotation_order.c), from the ranks of the worst whom
 * opportunities hold after each rotation.
 */
#include "rotations_private.h"

#include <math.h>
#include <string.h>

#include "../market/options_private.h"
#include "rotation_order_private.h"
#include "trainees_best_private.h"
#include "worst_held_private.h"

enum {
    REPORT_EVERY = 1 << 16, /* steps between two reports */
    FEWEST = 64             /* room for moves, and for rotations, at first */
};

typedef struct {
    const TandemMarket *market;
    TandemWorkspace *workspace;
    TandemRotations *rotations;
    TandemWorstHeld held;
    const gint32 *rank; /* [n_edges] what opportunities go by */
    gsize *now;         /* [n_trainees] the edge held */
    gsize *next;        /* [n_trainees] the edge to ask next */
    guint8 *stays;      /* [n_trainees] will never move */
    gint32 *depth;      /* [n_trainees] its place on the path, or TANDEM_NONE */
    gint32 *path;       /* [n_trainees] */
    gint32 n_path;
    gint32 *worst_after; /* of each move: the rank of the worst held where it leads */
    gsize n_room;        /* for moves */
    gsize n_rotation_room;
    guint64 n_steps;
} Search;

/* The edge by which @t moves next, or G_MAXSIZE. Where there is room no rank is too
 * bad.
 */
static gsize
find_next(Search *search, gint32 t)
{
    const TandemMarket *const market = search->market;
    const gint32 *const worst_rank = search->held.worst_rank;
    const gsize end = market->start[t + 1];
    gsize k = search->next[t];

    while (k < end && search->rank[k] > worst_rank[market->opportunity[k]])
        k++;
    search->next[t] = k;
    return k < end && tandem_worst_held_is_full(&search->held, market->opportunity[k])
               ? k
               : G_MAXSIZE;
}

/* Room for one more rotation, of @n_more moves. FALSE: memory was refused. */
static gboolean
make_room(Search *search, gsize n_more)
{
    TandemRotations *const r = search->rotations;
    const gsize n_rotations = (gsize)r->n_rotations;
    const gsize n = r->start != NULL ? r->start[n_rotations] : 0;

    if (n_rotations + 1 >= search->n_rotation_room) {
        const gsize room = MAX(2 * search->n_rotation_room, (gsize)FEWEST);
        r->start =
            tandem_retake(search->workspace, gsize, r->start, n_rotations + 1, room);
        if (r->start == NULL)
            return FALSE;
        if (n_rotations == 0)
            r->start[0] = 0;
        search->n_rotation_room = room;
    }
    if (n + n_more > search->n_room || r->from == NULL) {
        const gsize room = MAX(2 * search->n_room, n + MAX(n_more, (gsize)FEWEST));
        r->from = tandem_retake(search->workspace, gsize, r->from, n, room);
        r->to = tandem_retake(search->workspace, gsize, r->to, n, room);
        search->worst_after =
            tandem_retake(search->workspace, gint32, search->worst_after, n, room);
        search->n_room = room;
    }
    return r->from != NULL && r->to != NULL && search->worst_after != NULL;
}

/* The path from @first on is a ring: writes it down and moves everybody in it. */
static gboolean
eliminate(Search *search, gint32 first)
{
    TandemRotations *const rotations = search->rotations;

    if (!make_room(search, (gsize)(search->n_path - first)))
        return FALSE;
    gsize n = rotations->start[rotations->n_rotations];
    for (gint32 i = first; i < search->n_path; i++) {
        const gint32 t = search->path[i];
        const gsize to = search->next[t]++;
        const gint32 o = search->market->opportunity[to];
        tandem_worst_held_replace(&search->held, o,
                                  (TandemHolding){ search->rank[to], t });
        rotations->from[n] = search->now[t];
        rotations->to[n] = to;
        search->worst_after[n++] = search->held.worst_rank[o];
        search->now[t] = to;
        search->depth[t] = TANDEM_NONE;
    }
    rotations->start[++rotations->n_rotations] = n;
    search->n_path = first;
    return TRUE;
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

/* From the last on the path to who stands behind it. FALSE: memory was refused. */
static gboolean
take_step(Search *search)
{
    const gint32 t = search->path[search->n_path - 1];
    const gsize k = find_next(search, t);
    const gint32 behind =
        k != G_MAXSIZE
            ? tandem_worst_held_get(&search->held, search->market->opportunity[k])
            : TANDEM_NONE;

    if (behind == TANDEM_NONE || search->stays[behind]) {
        leave_path(search);
        return TRUE;
    }
    if (search->depth[behind] != TANDEM_NONE)
        return eliminate(search, search->depth[behind]);
    search->depth[behind] = search->n_path;
    search->path[search->n_path++] = behind;
    return TRUE;
}

static TandemRunEnd
find_all(Search *search, const TandemOptions *options)
{
    for (gint32 t = 0; t < search->market->n_trainees; t++)
        while (!search->stays[t]) {
            if (search->n_path == 0) {
                search->depth[t] = 0;
                search->path[search->n_path++] = t;
            }
            if (!take_step(search))
                return TANDEM_RUN_NO_MEMORY;
            if (++search->n_steps % REPORT_EVERY == 0 &&
                !tandem_options_report(options, -1, NAN, NAN))
                return TANDEM_RUN_STOPPED;
        }
    return TANDEM_RUN_ENDED;
}

static gboolean
take_memory(Search *search)
{
    const gsize n = (gsize)search->market->n_trainees;

    search->rotations->first = tandem_take(search->workspace, gsize, n);
    search->rotations->last = tandem_take(search->workspace, gsize, n);
    search->next = tandem_take(search->workspace, gsize, n);
    search->stays = tandem_take(search->workspace, guint8, n);
    search->depth = tandem_take(search->workspace, gint32, n);
    search->path = tandem_take(search->workspace, gint32, n);
    return search->rotations->first && search->rotations->last && search->next &&
           search->stays && search->depth && search->path && make_room(search, 0);
}

/* Everybody stands on the trainee-optimal matching. */
static void
begin(Search *search)
{
    search->now = search->rotations->last;
    for (gint32 t = 0; t < search->market->n_trainees; t++) {
        const gsize k = search->rotations->first[t];
        search->now[t] = k;
        search->stays[t] = k == G_MAXSIZE;
        search->next[t] = k + 1;
        search->depth[t] = TANDEM_NONE;
    }
}

/* Finds them and their order; @of: places of the opportunities. */
static TandemRunEnd
find_and_order(Search *search, const gint32 *of, const TandemOptions *options)
{
    const TandemMarket *const market = search->market;
    const gsize m = (gsize)market->n_opportunities;
    gint32 *const worst_first = tandem_take(search->workspace, gint32, m);

    if (worst_first == NULL ||
        !tandem_worst_held_init(&search->held, market, search->rotations->first,
                                search->rank, of, search->workspace))
        return TANDEM_RUN_NO_MEMORY;
    if (m > 0)
        memcpy(worst_first, search->held.worst_rank, m * sizeof *worst_first);
    begin(search);
    const TandemRunEnd end = find_all(search, options);
    if (end != TANDEM_RUN_ENDED)
        return end;
    const TandemWorsts worsts = { search->rank, worst_first, search->worst_after };
    return tandem_rotation_order(search->rotations, market, &worsts, search->workspace)
               ? TANDEM_RUN_ENDED
               : TANDEM_RUN_NO_MEMORY;
}

TandemRunEnd
tandem_rotations_find(TandemRotations *rotations, const TandemMarket *market,
                      const TandemOptions *options, TandemWorkspace *workspace)
{
    TandemDeferredAcceptance run = { .options = options, .workspace = workspace };
    Search search = { .market = market,
                      .workspace = workspace,
                      .rotations = rotations };

    *rotations = (TandemRotations){ 0 };
    if (!take_memory(&search) ||
        !tandem_trainees_best_init(&run, market, TANDEM_TIES_GIVEN, FALSE))
        return TANDEM_RUN_NO_MEMORY;
    const TandemRunEnd end = tandem_trainees_best(&run, rotations->first);
    if (end != TANDEM_RUN_ENDED)
        return end;
    search.rank = run.order.rank;
    return find_and_order(&search, run.places.of_opportunity, options);
}

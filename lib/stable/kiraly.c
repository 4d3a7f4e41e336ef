/* SPDX-License-Identifier: MIT */
/* `kiraly`: a weakly stable matching at least two thirds as large as the largest.
 *
 * Király, Z. (2013). Linear time local approximation algorithm for maximum stable
 * marriage. Algorithms 6(3), 471-484; over opportunities under leaders Cooper, F. and
 * Manlove, D. (2018). A 3/2-approximation algorithm for the student-project allocation
 * problem. 17th International Symposium on Experimental Algorithms, 8:1-8:13.
 *
 * Trainees propose down their lists, and of a tie to a place that is free before one
 * that is not. One who is turned away by all is promoted once, and proposes down the
 * list again: a leader who likes two alike lets a fresh one go for a promoted one. One
 * who sits where there was room, while a place that it likes as much is free still, is
 * precarious: it lets anybody have its seat, and is not turned away by that.
 *
 * What is free is never free again once it is not: an opportunity only trades, and
 * where it loses somebody to another of the same leader, that leader is full and stays
 * so. So a trainee looks for a free place of a tie once, and each edge is proposed
 * along a few times at most.
 *
 * At the end a trainee may like an opportunity with room better that is of its own full
 * leader: that the leader would grant, and they are moved up until nobody does.
 */
#include "kiraly_private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "projects_preferred_private.h"
#include "promoted_seats_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* proposals between two reports */

/* A seat whose holder likes another free place as much, or did. */
typedef struct {
    gint32 trainee;
    guint32 move;
    gsize below;           /* the one under it in its opportunity's pile, and ... */
    gsize below_of_leader; /* ... in its leader's; G_MAXSIZE: none */
} Precarious;

typedef struct {
    const TandemMarket *market;
    TandemPlaces places;
    TandemPromotedSeats seats;
    guint8 *refused;  /* [n_edges] the last promotion + 1 at which it was refused */
    gsize *group;     /* [n_trainees] where the tie it is at begins */
    gsize *free_from; /* [n_trainees] no edge of the tie before it is free */
    gsize *next;      /* [n_trainees] every edge of the tie before it is refused */
    Precarious *pile; /* [n_trainees + n_edges] */
    gsize n_pile;
    gsize *top;           /* [n_opportunities] */
    gsize *top_of_leader; /* [n_leaders] */
    gint32 *waiting;      /* [n_trainees] a ring of those who hold nothing */
    gint32 head, n_waiting;
    guint64 n_proposals;
} Kiraly;

static gsize
end_of_tie(const Kiraly *k, gint32 t, gsize edge)
{
    const gsize end = k->market->start[t + 1];
    const gint32 rank = k->market->trainee_rank[edge];

    do
        edge++;
    while (edge < end && k->market->trainee_rank[edge] == rank);
    return edge;
}

static gboolean
is_refused(const Kiraly *k, gint32 t, gsize edge)
{
    return k->refused[edge] > k->seats.promotion[t];
}

static void
refuse(Kiraly *k, gint32 t, gsize edge)
{
    k->refused[edge] = (guint8)(k->seats.promotion[t] + 1);
}

static void
go_to_tie(Kiraly *k, gint32 t, gsize group)
{
    k->group[t] = k->free_from[t] = k->next[t] = group;
}

/* The edge along which @t proposes now; G_MAXSIZE: it has given up. */
static gsize
favourite(Kiraly *k, gint32 t)
{
    const gsize end = k->market->start[t + 1];

    while (k->seats.promotion[t] != TANDEM_GIVEN_UP) {
        if (k->group[t] == end) {
            k->seats.promotion[t]++;
            go_to_tie(k, t, k->market->start[t]);
            continue;
        }
        const gsize last = end_of_tie(k, t, k->group[t]);
        gsize *const at = &k->free_from[t];
        for (; *at < last; ++*at)
            if (tandem_promoted_seats_are_free(&k->seats, k->market->opportunity[*at]))
                return *at;
        while (k->next[t] < last && is_refused(k, t, k->next[t]))
            k->next[t]++;
        if (k->next[t] < last)
            return k->next[t];
        go_to_tie(k, t, last);
    }
    return G_MAXSIZE;
}

/* Whether a place of the tie of what @t holds is free, other than that. */
static gboolean
is_precarious(const Kiraly *k, gint32 t)
{
    const gsize held = k->seats.held[t];
    const gsize last = end_of_tie(k, t, held);

    for (gsize edge = k->free_from[t]; edge < last; edge++)
        if (edge != held &&
            tandem_promoted_seats_are_free(&k->seats, k->market->opportunity[edge]))
            return TRUE;
    return FALSE;
}

/* @t, who has just sat down by a free edge, goes on the piles if it is precarious. */
static void
pile_up(Kiraly *k, gint32 t)
{
    if (!is_precarious(k, t))
        return;
    const gint32 o = k->market->opportunity[k->seats.held[t]];
    const gint32 l = tandem_market_leader_of(k->market, o);
    const gsize at = k->n_pile++;

    k->pile[at] = (Precarious){ t, k->seats.move[t], k->top[o], k->top_of_leader[l] };
    k->top[o] = k->top_of_leader[l] = at;
}

/* Somebody precarious at an opportunity, or at a leader; who is no longer is taken off
 * the pile for good. TANDEM_NONE: nobody. */
static gint32
find_precarious(Kiraly *k, gsize *top, gboolean is_leader)
{
    while (*top != G_MAXSIZE) {
        const Precarious *const p = &k->pile[*top];
        if (k->seats.move[p->trainee] == p->move && is_precarious(k, p->trainee))
            return p->trainee;
        *top = is_leader ? p->below_of_leader : p->below;
    }
    return TANDEM_NONE;
}

static void
wait(Kiraly *k, gint32 t)
{
    const gint64 at = (gint64)k->head + k->n_waiting++;

    k->waiting[at < k->market->n_trainees ? at : at - k->market->n_trainees] = t;
}

/* Who gives up a seat for @t along @edge: first one who is precarious, who is not
 * refused by that; else one whom the owner of the place likes less. */
static gint32
displace(Kiraly *k, gint32 t, gsize edge)
{
    const gint32 o = k->market->opportunity[edge];
    const gint32 leader = tandem_promoted_seats_full_leader(&k->seats, o);
    const gboolean by_leader = leader != TANDEM_NONE;
    gint32 out = by_leader ? find_precarious(k, &k->top_of_leader[leader], TRUE)
                           : find_precarious(k, &k->top[o], FALSE);

    if (out == TANDEM_NONE) {
        out = tandem_promoted_seats_displaced(&k->seats,
                                              by_leader ? &k->seats.of_leader[leader]
                                                        : &k->seats.of_opportunity[o],
                                              k->seats.rank[edge], t);
        if (out != TANDEM_NONE)
            refuse(k, out, k->seats.held[out]);
    }
    if (out != TANDEM_NONE)
        tandem_promoted_seats_leave(&k->seats, out);
    return out;
}

/* @t proposes until it sits or has given up. */
static void
propose(Kiraly *k, gint32 t)
{
    for (;;) {
        const gsize edge = favourite(k, t);
        if (edge == G_MAXSIZE)
            return;
        k->n_proposals++;
        if (tandem_promoted_seats_are_free(&k->seats, k->market->opportunity[edge])) {
            tandem_promoted_seats_sit(&k->seats, t, edge);
            pile_up(k, t);
            return;
        }
        const gint32 out = displace(k, t, edge);
        if (out == TANDEM_NONE) {
            refuse(k, t, edge);
            continue;
        }
        tandem_promoted_seats_sit(&k->seats, t, edge);
        wait(k, out);
        return;
    }
}

/* In which order trainees begin. */
typedef struct {
    guint64 draw;
    gint32 trainee;
} Turn;

static int
compare_turns(gconstpointer a, gconstpointer b)
{
    const Turn *const x = a, *const y = b;

    if (x->draw != y->draw)
        return x->draw < y->draw ? -1 : 1;
    return (x->trainee > y->trainee) - (x->trainee < y->trainee);
}

/* FALSE: memory was refused. */
static gboolean
line_up(Kiraly *k, guint64 order, TandemWorkspace *workspace)
{
    const gint32 n = k->market->n_trainees;
    Turn *const turn = tandem_take(workspace, Turn, n);

    if (turn == NULL)
        return FALSE;
    for (gint32 t = 0; t < n; t++)
        turn[t] = (Turn){ order > 0 ? tandem_lottery_mix(order, (guint64)t) : 0, t };
    if (order > 0)
        qsort(turn, (gsize)n, sizeof *turn, compare_turns);
    for (gint32 i = 0; i < n; i++)
        if (k->places.of_trainee[turn[i].trainee] > 0)
            wait(k, turn[i].trainee);
    return TRUE;
}

/* FALSE: stopped. */
static gboolean
seat_everyone(Kiraly *k, const TandemOptions *options)
{
    guint64 next_report = REPORT_EVERY;

    while (k->n_waiting > 0) {
        const gint32 t = k->waiting[k->head];
        k->head = k->head + 1 < k->market->n_trainees ? k->head + 1 : 0;
        k->n_waiting--;
        propose(k, t);
        if (k->n_proposals < next_report)
            continue;
        next_report = k->n_proposals + REPORT_EVERY;
        if (!tandem_options_report(options, -1, NAN, NAN))
            return FALSE;
    }
    return TRUE;
}

/* Moves @t to the best opportunity of its own full leader that has room and that it
 * likes better. Returns whether there was one. */
static gboolean
move_up(Kiraly *k, gint32 t)
{
    const TandemMarket *const market = k->market;
    const gsize held = k->seats.held[t];
    if (held == G_MAXSIZE || !k->places.shares[market->opportunity[held]])
        return FALSE;
    const gint32 l = tandem_market_leader_of(market, market->opportunity[held]);

    for (gsize edge = market->start[t]; edge < held; edge++) {
        const gint32 o = market->opportunity[edge];
        if (market->trainee_rank[edge] == market->trainee_rank[held])
            return FALSE;
        if (tandem_market_leader_of(market, o) != l ||
            k->seats.of_opportunity[o].n_held == k->seats.of_opportunity[o].n_places)
            continue;
        tandem_promoted_seats_leave(&k->seats, t);
        tandem_promoted_seats_sit(&k->seats, t, edge);
        return TRUE;
    }
    return FALSE;
}

static void
move_everybody_up(Kiraly *k)
{
    for (gboolean moved = k->seats.of_leader != NULL; moved;) {
        moved = FALSE;
        for (gint32 t = 0; t < k->market->n_trainees; t++)
            moved = move_up(k, t) || moved;
    }
}

static gboolean
init(Kiraly *k, const TandemMarket *market, TandemWorkspace *workspace)
{
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize n_edges = market->start[n];
    const gint32 *const rank = market->opportunity_rank != NULL
                                   ? market->opportunity_rank
                                   : market->leader_rank;

    *k = (Kiraly){ .market = market };
    k->refused = tandem_take(workspace, guint8, n_edges);
    k->group = tandem_take(workspace, gsize, n);
    k->free_from = tandem_take(workspace, gsize, n);
    k->next = tandem_take(workspace, gsize, n);
    k->pile = tandem_take(workspace, Precarious, n_edges);
    k->top = tandem_take(workspace, gsize, m);
    k->top_of_leader = tandem_take(workspace, gsize, market->n_leaders);
    k->waiting = tandem_take(workspace, gint32, n);
    if (!k->refused || !k->group || !k->free_from || !k->next || !k->pile || !k->top ||
        !k->top_of_leader || !k->waiting ||
        !tandem_places_init(&k->places, market, workspace) ||
        !tandem_promoted_seats_init(&k->seats, market, &k->places, rank, workspace))
        return FALSE;
    memset(k->refused, 0, n_edges);
    for (gint32 t = 0; t < market->n_trainees; t++)
        go_to_tie(k, t, market->start[t]);
    for (gsize o = 0; o < m; o++)
        k->top[o] = G_MAXSIZE;
    for (gint32 l = 0; l < market->n_leaders; l++)
        k->top_of_leader[l] = G_MAXSIZE;
    return TRUE;
}

TandemRunEnd
tandem_kiraly_run(TandemKiralyRun *run, gsize *edge)
{
    const TandemWorkspaceMark mark = tandem_workspace_mark(run->workspace);
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;
    Kiraly k;

    if (init(&k, run->market, run->workspace) &&
        line_up(&k, run->order, run->workspace))
        end = seat_everyone(&k, run->options) ? TANDEM_RUN_ENDED : TANDEM_RUN_STOPPED;
    if (end == TANDEM_RUN_ENDED) {
        move_everybody_up(&k);
        memcpy(edge, k.seats.held, (gsize)run->market->n_trainees * sizeof *edge);
    }
    run->n_proposals = k.n_proposals;
    tandem_workspace_rewind(run->workspace, mark);
    return end;
}

/* Where leaders rank opportunities all of them must, and trainees' lists be strict. */
static gboolean
check_projects(const TandemStrategy *strategy, const TandemMarket *market,
               GError **error)
{
    gboolean all = TRUE;

    for (gint32 o = 0; o < market->n_opportunities; o++)
        all = all && market->leader_opportunity_rank[o] > 0;
    if (all && (market->features & TANDEM_FEATURE_TRAINEE_TIES) == 0)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE,
                all ? "%s does not accept trainees' ties where leaders rank "
                      "opportunities"
                    : "%s does not accept that only some leaders rank opportunities",
                strategy->name);
    return FALSE;
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemKiralyRun run = { .market = market,
                            .options = options,
                            .workspace = workspace };
    const gboolean by_projects =
        (market->features & TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES) != 0;
    gsize *const edge = tandem_take(workspace, gsize, market->n_trainees);
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (by_projects && !check_projects(strategy, market, error))
        return NULL;
    if (edge != NULL)
        end = by_projects ? tandem_projects_preferred_run(&run, edge)
                          : tandem_kiraly_run(&run, edge);

    if (end == TANDEM_RUN_NO_MEMORY)
        tandem_no_memory(strategy->name, error);
    if (end == TANDEM_RUN_STOPPED)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
    if (end != TANDEM_RUN_ENDED)
        return NULL;
    TandemMatching *const matching = tandem_answer_new(
        strategy, market, edge, TANDEM_STATUS_OPTIMAL, workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "proposals", run.n_proposals);
    return matching;
}

const TandemStrategy tandem_kiraly = {
    .name = "kiraly",
    .room = "stable",
    .text = "a stable matching that uses ties to place at least two thirds as many as "
            "any stable one",
    .reference = "Király (2013), Linear time local approximation algorithm for maximum "
                 "stable marriage; Cooper and Manlove (2018), A 3/2-approximation "
                 "algorithm for the student-project allocation problem; where leaders "
                 "rank opportunities Iwama, Miyazaki and Yanagisawa (2012), Improved "
                 "approximation bounds for the student-project allocation problem with "
                 "preferences over projects",
    .accepts = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
               TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS |
               TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve,
};

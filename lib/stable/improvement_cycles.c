/* SPDX-License-Identifier: MIT */
/* `stable-improvement-cycles`: a stable matching that no other betters for trainees.
 *
 * Erdil, A. and Ergin, H. (2008). What's the matter with tie-breaking? Improving
 * efficiency in school choice. American Economic Review 98(3), 669-689.
 *
 * Ties at leaders are broken and deferred acceptance is run; the order in which ties
 * were broken may then have cost trainees places for nothing. Trainee t desires o when
 * it prefers o to what it holds. Of those who desire o, the ones o ranks best are its
 * front. A cycle of trainees, each in the front of the place that the next one holds,
 * moves on by one place: whoever desires such a place is ranked no better than who
 * comes, so what was stable stays so. When there is no cycle, every matching that is
 * better for a trainee and worse for none is unstable (their Theorem 1).
 *
 * The cycles are those of a graph over opportunities: from o to each place that one of
 * its front holds. It is walked in depth, and a cycle is carried out where it closes;
 * its opportunities then rest until the next walk. Those who remain on the path hold
 * what they held, and fronts only lose members, so every step of the path stays good.
 * Trainees only move up: at most one cycle for each two edges, and the fronts of an
 * opportunity go down its list once.
 */
#include "improvement_cycles_private.h"

#include <math.h>
#include <string.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "opportunity_lists_private.h"
#include "trainees_best_private.h"

enum { REPORT_EVERY = 1 << 14 }; /* steps between two reports */

typedef enum { UNSEEN, ON_PATH, RESTS } Mark;

typedef struct {
    gint32 opportunity;
    TandemListed mover; /* of its front, who holds the place that is next on the path */
    gsize next;         /* the first entry of the front not yet followed */
} Step;

typedef struct {
    const TandemMarket *market;
    gsize *held; /* [n_trainees] its edge, or G_MAXSIZE */
    TandemOpportunityLists lists;
    gsize *front;  /* [n_opportunities] where its front begins; its end: none */
    guint8 *mark;  /* [n_opportunities] */
    gint32 *depth; /* [n_opportunities] its place on the path */
    Step *path;    /* [n_opportunities] */
    gint32 n_path;
    guint64 n_cycles;
    guint64 n_steps;
} Walk;

static gboolean
desires(const Walk *walk, const TandemListed *entry)
{
    const gsize held = walk->held[entry->trainee];

    return held == G_MAXSIZE || entry->edge < held; /* strict lists go up by edge */
}

/* Moves the front of @o down to the first who still desires it. */
static void
find_front(Walk *walk, gint32 o)
{
    const gsize end = walk->lists.start[o + 1];
    gsize i = walk->front[o];

    while (i < end && !desires(walk, &walk->lists.listed[i]))
        i++;
    walk->front[o] = i;
}

static void
step_onto(Walk *walk, gint32 o)
{
    find_front(walk, o);
    walk->mark[o] = ON_PATH;
    walk->depth[o] = walk->n_path;
    walk->path[walk->n_path++] = (Step){ .opportunity = o, .next = walk->front[o] };
}

/* The path from @first on is a cycle: each step's mover takes the place it desires. */
static void
carry_out(Walk *walk, gint32 first)
{
    for (gint32 i = first; i < walk->n_path; i++) {
        const TandemListed *const mover = &walk->path[i].mover;
        walk->held[mover->trainee] = mover->edge;
    }
    for (gint32 i = first; i < walk->n_path; i++)
        walk->mark[walk->path[i].opportunity] = RESTS;
    walk->n_path = first;
    walk->n_cycles++;
}

/* Follows the next of the front of the path's last opportunity, or leaves it. */
static void
take_step(Walk *walk)
{
    Step *const step = &walk->path[walk->n_path - 1];
    const gsize end = walk->lists.start[step->opportunity + 1];
    const gint32 rank =
        step->next < end ? walk->lists.listed[walk->front[step->opportunity]].rank : 0;

    for (; step->next < end && walk->lists.listed[step->next].rank == rank;
         step->next++) {
        const TandemListed *const entry = &walk->lists.listed[step->next];
        const gsize held = walk->held[entry->trainee];
        if (held == G_MAXSIZE || !desires(walk, entry))
            continue;
        const gint32 to = walk->market->opportunity[held];
        if (walk->mark[to] == RESTS)
            continue;
        step->next++;
        step->mover = *entry;
        if (walk->mark[to] == ON_PATH)
            carry_out(walk, walk->depth[to]);
        else
            step_onto(walk, to);
        return;
    }
    walk->mark[step->opportunity] = RESTS;
    walk->n_path--;
}

/* Walks the whole graph once. FALSE: stopped. */
static gboolean
walk_once(Walk *walk, const TandemOptions *options)
{
    const gint32 m = walk->market->n_opportunities;

    memset(walk->mark, UNSEEN, (gsize)m);
    for (gint32 o = 0; o < m; o++) {
        if (walk->mark[o] == UNSEEN)
            step_onto(walk, o);
        while (walk->n_path > 0) {
            if (++walk->n_steps % REPORT_EVERY == 0 &&
                !tandem_options_report(options, -1, NAN, NAN))
                return FALSE;
            take_step(walk);
        }
    }
    return TRUE;
}

static gboolean
init(Walk *walk, TandemMarket *market, TandemWorkspace *workspace)
{
    const gsize m = (gsize)market->n_opportunities;

    *walk = (Walk){ .market = market };
    walk->held = tandem_take(workspace, gsize, market->n_trainees);
    walk->front = tandem_take(workspace, gsize, m);
    walk->mark = tandem_take(workspace, guint8, m);
    walk->depth = tandem_take(workspace, gint32, m);
    walk->path = tandem_take(workspace, Step, m);
    return walk->held && walk->front && walk->mark && walk->depth && walk->path;
}

/* Deferred acceptance with ties broken; held[t] is what it gives. */
static TandemRunEnd
begin(Walk *walk, TandemDeferredAcceptance *run, TandemMarket *market)
{
    if (!init(walk, market, run->workspace) ||
        !tandem_trainees_best_init(run, market, TANDEM_TIES_LOTTERY, FALSE) ||
        !tandem_opportunity_lists_init(&walk->lists, market, run->order.rank,
                                       run->places.of_trainee, run->workspace))
        return TANDEM_RUN_NO_MEMORY;
    memcpy(walk->front, walk->lists.start,
           (gsize)market->n_opportunities * sizeof *walk->front);
    return tandem_trainees_best(run, walk->held);
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    TandemDeferredAcceptance run = { .options = options, .workspace = workspace };
    Walk walk;
    guint64 n_before;

    const TandemRunEnd end = begin(&walk, &run, market);
    if (end == TANDEM_RUN_NO_MEMORY) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    gboolean goes_on = end == TANDEM_RUN_ENDED;
    do {
        n_before = walk.n_cycles;
        goes_on = goes_on && walk_once(&walk, options);
    } while (goes_on && walk.n_cycles > n_before);
    if (!goes_on) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
        return NULL;
    }
    TandemMatching *const matching = tandem_answer_new(
        strategy, market, walk.held, TANDEM_STATUS_OPTIMAL, workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "cycles", walk.n_cycles);
    return matching;
}

const TandemStrategy tandem_stable_improvement_cycles = {
    .name = "stable-improvement-cycles",
    .room = "stable",
    .text = "a stable matching that no stable one betters for trainees, leaders' ties "
            "made use of",
    .reference = "Erdil and Ergin (2008), What's the matter with tie-breaking? "
                 "Improving efficiency in school choice",
    .accepts = TANDEM_FEATURE_LEADER_TIES | TANDEM_FEATURE_PINS |
               TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_WEAKLY_STABLE | TANDEM_GUARANTEE_UNDOMINATED,
    .lottery = TANDEM_LOTTERY_FOR_TIES,
    .solve = solve,
};

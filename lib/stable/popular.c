/* SPDX-License-Identifier: MIT */
/* `popular-max`: the largest matching that no majority would exchange for another.
 *
 * Kavitha, T. (2014). A size-popularity tradeoff in the stable marriage problem. SIAM
 * Journal on Computing 43(1), 52-71; with capacities Brandl, F. and Kavitha, T. (2019).
 * Two problems in max-size popular matchings. Algorithmica 81(7), 2738-2764.
 *
 * Deferred acceptance on two levels. Trainees propose down their lists from the lower
 * level; one whom everybody has turned away rises once and proposes down the list
 * again. Every opportunity prefers any trainee of the upper level to any of the lower,
 * and within a level goes by its list. The matching that comes of it is popular, for
 * every way to pair off the places of an opportunity, and no popular one is larger.
 *
 * An opportunity's order over both levels is a row of 2 d standings, for d trainees
 * listed. Once it is full the worst that it holds only goes up, so the next worst is
 * found by walking the row, once in all: no heap, and O(E) beyond sorting.
 */
#include "popular_private.h"

#include <math.h>
#include <string.h>

#include "../market/answer_private.h"
#include "../market/matching_private.h"
#include "../market/memory_private.h"
#include "../market/options_private.h"
#include "opportunity_lists_private.h"

enum { REPORT_EVERY = 1 << 16 }; /* proposals between two reports */

typedef struct {
    const TandemMarket *market;
    TandemPlaces places;
    TandemOpportunityLists lists;
    gsize *place;     /* [n_edges] where an edge stands in its opportunity's list */
    guint8 *sits;     /* [2 * n_edges] the standings, upper level first: row o begins at
                         2 * lists.start[o] */
    gsize *worst;     /* [n_opportunities] the last standing of its row that sits */
    gint32 *n_held;   /* [n_opportunities] */
    gsize *next;      /* [n_trainees] the edge to ask next */
    guint8 *is_upper; /* [n_trainees] */
    guint64 n_proposals;
} Levels;

static gboolean
init(Levels *levels, const TandemMarket *market, TandemWorkspace *workspace)
{
    const gsize n = (gsize)market->n_trainees, m = (gsize)market->n_opportunities;
    const gsize n_edges = market->start[n];
    const gint32 *const rank = market->opportunity_rank != NULL
                                   ? market->opportunity_rank
                                   : market->leader_rank;

    *levels = (Levels){ .market = market };
    levels->place = tandem_take(workspace, gsize, n_edges);
    levels->sits =
        n_edges <= G_MAXSIZE / 2 ? tandem_take(workspace, guint8, 2 * n_edges) : NULL;
    levels->worst = tandem_take(workspace, gsize, m);
    levels->n_held = tandem_take(workspace, gint32, m);
    levels->next = tandem_take(workspace, gsize, n);
    levels->is_upper = tandem_take(workspace, guint8, n);
    if (!levels->place || !levels->sits || !levels->worst || !levels->n_held ||
        !levels->next || !levels->is_upper ||
        !tandem_places_init(&levels->places, market, workspace) ||
        !tandem_opportunity_lists_init(&levels->lists, market, rank,
                                       levels->places.of_trainee, workspace))
        return FALSE;
    memset(levels->sits, 0, 2 * n_edges);
    memset(levels->n_held, 0, m * sizeof *levels->n_held);
    memset(levels->is_upper, 0, n);
    memcpy(levels->next, market->start, n * sizeof *levels->next);
    for (gsize o = 0; o < m; o++) {
        const gsize first = levels->lists.start[o];
        levels->worst[o] = 2 * first;
        for (gsize i = first; i < levels->lists.start[o + 1]; i++)
            levels->place[levels->lists.listed[i].edge] = i - first;
    }
    return TRUE;
}

/* Who has the standing at @at of row @o. */
static gint32
who_stands(const Levels *levels, gint32 o, gsize at)
{
    const gsize first = levels->lists.start[o];
    const gsize d = levels->lists.start[o + 1] - first;
    const gsize i = at - 2 * first;

    return levels->lists.listed[first + (i < d ? i : i - d)].trainee;
}

/* Offers @t by edge @k. Returns who is left without: TANDEM_NONE if there was room. */
static gint32
offer(Levels *levels, gint32 t, gsize k)
{
    const gint32 o = levels->market->opportunity[k];
    const gsize first = levels->lists.start[o];
    const gsize d = levels->lists.start[o + 1] - first;
    const gsize at = 2 * first + levels->place[k] + (levels->is_upper[t] ? 0 : d);
    gsize *const worst = &levels->worst[o];
    gint32 left = TANDEM_NONE;

    if (levels->n_held[o] < levels->places.of_opportunity[o]) {
        *worst = levels->n_held[o]++ == 0 ? at : MAX(*worst, at);
        levels->sits[at] = 1;
        return TANDEM_NONE;
    }
    if (levels->n_held[o] == 0 || at > *worst)
        return t;
    left = who_stands(levels, o, *worst);
    levels->sits[*worst] = 0;
    levels->sits[at] = 1;
    while (!levels->sits[*worst])
        (*worst)--;
    return left;
}

/* @t proposes until it is held or has been turned away by all on both levels. Returns
 * whom it displaced, who goes on. */
static gint32
propose(Levels *levels, gint32 t)
{
    const gsize *const start = levels->market->start;

    for (;;) {
        if (levels->next[t] == start[t + 1]) {
            if (levels->is_upper[t])
                return TANDEM_NONE;
            levels->is_upper[t] = 1;
            levels->next[t] = start[t];
            continue;
        }
        levels->n_proposals++;
        const gint32 left = offer(levels, t, levels->next[t]++);
        if (left != t)
            return left;
    }
}

/* Whoever is displaced goes on at once. FALSE: stopped. */
static gboolean
seat_everyone(Levels *levels, const TandemOptions *options)
{
    guint64 next_report = REPORT_EVERY;

    for (gint32 entrant = 0; entrant < levels->market->n_trainees; entrant++) {
        if (levels->places.of_trainee[entrant] == 0)
            continue;
        for (gint32 t = entrant; t != TANDEM_NONE;) {
            t = levels->market->start[t] < levels->market->start[t + 1]
                    ? propose(levels, t)
                    : TANDEM_NONE;
            if (levels->n_proposals < next_report)
                continue;
            next_report = levels->n_proposals + REPORT_EVERY;
            if (!tandem_options_report(options, -1, NAN, NAN))
                return FALSE;
        }
    }
    return TRUE;
}

/* What each trainee holds is the edge it asked last, if it sits there. */
static void
read_answer(const Levels *levels, gsize *edge)
{
    const TandemMarket *const market = levels->market;

    for (gint32 t = 0; t < market->n_trainees; t++)
        edge[t] = G_MAXSIZE;
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gsize first = levels->lists.start[o];
        const gsize d = levels->lists.start[o + 1] - first;
        for (gsize i = 0; i < d; i++) {
            const TandemListed *const listed = &levels->lists.listed[first + i];
            if (levels->sits[2 * first + i] || levels->sits[2 * first + d + i])
                edge[listed->trainee] = listed->edge;
        }
    }
}

static TandemMatching *
solve(const TandemStrategy *strategy, TandemMarket *market,
      const TandemOptions *options, TandemWorkspace *workspace, GError **error)
{
    gsize *const edge = tandem_take(workspace, gsize, market->n_trainees);
    Levels levels;

    if (edge == NULL || !init(&levels, market, workspace)) {
        tandem_no_memory(strategy->name, error);
        return NULL;
    }
    if (!seat_everyone(&levels, options)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "%s was stopped before it ended", strategy->name);
        return NULL;
    }
    read_answer(&levels, edge);
    TandemMatching *const matching = tandem_answer_new(
        strategy, market, edge, TANDEM_STATUS_OPTIMAL, workspace, error);
    if (matching != NULL)
        tandem_matching_add_counter(matching, "proposals", levels.n_proposals);
    return matching;
}

const TandemStrategy tandem_popular_max = {
    .name = "popular-max",
    .room = "stable",
    .text = "the largest matching that no other would win a vote against, both sides "
            "voting",
    .reference = "Kavitha (2014), A size-popularity tradeoff in the stable marriage "
                 "problem; Brandl and Kavitha (2019), Two problems in max-size popular "
                 "matchings",
    .accepts =
        TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS,
    .ignores = TANDEM_FEATURE_WEIGHTS,
    .guarantees = TANDEM_GUARANTEE_POPULAR,
    .lottery = TANDEM_LOTTERY_NEVER,
    .solve = solve,
};

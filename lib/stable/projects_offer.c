/* SPDX-License-Identifier: MIT */
/* Deferred acceptance from the leaders' side where some leader may be full before its
 * opportunities are.
 *
 * Abraham, D. J., Irving, R. W. and Manlove, D. F. (2007). Two algorithms for the
 * student-project allocation problem. Journal of Discrete Algorithms 5(1), 73-90,
 * algorithm SPA-lecturer; Fleiner, T. (2003). A fixed-point approach to stable
 * matchings and some applications. Mathematics of Operations Research 28(1), 103-126,
 * for quotas.
 *
 * A leader with room makes its best offer not yet made at an opportunity with room. A
 * place that is given back lets the best of those passed over follow, so an opportunity
 * is set aside while it is full, and never one of its offers. A trainee keeps the best
 * of its offers, as many as its quota.
 *
 * Who draws on one set of places is a body: an opportunity alone, or all those of a
 * leader who may be full before they are. Each edge is offered at most once:
 * O(edges log opportunities of a leader), and turned.c says what sorting costs.
 */
#include <math.h>
#include <string.h>

#include "../market/options_private.h"
#include "../market/turned_private.h"
#include "hands_private.h"

enum { REPORT_EVERY = 1 << 16 };

/* An offer yet to be made. */
typedef struct {
    gint32
        order; /* where its leader, or its opportunity, has it: the lowest goes first */
    gint32 trainee;
    gint32 place; /* where it stands on the trainee's strict list, from 1 */
} Offer;

typedef struct {
    gsize first; /* its opportunities that can offer are heap[first] .. */
    gint32 n_heap;
    gint32 room;
} Body;

typedef struct {
    TandemDeferredAcceptance *run;
    gsize *start;    /* [n_opportunities + 2] */
    Offer *offer;    /* [n_edges] each opportunity's, best first */
    gsize *next;     /* [n_opportunities] */
    gint32 *room;    /* [n_opportunities] */
    gint32 *body_of; /* [n_opportunities] */
    Body *body;      /* [n_bodies] */
    gint32 n_bodies;
    gint32 *heap;    /* [n_opportunities], the best next offer on top */
    guint8 *in_heap; /* [n_opportunities] */
    gint32 *waiting; /* [n_bodies], a stack */
    guint8 *waits;   /* [n_bodies] */
    gint32 n_waiting;
    TandemHands hands;
} Side;

static gboolean
offers_before(const Side *side, gint32 a, gint32 b)
{
    return side->offer[side->next[a]].order < side->offer[side->next[b]].order;
}

static void
sink(const Side *side, gint32 *heap, gint32 n)
{
    const gint32 moved = heap[0];
    gint32 i = 0;

    for (gint32 child = 1; child < n; child = 2 * i + 1) {
        if (child + 1 < n && offers_before(side, heap[child + 1], heap[child]))
            child++;
        if (!offers_before(side, heap[child], moved))
            break;
        heap[i] = heap[child];
        i = child;
    }
    heap[i] = moved;
}

/* Lets @opportunity offer again, if it has room and somebody to offer to. */
static void
bring_back(Side *side, gint32 opportunity)
{
    Body *const body = &side->body[side->body_of[opportunity]];
    gint32 *const heap = side->heap + body->first;

    if (side->in_heap[opportunity] || side->room[opportunity] == 0 ||
        side->next[opportunity] == side->start[opportunity + 1])
        return;
    side->in_heap[opportunity] = 1;
    gint32 i = body->n_heap++;
    for (; i > 0 && offers_before(side, opportunity, heap[(i - 1) / 2]);
         i = (i - 1) / 2)
        heap[i] = heap[(i - 1) / 2];
    heap[i] = opportunity;
}

static void
wake(Side *side, gint32 body)
{
    if (side->waits[body])
        return;
    side->waits[body] = 1;
    side->waiting[side->n_waiting++] = body;
}

/* Gives the place of @edge back to its opportunity and its leader. */
static void
give_back(Side *side, gsize edge)
{
    const gint32 o = side->run->market->opportunity[edge];
    const gint32 b = side->body_of[o];

    side->room[o]++;
    side->body[b].room++;
    bring_back(side, o);
    wake(side, b);
}

/* Whether the trainee takes the offer, giving another place back if it must. */
static gboolean
take(Side *side, const Offer *offer)
{
    const TandemDeferredAcceptance *const run = side->run;
    const gsize position = run->market->start[offer->trainee] + (gsize)offer->place - 1;
    gsize back;

    if (!tandem_hands_take(&side->hands, offer->trainee, position, &back))
        return FALSE;
    if (back != G_MAXSIZE)
        give_back(side, tandem_tie_order_listed(&run->order, back));
    return TRUE;
}

/* A body makes one offer: the best of its opportunities with room. */
static void
offer_best(Side *side, Body *body)
{
    gint32 *const heap = side->heap + body->first;
    const gint32 o = heap[0];
    const Offer *const offer = &side->offer[side->next[o]++];

    side->run->n_proposals++;
    side->in_heap[o] = 0; /* out, until it is known whether it can offer on */
    heap[0] = heap[--body->n_heap];
    sink(side, heap, body->n_heap);
    if (take(side, offer)) {
        side->room[o]--;
        body->room--;
    }
    bring_back(side, o);
}

/* Where edge @i of the turned lists stands in the market. */
static gsize
edge_of(const TandemDeferredAcceptance *run, const TandemTurned *turned, gsize i)
{
    return tandem_tie_order_listed(&run->order, run->market->start[turned->trainee[i]] +
                                                    (gsize)turned->place[i] - 1);
}

/* Every opportunity's edges in its leader's order: those of all who are compared are
 * sorted together, then dealt out. */
static gboolean
sort_edges(Side *side)
{
    const TandemDeferredAcceptance *const run = side->run;
    const TandemMarket *const market = run->market;
    const gsize m = (gsize)market->n_opportunities;
    const gint32 *const arena = tandem_find_arenas(market, run->workspace);
    gsize *const next = side->start + 1;
    TandemTurned turned;

    if (arena == NULL || !tandem_turned_init(&turned, &run->order, market,
                                             run->places.is_pin, arena, run->workspace))
        return FALSE;
    const gsize n = turned.start[m];
    memset(side->start, 0, (m + 2) * sizeof *side->start);
    for (gsize i = 0; i < n; i++)
        side->start[market->opportunity[edge_of(run, &turned, i)] + 2]++;
    for (gsize o = 0; o < m; o++)
        side->start[o + 2] += side->start[o + 1];
    for (gsize a = 0; a < m; a++)
        for (gsize i = turned.start[a]; i < turned.start[a + 1]; i++)
            side->offer[next[market->opportunity[edge_of(run, &turned, i)]]++] =
                (Offer){ (gint32)(i - turned.start[a]), turned.trainee[i],
                         turned.place[i] };
    return TRUE;
}

/* Bodies: first those opportunities that stand alone, then leaders who share. */
static gboolean
form_bodies(Side *side)
{
    const TandemMarket *const market = side->run->market;
    const TandemPlaces *const places = &side->run->places;
    gint32 *const body_of_leader =
        tandem_take(side->run->workspace, gint32, market->n_leaders);
    if (body_of_leader == NULL)
        return FALSE;
    for (gint32 l = 0; l < market->n_leaders; l++)
        body_of_leader[l] = TANDEM_NONE;

    for (gint32 o = 0; o < market->n_opportunities; o++) {
        const gint32 l = tandem_market_leader_of(market, o);
        const gboolean joins = places->shares[o] && body_of_leader[l] != TANDEM_NONE;
        const gint32 b = joins ? body_of_leader[l] : side->n_bodies++;
        if (!joins)
            side->body[b] =
                (Body){ .room = places->shares[o] ? places->of_leader[l]
                                                  : places->of_opportunity[o] };
        if (places->shares[o])
            body_of_leader[l] = b;
        side->body_of[o] = b;
        side->body[b].n_heap++;
    }
    gsize first = 0;
    for (gint32 b = 0; b < side->n_bodies; b++) {
        side->body[b].first = first;
        first += (gsize)side->body[b].n_heap;
        side->body[b].n_heap = 0;
        side->waits[b] = 0;
    }
    return TRUE;
}

static gboolean
init(Side *side, TandemDeferredAcceptance *run)
{
    const TandemMarket *const market = run->market;
    const gint32 m = market->n_opportunities;
    TandemWorkspace *const workspace = run->workspace;

    *side = (Side){ .run = run };
    side->start = tandem_take(workspace, gsize, (gsize)m + 2);
    side->offer = tandem_take(workspace, Offer, market->start[market->n_trainees]);
    side->next = tandem_take(workspace, gsize, m);
    side->room = tandem_take(workspace, gint32, m);
    side->body_of = tandem_take(workspace, gint32, m);
    side->body = tandem_take(workspace, Body, m);
    side->heap = tandem_take(workspace, gint32, m);
    side->in_heap = tandem_take(workspace, guint8, m);
    side->waiting = tandem_take(workspace, gint32, m);
    side->waits = tandem_take(workspace, guint8, m);
    if (!side->start || !side->offer || !side->next || !side->room || !side->body_of ||
        !side->body || !side->heap || !side->in_heap || !side->waiting ||
        !side->waits || !sort_edges(side) || !form_bodies(side) ||
        !tandem_hands_init(&side->hands, run))
        return FALSE;

    for (gint32 o = 0; o < m; o++) {
        side->next[o] = side->start[o];
        side->room[o] = run->places.of_opportunity[o];
        side->in_heap[o] = 0;
        bring_back(side, o);
    }
    for (gint32 b = side->n_bodies - 1; b >= 0; b--)
        wake(side, b);
    return TRUE;
}

TandemRunEnd
tandem_projects_offer(TandemDeferredAcceptance *run)
{
    Side side;
    gint64 n_turns = 0;

    if (!init(&side, run))
        return TANDEM_RUN_NO_MEMORY;
    while (side.n_waiting > 0) {
        const gint32 b = side.waiting[--side.n_waiting];
        Body *const body = &side.body[b];
        if (++n_turns % REPORT_EVERY == 0 &&
            !tandem_options_report(run->options,
                                   MIN(1, (gdouble)n_turns / side.n_bodies), NAN, NAN))
            return TANDEM_RUN_STOPPED;
        side.waits[b] = 0;
        while (body->room > 0 && body->n_heap > 0)
            offer_best(&side, body);
    }
    tandem_hands_gather(&side.hands, run);
    return TANDEM_RUN_ENDED;
}

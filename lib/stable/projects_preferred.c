/* SPDX-License-Identifier: MIT */
/* Two thirds of the largest stable matching where leaders rank opportunities (SPA-P).
 *
 * Iwama, K., Miyazaki, S. and Yanagisawa, H. (2012). Improved approximation bounds for
 * the student-project allocation problem with preferences over projects. Journal of
 * Discrete Algorithms 13, 59-66; stability is that of Manlove, D. F. and O'Malley, G.
 * (2008). Student-project allocation with preferences over projects. Journal of
 * Discrete Algorithms 6(4), 553-560.
 *
 * Trainees propose down their lists. An opportunity with room takes whoever asks,
 * unless its leader is full and likes nobody's opportunity less: then, as where it is
 * full, a trainee who was promoted takes the place of one there who was not, and any
 * other is turned away. A leader who has one too many lets somebody go from the
 * opportunity it likes least, one who was not promoted first. Who has been turned away
 * by all is promoted once and begins again.
 *
 * Nor would trainees gain by exchanging places at the end, though leaders would not
 * mind. From the moment t leaves an opportunity or is turned away there, it is closed
 * for good: it is full, or its leader is and likes no opportunity less in which
 * somebody is; and a full leader stays full and gives up only what it likes least. So
 * whoever comes later is promoted and takes the place of one who is not, and if t was
 * promoted nobody comes. Now take a ring in which each t would rather have o, where the
 * next one is. Next to one who is promoted is another: t left none behind there who was
 * not. So all of the ring are alike, promoted or not, and each was at its place before
 * the one who wishes for it came away from there, and so before that one came to its
 * own: round the ring, before itself.
 */
#include "projects_preferred_private.h"

#include <math.h>
#include <string.h>

#include "../market/options_private.h"

enum { REPORT_EVERY = 1 << 16 };

typedef struct {
    const TandemMarket *market;
    TandemPlaces places;
    gint32 *n_at;     /* [n_opportunities] */
    gint32 *n_with;   /* [n_leaders] */
    gint32 *top[2];   /* [n_opportunities] who came last, fresh or promoted; or NONE */
    gint32 *below;    /* [n_trainees] who came before it to the same pile */
    gsize *held;      /* [n_trainees] an edge, or G_MAXSIZE */
    gsize *next;      /* [n_trainees] the edge to ask next */
    guint8 *promoted; /* [n_trainees] */
    gsize *own_start; /* [n_leaders + 1] */
    gint32 *own;      /* [n_opportunities] each leader's */
    gint32 *waiting;  /* [n_trainees] a stack */
    gint32 n_waiting;
    guint64 n_proposals;
} Projects;

static gint32
leader_of(const Projects *p, gint32 o)
{
    return tandem_market_leader_of(p->market, o);
}

/* The opportunity of @l that it likes least of those where somebody is. */
static gint32
worst_of(const Projects *p, gint32 l)
{
    gint32 worst = TANDEM_NONE;

    for (gsize i = p->own_start[l]; i < p->own_start[l + 1]; i++) {
        const gint32 o = p->own[i];
        if (p->n_at[o] > 0 &&
            (worst == TANDEM_NONE || p->market->leader_opportunity_rank[o] >
                                         p->market->leader_opportunity_rank[worst]))
            worst = o;
    }
    return worst;
}

static void
sit(Projects *p, gint32 t, gsize edge)
{
    const gint32 o = p->market->opportunity[edge];

    p->held[t] = edge;
    p->below[t] = p->top[p->promoted[t]][o];
    p->top[p->promoted[t]][o] = t;
    p->n_at[o]++;
    p->n_with[leader_of(p, o)]++;
}

/* Who came last of those at @o, of one pile, goes on with the rest of its list. */
static void
let_go(Projects *p, gint32 o, int pile)
{
    const gint32 t = p->top[pile][o];

    p->top[pile][o] = p->below[t];
    p->held[t] = G_MAXSIZE;
    p->n_at[o]--;
    p->n_with[leader_of(p, o)]--;
    p->waiting[p->n_waiting++] = t;
}

/* Whether @o has a place to give that its leader would give. */
static gboolean
would_take(const Projects *p, gint32 o)
{
    const gint32 l = leader_of(p, o);
    const gint32 *const rank = p->market->leader_opportunity_rank;

    if (p->n_at[o] >= p->places.of_opportunity[o])
        return FALSE;
    if (p->n_with[l] < p->places.of_leader[l])
        return TRUE;
    const gint32 worst = worst_of(p, l);
    return worst != TANDEM_NONE && rank[o] < rank[worst];
}

/* @t asks along @edge. Returns whether it sits. */
static gboolean
ask(Projects *p, gint32 t, gsize edge)
{
    const gint32 o = p->market->opportunity[edge];
    const gint32 l = leader_of(p, o);

    p->n_proposals++;
    if (would_take(p, o)) {
        sit(p, t, edge);
        if (p->n_with[l] > p->places.of_leader[l]) {
            const gint32 worst = worst_of(p, l);
            let_go(p, worst, p->top[FALSE][worst] == TANDEM_NONE);
        }
        return TRUE;
    }
    if (!p->promoted[t] || p->top[FALSE][o] == TANDEM_NONE)
        return FALSE;
    let_go(p, o, FALSE);
    sit(p, t, edge);
    return TRUE;
}

/* @t asks until it sits, or everybody has turned it away twice. */
static void
propose(Projects *p, gint32 t)
{
    const gsize *const start = p->market->start;

    for (;;) {
        if (p->next[t] == start[t + 1]) {
            if (p->promoted[t])
                return;
            p->promoted[t] = 1;
            p->next[t] = start[t];
            if (start[t] == start[t + 1])
                return;
        }
        const gsize edge = p->next[t]++;
        if ((p->places.is_pin == NULL || !p->places.is_pin[edge]) && ask(p, t, edge))
            return;
    }
}

static gboolean
take_memory(Projects *p, TandemWorkspace *workspace)
{
    const gsize n = (gsize)p->market->n_trainees, m = (gsize)p->market->n_opportunities;
    const gsize l = (gsize)p->market->n_leaders;

    p->n_at = tandem_take(workspace, gint32, m);
    p->n_with = tandem_take(workspace, gint32, l);
    p->top[FALSE] = tandem_take(workspace, gint32, m);
    p->top[TRUE] = tandem_take(workspace, gint32, m);
    p->below = tandem_take(workspace, gint32, n);
    p->held = tandem_take(workspace, gsize, n);
    p->next = tandem_take(workspace, gsize, n);
    p->promoted = tandem_take(workspace, guint8, n);
    p->own_start = tandem_take(workspace, gsize, l + 2);
    p->own = tandem_take(workspace, gint32, m);
    p->waiting = tandem_take(workspace, gint32, n);
    return p->n_at && p->n_with && p->top[FALSE] && p->top[TRUE] && p->below &&
           p->held && p->next && p->promoted && p->own_start && p->own && p->waiting &&
           tandem_places_init(&p->places, p->market, workspace);
}

static void
begin(Projects *p)
{
    const TandemMarket *const market = p->market;

    memset(p->n_at, 0, (gsize)market->n_opportunities * sizeof *p->n_at);
    memset(p->n_with, 0, (gsize)market->n_leaders * sizeof *p->n_with);
    memset(p->promoted, 0, (gsize)market->n_trainees);
    memset(p->own_start, 0, ((gsize)market->n_leaders + 2) * sizeof *p->own_start);
    for (gint32 o = 0; o < market->n_opportunities; o++) {
        p->top[FALSE][o] = p->top[TRUE][o] = TANDEM_NONE;
        p->own_start[leader_of(p, o) + 2]++;
    }
    for (gint32 l = 0; l < market->n_leaders; l++)
        p->own_start[l + 2] += p->own_start[l + 1];
    for (gint32 o = 0; o < market->n_opportunities; o++)
        p->own[p->own_start[leader_of(p, o) + 1]++] = o;
    for (gint32 t = market->n_trainees; t-- > 0;) {
        p->held[t] = G_MAXSIZE;
        p->next[t] = market->start[t];
        if (p->places.of_trainee[t] > 0)
            p->waiting[p->n_waiting++] = t;
    }
}

TandemRunEnd
tandem_projects_preferred_run(TandemKiralyRun *run, gsize *edge)
{
    const TandemWorkspaceMark mark = tandem_workspace_mark(run->workspace);
    Projects p = { .market = run->market };
    TandemRunEnd end = TANDEM_RUN_NO_MEMORY;

    if (take_memory(&p, run->workspace)) {
        guint64 next_report = REPORT_EVERY;
        begin(&p);
        for (end = TANDEM_RUN_ENDED; p.n_waiting > 0 && end == TANDEM_RUN_ENDED;) {
            propose(&p, p.waiting[--p.n_waiting]);
            if (p.n_proposals < next_report)
                continue;
            next_report = p.n_proposals + REPORT_EVERY;
            if (!tandem_options_report(run->options, -1, NAN, NAN))
                end = TANDEM_RUN_STOPPED;
        }
    }
    if (end == TANDEM_RUN_ENDED)
        memcpy(edge, p.held, (gsize)run->market->n_trainees * sizeof *edge);
    run->n_proposals = p.n_proposals;
    tandem_workspace_rewind(run->workspace, mark);
    return end;
}

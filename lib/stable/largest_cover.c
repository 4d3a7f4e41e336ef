/* SPDX-License-Identifier: MIT */
/* A largest matching of any kind, and a least cover: how many more pairs than it no
 * stable matching can have, and by what it falls short of that.
 *
 * Ford, L. R. and Fulkerson, D. R. (1956). Maximal flow through a network. Canadian
 * Journal of Mathematics 8, 399-404. The network goes from trainees over opportunities,
 * and their leaders where these have a part in it, to a sink. From all unplaced
 * trainees at once one looks for a place by breadth: who is pushed out of a full
 * opportunity, or of an opportunity of a full leader, looks on. When no place is found,
 * what was reached is the side of a least cut: the cover is the trainees not reached,
 * the full opportunities reached whose leader was not, and the leaders reached.
 */
#include "largest_private.h"

#include <string.h>

typedef struct {
    const TandemLargest *problem;
    TandemRankedRows opportunities, leaders;
    gsize *held;      /* [n_trainees] */
    gint32 *n_in;     /* [n_opportunities] */
    gint32 *n_at;     /* [n_leaders] */
    gint32 *via;      /* [n_trainees] the opportunity that would push it out */
    guint8 *reached;  /* [n_trainees] */
    gsize *way;       /* [n_opportunities] the edge it was reached by, or G_MAXSIZE */
    guint8 *is_asked; /* [n_leaders] reached */
    gint32 *queue;    /* [n_trainees] */
    gint32 n_queue;
} Search;

static gboolean
init(Search *s, const TandemLargest *p, gsize *held, TandemWorkspace *workspace)
{
    *s = (Search){ .problem = p, .held = held };
    s->n_in = tandem_take(workspace, gint32, p->n_opportunities);
    s->n_at = tandem_take(workspace, gint32, p->n_leaders);
    s->via = tandem_take(workspace, gint32, p->n_trainees);
    s->reached = tandem_take(workspace, guint8, p->n_trainees);
    s->way = tandem_take(workspace, gsize, p->n_opportunities);
    s->is_asked = tandem_take(workspace, guint8, p->n_leaders);
    s->queue = tandem_take(workspace, gint32, p->n_trainees);
    if (!s->n_in || !s->n_at || !s->via || !s->reached || !s->way || !s->is_asked ||
        !s->queue ||
        !tandem_largest_rank_opportunities(p, &s->opportunities, workspace))
        return FALSE;
    memset(s->n_in, 0, (gsize)p->n_opportunities * sizeof *s->n_in);
    memset(s->n_at, 0, (gsize)p->n_leaders * sizeof *s->n_at);
    for (gint32 t = 0; t < p->n_trainees; t++) {
        if (held[t] == G_MAXSIZE)
            continue;
        const gint32 o = p->opportunity[held[t]];
        s->n_in[o]++;
        if (p->leader[o] != TANDEM_NONE)
            s->n_at[p->leader[o]]++;
    }
    return tandem_largest_rank_leaders(p, &s->leaders, workspace);
}

static void
reach(Search *s, gint32 trainee, gint32 via)
{
    if (s->reached[trainee])
        return;
    s->reached[trainee] = 1;
    s->via[trainee] = via;
    s->queue[s->n_queue++] = trainee;
}

/* Whoever holds an edge of a row is pushed out by one who comes to @opportunity. */
static void
push_out(Search *s, const TandemRankedRows *rows, gint32 i, gint32 opportunity)
{
    for (gsize at = rows->start[i]; at < rows->start[i + 1]; at++) {
        const gsize k = rows->edge[at];
        const gint32 t = s->problem->trainee[k];
        if (s->held[t] == k)
            reach(s, t, opportunity);
    }
}

/* The way to @opportunity, where there is room, is gone, back to an unplaced trainee.
 */
static void
augment(Search *s, gint32 opportunity)
{
    const TandemLargest *const p = s->problem;
    gint32 o = opportunity;

    while (o != TANDEM_NONE) {
        const gsize k = s->way[o];
        const gint32 t = p->trainee[k];
        const gsize before = s->held[t];
        s->held[t] = k;
        s->n_in[o]++;
        if (p->leader[o] != TANDEM_NONE)
            s->n_at[p->leader[o]]++;
        if (before != G_MAXSIZE) {
            const gint32 left = p->opportunity[before];
            s->n_in[left]--;
            if (p->leader[left] != TANDEM_NONE)
                s->n_at[p->leader[left]]--;
        }
        o = s->via[t];
    }
}

/* Whether @opportunity, reached by edge @k, has room for one more. */
static gboolean
visit(Search *s, gint32 opportunity, gsize k)
{
    const TandemLargest *const p = s->problem;
    const gint32 l = p->leader[opportunity];

    s->way[opportunity] = k;
    if (s->n_in[opportunity] == p->capacity[opportunity]) {
        push_out(s, &s->opportunities, opportunity, opportunity);
        return FALSE;
    }
    if (l == TANDEM_NONE || s->n_at[l] < p->leader_places[l])
        return TRUE;
    if (!s->is_asked[l]) {
        s->is_asked[l] = 1;
        push_out(s, &s->leaders, l, opportunity);
    }
    return FALSE;
}

/* FALSE: nobody more can be placed. */
static gboolean
place_one_more(Search *s)
{
    const TandemLargest *const p = s->problem;

    s->n_queue = 0;
    memset(s->reached, 0, (gsize)p->n_trainees);
    memset(s->is_asked, 0, (gsize)p->n_leaders);
    for (gint32 o = 0; o < p->n_opportunities; o++)
        s->way[o] = G_MAXSIZE;
    for (gint32 t = 0; t < p->n_trainees; t++)
        if (s->held[t] == G_MAXSIZE)
            reach(s, t, TANDEM_NONE);
    for (gint32 i = 0; i < s->n_queue; i++) {
        const gint32 t = s->queue[i];
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
            const gint32 o = p->opportunity[k];
            if (k == s->held[t] || s->way[o] != G_MAXSIZE || !visit(s, o, k))
                continue;
            augment(s, o);
            return TRUE;
        }
    }
    return FALSE;
}

gboolean
tandem_largest_cover(const TandemLargest *problem, gsize *held,
                     TandemLargestCover *cover, TandemWorkspace *workspace)
{
    Search s;

    cover->trainee = tandem_take(workspace, guint8, problem->n_trainees);
    cover->opportunity = tandem_take(workspace, guint8, problem->n_opportunities);
    cover->leader = tandem_take(workspace, guint8, problem->n_leaders);
    if (!cover->trainee || !cover->opportunity || !cover->leader ||
        !init(&s, problem, held, workspace))
        return FALSE;
    while (place_one_more(&s))
        ;
    cover->size = 0;
    for (gint32 t = 0; t < problem->n_trainees; t++) {
        cover->trainee[t] = !s.reached[t];
        cover->size += held[t] != G_MAXSIZE;
    }
    for (gint32 o = 0; o < problem->n_opportunities; o++) {
        const gint32 l = problem->leader[o];
        cover->opportunity[o] =
            s.way[o] != G_MAXSIZE && (l == TANDEM_NONE || !s.is_asked[l]);
    }
    memcpy(cover->leader, s.is_asked, (gsize)problem->n_leaders);
    return TRUE;
}

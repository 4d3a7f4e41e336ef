/* SPDX-License-Identifier: MIT */
/* Weak stability over opportunities and leaders as clauses.
 *
 * The variables are those of Delorme, M., García, S., Gondzio, J., Kalcsics, J.,
 * Manlove, D. and Pettersson, W. (2019). Mathematical models for stable matching
 * problems with ties and incomplete lists. European Journal of Operational Research
 * 277(2), 426-441: what is held; a trainee holds one of its first ranks; an
 * opportunity, or leader, is full of its first ranks, its cut-off. Edge (t, o) of rank
 * r, l being o's leader, does not block where
 *
 *   t holds one as good  or  o is full up to r  or  l is full up to r
 *   for each worse edge of t at l:  it is not held  or  o is full up to r
 *
 * How many an opportunity holds of its first edges, best ranked first, is counted edge
 * by edge: Sinz, C. (2005). Towards an optimal CNF encoding of boolean cardinality
 * constraints. CP 2005, LNCS 3709, 827-831. Counted in that order, "as many as it has
 * places of ranks up to r" is the cut-off itself, and nobody behind it fits in.
 *
 * Where counts rule a cut-off out (largest_offers.c) it is false from the start, and so
 * much follows at once; those values are put into the counts.
 */
#include "largest_model_private.h"

#include <math.h>

typedef struct {
    TandemLargestModel *model;
    TandemClauses *clauses;
    TandemLiteral *sum;  /* [most places] at least 1, 2 ... of the first items */
    TandemLiteral *item; /* [n_edges] */
    gint32 *rank;        /* [n_edges] */
    gsize *row;          /* [n_edges] scratch */
} Build;

/* @literal, or what it is known to be. */
static TandemLiteral
known(const TandemClauses *c, TandemLiteral literal)
{
    if (c->is_refused || c->value[literal] == 0)
        return literal;
    return c->value[literal] > 0 ? TANDEM_TRUE : TANDEM_FALSE;
}

/* @old, or @item where @carry: one literal for it. */
static TandemLiteral
add_up(TandemClauses *c, TandemLiteral old, TandemLiteral item, TandemLiteral carry)
{
    if (old == TANDEM_TRUE || carry == TANDEM_FALSE || item == TANDEM_FALSE)
        return old;
    if (item == TANDEM_TRUE)
        return carry; /* which old implies */
    if (old == TANDEM_FALSE && carry == TANDEM_TRUE)
        return item;
    const TandemLiteral sum = tandem_clauses_new_variable(c);
    tandem_clauses_add2(c, tandem_not(old), sum);
    tandem_clauses_add3(c, tandem_not(item), tandem_not(carry), sum);
    tandem_clauses_add3(c, tandem_not(sum), old, item);
    tandem_clauses_add2(c, tandem_not(sum), carry);
    return sum;
}

/* Counts item[n], whose ranks never go down, up to @places, which are all there are.
 * full[row[i]] says whether they are all taken by the end of the rank of item i. */
static void
count_up(Build *b, gsize n, gint32 places, const gsize *row, TandemLiteral *full)
{
    TandemClauses *const c = b->clauses;

    for (gint32 j = 0; j < places; j++)
        b->sum[j] = TANDEM_FALSE;
    for (gsize i = 0, first = 0; i < n; i++) {
        const TandemLiteral item = known(c, b->item[i]);
        tandem_clauses_add2(c, tandem_not(item), tandem_not(b->sum[places - 1]));
        for (gint32 j = (gint32)MIN(i + 1, (gsize)places); j-- > 0;)
            b->sum[j] = add_up(c, b->sum[j], item, j > 0 ? b->sum[j - 1] : TANDEM_TRUE);
        if (i + 1 < n && b->rank[i + 1] == b->rank[i])
            continue;
        for (; first <= i; first++)
            full[row[first]] = b->sum[places - 1];
    }
}

/* A trainee's edges: at most one, and those as good as each. */
static void
add_trainee(Build *b, gint32 t)
{
    const TandemLargest *const p = b->model->problem;
    TandemLargestModel *const m = b->model;
    TandemClauses *const c = b->clauses;
    TandemLiteral any = TANDEM_FALSE;

    for (gsize k = p->start[t], first = k; k < p->start[t + 1]; k++) {
        m->held[k] = tandem_clauses_new_variable(c);
        if (any == TANDEM_FALSE) {
            any = m->held[k];
        } else {
            const TandemLiteral more = tandem_clauses_new_variable(c);
            tandem_clauses_add2(c, tandem_not(any), more);
            tandem_clauses_add2(c, tandem_not(m->held[k]), more);
            tandem_clauses_add3(c, tandem_not(more), any, m->held[k]);
            tandem_clauses_add2(c, tandem_not(any), tandem_not(m->held[k]));
            any = more;
        }
        if (k + 1 < p->start[t + 1] && p->trainee_rank[k + 1] == p->trainee_rank[k])
            continue;
        for (; first <= k; first++)
            m->as_good[first] = any;
    }
    m->placed[t] = any;
}

/* The places of an opportunity, of those that somebody could take. */
static gint32
seats_of(const TandemLargestModel *m, gint32 o)
{
    const gsize *const start = m->offers.opportunities.start;

    return (gint32)MIN((gsize)m->problem->capacity[o], start[o + 1] - start[o]);
}

static void
add_opportunity(Build *b, gint32 o)
{
    TandemLargestModel *const m = b->model;
    const TandemRankedRows *const rows = &m->offers.opportunities;
    const gsize n = rows->start[o + 1] - rows->start[o];
    const gsize *const row = rows->edge + rows->start[o];

    for (gsize i = 0; i < n; i++) {
        b->item[i] = m->held[row[i]];
        b->rank[i] = m->problem->rank[row[i]];
    }
    const gint32 places = seats_of(m, o);
    count_up(b, n, places, row, m->full);
    for (gint32 j = 0; j < places; j++)
        m->seat[m->seat_start[o] + (gsize)j] = b->sum[j];
}

/* One literal for "one of held[] of @edge[n]". */
static TandemLiteral
any_of(Build *b, const gsize *edge, gsize n)
{
    TandemLiteral any = b->model->held[edge[0]];

    for (gsize i = 1; i < n; i++) {
        const TandemLiteral held = b->model->held[edge[i]];
        const TandemLiteral more = tandem_clauses_new_variable(b->clauses);
        tandem_clauses_add2(b->clauses, tandem_not(any), more);
        tandem_clauses_add2(b->clauses, tandem_not(held), more);
        tandem_clauses_add3(b->clauses, tandem_not(more), any, held);
        any = more;
    }
    return any;
}

/* A leader counts trainees, who have one rank there whatever the opportunity; their
 * edges stand beside each other in its row. */
static void
add_leader(Build *b, gint32 l)
{
    TandemLargestModel *const m = b->model;
    const TandemLargest *const p = m->problem;
    const TandemRankedRows *const rows = &m->offers.leaders;
    const gsize end = rows->start[l + 1];
    gsize n = 0;

    for (gsize at = rows->start[l], next; at < end; at = next) {
        const gint32 t = p->trainee[rows->edge[at]];
        for (next = at; next < end && p->trainee[rows->edge[next]] == t; next++)
            ;
        b->item[n] = any_of(b, rows->edge + at, next - at);
        b->rank[n] = p->rank[rows->edge[at]];
        b->row[n++] = rows->edge[at];
    }
    count_up(b, n, p->leader_places[l], b->row, m->leader_full);
    for (gsize at = rows->start[l] + 1; at < end; at++)
        if (p->trainee[rows->edge[at]] == p->trainee[rows->edge[at - 1]])
            m->leader_full[rows->edge[at]] = m->leader_full[rows->edge[at - 1]];
    for (gint32 j = 0; j < p->leader_places[l]; j++)
        m->seat[m->seat_start[p->n_opportunities + l] + (gsize)j] = b->sum[j];
}

/* Edge @k does not block; its cut-offs are given. */
static void
add_stability(Build *b, gsize k, TandemLiteral full, TandemLiteral leader_full)
{
    const TandemLargestModel *const m = b->model;
    const TandemLargest *const p = m->problem;
    const gint32 l = p->leader[p->opportunity[k]];

    tandem_clauses_add3(b->clauses, m->as_good[k], full, leader_full);
    if (l == TANDEM_NONE)
        return;
    for (gsize i = k + 1; i < p->start[p->trainee[k] + 1]; i++)
        if (p->leader[p->opportunity[i]] == l &&
            p->trainee_rank[i] > p->trainee_rank[k])
            tandem_clauses_add2(b->clauses, tandem_not(m->held[i]), full);
}

/* Says what counts rule out, before anything is counted. */
static void
add_what_is_ruled_out(Build *b)
{
    TandemLargestModel *const m = b->model;
    const TandemLargest *const p = m->problem;

    tandem_largest_offers_find(&m->offers);
    for (gsize k = 0; k < p->start[p->n_trainees]; k++)
        if (!m->offers.may[k] && !m->offers.leader_may[k])
            add_stability(b, k, TANDEM_FALSE, TANDEM_FALSE);
    if (!b->clauses->is_refused && !b->clauses->is_false)
        b->clauses->is_false = tandem_clauses_propagate(b->clauses) != TANDEM_NO_CLAUSE;
}

static gboolean
build(Build *b, TandemLimit *limit)
{
    TandemLargestModel *const m = b->model;
    const TandemLargest *const p = m->problem;

    for (gint32 t = 0; t < p->n_trainees; t++)
        add_trainee(b, t);
    add_what_is_ruled_out(b);
    for (gint32 o = 0; o < p->n_opportunities; o++) {
        if (!tandem_limit_go_on(limit, 0, NAN, NAN))
            return FALSE;
        add_opportunity(b, o);
    }
    for (gint32 l = 0; l < p->n_leaders; l++) {
        if (!tandem_limit_go_on(limit, 0, NAN, NAN))
            return FALSE;
        add_leader(b, l);
    }
    for (gsize k = 0; k < p->start[p->n_trainees]; k++)
        add_stability(b, k, m->offers.may[k] ? m->full[k] : TANDEM_FALSE,
                      m->offers.leader_may[k] ? m->leader_full[k] : TANDEM_FALSE);
    return !b->clauses->is_refused;
}

/* Where the seats of each stand. Returns the most that one has. */
static gint32
place_seats(TandemLargestModel *m)
{
    const TandemLargest *const p = m->problem;
    gint32 most = 1;

    m->seat_start[0] = 0;
    for (gint32 o = 0; o < p->n_opportunities; o++) {
        m->seat_start[o + 1] = m->seat_start[o] + (gsize)seats_of(m, o);
        most = MAX(most, seats_of(m, o));
    }
    for (gint32 l = 0; l < p->n_leaders; l++) {
        const gint32 i = p->n_opportunities + l;
        m->seat_start[i + 1] = m->seat_start[i] + (gsize)p->leader_places[l];
        most = MAX(most, p->leader_places[l]);
    }
    return most;
}

gboolean
tandem_largest_model_init(TandemLargestModel *model, const TandemLargest *problem,
                          TandemClauses *clauses, TandemLimit *limit,
                          TandemWorkspace *workspace)
{
    const gsize n_edges = problem->start[problem->n_trainees];
    const gsize n_owners = (gsize)problem->n_opportunities + (gsize)problem->n_leaders;
    Build b = { .model = model, .clauses = clauses };

    *model = (TandemLargestModel){ .problem = problem, .clauses = clauses };
    model->held = tandem_take(workspace, TandemLiteral, n_edges);
    model->as_good = tandem_take(workspace, TandemLiteral, n_edges);
    model->full = tandem_take(workspace, TandemLiteral, n_edges);
    model->leader_full = tandem_take(workspace, TandemLiteral, n_edges);
    model->placed = tandem_take(workspace, TandemLiteral, problem->n_trainees);
    model->seat_start = tandem_take(workspace, gsize, n_owners + 1);
    b.item = tandem_take(workspace, TandemLiteral, n_edges);
    b.rank = tandem_take(workspace, gint32, n_edges);
    b.row = tandem_take(workspace, gsize, n_edges);
    if (!model->held || !model->as_good || !model->full || !model->leader_full ||
        !model->placed || !model->seat_start || !b.item || !b.rank || !b.row ||
        !tandem_largest_offers_init(&model->offers, problem, workspace))
        return FALSE;
    b.sum = tandem_take(workspace, TandemLiteral, place_seats(model));
    model->seat = tandem_take(workspace, TandemLiteral, model->seat_start[n_owners]);
    if (b.sum == NULL || model->seat == NULL)
        return FALSE;
    return build(&b, limit);
}

gint32
tandem_largest_model_read(const TandemLargestModel *model, gsize *edge)
{
    const TandemLargest *const p = model->problem;
    gint32 n = 0;

    for (gint32 t = 0; t < p->n_trainees; t++) {
        edge[t] = G_MAXSIZE;
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++)
            if (tandem_clauses_is_true(model->clauses, model->held[k]))
                edge[t] = k;
        n += edge[t] != G_MAXSIZE;
    }
    return n;
}

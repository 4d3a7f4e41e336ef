/* SPDX-License-Identifier: MIT */
/* Can all who must be placed be placed at once? Clauses find out only by trying: more
 * trainees than places among them is what they prove worst (Haken, A. (1985). The
 * intractability of resolution. Theoretical Computer Science 39, 297-308). So beside
 * them a matching is kept of those who must be placed, over edges not ruled out, within
 * all capacities. Where an edge of it is ruled out, or one more must be placed, it is
 * mended along an augmenting path (Ford, L. R. and Fulkerson, D. R. (1956). Maximal
 * flow through a network. Canadian Journal of Mathematics 8, 399-404); who need not be
 * placed may be pushed out. Where there is no path, those who were reached have fewer
 * places together than they are: Hall, P. (1935). On representatives of subsets.
 * Journal of the London Mathematical Society 10, 26-30. That they must all be placed,
 * and that their edges to other places are ruled out, cannot be all: a clause.
 *
 * Going back in the search only brings edges back, so the matching stays as it is. A
 * trainee is homeless, in the list, or has a place, or need not be placed.
 */
#include "largest_flow_private.h"

#include <string.h>

static void
leave(TandemLargestFlow *f, gint32 t)
{
    const TandemLargest *const p = f->model->problem;
    const gint32 o = p->opportunity[f->place[t]], l = p->leader[o];

    f->n_in[o]--;
    if (l != TANDEM_NONE)
        f->n_at[l]--;
    f->place[t] = G_MAXSIZE;
}

static void
enter(TandemLargestFlow *f, gint32 t, gsize k)
{
    const TandemLargest *const p = f->model->problem;
    const gint32 o = p->opportunity[k], l = p->leader[o];

    f->n_in[o]++;
    if (l != TANDEM_NONE)
        f->n_at[l]++;
    f->place[t] = k;
}

static gboolean
must_be_placed(const TandemLargestFlow *f, gint32 t)
{
    return f->model->clauses->value[f->model->placed[t]] > 0;
}

static void
make_homeless(TandemLargestFlow *f, gint32 t)
{
    if (f->is_homeless[t])
        return;
    f->is_homeless[t] = 1;
    f->homeless[f->n_homeless++] = t;
}

/* What has become true since the last time. */
static void
see(TandemLargestFlow *f, TandemLiteral literal)
{
    const TandemLargest *const p = f->model->problem;
    const gint32 v = tandem_variable_of(literal);

    if (v >= f->n_variables)
        return;
    const gsize k = f->edge_of[v];
    if (k != G_MAXSIZE && f->model->clauses->value[f->model->held[k]] < 0 &&
        f->place[p->trainee[k]] == k) {
        leave(f, p->trainee[k]);
        if (must_be_placed(f, p->trainee[k]))
            make_homeless(f, p->trainee[k]);
    }
    const gint32 t = f->trainee_of[v];
    if (t != TANDEM_NONE && f->place[t] == G_MAXSIZE && must_be_placed(f, t))
        make_homeless(f, t);
}

static void
reach(TandemLargestFlow *f, gint32 t, gint32 via)
{
    if (f->reached[t] == f->turn)
        return;
    f->reached[t] = f->turn;
    f->via[t] = via;
    f->queue[f->n_queue++] = t;
}

static void
push_out(TandemLargestFlow *f, const TandemRankedRows *rows, gint32 i,
         gint32 opportunity)
{
    for (gsize at = rows->start[i]; at < rows->start[i + 1]; at++) {
        const gsize k = rows->edge[at];
        if (f->place[f->model->problem->trainee[k]] == k)
            reach(f, f->model->problem->trainee[k], opportunity);
    }
}

/* Everybody on the way to @opportunity moves on by one. */
static void
move_along(TandemLargestFlow *f, gint32 opportunity)
{
    for (gint32 o = opportunity; o != TANDEM_NONE;) {
        const gsize k = f->way[o];
        const gint32 t = f->model->problem->trainee[k];
        if (f->place[t] != G_MAXSIZE)
            leave(f, t);
        enter(f, t, k);
        o = f->via[t];
    }
}

/* Whether @opportunity, reached by edge @k, has room for one more. */
static gboolean
has_room(TandemLargestFlow *f, gint32 opportunity, gsize k)
{
    const TandemLargest *const p = f->model->problem;
    const gint32 l = p->leader[opportunity];

    f->opportunity_reached[opportunity] = f->turn;
    f->way[opportunity] = k;
    if (f->n_in[opportunity] == p->capacity[opportunity]) {
        push_out(f, &f->model->offers.opportunities, opportunity, opportunity);
        return FALSE;
    }
    if (l == TANDEM_NONE || f->n_at[l] < p->leader_places[l])
        return TRUE;
    if (f->leader_reached[l] != f->turn) {
        f->leader_reached[l] = f->turn;
        push_out(f, &f->model->offers.leaders, l, opportunity);
    }
    return FALSE;
}

/* Looks from @trainee for a place, or for who can do without one. */
static gboolean
find_place(TandemLargestFlow *f, gint32 trainee)
{
    const TandemLargest *const p = f->model->problem;
    const gint8 *const value = f->model->clauses->value;

    f->turn++;
    f->n_queue = 0;
    reach(f, trainee, TANDEM_NONE);
    for (gint32 i = 0; i < f->n_queue; i++) {
        const gint32 t = f->queue[i];
        if (f->place[t] != G_MAXSIZE && !must_be_placed(f, t)) {
            leave(f, t);
            move_along(f, f->via[t]);
            return TRUE;
        }
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
            const gint32 o = p->opportunity[k];
            if (value[f->model->held[k]] < 0 || f->opportunity_reached[o] == f->turn ||
                !has_room(f, o, k))
                continue;
            move_along(f, o);
            return TRUE;
        }
    }
    return FALSE;
}

/* Those who were reached must be placed, and cannot be placed elsewhere. */
static guint32
explain(TandemLargestFlow *f)
{
    const TandemLargest *const p = f->model->problem;
    gsize n = 0;

    for (gint32 i = 0; i < f->n_queue; i++) {
        const gint32 t = f->queue[i];
        f->literal[n++] = tandem_not(f->model->placed[t]);
        for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
            const gint32 o = p->opportunity[k], l = p->leader[o];
            if (f->opportunity_reached[o] != f->turn &&
                (l == TANDEM_NONE || f->leader_reached[l] != f->turn))
                f->literal[n++] = f->model->held[k];
        }
    }
    return tandem_clauses_explain(f->model->clauses, f->literal, n);
}

static guint32
check(TandemClauses *clauses, gpointer data)
{
    TandemLargestFlow *const f = data;

    while (clauses->n_checked < clauses->n_trail)
        see(f, clauses->trail[clauses->n_checked++]);
    while (f->n_homeless > 0) {
        const gint32 t = f->homeless[f->n_homeless - 1];
        if (must_be_placed(f, t) && f->place[t] == G_MAXSIZE && !find_place(f, t))
            return explain(f);
        f->is_homeless[t] = 0;
        f->n_homeless--;
    }
    return TANDEM_NO_CLAUSE;
}

static void
map_variables(TandemLargestFlow *f)
{
    const TandemLargestModel *const m = f->model;
    const TandemLargest *const p = m->problem;

    for (gint32 v = 0; v < f->n_variables; v++) {
        f->edge_of[v] = G_MAXSIZE;
        f->trainee_of[v] = TANDEM_NONE;
    }
    for (gsize k = 0; k < p->start[p->n_trainees]; k++)
        f->edge_of[tandem_variable_of(m->held[k])] = k;
    for (gint32 t = 0; t < p->n_trainees; t++) {
        f->trainee_of[tandem_variable_of(m->placed[t])] = t;
        f->place[t] = G_MAXSIZE;
        f->reached[t] = 0;
    }
    memset(f->is_homeless, 0, (gsize)p->n_trainees);
    memset(f->n_in, 0, (gsize)p->n_opportunities * sizeof *f->n_in);
    memset(f->n_at, 0, (gsize)p->n_leaders * sizeof *f->n_at);
    memset(f->opportunity_reached, 0, (gsize)p->n_opportunities * sizeof(gint32));
    memset(f->leader_reached, 0, (gsize)p->n_leaders * sizeof(gint32));
}

gboolean
tandem_largest_flow_init(TandemLargestFlow *f, const TandemLargestModel *model,
                         TandemWorkspace *workspace)
{
    const TandemLargest *const p = model->problem;
    const gsize n = (gsize)p->n_trainees, n_edges = p->start[n];
    const gsize m = (gsize)p->n_opportunities, l = (gsize)p->n_leaders;

    *f = (TandemLargestFlow){ .model = model,
                              .n_variables = model->clauses->n_variables };
    f->edge_of = tandem_take(workspace, gsize, f->n_variables);
    f->trainee_of = tandem_take(workspace, gint32, f->n_variables);
    f->place = tandem_take(workspace, gsize, n);
    f->n_in = tandem_take(workspace, gint32, m);
    f->n_at = tandem_take(workspace, gint32, l);
    f->via = tandem_take(workspace, gint32, n);
    f->way = tandem_take(workspace, gsize, m);
    f->opportunity_reached = tandem_take(workspace, gint32, m);
    f->leader_reached = tandem_take(workspace, gint32, l);
    f->reached = tandem_take(workspace, gint32, n);
    f->queue = tandem_take(workspace, gint32, n);
    f->homeless = tandem_take(workspace, gint32, n);
    f->is_homeless = tandem_take(workspace, guint8, n);
    f->literal = tandem_take(workspace, TandemLiteral, n + n_edges + 2);
    if (!f->edge_of || !f->trainee_of || !f->place || !f->n_in || !f->n_at || !f->via ||
        !f->way || !f->opportunity_reached || !f->leader_reached || !f->reached ||
        !f->queue || !f->homeless || !f->is_homeless || !f->literal)
        return FALSE;
    map_variables(f);
    model->clauses->check = check;
    model->clauses->check_data = f;
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* The largest weakly stable matching as an integer programme.
 *
 * Where each leader is one opportunity this is the strongest formulation of Delorme,
 * M., García, S., Gondzio, J., Kalcsics, J., Manlove, D. and Pettersson, W. (2019).
 * Mathematical models for stable matching problems with ties and incomplete lists.
 * European Journal of Operational Research 277(2), 426-441, with dummy variables. Here
 * it has two levels. Columns:
 *
 *   x[k]     edge k is held; 0 or 1
 *   D[t,j]   trainee t holds an edge of its first j classes (ranks)
 *   H[o,i]   how many opportunity o holds of its first i groups (ranks)
 *   F[o,i]   o is full of its first i groups: it holds nobody behind them; 0 or 1
 *   K[l,i], G[l,i]   the same of a leader with fewer places than its opportunities
 *
 * For an edge of trainee t in class j, of opportunity o in group i and of its leader l
 * in group g, let W be what t holds of l's opportunities behind class j. The edge does
 * not block, by the definition (judge/blocking.c has it), where t holds one of its
 * first j classes, or o is full of its first i groups, or l is full of its first g and
 * t is not with l at a worse place:
 *
 *   D[t,j] + F[o,i] + G[l,g] >= 1     and     F[o,i] >= W
 *
 * (W = 1 leaves no other way out, as then D[t,j] = 0; and with G[l,g] = 1 nobody in o
 * is behind i.) The same is said once more of how many are held, which the linear
 * relaxation does not know: q(o) (D + G) + H >= q(o), q(l) (D + F) + K >= q(l), and
 * H >= q(o) W, for places q. F[o,i] is left out, as 0, where the first i groups are
 * fewer than o's places. Conversely a stable matching gives all columns the values that
 * their definitions say, and every row holds.
 *
 * Shut edges have no x; all else is as if they were open. Pins are not in it: places
 * and quotas are what the pins leave.
 */
#include "largest_programme_private.h"

#include <math.h>
#include <stdlib.h>

#include "../market/memory_private.h"

enum { NO_COLUMN = -1 };

/* An edge at the opportunity, or leader, whose list it is in. */
typedef struct {
    gint32 owner;
    gint32 rank;
    gsize edge;
} Item;

typedef struct {
    const TandemLargestProgramme *problem;
    TandemProgramme *programme;
    gsize n_edges;
    gint32 *trainee; /* [n_edges] */
    gint32 *x;       /* [n_edges] columns; NO_COLUMN: not held */
    gint32 *d;       /* [n_edges] D[t,j] of the edge's class; NO_COLUMN: 0 */
    gint32 *last_d;  /* [n_trainees] of the last class */
    gint32 *h, *f;   /* [n_edges] H[o,i] and F[o,i] of its group; NO_COLUMN: 0 */
    gint32 *k, *g;   /* [n_edges] of its leader, NO_COLUMN where it does not bind */
    Item *item;      /* [n_edges] */
} Build;

static gboolean
is_in(const Build *build, gsize edge)
{
    const TandemLargestProgramme *const problem = build->problem;
    const TandemPlaces *const places = problem->places;

    return !(places->is_pin != NULL && places->is_pin[edge]) &&
           places->of_trainee[build->trainee[edge]] > 0 &&
           places->of_opportunity[problem->market->opportunity[edge]] > 0 &&
           !(problem->state != NULL && problem->state[edge] == TANDEM_EDGE_STRUCK);
}

static gboolean
is_open(const Build *build, gsize edge)
{
    return build->problem->state == NULL ||
           build->problem->state[edge] == TANDEM_EDGE_OPEN;
}

static void
add_entry(const Build *build, gint32 column, gdouble value)
{
    if (column != NO_COLUMN)
        tandem_programme_add_entry(build->programme, column, value);
}

/* What the start says of a column. */
static void
set_start(const Build *build, gint32 column, gdouble value)
{
    if (column != NO_COLUMN && !build->programme->is_refused)
        build->programme->column[column].start = value;
}

static gdouble
get_start(const Build *build, gint32 column)
{
    return column == NO_COLUMN || build->programme->is_refused
               ? 0
               : build->programme->column[column].start;
}

/* A column that is the one before, or 0, and the held of edges: column, the row that
 * says so, and its start. */
static gint32
add_sum(const Build *build, gint32 before, const Item *items, gsize n_items,
        gdouble most)
{
    TandemProgramme *const programme = build->programme;
    const gint32 sum = tandem_programme_add_column(programme, 0, most, 0, FALSE);
    gdouble start = get_start(build, before);

    tandem_programme_add_row(programme, 0, 0);
    add_entry(build, before, 1);
    for (gsize i = 0; i < n_items; i++) {
        add_entry(build, build->x[items[i].edge], 1);
        start += get_start(build, build->x[items[i].edge]);
    }
    add_entry(build, sum, -1);
    set_start(build, sum, start);
    return sum;
}

static int
compare_items(gconstpointer a, gconstpointer b)
{
    const Item *const x = a, *const y = b;

    if (x->owner != y->owner)
        return x->owner < y->owner ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank < y->rank ? -1 : 1;
    return (x->edge > y->edge) - (x->edge < y->edge);
}

static gsize
end_of_group(const Item *items, gsize from, gsize n)
{
    gsize to = from;

    while (to < n && items[to].owner == items[from].owner &&
           items[to].rank == items[from].rank)
        to++;
    return to;
}

/* x[k] for each edge, D[t,j] for each class. */
static void
add_trainees(Build *build, const gsize *held)
{
    const TandemMarket *const market = build->problem->market;
    gsize n = 0;

    for (gsize k = 0; k < build->n_edges; k++) {
        const gint32 t = build->trainee[k];
        build->x[k] = build->d[k] = NO_COLUMN;
        if (!is_in(build, k))
            continue;
        build->item[n++] = (Item){ t, market->trainee_rank[k], k };
        if (!is_open(build, k))
            continue;
        build->x[k] = tandem_programme_add_column(build->programme, 0, 1, 1, TRUE);
        set_start(build, build->x[k], held[t] == k);
    }
    for (gint32 t = 0; t < market->n_trainees; t++)
        build->last_d[t] = NO_COLUMN;
    for (gsize from = 0, to; from < n; from = to) {
        const gint32 t = build->item[from].owner;
        to = end_of_group(build->item, from, n);
        build->last_d[t] =
            add_sum(build, build->last_d[t], build->item + from, to - from, 1);
        for (gsize i = from; i < to; i++)
            build->d[build->item[i].edge] = build->last_d[t];
    }
}

/* One group of an owner of @capacity places: its sum, whether it is full of it, and
 * that then nobody of this group is held who was not one of the groups before. */
static void
add_group(const Build *build, const Item *items, gsize n_items, gdouble capacity,
          gdouble n_open, gint32 *sum, gint32 *full)
{
    TandemProgramme *const programme = build->programme;
    const gint32 before = *full;

    *sum = add_sum(build, *sum, items, n_items, capacity);
    for (gsize i = 0; before != NO_COLUMN && i < n_items; i++)
        if (build->x[items[i].edge] != NO_COLUMN) {
            tandem_programme_add_row(programme, -INFINITY, 1);
            add_entry(build, before, 1);
            add_entry(build, build->x[items[i].edge], 1);
        }
    if (n_open < capacity)
        return;
    *full = tandem_programme_add_column(programme, 0, 1, 0, TRUE);
    set_start(build, *full, get_start(build, *sum) >= capacity);
    tandem_programme_add_row(programme, 0, INFINITY);
    add_entry(build, *sum, 1);
    add_entry(build, *full, -capacity);
    if (before != NO_COLUMN) {
        tandem_programme_add_row(programme, 0, INFINITY);
        add_entry(build, *full, 1);
        add_entry(build, before, -1);
    }
}

/* sum[k] and full[k] of the group of each of the @n items. */
static void
add_level(Build *build, gsize n, const gint32 *capacity, gint32 *sum, gint32 *full)
{
    Item *const items = build->item;
    gint32 last_sum = NO_COLUMN, last_full = NO_COLUMN;
    gdouble n_open = 0;

    qsort(items, n, sizeof *items, compare_items);
    for (gsize from = 0, to; from < n; from = to) {
        const gint32 owner = items[from].owner;
        to = end_of_group(items, from, n);
        if (from == 0 || items[from - 1].owner != owner) {
            last_sum = last_full = NO_COLUMN;
            n_open = 0;
        }
        for (gsize i = from; i < to; i++)
            n_open += build->x[items[i].edge] != NO_COLUMN;
        add_group(build, items + from, to - from, capacity[owner], n_open, &last_sum,
                  &last_full);
        for (gsize i = from; i < to; i++) {
            sum[items[i].edge] = last_sum;
            full[items[i].edge] = last_full;
        }
    }
}

static void
add_opportunities(Build *build)
{
    const TandemMarket *const market = build->problem->market;
    const gint32 *const rank = market->opportunity_rank != NULL
                                   ? market->opportunity_rank
                                   : market->leader_rank;
    gsize n = 0;

    for (gsize k = 0; k < build->n_edges; k++) {
        build->h[k] = build->f[k] = NO_COLUMN;
        if (is_in(build, k))
            build->item[n++] = (Item){ market->opportunity[k], rank[k], k };
    }
    add_level(build, n, build->problem->places->of_opportunity, build->h, build->f);
}

static void
add_leaders(Build *build)
{
    const TandemMarket *const market = build->problem->market;
    const TandemPlaces *const places = build->problem->places;
    gsize n = 0;

    for (gsize k = 0; k < build->n_edges; k++) {
        const gint32 o = market->opportunity[k];
        build->k[k] = build->g[k] = NO_COLUMN;
        if (is_in(build, k) && places->shares[o])
            build->item[n++] =
                (Item){ tandem_market_leader_of(market, o), market->leader_rank[k], k };
    }
    add_level(build, n, places->of_leader, build->k, build->g);
}

/* The places of @sum, whose column is of @places, are full, unless one of two others
 * says why not: places (a + b) + sum >= places. */
static void
add_unless(const Build *build, gint32 sum, gdouble places, gint32 a, gint32 b)
{
    tandem_programme_add_row(build->programme, places, INFINITY);
    add_entry(build, a, places);
    add_entry(build, b, places);
    add_entry(build, sum, 1);
}

/* H >= q W, or F >= W: @column is at least @places times what the trainee holds at the
 * same leader behind edge @k. */
static void
add_worse_place(const Build *build, gsize k, gint32 column, gdouble places)
{
    const TandemMarket *const market = build->problem->market;
    const gint32 leader = tandem_market_leader_of(market, market->opportunity[k]);
    const gsize end = market->start[build->trainee[k] + 1];
    gboolean any = FALSE;

    for (gsize i = k + 1; i < end; i++) {
        if (build->x[i] == NO_COLUMN ||
            market->trainee_rank[i] == market->trainee_rank[k] ||
            tandem_market_leader_of(market, market->opportunity[i]) != leader)
            continue;
        if (!any) {
            tandem_programme_add_row(build->programme, 0, INFINITY);
            add_entry(build, column, 1);
        }
        any = TRUE;
        add_entry(build, build->x[i], -places);
    }
}

/* Edge @k does not block. */
static void
add_stability(const Build *build, gsize k)
{
    const TandemMarket *const market = build->problem->market;
    const TandemPlaces *const places = build->problem->places;
    const gint32 o = market->opportunity[k];

    tandem_programme_add_row(build->programme, 1, INFINITY);
    add_entry(build, build->d[k], 1);
    add_entry(build, build->f[k], 1);
    add_entry(build, build->g[k], 1);
    add_unless(build, build->h[k], places->of_opportunity[o], build->d[k], build->g[k]);
    if (!places->shares[o])
        return;
    add_unless(build, build->k[k],
               places->of_leader[tandem_market_leader_of(market, o)], build->d[k],
               build->f[k]);
    add_worse_place(build, k, build->f[k], 1);
    add_worse_place(build, k, build->h[k], places->of_opportunity[o]);
}

static gboolean
build_init(Build *build, const TandemLargestProgramme *problem,
           TandemProgramme *programme, TandemWorkspace *workspace)
{
    const TandemMarket *const market = problem->market;
    const gsize n_edges = market->start[market->n_trainees];

    *build = (Build){ .problem = problem, .programme = programme, .n_edges = n_edges };
    gint32 **const columns[] = { &build->trainee, &build->x, &build->d, &build->h,
                                 &build->f,       &build->k, &build->g };
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        *columns[i] = tandem_take(workspace, gint32, n_edges);
        if (*columns[i] == NULL)
            return FALSE;
    }
    build->last_d = tandem_take(workspace, gint32, market->n_trainees);
    build->item = tandem_take(workspace, Item, n_edges);
    if (build->last_d == NULL || build->item == NULL)
        return FALSE;
    for (gint32 t = 0; t < market->n_trainees; t++)
        for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
            build->trainee[k] = t;
    return TRUE;
}

static void
build_programme(Build *build, const gsize *held)
{
    build->programme->is_maximised = !build->problem->is_smallest;
    build->programme->has_start = TRUE;
    add_trainees(build, held);
    add_opportunities(build);
    add_leaders(build);
    for (gsize k = 0; k < build->n_edges; k++)
        if (is_in(build, k))
            add_stability(build, k);
}

static gint32
count_held(const Build *build, const gsize *edge)
{
    gint32 n = 0;

    for (gint32 t = 0; t < build->problem->market->n_trainees; t++)
        n += edge[t] != G_MAXSIZE;
    return n;
}

/* Takes over what was found if it is better than what was known. */
static void
take_values(const Build *build, const TandemSolverAnswer *answer, gsize *edge)
{
    const gdouble known = count_held(build, edge);

    if (answer->value == NULL ||
        (build->problem->is_smallest ? answer->objective >= known
                                     : answer->objective <= known))
        return;
    for (gint32 t = 0; t < build->problem->market->n_trainees; t++)
        edge[t] = G_MAXSIZE;
    for (gsize k = 0; k < build->n_edges; k++)
        if (build->x[k] != NO_COLUMN && answer->value[build->x[k]] > 0.5)
            edge[build->trainee[k]] = k;
}

/* A bound on a whole number is whole. */
static gdouble
round_bound(const Build *build, gdouble bound)
{
    return build->problem->is_smallest ? ceil(bound - 1e-6) : floor(bound + 1e-6);
}

gboolean
tandem_largest_by_programme(const TandemLargestProgramme *problem, gsize *edge,
                            TandemWorkspace *workspace, TandemLimit *limit,
                            TandemStatus *status, gdouble *bound, guint64 *nodes,
                            GError **error)
{
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    Build build;

    if (!build_init(&build, problem, &programme, workspace))
        return tandem_no_memory("the largest matching", error);
    build_programme(&build, edge);
    g_autoptr(TandemHelper) helper = tandem_helper_start(problem->solver, error);
    if (helper == NULL || !tandem_helper_solve(helper, &programme, problem->nodes, 0,
                                               limit, &answer, error))
        return FALSE;
    take_values(&build, &answer, edge);
    *bound = isnan(answer.bound) ? answer.bound : round_bound(&build, answer.bound);
    *status = *bound == count_held(&build, edge) ? TANDEM_STATUS_OPTIMAL
                                                 : TANDEM_STATUS_FEASIBLE;
    *nodes = answer.nodes;
    return TRUE;
}

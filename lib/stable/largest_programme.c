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
 * not block where t holds one of its first j classes, or o is full of its first i
 * groups, or l is full of its first g and t is not with l at a worse place:
 *
 *   D[t,j] + F[o,i] + G[l,g] >= 1     and     F[o,i] >= W
 *
 * (W = 1 leaves no other way out, as then D[t,j] = 0; and with G[l,g] = 1 nobody in o
 * is behind i.) The same is said once more of how many are held, which the linear
 * relaxation does not know: q(o) (D + G) + H >= q(o), q(l) (D + F) + K >= q(l), and
 * H >= q(o) W, for places q. Conversely a stable matching gives all columns the values
 * that their definitions say, and every row holds.
 *
 * F and G are left out, as 0, where counts say that nobody of the group could be turned
 * away (largest_offers.c): only then would they be needed.
 */
#include "largest_programme_private.h"

#include <math.h>

#include "../market/memory_private.h"

enum { NO_COLUMN = -1 };

typedef struct {
    const TandemLargest *problem;
    TandemProgramme *programme;
    const gsize *held; /* [n_trainees] the known matching */
    TandemLargestOffers offers;
    gsize *own;    /* [n_edges] the edges as they stand, trainee by trainee */
    gint32 *d;     /* [n_edges] D[t,j] of the edge's class */
    gint32 *h, *f; /* [n_edges] H[o,i] and F[o,i] of its group; NO_COLUMN: 0 */
    gint32 *k, *g; /* [n_edges] of its leader */
} Build;

/* The edges of one who has @places, best ranked first. */
typedef struct {
    const gsize *edge;
    gsize n;
    const gint32 *rank; /* [n_edges] */
    gint32 places;
    const guint8 *may; /* [n_edges] whether it may be full, or NULL: nobody asks */
    gint32 *sum;       /* [n_edges] gets the columns */
    gint32 *full;      /* [n_edges] likewise, or NULL */
} Row;

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
    if (!build->programme->is_refused)
        build->programme->column[column].start = value;
}

static gdouble
get_start(const Build *build, gint32 column)
{
    return column == NO_COLUMN || build->programme->is_refused
               ? 0
               : build->programme->column[column].start;
}

/* x[k], whose column is k. */
static void
add_edges(const Build *build)
{
    const TandemLargest *const p = build->problem;

    for (gsize k = 0; k < p->start[p->n_trainees]; k++) {
        const gint32 x = tandem_programme_add_column(build->programme, 0, 1, 1, TRUE);
        set_start(build, x, build->held[p->trainee[k]] == k);
    }
}

/* A column that is the one before, or 0, and the held of a group: column, the row that
 * says so, and its start. */
static gint32
add_sum(const Build *build, gint32 before, const gsize *edge, gsize n, gint32 most)
{
    TandemProgramme *const programme = build->programme;
    const gint32 sum = tandem_programme_add_column(programme, 0, most, 0, FALSE);
    gdouble start = get_start(build, before);

    tandem_programme_add_row(programme, 0, 0);
    add_entry(build, before, 1);
    for (gsize i = 0; i < n; i++) {
        add_entry(build, (gint32)edge[i], 1);
        start += get_start(build, (gint32)edge[i]);
    }
    add_entry(build, sum, -1);
    set_start(build, sum, start);
    return sum;
}

/* Whether all @places are taken by @sum: a column no lower than the one of the groups
 * before, if these have one. */
static gint32
add_full(const Build *build, gint32 before, gint32 sum, gint32 places)
{
    TandemProgramme *const programme = build->programme;
    const gint32 full = tandem_programme_add_column(programme, 0, 1, 0, TRUE);

    set_start(build, full, get_start(build, sum) >= places);
    tandem_programme_add_row(programme, 0, INFINITY);
    add_entry(build, sum, 1);
    add_entry(build, full, -places);
    if (before != NO_COLUMN) {
        tandem_programme_add_row(programme, 0, INFINITY);
        add_entry(build, full, 1);
        add_entry(build, before, -1);
    }
    return full;
}

/* Who is full of the groups before, which @full says, holds nobody of this one. */
static void
shut_group(const Build *build, gint32 full, const gsize *edge, gsize n)
{
    for (gsize i = 0; full != NO_COLUMN && i < n; i++) {
        tandem_programme_add_row(build->programme, -INFINITY, 1);
        add_entry(build, full, 1);
        add_entry(build, (gint32)edge[i], 1);
    }
}

/* The columns and rows of each group of @row. */
static void
add_groups(const Build *build, const Row *row)
{
    gint32 sum = NO_COLUMN, full = NO_COLUMN;

    for (gsize from = 0, to = 0; from < row->n; from = to) {
        const gsize *const edge = row->edge + from;
        while (to < row->n && row->rank[row->edge[to]] == row->rank[edge[0]])
            to++;
        sum = add_sum(build, sum, edge, to - from, row->places);
        shut_group(build, full, edge, to - from);
        if (row->may != NULL && row->may[edge[0]])
            full = add_full(build, full, sum, row->places);
        for (gsize i = from; i < to; i++) {
            row->sum[row->edge[i]] = sum;
            if (row->full != NULL)
                row->full[row->edge[i]] = full;
        }
    }
}

static void
add_trainee(const Build *build, gint32 t)
{
    const TandemLargest *const p = build->problem;

    add_groups(build, &(Row){ .edge = build->own + p->start[t],
                              .n = p->start[t + 1] - p->start[t],
                              .rank = p->trainee_rank,
                              .places = 1,
                              .sum = build->d });
}

static void
add_opportunity(const Build *build, gint32 o)
{
    const TandemRankedRows *const rows = &build->offers.opportunities;

    add_groups(build, &(Row){ .edge = rows->edge + rows->start[o],
                              .n = rows->start[o + 1] - rows->start[o],
                              .rank = build->problem->rank,
                              .places = build->problem->capacity[o],
                              .may = build->offers.may,
                              .sum = build->h,
                              .full = build->f });
}

static void
add_leader(const Build *build, gint32 l)
{
    const TandemRankedRows *const rows = &build->offers.leaders;

    add_groups(build, &(Row){ .edge = rows->edge + rows->start[l],
                              .n = rows->start[l + 1] - rows->start[l],
                              .rank = build->problem->rank,
                              .places = build->problem->leader_places[l],
                              .may = build->offers.leader_may,
                              .sum = build->k,
                              .full = build->g });
}

/* The places that @sum counts are full, unless one of two others says why not:
 * places (a + b) + sum >= places. */
static void
add_unless(const Build *build, gint32 sum, gint32 places, gint32 a, gint32 b)
{
    tandem_programme_add_row(build->programme, places, INFINITY);
    add_entry(build, a, places);
    add_entry(build, b, places);
    add_entry(build, sum, 1);
}

/* H >= q W, or F >= W: @column is at least @places times what the trainee holds at the
 * same leader behind edge @k. */
static void
add_worse_place(const Build *build, gsize k, gint32 column, gint32 places)
{
    const TandemLargest *const p = build->problem;
    const gint32 leader = p->leader[p->opportunity[k]];
    gboolean any = FALSE;

    for (gsize i = k + 1; i < p->start[p->trainee[k] + 1]; i++) {
        if (p->trainee_rank[i] == p->trainee_rank[k] ||
            p->leader[p->opportunity[i]] != leader)
            continue;
        if (!any) {
            tandem_programme_add_row(build->programme, 0, INFINITY);
            add_entry(build, column, 1);
        }
        any = TRUE;
        add_entry(build, (gint32)i, -places);
    }
}

/* Edge @k does not block. */
static void
add_stability(const Build *build, gsize k)
{
    const TandemLargest *const p = build->problem;
    const gint32 o = p->opportunity[k], l = p->leader[o];

    tandem_programme_add_row(build->programme, 1, INFINITY);
    add_entry(build, build->d[k], 1);
    add_entry(build, build->f[k], 1);
    add_entry(build, build->g[k], 1);
    add_unless(build, build->h[k], p->capacity[o], build->d[k], build->g[k]);
    if (l == TANDEM_NONE)
        return;
    add_unless(build, build->k[k], p->leader_places[l], build->d[k], build->f[k]);
    add_worse_place(build, k, build->f[k], 1);
    add_worse_place(build, k, build->h[k], p->capacity[o]);
}

static gboolean
build_init(Build *build, TandemWorkspace *workspace)
{
    const TandemLargest *const p = build->problem;
    const gsize n_edges = p->start[p->n_trainees];
    gint32 **const columns[] = { &build->d, &build->h, &build->f, &build->k,
                                 &build->g };

    build->own = tandem_take(workspace, gsize, n_edges);
    for (gsize i = 0; i < G_N_ELEMENTS(columns); i++) {
        *columns[i] = tandem_take(workspace, gint32, n_edges);
        if (*columns[i] == NULL)
            return FALSE;
    }
    if (build->own == NULL || !tandem_largest_offers_init(&build->offers, p, workspace))
        return FALSE;
    tandem_largest_offers_find(&build->offers);
    for (gsize k = 0; k < n_edges; k++) {
        build->own[k] = k;
        build->k[k] = build->g[k] = NO_COLUMN;
    }
    return TRUE;
}

static void
build_programme(const Build *build)
{
    const TandemLargest *const p = build->problem;

    add_edges(build);
    for (gint32 t = 0; t < p->n_trainees; t++)
        add_trainee(build, t);
    for (gint32 o = 0; o < p->n_opportunities; o++)
        add_opportunity(build, o);
    for (gint32 l = 0; l < p->n_leaders; l++)
        add_leader(build, l);
    for (gsize k = 0; k < p->start[p->n_trainees]; k++)
        add_stability(build, k);
}

/* Takes over what was found if it is better than what was known, and the bound, which
 * is on a whole number and so whole itself. */
static void
take_answer(const TandemLargest *part, gboolean is_smallest,
            const TandemSolverAnswer *answer, TandemLargestPart *found)
{
    const gboolean is_better =
        answer->value != NULL && (is_smallest ? answer->objective < found->best - 0.5
                                              : answer->objective > found->best + 0.5);

    if (!isnan(answer->bound)) {
        const gdouble bound = CLAMP(answer->bound, 0, part->n_trainees);
        found->bound = is_smallest ? MAX(found->bound, (gint32)ceil(bound - 1e-6))
                                   : MIN(found->bound, (gint32)floor(bound + 1e-6));
    }
    if (!is_better)
        return;
    found->best = 0;
    for (gint32 t = 0; t < part->n_trainees; t++) {
        found->held[t] = G_MAXSIZE;
        for (gsize k = part->start[t]; k < part->start[t + 1]; k++)
            if (answer->value[k] > 0.5)
                found->held[t] = k;
        found->best += found->held[t] != G_MAXSIZE;
    }
}

gboolean
tandem_largest_by_programme(const TandemLargest *part, gboolean is_smallest,
                            TandemLargestPart *found, TandemHelper *helper,
                            TandemLimit *limit, TandemWorkspace *workspace,
                            GError **error)
{
    g_auto(TandemProgramme)
        programme = { .is_maximised = !is_smallest, .has_start = TRUE };
    g_auto(TandemSolverAnswer) answer = { 0 };
    Build build = { .problem = part, .programme = &programme, .held = found->held };
    const guint64 most = limit->most_work;

    if (most > 0 && limit->work == most) { /* 0 left would mean no limit */
        tandem_limit_go_on(limit, 1, found->best, found->bound);
        return TRUE;
    }
    if (!build_init(&build, workspace))
        return tandem_no_memory("the largest matching", error);
    build_programme(&build);
    if (!tandem_helper_solve(helper, &programme, most > 0 ? most - limit->work : 0, 0,
                             limit, &answer, error))
        return FALSE;
    take_answer(part, is_smallest, &answer, found);
    tandem_limit_go_on(limit, answer.nodes, found->best, found->bound);
    return TRUE;
}

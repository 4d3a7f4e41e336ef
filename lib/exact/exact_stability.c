/* SPDX-License-Identifier: MIT */
/* Rows that keep pairs from blocking, or count those that do.
 *
 * The definition is that of docs/judge.md: a pair blocks through one exchange. For an
 * edge e of trainee t, opportunity o and leader l, and for how much each side must gain
 * by it (strictly, or at least losing nothing), columns that may be 1 only where
 *
 *   F   o is full, and nobody in o is worse than t
 *   G   l is full, and nobody but t itself is worse with l than t
 *   D   t is at its quota, and none of what it holds with other leaders is worse than e
 *
 * hold; "worse" is "not better" where the side need not gain strictly, and a pin is
 * never worse. Then e does not block by what t gives up elsewhere, or by its room,
 * where
 *
 *   x[e] + D + F + G >= 1
 *
 * and not by giving up a worse place k with l, for which o alone needs room, where
 *
 *   x[e] + F >= x[k].
 *
 * Conversely of a matching that e does not block the columns can have the values that
 * their names say, so the rows cut nothing off. The weak sense asks this of strict
 * gains; the strong one of a strict gain of either side, but giving up a place with l
 * gains l nothing, so there t must; the super one of no loss. A column that says e
 * blocks, where there is one, stands on the left of both. G is left out where the
 * places of l never bind before those of its opportunities.
 *
 * With a quota of 1 and ties these are the stability constraints of Delorme, M.,
 * García, S., Gondzio, J., Kalcsics, J., Manlove, D. and Pettersson, W. (2019).
 * Mathematical models for stable matching problems with ties and incomplete lists.
 * European Journal of Operational Research 277(2), 426-441, over two levels.
 */
#include <math.h>

#include "exact_model_private.h"

typedef enum {
    WEAKLY = 0,
    STRICTLY = 1,
} Liking;

typedef struct {
    TandemExactModel *model;
    gint32 *full[2]; /* [n_edges] F for each liking; or NO_COLUMN: not yet asked for */
    gint64 *spare;   /* [n_leaders] places of its opportunities beyond its own */
} Rows;

/* Whether a place of rank @other is none to give up for one of @rank. */
static gboolean
keeps(gint32 other, gint32 rank, Liking liking)
{
    return liking == STRICTLY ? other <= rank : other < rank;
}

/* A column that is 1 only where all @places are taken by those of the row before it is
 * done: the row is begun, and the entries of those follow. */
static gint32
begin_full(TandemExactModel *model, gint32 places)
{
    const gint32 full = tandem_programme_add_column(&model->programme, 0, 1, 0, TRUE);

    tandem_programme_add_row(&model->programme, 0, INFINITY);
    tandem_exact_add(model, full, -places);
    return full;
}

/* F; edges of one rank at one opportunity share it. */
static gint32
find_full(Rows *rows, gsize e, Liking liking)
{
    TandemExactModel *const model = rows->model;
    const TandemMarket *const market = model->market;
    const gint32 o = market->opportunity[e];
    const gint32 rank = tandem_exact_rank_at(market, e);
    const gsize from = model->at_start[o], to = model->at_start[o + 1];

    for (gsize i = from; i < to; i++) {
        const gsize k = model->at[i];
        if (tandem_exact_rank_at(market, k) == rank &&
            rows->full[liking][k] != TANDEM_EXACT_NO_COLUMN)
            return rows->full[liking][k];
    }
    rows->full[liking][e] = begin_full(model, market->capacity[o]);
    for (gsize i = from; i < to; i++) {
        const gsize k = model->at[i];
        if (model->is_pin[k] || keeps(tandem_exact_rank_at(market, k), rank, liking))
            tandem_exact_add(model, (gint32)k, 1);
    }
    return rows->full[liking][e];
}

/* G, or NO_COLUMN. */
static gint32
add_leader_full(Rows *rows, gsize e, Liking liking)
{
    TandemExactModel *const model = rows->model;
    const TandemMarket *const market = model->market;
    const gint32 l = tandem_market_leader_of(market, market->opportunity[e]);

    if (rows->spare[l] <= 0)
        return TANDEM_EXACT_NO_COLUMN;
    const gint32 full = begin_full(model, market->leader_capacity[l]);
    for (gsize i = model->with_start[l]; i < model->with_start[l + 1]; i++) {
        const gsize k = model->with[i];
        if (model->is_pin[k] || model->trainee[k] == model->trainee[e] ||
            keeps(market->leader_rank[k], market->leader_rank[e], liking))
            tandem_exact_add(model, (gint32)k, 1);
    }
    return full;
}

/* What t holds and would not give up elsewhere for @e. */
static void
add_kept(TandemExactModel *model, gsize e, Liking liking)
{
    const TandemMarket *const market = model->market;
    const gint32 t = model->trainee[e];
    const gint32 l = tandem_market_leader_of(market, market->opportunity[e]);

    for (gsize k = market->start[t]; k < market->start[t + 1]; k++)
        if (k != e && (model->is_pin[k] ||
                       tandem_market_leader_of(market, market->opportunity[k]) == l ||
                       keeps(market->trainee_rank[k], market->trainee_rank[e], liking)))
            tandem_exact_add(model, (gint32)k, 1);
}

/* x[e] and what says that e blocks, into the last row. */
static void
add_ways_out(TandemExactModel *model, gsize e)
{
    tandem_exact_add(model, (gint32)e, 1);
    if (model->blocking[e] != TANDEM_EXACT_NO_COLUMN)
        tandem_exact_add(model, model->blocking[e], 1);
}

static void
keep_elsewhere(Rows *rows, gsize e, Liking trainee, Liking leader)
{
    TandemExactModel *const model = rows->model;
    const gint32 quota = tandem_market_quota(model->market, model->trainee[e]);
    const gint32 full = find_full(rows, e, leader);
    const gint32 leader_full = add_leader_full(rows, e, leader);
    gint32 at_quota = TANDEM_EXACT_NO_COLUMN;

    if (quota > 1) {
        at_quota = begin_full(model, quota);
        add_kept(model, e, trainee);
    }
    tandem_programme_add_row(&model->programme, 1, INFINITY);
    add_ways_out(model, e);
    tandem_exact_add(model, full, 1);
    if (leader_full != TANDEM_EXACT_NO_COLUMN)
        tandem_exact_add(model, leader_full, 1);
    if (at_quota != TANDEM_EXACT_NO_COLUMN)
        tandem_exact_add(model, at_quota, 1);
    else
        add_kept(model, e, trainee); /* at most one of them is held */
}

static void
keep_here(Rows *rows, gsize e, Liking trainee, Liking leader)
{
    TandemExactModel *const model = rows->model;
    const TandemMarket *const market = model->market;
    const gint32 t = model->trainee[e];
    const gint32 l = tandem_market_leader_of(market, market->opportunity[e]);

    for (gsize k = market->start[t]; k < market->start[t + 1]; k++) {
        if (k == e || model->is_pin[k] ||
            tandem_market_leader_of(market, market->opportunity[k]) != l ||
            keeps(market->trainee_rank[k], market->trainee_rank[e], trainee))
            continue;
        const gint32 full = find_full(rows, e, leader);
        tandem_programme_add_row(&model->programme, 0, INFINITY);
        add_ways_out(model, e);
        tandem_exact_add(model, full, 1);
        tandem_exact_add(model, (gint32)k, -1);
    }
}

static void
keep_from_blocking(Rows *rows, gsize e)
{
    switch (rows->model->wish->stability) {
    case TANDEM_EXACT_STRONG:
        keep_elsewhere(rows, e, STRICTLY, WEAKLY);
        keep_elsewhere(rows, e, WEAKLY, STRICTLY);
        keep_here(rows, e, STRICTLY, WEAKLY);
        break;
    case TANDEM_EXACT_SUPER:
        keep_elsewhere(rows, e, WEAKLY, WEAKLY);
        keep_here(rows, e, WEAKLY, WEAKLY);
        break;
    default:
        keep_elsewhere(rows, e, STRICTLY, STRICTLY);
        keep_here(rows, e, STRICTLY, STRICTLY);
    }
}

static gboolean
rows_init(Rows *rows)
{
    TandemExactModel *const model = rows->model;
    const TandemMarket *const market = model->market;

    for (gsize i = 0; i < 2; i++) {
        rows->full[i] = tandem_take(model->workspace, gint32, model->n_edges);
        if (rows->full[i] == NULL)
            return FALSE;
        for (gsize k = 0; k < model->n_edges; k++)
            rows->full[i][k] = TANDEM_EXACT_NO_COLUMN;
    }
    rows->spare = tandem_take(model->workspace, gint64, market->n_leaders);
    if (rows->spare == NULL)
        return FALSE;
    for (gint32 l = 0; l < market->n_leaders; l++)
        rows->spare[l] = -(gint64)market->leader_capacity[l];
    for (gint32 o = 0; o < market->n_opportunities; o++)
        rows->spare[tandem_market_leader_of(market, o)] += market->capacity[o];
    return TRUE;
}

gboolean
tandem_exact_add_stability(TandemExactModel *model)
{
    const TandemMarket *const market = model->market;
    const TandemExactStability stability = model->wish->stability;
    const gboolean counts = stability == TANDEM_EXACT_FEWEST ||
                            (stability == TANDEM_EXACT_ANY &&
                             tandem_exact_wishes(model->wish, TANDEM_EXACT_BLOCKING));
    Rows rows = { .model = model };

    if (stability == TANDEM_EXACT_ANY && !counts)
        return TRUE;
    if (!rows_init(&rows))
        return FALSE;
    for (gsize k = 0; k < model->n_edges; k++) {
        if (model->is_pin[k] || market->trainee_rank[k] == 0 ||
            tandem_market_quota(market, model->trainee[k]) == 0)
            continue;
        if (counts)
            model->blocking[k] =
                tandem_programme_add_column(&model->programme, 0, 1, 0, TRUE);
        keep_from_blocking(&rows, k);
    }
    return TRUE;
}

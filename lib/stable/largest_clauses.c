/* SPDX-License-Identifier: MIT */
/* Weak stability as clauses.
 *
 * The variables are those of Delorme, M., García, S., Gondzio, J., Kalcsics, J.,
 * Manlove, D. and Pettersson, W. (2019). Mathematical models for stable matching
 * problems with ties and incomplete lists. European Journal of Operational Research
 * 277(2), 426-441: whether an edge is held, whether a trainee holds something at least
 * as good, and whether an opportunity is full before a tie; here with the same of
 * leaders.
 *
 *   upto[k] is: one of t's edges up to k is held; at most one is.
 *   A count along the list of an opportunity, best ranked first, says whether it is
 *   full of the first i, and that it is never more than full: Sinz, C. (2005). Towards
 *   an optimal CNF encoding of boolean cardinality constraints. CP 2005, LNCS 3709,
 *   827-831, in both directions. The same of a leader.
 *   Edge k = (t, o) of rank r does not block: t holds something as good; or o is full
 *   of ranks up to r; or its leader is, and t is not with the leader at a worse place.
 */
#include "largest_clauses_private.h"

#include <math.h>

/* One step of a count: whether j of the first i are true, from whether j of the first
 * i - 1 are (@same), j - 1 of them are (@fewer), and the i-th is. */
static TandemLiteral
count_one(TandemClauses *c, TandemLiteral same, TandemLiteral fewer, TandemLiteral next)
{
    if (fewer == TANDEM_FALSE)
        return same;
    const TandemLiteral reached = tandem_clauses_new_variable(c);
    tandem_clauses_add2(c, tandem_not(same), reached);
    tandem_clauses_add3(c, tandem_not(next), tandem_not(fewer), reached);
    tandem_clauses_add3(c, tandem_not(reached), same, next);
    tandem_clauses_add3(c, tandem_not(reached), same, fewer);
    return reached;
}

gboolean
tandem_count_literals(TandemClauses *c, const TandemLiteral *literal, gsize n,
                      gsize most, TandemLiteral *counter, TandemWorkspace *workspace)
{
    TandemLiteral *const reached = tandem_take(workspace, TandemLiteral, most + 1);

    if (reached == NULL)
        return FALSE;
    reached[0] = TANDEM_TRUE;
    for (gsize j = 1; j <= most; j++)
        reached[j] = TANDEM_FALSE;
    for (gsize i = 0; i < n; i++) {
        const gsize left = n - i - 1;
        tandem_clauses_add2(c, tandem_not(literal[i]), tandem_not(reached[most]));
        for (gsize j = MIN(most, i + 1); j > 0 && j + left >= most; j--)
            reached[j] = count_one(c, reached[j], reached[j - 1], literal[i]);
        counter[i] = reached[most];
    }
    return !c->is_refused;
}

/* At most one of a trainee's edges is held. */
static void
add_trainee(TandemLargestClauses *all, gint32 t)
{
    const TandemLargest *const p = all->part;
    TandemClauses *const c = &all->clauses;
    TandemLiteral before = TANDEM_FALSE;

    for (gsize k = p->start[t]; k < p->start[t + 1]; k++) {
        const TandemLiteral held = all->held[k] = tandem_clauses_new_variable(c);
        if (before == TANDEM_FALSE) {
            all->upto[k] = before = held;
            continue;
        }
        const TandemLiteral upto = all->upto[k] = tandem_clauses_new_variable(c);
        tandem_clauses_add2(c, tandem_not(held), tandem_not(before));
        tandem_clauses_add2(c, tandem_not(held), upto);
        tandem_clauses_add2(c, tandem_not(before), upto);
        tandem_clauses_add3(c, tandem_not(upto), before, held);
        before = upto;
    }
}

/* says[k] of the edges of a row: that its places are filled by ranks up to k's. Where
 * there are places for all they are never filled without the one who would block. */
static gboolean
add_row(TandemLargestClauses *all, const TandemRankedRows *rows, gint32 i,
        gint32 places, TandemLiteral *says, TandemWorkspace *workspace)
{
    const gsize *const row = rows->edge + rows->start[i];
    const gsize n = rows->start[i + 1] - rows->start[i];
    const gint32 *const rank = all->part->rank;
    TandemLiteral *const literal = tandem_take(workspace, TandemLiteral, n);
    TandemLiteral *const counter = tandem_take(workspace, TandemLiteral, n);

    if (literal == NULL || counter == NULL)
        return FALSE;
    for (gsize at = 0; at < n; at++) {
        literal[at] = all->held[row[at]];
        says[row[at]] = TANDEM_FALSE;
    }
    if (n <= (gsize)places)
        return TRUE;
    if (!tandem_count_literals(&all->clauses, literal, n, (gsize)places, counter,
                               workspace))
        return FALSE;
    for (gsize at = 0, end; at < n; at = end) {
        for (end = at + 1; end < n && rank[row[end]] == rank[row[at]];)
            end++;
        for (gsize same = at; same < end; same++)
            says[row[same]] = counter[end - 1];
    }
    return TRUE;
}

static gboolean
add_rows(TandemLargestClauses *all, TandemLimit *limit, TandemWorkspace *workspace)
{
    const TandemLargest *const p = all->part;
    TandemRankedRows of, at;

    if (!tandem_largest_rank_opportunities(p, &of, workspace) ||
        !tandem_largest_rank_leaders(p, &at, workspace))
        return FALSE;
    for (gint32 o = 0; o < p->n_opportunities; o++)
        if (!tandem_limit_go_on(limit, 0, NAN, NAN) ||
            !add_row(all, &of, o, p->capacity[o], all->full, workspace))
            return FALSE;
    for (gint32 l = 0; l < p->n_leaders; l++)
        if (!tandem_limit_go_on(limit, 0, NAN, NAN) ||
            !add_row(all, &at, l, p->leader_places[l], all->closed, workspace))
            return FALSE;
    return TRUE;
}

/* Edge @k of trainee @t does not block; @as_good: t holds something as good. */
static void
add_stability(TandemLargestClauses *all, gint32 t, gsize k, TandemLiteral as_good)
{
    const TandemLargest *const p = all->part;
    const gint32 l = p->leader[p->opportunity[k]];
    TandemClauses *const c = &all->clauses;

    tandem_clauses_add3(c, as_good, all->full[k], all->closed[k]);
    if (l == TANDEM_NONE || all->closed[k] == TANDEM_FALSE)
        return;
    for (gsize worse = k + 1; worse < p->start[t + 1]; worse++)
        if (p->leader[p->opportunity[worse]] == l &&
            p->trainee_rank[worse] > p->trainee_rank[k])
            tandem_clauses_add3(c, as_good, all->full[k], tandem_not(all->held[worse]));
}

static void
add_stability_of(TandemLargestClauses *all, gint32 t)
{
    const TandemLargest *const p = all->part;

    for (gsize k = p->start[t], end; k < p->start[t + 1]; k = end) {
        for (end = k + 1;
             end < p->start[t + 1] && p->trainee_rank[end] == p->trainee_rank[k];)
            end++;
        for (gsize same = k; same < end; same++)
            add_stability(all, t, same, all->upto[end - 1]);
    }
}

gboolean
tandem_largest_clauses_init(TandemLargestClauses *all, const TandemLargest *part,
                            TandemLimit *limit, TandemWorkspace *workspace)
{
    const gsize n_edges = part->start[part->n_trainees];

    all->part = part;
    all->held = tandem_take(workspace, TandemLiteral, n_edges);
    all->upto = tandem_take(workspace, TandemLiteral, n_edges);
    all->full = tandem_take(workspace, TandemLiteral, n_edges);
    all->closed = tandem_take(workspace, TandemLiteral, n_edges);
    if (!all->held || !all->upto || !all->full || !all->closed)
        return FALSE;
    for (gsize k = 0; k < n_edges; k++)
        all->full[k] = all->closed[k] = TANDEM_FALSE;
    for (gint32 t = 0; t < part->n_trainees; t++)
        add_trainee(all, t);
    if (all->clauses.is_refused || !add_rows(all, limit, workspace))
        return FALSE;
    for (gint32 t = 0; t < part->n_trainees; t++)
        add_stability_of(all, t);
    return !all->clauses.is_refused;
}

TandemLiteral
tandem_largest_clauses_placed(const TandemLargestClauses *all, gint32 trainee)
{
    return all->upto[all->part->start[trainee + 1] - 1];
}

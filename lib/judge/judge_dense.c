/* SPDX-License-Identifier: MIT */
/* Whether an assignment over a matrix is a best one, by its prices alone: linear
 * programming duality, as TandemDenseAssignment states it. That no more pairs can be
 * placed is shown without prices: Berge, C. (1957). Two theorems in graph theory.
 * Proceedings of the National Academy of Sciences 43(9), 842-844: there is no
 * alternating path from a free row to a free column. */
#include <tandem/judge_dense.h>

#include <float.h>
#include <math.h>

#include "../market/memory_private.h"

typedef struct {
    const gdouble *cost;
    gint32 n;
    gint32 m;
    gsize stride;
    gdouble sign; /* -1 for worths */
    gboolean is_any_size;
    gdouble tolerance;
    const gint32 *column_of;
    const gint32 *row_of;
    const gdouble *u;
    const gdouble *v;
    gdouble s;
} Case;

static gdouble
entry(const Case *c, gint32 i, gint32 j)
{
    return c->cost[(gsize)i * c->stride + (gsize)j];
}

/* What may be lost by rounding: 8 (n + m) units in the last place of the largest entry;
 * nothing where all are integers. */
static gdouble
default_tolerance(const Case *c)
{
    gdouble largest = 0;
    gboolean is_whole = TRUE;

    for (gint32 i = 0; i < c->n; i++)
        for (gint32 j = 0; j < c->m; j++) {
            const gdouble x = entry(c, i, j);
            if (!isfinite(x))
                continue;
            largest = MAX(largest, fabs(x));
            is_whole = is_whole && floor(x) == x;
        }
    return is_whole ? 0 : 8 * ((gdouble)c->n + c->m) * DBL_EPSILON * largest;
}

static gboolean
is_matching(const Case *c)
{
    for (gint32 i = 0; i < c->n; i++)
        if (c->column_of[i] != TANDEM_NONE && !isfinite(entry(c, i, c->column_of[i])))
            return FALSE;
    return TRUE;
}

static gboolean
adds_up(const Case *c, gdouble total)
{
    gdouble sum = 0;

    for (gint32 i = 0; i < c->n; i++)
        if (c->column_of[i] != TANDEM_NONE)
            sum += entry(c, i, c->column_of[i]);
    return fabs(sum - total) <= c->tolerance;
}

/* @queue: shape [n]; @is_reached: shape [m], all 0. */
static gboolean
has_longer(const Case *c, gint32 *queue, guint8 *is_reached)
{
    gint32 n_queued = 0;

    for (gint32 i = 0; i < c->n; i++)
        if (c->column_of[i] == TANDEM_NONE)
            queue[n_queued++] = i;
    for (gint32 k = 0; k < n_queued; k++)
        for (gint32 j = 0; j < c->m; j++) {
            if (is_reached[j] || !isfinite(entry(c, queue[k], j)))
                continue;
            if (c->row_of[j] == TANDEM_NONE)
                return TRUE;
            is_reached[j] = 1;
            queue[n_queued++] = c->row_of[j];
        }
    return FALSE;
}

static gboolean
is_close(const Case *c, gdouble a, gdouble b)
{
    return fabs(a - b) <= c->tolerance;
}

static gboolean
prices_prove(const Case *c)
{
    const gdouble s = c->sign * c->s;

    if (!isfinite(s) || (c->is_any_size && s != 0))
        return FALSE;
    for (gint32 j = 0; j < c->m; j++) {
        const gdouble v = c->sign * c->v[j];
        if (!(v <= c->tolerance) || (c->row_of[j] == TANDEM_NONE && !is_close(c, v, 0)))
            return FALSE;
    }
    for (gint32 i = 0; i < c->n; i++) {
        const gdouble u = c->sign * c->u[i];
        if (!(u <= s + c->tolerance) ||
            (c->column_of[i] == TANDEM_NONE && !is_close(c, u, s)))
            return FALSE;
        for (gint32 j = 0; j < c->m; j++) {
            const gdouble slack = c->sign * entry(c, i, j) - u - c->sign * c->v[j];
            if (!isfinite(entry(c, i, j)))
                continue;
            if (!(slack >= -c->tolerance) ||
                (c->column_of[i] == j && !is_close(c, slack, 0)))
                return FALSE;
        }
    }
    return TRUE;
}

/**
 * tandem_judge_dense:
 * @cost: (nullable): shape [n, stride]: the matrix, as for tandem_assign_dense()
 * @n: number of rows, from 0
 * @m: number of columns, from 0
 * @stride: from one row to the next, at least @m
 * @options: (nullable): what was asked of it
 * @assignment: the answer
 * @tolerance: how far each inequality and each equality may be missed; below 0 for the
 *   default, which is 0 where all entries are integers and 8 (n + m) units in the last
 *   place (2^-52) of the largest absolute entry otherwise
 * @verdict: (out caller-allocates): whether it is proven
 * @error: return location for a #TandemError
 *
 * Says whether an assignment is a best one, from the matrix and the assignment's own
 * prices: no solver's code is used. An answer that misses by up to the tolerance is
 * best to within (2 MIN(n, m) + n + m) times it. The matrix itself is not checked.
 *
 * Time O(n m), memory O(n + m).
 *
 * Returns: %TRUE, or %FALSE with @error set to %TANDEM_ERROR_NO_MEMORY
 *
 * Stability: Unstable
 */
gboolean
tandem_judge_dense(const gdouble *cost, gint32 n, gint32 m, gsize stride,
                   const TandemDenseOptions *options,
                   const TandemDenseAssignment *assignment, gdouble tolerance,
                   TandemDenseVerdict *verdict, GError **error)
{
    g_return_val_if_fail(n >= 0 && m >= 0, FALSE);
    g_return_val_if_fail(cost != NULL || n == 0 || m == 0, FALSE);
    g_return_val_if_fail(stride >= (gsize)m, FALSE);
    g_return_val_if_fail(assignment != NULL && verdict != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const gboolean is_worth =
        options != NULL && options->objective == TANDEM_DENSE_MAXIMISE;
    Case c = {
        .cost = cost,
        .n = n,
        .m = m,
        .stride = stride,
        .sign = is_worth ? -1 : 1,
        .is_any_size = options != NULL && options->size == TANDEM_DENSE_ANY_SIZE,
        .column_of = tandem_dense_assignment_get_column_of_row(assignment),
        .row_of = tandem_dense_assignment_get_row_of_column(assignment),
        .u = tandem_dense_assignment_get_row_price(assignment),
        .v = tandem_dense_assignment_get_column_price(assignment),
        .s = tandem_dense_assignment_get_size_price(assignment),
    };
    g_autofree gint32 *queue = tandem_try_new(gint32, n);
    g_autofree guint8 *is_reached = tandem_try_new0(guint8, m);

    if (queue == NULL || is_reached == NULL)
        return tandem_no_memory("judging an assignment", error);
    c.tolerance = tolerance < 0 ? default_tolerance(&c) : tolerance;
    if (tandem_dense_assignment_get_n_rows(assignment) != n ||
        tandem_dense_assignment_get_n_columns(assignment) != m || !is_matching(&c))
        *verdict = TANDEM_DENSE_NOT_A_MATCHING;
    else if (!adds_up(&c, tandem_dense_assignment_get_total(assignment)))
        *verdict = TANDEM_DENSE_WRONG_TOTAL;
    else if (!c.is_any_size && has_longer(&c, queue, is_reached))
        *verdict = TANDEM_DENSE_NOT_LARGEST;
    else if (!prices_prove(&c))
        *verdict = TANDEM_DENSE_NOT_PROVEN;
    else
        *verdict = TANDEM_DENSE_PROVEN;
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* The assignment problem over a matrix: every question is turned into one, each
 * row of which there are no more than columns is placed at the least cost
 * (dense_paths.c), or into two of them where forbidden pairs do not allow that
 * (dense_parts.c).
 *
 *   more rows than columns: the matrix is turned;
 *   the largest total: its negative;
 *   any size: an entry that gains nothing is worth as much as no pair, so each
 * cost above 0 and each forbidden one counts as 0, and pairs at such are taken
 * out again.
 */
#include <tandem/assign_dense.h>

#include "assign_dense_private.h"

#include <math.h>

#include "../market/huge_pages_private.h"
#include "../market/memory_private.h"
#include "dense_rows_private.h"

#define MOST_WHOLE                                                                     \
    9007199254740992.0 /* 2^53: integers below are told apart                          \
                        */

/* The caller's question and the one that is solved. */
typedef struct {
    const TandemDenseMatrix *given;
    gboolean is_worth; /* the largest total */
    gboolean is_any_size;
    gboolean is_turned;
    gboolean is_plain;
    gdouble *copy; /* nullable: [matrix.n, matrix.m] */
    TandemDenseMatrix matrix;
    TandemDensePrices prices;
    gint32 *column_of; /* [given n] */
} Question;

static void
question_clear(Question *question)
{
    g_free(question->copy);
    g_free(question->prices.column_of);
    g_free(question->prices.u);
    g_free(question->prices.v);
    g_free(question->column_of);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Question, question_clear)

static gboolean
refuse_entry(const TandemDenseMatrix *given, GError **error)
{
    for (gint32 i = 0; i < given->n; i++) {
        const gdouble *const row = tandem_dense_row(given, i);
        for (gint32 j = 0; j < given->m; j++)
            if (!(row[j] > -INFINITY)) {
                g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
                            "row %d has %s at column %d", i,
                            isnan(row[j]) ? "NaN" : "-infinity", j);
                return FALSE;
            }
    }
    g_assert_not_reached();
}

/* Refuses what is no number, and numbers whose sums are no longer exact
 * (integers) or no longer finite (others). */
static gboolean
check(const TandemDenseMatrix *given, const TandemDenseRows *rows,
      TandemDenseSeen *seen, GError **error)
{
    const gdouble n = MIN(given->n, given->m);

    for (gint32 i = 0; i < given->n; i++)
        rows->look(tandem_dense_row(given, i), given->m, seen);
    if (seen->is_refused)
        return refuse_entry(given, error);
    if (!seen->is_fractional && seen->largest >= MOST_WHOLE / MAX(n, 1)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
                    "%.0f pairs of integers up to %.17g cannot be added exactly; their "
                    "product must be below 2^53",
                    n, seen->largest);
        return FALSE;
    }
    if (seen->largest > G_MAXDOUBLE / 16 / ((gdouble)given->n + given->m)) {
        g_set_error(
            error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
            "numbers up to %g in a matrix of %d rows and %d columns: their sums "
            "are not finite",
            seen->largest, given->n, given->m);
        return FALSE;
    }
    return TRUE;
}

static inline gdouble
cost_of(const Question *question, gdouble entry)
{
    if (entry == INFINITY)
        return question->is_any_size ? 0 : INFINITY;
    const gdouble cost = question->is_worth ? -entry : entry;
    return question->is_any_size && !(cost < 0) ? 0 : cost;
}

/* A copy, turned or not, in squares that fit into a cache. */
static void
copy_entries(const Question *question)
{
    enum { SIDE = 64 };
    const TandemDenseMatrix *const given = question->given;
    const gsize down = question->is_turned ? 1 : (gsize)given->m;
    const gsize along = question->is_turned ? (gsize)given->n : 1;

    for (gint32 i0 = 0; i0 < given->n; i0 += SIDE)
        for (gint32 j0 = 0; j0 < given->m; j0 += SIDE)
            for (gint32 i = i0; i < MIN(given->n, i0 + SIDE); i++) {
                const gdouble *const row = tandem_dense_row(given, i);
                gdouble *const to = question->copy + (gsize)i * down;
                for (gint32 j = j0; j < MIN(given->m, j0 + SIDE); j++)
                    to[(gsize)j * along] = cost_of(question, row[j]);
            }
}

static gboolean
question_init(Question *question, GError **error)
{
    const TandemDenseMatrix *const given = question->given;
    const gint32 n = MIN(given->n, given->m), m = MAX(given->n, given->m);

    question->matrix = *given;
    question->is_turned = given->n > given->m;
    question->prices.column_of = tandem_try_new(gint32, n);
    question->prices.u = tandem_try_new(gdouble, n);
    question->prices.v = tandem_try_new(gdouble, m);
    question->column_of = tandem_try_new(gint32, given->n);
    if (question->prices.column_of == NULL || question->prices.u == NULL ||
        question->prices.v == NULL || question->column_of == NULL)
        return tandem_no_memory("an assignment", error);
    if (!question->is_turned && !question->is_worth && !question->is_any_size)
        return TRUE;

    const gsize size = (gsize)n * (gsize)m;
    question->copy = tandem_try_new(gdouble, size);
    if (question->copy == NULL)
        return tandem_no_memory("a matrix's copy", error);
    tandem_huge_pages(question->copy, size * sizeof *question->copy);
    copy_entries(question);
    question->matrix = (TandemDenseMatrix){
        .cost = question->copy, .n = n, .m = m, .stride = (gsize)m
    };
    return TRUE;
}

/* All column prices go down by the highest; rows go up. s is what it must be
 * where all rows are placed. */
static void
lower_prices(const TandemDenseMatrix *matrix, TandemDensePrices *prices)
{
    gdouble highest = matrix->n < matrix->m ? 0 : -INFINITY;

    for (gint32 j = 0; matrix->n == matrix->m && j < matrix->m; j++)
        highest = MAX(highest, prices->v[j]);
    prices->s = -INFINITY;
    for (gint32 j = 0; j < matrix->m; j++)
        prices->v[j] -= highest;
    for (gint32 i = 0; i < matrix->n; i++) {
        prices->u[i] += highest;
        prices->s = MAX(prices->s, prices->u[i]);
    }
}

/* Pairs as the caller has them, without those that gain nothing. */
static void
read_pairs(const Question *question)
{
    for (gint32 i = 0; i < question->given->n; i++)
        question->column_of[i] = TANDEM_NONE;
    for (gint32 a = 0; a < question->matrix.n; a++) {
        const gint32 b = question->prices.column_of[a];
        const gint32 i = question->is_turned ? b : a, j = question->is_turned ? a : b;
        if (b == TANDEM_NONE)
            continue;
        const gdouble entry = tandem_dense_row(question->given, i)[j];
        if (!question->is_any_size || cost_of(question, entry) < 0)
            question->column_of[i] = j;
    }
}

/* Prices as the caller has them: of rows and columns of the matrix given, and
 * with the sign of worths. */
static void
turn_prices(Question *question)
{
    TandemDensePrices *const prices = &question->prices;
    const TandemDenseMatrix *const matrix = &question->matrix;

    if (question->is_any_size) /* pairs at 0 have both prices 0, and all are below */
        prices->s = 0;
    for (gint32 a = 0; question->is_turned && a < matrix->n; a++)
        prices->u[a] -= prices->s;
    for (gint32 b = 0; question->is_turned && b < matrix->m; b++)
        prices->v[b] += prices->s;
    for (gint32 a = 0; a < matrix->n; a++)
        prices->u[a] = (question->is_worth ? -prices->u[a] : prices->u[a]) + 0.0;
    for (gint32 b = 0; b < matrix->m; b++)
        prices->v[b] = (question->is_worth ? -prices->v[b] : prices->v[b]) + 0.0;
    prices->s = (question->is_worth ? -prices->s : prices->s) + 0.0;
}

/* Integers are exact as long as no price has left the range in which they are.
 */
static gboolean
check_prices(const Question *question, GError **error)
{
    const TandemDensePrices *const prices = &question->prices;
    gdouble largest = fabs(prices->s);

    for (gint32 a = 0; a < question->matrix.n; a++)
        largest = MAX(largest, fabs(prices->u[a]));
    for (gint32 b = 0; b < question->matrix.m; b++)
        largest = MAX(largest, fabs(prices->v[b]));
    if (largest < MOST_WHOLE / 4)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT,
                "a price of %.17g: prices of integers must be below 2^51", largest);
    return FALSE;
}

static TandemDenseAssignment *
answer(const Question *question, GError **error)
{
    const TandemDensePrices *const prices = &question->prices;
    const gboolean is_turned = question->is_turned;
    gdouble total = 0;

    for (gint32 i = 0; i < question->given->n; i++)
        if (question->column_of[i] != TANDEM_NONE)
            total += tandem_dense_row(question->given, i)[question->column_of[i]];
    return tandem_dense_assignment_new(
        question->given->n, question->given->m, question->column_of,
        is_turned ? prices->v : prices->u, is_turned ? prices->u : prices->v, prices->s,
        total, error);
}

TandemDenseAssignment *
tandem_assign_dense_as(const TandemDenseMatrix *matrix,
                       const TandemDenseOptions *options, gboolean is_plain,
                       GError **error)
{
    const TandemDenseOptions none = { 0 }, *const asked =
                                               options != NULL ? options : &none;
    g_auto(Question) question = {
        .given = matrix,
        .is_worth = asked->objective == TANDEM_DENSE_MAXIMISE,
        .is_any_size = asked->size == TANDEM_DENSE_ANY_SIZE,
        .is_plain = is_plain,
    };
    TandemDenseSeen seen = { 0 };
    TandemLimit limit;

    if (!check(matrix, tandem_dense_rows(is_plain), &seen, error) ||
        !question_init(&question, error))
        return NULL;
    question.matrix.largest = seen.largest;
    question.matrix.is_complete = !seen.has_forbidden || question.is_any_size;
    question.matrix.is_whole = !seen.is_fractional;
    tandem_limit_init(&limit, asked->limits, 0);
    const gint32 n_placed =
        tandem_dense_paths(&question.matrix, is_plain, &limit, &question.prices, error);
    if (n_placed < 0)
        return NULL;
    if (n_placed == question.matrix.n)
        lower_prices(&question.matrix, &question.prices);
    else if (!tandem_dense_parts(&question.matrix, is_plain, &limit, &question.prices,
                                 error))
        return NULL;
    if (question.matrix.n == 0)
        question.prices.s = 0;
    read_pairs(&question);
    turn_prices(&question);
    if (!seen.is_fractional && !check_prices(&question, error))
        return NULL;
    return answer(&question, error);
}

/**
 * tandem_assign_dense:
 * @cost: (nullable): shape [n, stride]: row i's entry for column j is
 *   cost[i * stride + j]; %INFINITY forbids the pair, whatever the objective;
 * only read
 * @n: number of rows, from 0
 * @m: number of columns, from 0; there may be fewer than rows, or more
 * @stride: from one row to the next, at least @m
 * @options: (nullable): what is asked; %NULL for the least cost of a largest
 * matching
 * @error: return location for a #TandemError
 *
 * Pairs rows with columns, none twice, so that the total of the entries is as
 * small as can be, or as large. The number of pairs comes first, unless any
 * size is asked for: then only pairs that gain are made, of negative cost or of
 * positive worth. That not all could be placed is no error;
 * tandem_dense_assignment_is_full() tells.
 *
 * Integers are exact: a matrix without fractions is refused where MIN(n, m)
 * times its largest absolute entry is 2^53 or more, or a price is 2^51 or more.
 * Otherwise a total is best to within what tandem_judge_dense() allows by
 * default. The same matrix gives the same bytes on every machine.
 *
 * Time O(min(n, m)^2 max(n, m)) at worst, and where costs are without structure
 * about that of reading the matrix three times; memory O(n + m) besides @cost,
 * and a copy of it where n > m or not the least cost of a largest matching is
 * asked for.
 *
 * Returns: (transfer full): the assignment with its prices, or %NULL with
 * @error set to %TANDEM_ERROR_BAD_WEIGHT, %TANDEM_ERROR_NO_MEMORY or, stopped
 * by the options' limits, %TANDEM_ERROR_CANCELLED
 *
 * Stability: Unstable
 */
TandemDenseAssignment *
tandem_assign_dense(const gdouble *cost, gint32 n, gint32 m, gsize stride,
                    const TandemDenseOptions *options, GError **error)
{
    g_return_val_if_fail(n >= 0 && m >= 0, NULL);
    g_return_val_if_fail(cost != NULL || n == 0 || m == 0, NULL);
    g_return_val_if_fail(stride >= (gsize)m, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    const TandemDenseMatrix matrix = { .cost = cost, .n = n, .m = m, .stride = stride };
    return tandem_assign_dense_as(&matrix, options, FALSE, error);
}

/* SPDX-License-Identifier: MIT */
/* The least cost of a largest matching where not every row can be placed.
 *
 * Dulmage, A. L. and Mendelsohn, N. S. (1958). Coverings of bipartite graphs.
 * Canadian Journal of Mathematics 10, 517-534. Let R be the rows and C the
 * columns that rows left free in some largest matching reach by alternating
 * paths. Then
 *
 *   (1) a row of R has no pair outside C, and C has fewer columns than R has
 * rows; (2) each largest matching places all columns of C, with rows of R, and
 * all rows outside R, with columns outside C.
 *
 * So these are two problems, each of which places one of its sides in full, and
 * neither knows of the other. Their prices are joined by the price of size s:
 * rows of R get s more and columns of C s less, where s is large enough that no
 * pair between the parts and no row of the other is too cheap.
 */
#include "assign_dense_private.h"

#include <math.h>

#include "../market/memory_private.h"

/* Some rows and columns, as a matrix of their own. */
typedef struct {
    TandemDenseMatrix matrix;
    TandemDensePrices prices;
    gdouble *cost;  /* [n, m] */
    gint32 *row;    /* [n] which it is of the whole; n the rows of the whole is room */
    gint32 *column; /* [m] likewise */
    gint32 n_rows;
    gint32 n_columns;
} Part;

static void
part_clear(Part *part)
{
    g_free(part->cost);
    g_free(part->row);
    g_free(part->column);
    g_free(part->prices.column_of);
    g_free(part->prices.u);
    g_free(part->prices.v);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Part, part_clear)

/* What free rows reach. */
typedef struct {
    guint8 *row;    /* [n] */
    guint8 *column; /* [m] */
    gint32 *row_of; /* [m] */
    gint32 *queue;  /* [n] */
} Reached;

static void
reached_clear(Reached *reached)
{
    g_free(reached->row);
    g_free(reached->column);
    g_free(reached->row_of);
    g_free(reached->queue);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Reached, reached_clear)

static gboolean
reached_find(Reached *reached, const TandemDenseMatrix *matrix, const gint32 *column_of,
             GError **error)
{
    gint32 n_queued = 0;

    reached->row = tandem_try_new0(guint8, matrix->n);
    reached->column = tandem_try_new0(guint8, matrix->m);
    reached->row_of = tandem_try_new(gint32, matrix->m);
    reached->queue = tandem_try_new(gint32, matrix->n);
    if (reached->row == NULL || reached->column == NULL || reached->row_of == NULL ||
        reached->queue == NULL)
        return tandem_no_memory("the parts of an assignment", error);

    for (gint32 i = 0; i < matrix->n; i++) {
        if (column_of[i] != TANDEM_NONE) {
            reached->row_of[column_of[i]] = i;
            continue;
        }
        reached->row[i] = 1;
        reached->queue[n_queued++] = i;
    }
    for (gint32 k = 0; k < n_queued; k++) {
        const gdouble *const row = tandem_dense_row(matrix, reached->queue[k]);
        for (gint32 j = 0; j < matrix->m; j++) {
            if (reached->column[j] || row[j] == INFINITY)
                continue;
            const gint32 i =
                reached->row_of[j]; /* it has one, or more could be placed */
            reached->column[j] = 1;
            if (!reached->row[i])
                reached->queue[n_queued++] = i;
            reached->row[i] = 1;
        }
    }
    return TRUE;
}

/* The part of the rows and the columns whose mark is @mark. Turned: its rows
 * are columns of the whole. */
static gboolean
part_init(Part *part, const TandemDenseMatrix *whole, const Reached *reached,
          guint8 mark, gboolean is_turned, GError **error)
{
    part->row = tandem_try_new(gint32, whole->n);
    part->column = tandem_try_new(gint32, whole->m);
    if (part->row == NULL || part->column == NULL)
        return tandem_no_memory("a part of an assignment", error);
    for (gint32 i = 0; i < whole->n; i++)
        if (reached->row[i] == mark)
            part->row[part->n_rows++] = i;
    for (gint32 j = 0; j < whole->m; j++)
        if (reached->column[j] == mark)
            part->column[part->n_columns++] = j;

    const gint32 n = is_turned ? part->n_columns : part->n_rows;
    const gint32 m = is_turned ? part->n_rows : part->n_columns;
    part->cost = tandem_try_new(gdouble, (gsize)n * (gsize)m);
    part->prices.column_of = tandem_try_new(gint32, n);
    part->prices.u = tandem_try_new(gdouble, n);
    part->prices.v = tandem_try_new(gdouble, m);
    if (part->cost == NULL || part->prices.column_of == NULL ||
        part->prices.u == NULL || part->prices.v == NULL)
        return tandem_no_memory("a part of an assignment", error);
    for (gint32 a = 0; a < part->n_rows; a++)
        for (gint32 b = 0; b < part->n_columns; b++) {
            const gsize at = is_turned ? (gsize)b * (gsize)m + (gsize)a
                                       : (gsize)a * (gsize)m + (gsize)b;
            part->cost[at] = tandem_dense_row(whole, part->row[a])[part->column[b]];
        }
    part->matrix =
        (TandemDenseMatrix){ .cost = part->cost, .n = n, .m = m, .stride = (gsize)m };
    return TRUE;
}

/* The least s that keeps the promises of TandemDenseAssignment. */
static gdouble
find_size_price(const TandemDenseMatrix *whole, const Reached *reached,
                const TandemDensePrices *prices)
{
    gdouble s = 0;

    for (gint32 j = 0; j < whole->m; j++)
        if (reached->column[j])
            s = MAX(s, prices->v[j]);
    for (gint32 i = 0; i < whole->n; i++) {
        const gdouble *const row = tandem_dense_row(whole, i);
        if (reached->row[i])
            continue;
        s = MAX(s, prices->u[i]);
        for (gint32 j = 0; j < whole->m; j++)
            if (reached->column[j] && row[j] < INFINITY)
                s = MAX(s, prices->u[i] + prices->v[j] - row[j]);
    }
    return s;
}

static void
join(const TandemDenseMatrix *whole, const Reached *reached, const Part *most,
     const Part *few, TandemDensePrices *prices)
{
    for (gint32 i = 0; i < whole->n; i++)
        prices->column_of[i] = TANDEM_NONE;
    for (gint32 a = 0; a < most->n_rows; a++) {
        prices->column_of[most->row[a]] = most->column[most->prices.column_of[a]];
        prices->u[most->row[a]] = most->prices.u[a];
    }
    for (gint32 b = 0; b < most->n_columns; b++)
        prices->v[most->column[b]] = most->prices.v[b];
    for (gint32 b = 0; b < few->n_columns; b++) {
        prices->column_of[few->row[few->prices.column_of[b]]] = few->column[b];
        prices->v[few->column[b]] = few->prices.u[b];
    }
    for (gint32 a = 0; a < few->n_rows; a++)
        prices->u[few->row[a]] = few->prices.v[a];

    /* A part with as many columns as rows may have prices above 0: they may all
     * go down together. */
    gdouble highest = 0;
    for (gint32 b = 0; most->n_rows == most->n_columns && b < most->n_columns; b++)
        highest = MAX(highest, most->prices.v[b]);
    for (gint32 b = 0; highest > 0 && b < most->n_columns; b++)
        prices->v[most->column[b]] -= highest;
    for (gint32 a = 0; highest > 0 && a < most->n_rows; a++)
        prices->u[most->row[a]] += highest;

    prices->s = find_size_price(whole, reached, prices);
    for (gint32 i = 0; i < whole->n; i++)
        if (reached->row[i])
            prices->u[i] += prices->s;
    for (gint32 j = 0; j < whole->m; j++)
        if (reached->column[j])
            prices->v[j] -= prices->s;
}

gboolean
tandem_dense_parts(const TandemDenseMatrix *matrix, gboolean is_plain,
                   TandemLimit *limit, TandemDensePrices *prices, GError **error)
{
    g_auto(Reached) reached = { 0 };
    g_auto(Part) most = { 0 };
    g_auto(Part) few = { 0 };

    if (!reached_find(&reached, matrix, prices->column_of, error) ||
        !part_init(&most, matrix, &reached, 0, FALSE, error) ||
        !part_init(&few, matrix, &reached, 1, TRUE, error))
        return FALSE;
    const gint32 n_most =
        tandem_dense_paths(&most.matrix, is_plain, limit, &most.prices, error);
    if (n_most < 0)
        return FALSE;
    const gint32 n_few =
        tandem_dense_paths(&few.matrix, is_plain, limit, &few.prices, error);
    if (n_few < 0)
        return FALSE;
    g_assert(n_most == most.n_rows && n_few == few.n_columns);
    join(matrix, &reached, &most, &few, prices);
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* The answer to a matrix: who is with whom, and the prices that prove it. */
#include <tandem/dense_assignment.h>

#include "memory_private.h"

struct _TandemDenseAssignment {
    gatomicrefcount ref_count;
    gint32 n;
    gint32 m;
    gint32 n_placed;
    gint32 *column_of_row; /* [n] or TANDEM_NONE */
    gint32 *row_of_column; /* [m] likewise */
    gdouble *row_price;    /* [n] */
    gdouble *column_price; /* [m] */
    gdouble size_price;
    gdouble total;
};

/**
 * TandemDenseAssignment:
 *
 * Pairs of rows and columns of a matrix, none twice, with a price for each row and each
 * column. Immutable, counted, safe to read from many threads.
 *
 * What the prices mean is said for costs; for worths turn all signs. Row i has the
 * price u[i], column j the price v[j], and there is one price s of size. Always
 *
 *   u[i] + v[j] <= cost[i, j], with equality for each pair that is placed;
 *   u[i] <= s, with equality for each row that is not;
 *   v[j] <= 0, with equality for each column that is not.
 *
 * So the sum of all (u[i] - s) and v[j], and s for each pair, is the total, and no
 * matching with as many pairs can cost less. With any size s is 0, and no matching at
 * all can.
 */
G_DEFINE_BOXED_TYPE(TandemDenseAssignment, tandem_dense_assignment,
                    tandem_dense_assignment_ref, tandem_dense_assignment_unref)

static gboolean
turn_round(TandemDenseAssignment *assignment, GError **error)
{
    for (gint32 j = 0; j < assignment->m; j++)
        assignment->row_of_column[j] = TANDEM_NONE;
    for (gint32 i = 0; i < assignment->n; i++) {
        const gint32 j = assignment->column_of_row[i];
        if (j == TANDEM_NONE)
            continue;
        if (j < 0 || j >= assignment->m) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID,
                        "row %d has column %d; there are %d columns", i, j,
                        assignment->m);
            return FALSE;
        }
        if (assignment->row_of_column[j] != TANDEM_NONE) {
            g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID,
                        "rows %d and %d both have column %d",
                        assignment->row_of_column[j], i, j);
            return FALSE;
        }
        assignment->row_of_column[j] = i;
        assignment->n_placed++;
    }
    return TRUE;
}

/**
 * tandem_dense_assignment_new: (constructor)
 * @n: number of rows, from 0
 * @m: number of columns, from 0
 * @column_of_row: (array length=n): the column of each row, or %TANDEM_NONE; copied
 * @row_price: (array length=n): copied
 * @column_price: (array length=m): copied
 * @size_price: the price of size
 * @total: what its pairs add up to
 * @error: return location for a #TandemError
 *
 * Makes an assignment out of any pairs and prices; tandem_judge_dense() says whether it
 * is a best one. Time and memory O(n + m).
 *
 * Returns: (transfer full): the assignment, or %NULL with @error set to
 *   %TANDEM_ERROR_BAD_ID, %TANDEM_ERROR_REPEATED_ID or %TANDEM_ERROR_NO_MEMORY
 *
 * Stability: Unstable
 */
TandemDenseAssignment *
tandem_dense_assignment_new(gint32 n, gint32 m, const gint32 *column_of_row,
                            const gdouble *row_price, const gdouble *column_price,
                            gdouble size_price, gdouble total, GError **error)
{
    g_return_val_if_fail(n >= 0 && m >= 0, NULL);
    g_return_val_if_fail(n == 0 || (column_of_row != NULL && row_price != NULL), NULL);
    g_return_val_if_fail(m == 0 || column_price != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    g_autoptr(TandemDenseAssignment) made = g_new0(TandemDenseAssignment, 1);
    g_atomic_ref_count_init(&made->ref_count);
    made->n = n;
    made->m = m;
    made->size_price = size_price;
    made->total = total;
    made->column_of_row = tandem_try_new(gint32, n);
    made->row_of_column = tandem_try_new(gint32, m);
    made->row_price = tandem_try_new(gdouble, n);
    made->column_price = tandem_try_new(gdouble, m);
    if (made->column_of_row == NULL || made->row_of_column == NULL ||
        made->row_price == NULL || made->column_price == NULL) {
        tandem_no_memory("an assignment", error);
        return NULL;
    }
    for (gint32 i = 0; i < n; i++) {
        made->column_of_row[i] = column_of_row[i];
        made->row_price[i] = row_price[i];
    }
    for (gint32 j = 0; j < m; j++)
        made->column_price[j] = column_price[j];
    return turn_round(made, error) ? g_steal_pointer(&made) : NULL;
}

/**
 * tandem_dense_assignment_ref:
 * @assignment: an assignment
 *
 * Returns: (transfer full): the same
 */
TandemDenseAssignment *
tandem_dense_assignment_ref(TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, NULL);

    g_atomic_ref_count_inc(&assignment->ref_count);
    return assignment;
}

/**
 * tandem_dense_assignment_unref:
 * @assignment: (transfer full): an assignment
 *
 * Gives a reference back; with the last one the assignment goes.
 */
void
tandem_dense_assignment_unref(TandemDenseAssignment *assignment)
{
    g_return_if_fail(assignment != NULL);

    if (!g_atomic_ref_count_dec(&assignment->ref_count))
        return;
    g_free(assignment->column_of_row);
    g_free(assignment->row_of_column);
    g_free(assignment->row_price);
    g_free(assignment->column_price);
    g_free(assignment);
}

/**
 * tandem_dense_assignment_get_n_rows:
 * @assignment: an assignment
 *
 * Returns: how many rows its matrix has
 */
gint32
tandem_dense_assignment_get_n_rows(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, 0);
    return assignment->n;
}

/**
 * tandem_dense_assignment_get_n_columns:
 * @assignment: an assignment
 *
 * Returns: how many columns its matrix has
 */
gint32
tandem_dense_assignment_get_n_columns(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, 0);
    return assignment->m;
}

/**
 * tandem_dense_assignment_get_n_placed:
 * @assignment: an assignment
 *
 * Returns: how many pairs it has
 */
gint32
tandem_dense_assignment_get_n_placed(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, 0);
    return assignment->n_placed;
}

/**
 * tandem_dense_assignment_is_full:
 * @assignment: an assignment
 *
 * Returns: whether every row or every column is placed. Where the largest was asked
 * for, %FALSE says that forbidden pairs make that impossible.
 */
gboolean
tandem_dense_assignment_is_full(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, FALSE);
    return assignment->n_placed == MIN(assignment->n, assignment->m);
}

/**
 * tandem_dense_assignment_get_total:
 * @assignment: an assignment
 *
 * Returns: the sum of the matrix's entries at its pairs, added row by row
 */
gdouble
tandem_dense_assignment_get_total(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, 0);
    return assignment->total;
}

/**
 * tandem_dense_assignment_get_column_of_row:
 * @assignment: an assignment
 *
 * Returns: (transfer none): shape [n]: each row's column or %TANDEM_NONE; as long as
 *   the assignment lives
 */
const gint32 *
tandem_dense_assignment_get_column_of_row(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, NULL);
    return assignment->column_of_row;
}

/**
 * tandem_dense_assignment_get_row_of_column:
 * @assignment: an assignment
 *
 * Returns: (transfer none): shape [m]: each column's row or %TANDEM_NONE; as long as
 *   the assignment lives
 */
const gint32 *
tandem_dense_assignment_get_row_of_column(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, NULL);
    return assignment->row_of_column;
}

/**
 * tandem_dense_assignment_get_row_price:
 * @assignment: an assignment
 *
 * Returns: (transfer none): shape [n]: each row's price; as long as the assignment
 * lives
 */
const gdouble *
tandem_dense_assignment_get_row_price(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, NULL);
    return assignment->row_price;
}

/**
 * tandem_dense_assignment_get_column_price:
 * @assignment: an assignment
 *
 * Returns: (transfer none): shape [m]: each column's price; as long as the assignment
 *   lives
 */
const gdouble *
tandem_dense_assignment_get_column_price(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, NULL);
    return assignment->column_price;
}

/**
 * tandem_dense_assignment_get_size_price:
 * @assignment: an assignment
 *
 * Returns: the price of size; 0 where any size was asked for
 */
gdouble
tandem_dense_assignment_get_size_price(const TandemDenseAssignment *assignment)
{
    g_return_val_if_fail(assignment != NULL, 0);
    return assignment->size_price;
}

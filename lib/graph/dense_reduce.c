/* SPDX-License-Identifier: MIT */
/* Augmenting row reduction: most rows are placed before the first search for a path.
 *
 * Jonker, R. and Volgenant, A. (1987). A shortest augmenting path algorithm for dense
 * and sparse linear assignment problems. Computing 38, 325-340.
 */
#include <math.h>

#include "dense_search_private.h"

enum {
    REDUCTIONS = 2, /* rounds */
    STEPS_A_ROW = 8 /* so many steps for each row at most */
};

/* A row's two cheapest columns. */
typedef struct {
    TandemDenseArc first;
    TandemDenseArc second;
    gdouble least; /* cost - v of the first */
    gdouble next;  /* of the second; INFINITY: there is none */
} Two;

static Two
find_two_kept(const TandemDenseSearch *search, gint32 i)
{
    const TandemDenseArc *const kept = search->kept + (gsize)i * TANDEM_DENSE_KEPT;
    Two two = { { 0, TANDEM_NONE }, { 0, TANDEM_NONE }, INFINITY, INFINITY };

    for (gint32 k = 0; k < search->n_kept[i]; k++) {
        const gdouble slack = kept[k].cost - search->v[kept[k].column];
        if (slack < two.least) {
            two.second = two.first;
            two.next = two.least;
            two.first = kept[k];
            two.least = slack;
        } else if (slack < two.next) {
            two.second = kept[k];
            two.next = slack;
        }
    }
    return two;
}

static Two
find_two(TandemDenseSearch *search, gint32 i)
{
    Two two = find_two_kept(search, i);

    if (two.next > search->bound[i]) {
        tandem_dense_look_again(search, i);
        two = find_two_kept(search, i);
    }
    return two;
}

/* Free row i takes its cheapest column and lowers that column's price by what
 * the next one is dearer. Returns who lost it, to go on with, or TANDEM_NONE; a
 * row that is to wait is put among the free ones. */
static gint32
reduce(TandemDenseSearch *search, gint32 i)
{
    Two two = find_two(search, i);

    if (two.next == INFINITY) { /* one column or none: a price has no bound */
        search->free_row[search->n_free++] = i;
        return TANDEM_NONE;
    }
    if (!(two.least < two.next) && search->row_of[two.first.column] != TANDEM_NONE)
        two.first = two.second;
    const gint32 loser = search->row_of[two.first.column];
    if (two.least < two.next)
        search->v[two.first.column] -= two.next - two.least;
    tandem_dense_place(search, i, two.first.column, two.first.cost);
    if (loser == TANDEM_NONE)
        return TANDEM_NONE;
    search->column_of[loser] = TANDEM_NONE;
    if (two.least < two.next)
        return loser;
    search->free_row[search->n_free++] = loser;
    return TANDEM_NONE;
}

/* Augmenting row reduction, for a number of steps that is linear in the rows:
 * it ends most rows cheaply, but two rows after one column may go on for long.
 */
gboolean
tandem_dense_reduce_rows(TandemDenseSearch *search)
{
    const gint32 n = search->matrix->n;
    gint64 steps = (gint64)STEPS_A_ROW * n;

    for (gint32 i = 0; i < n; i++)
        if (search->column_of[i] == TANDEM_NONE)
            search->free_row[search->n_free++] = i;
    for (int round = 0; round < REDUCTIONS; round++) {
        const gint32 n_before = search->n_free;
        search->n_free = 0;
        for (gint32 k = 0; k < n_before; k++) {
            gint32 i = search->free_row[k];
            while (i != TANDEM_NONE && steps-- > 0)
                i = reduce(search, i);
            if (i != TANDEM_NONE)
                search->free_row[search->n_free++] = i;
            if (!tandem_limit_go_on(search->limit, 1, NAN, NAN))
                return FALSE;
        }
    }
    return TRUE;
}

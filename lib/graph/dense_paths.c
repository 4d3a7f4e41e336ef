/* SPDX-License-Identifier: MIT */
/* Shortest augmenting paths over a matrix of which each row remembers its
 * cheapest entries and what all others are at least.
 *
 * Jonker, R. and Volgenant, A. (1987). A shortest augmenting path algorithm for
 * dense and sparse linear assignment problems. Computing 38(4), 325-340: column
 * reduction, then augmenting row reduction, then one shortest path for each row
 * still free. That few entries a row are enough, and that prices tell whether
 * they were: Lee, Y. and Orlin, J. B. (1993). QuickMatch: a very fast algorithm
 * for the assignment problem. MIT Sloan working paper 3547-93. Here no second
 * round is needed:
 *
 *   (1) column prices v never rise;
 *   (2) so what row[j] - v[j] was for the entries that a row let go when it
 * last looked, at least bound[i], they still are at least; (3) so a path from
 * row i over one of them is at least bound[i] longer than the one to i. The row
 * itself goes into the heap with that length, and only where the search comes
 * so far does it look at all its entries again.
 *
 * Each search is thus an exact one over the whole matrix. A pair that is placed
 * has the least row[j] - v[j] of its row; that is the row's price u.
 *
 * A row whose search ends without a free column reached rows and columns from
 * which none can be reached by any later one either: these columns are entered
 * no more.
 */
#include "assign_dense_private.h"

#include <math.h>

#include "../market/huge_pages_private.h"
#include "../market/memory_private.h"
#include "dense_auction_private.h"
#include "dense_search_private.h"

enum { LOOKS_A_ROW = 2 /* by searches at whole rows, before all search so */ };

static void
search_clear(TandemDenseSearch *search)
{
    g_free(search->row_of);
    g_free(search->placed_cost);
    g_free(search->bound);
    g_free(search->n_kept);
    g_free(search->kept);
    g_free(search->arcs);
    g_free(search->arc_key);
    g_free(search->free_row);
    g_free(search->heap.id);
    g_free(search->heap.at);
    g_free(search->heap.key);
    g_free(search->from);
    g_free(search->base);
    g_free(search->met);
    g_free(search->near);
    g_free(search->before);
    g_free(search->open_v);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemDenseSearch, search_clear)

static gboolean
search_init(TandemDenseSearch *search, GError **error)
{
    const gsize n = (gsize)search->matrix->n, m = (gsize)search->matrix->m;

    search->row_of = tandem_try_new(gint32, m);
    search->placed_cost = tandem_try_new(gdouble, n);
    search->bound = tandem_try_new(gdouble, n);
    search->n_kept = tandem_try_new(gint32, n);
    search->kept = tandem_try_new(TandemDenseArc, n * TANDEM_DENSE_KEPT);
    search->arcs = tandem_try_new(TandemDenseArc, 2 * TANDEM_DENSE_KEPT);
    search->arc_key = tandem_try_new(gdouble, 2 * TANDEM_DENSE_KEPT);
    search->free_row = tandem_try_new(gint32, n);
    search->heap.id = tandem_try_new(gint32, n + m);
    search->heap.at = tandem_try_new(gint32, n + m);
    search->heap.key = tandem_try_new(gdouble, n + m);
    search->from = tandem_try_new(gint32, m);
    search->base = tandem_try_new(gdouble, n);
    search->met = tandem_try_new(gint32, n + m);
    search->near = tandem_try_new(gdouble, m);
    search->before = tandem_try_new(gdouble, m);
    search->open_v = tandem_try_new(gdouble, m);
    if (search->row_of == NULL || search->placed_cost == NULL ||
        search->bound == NULL || search->n_kept == NULL || search->kept == NULL ||
        search->arcs == NULL || search->arc_key == NULL || search->free_row == NULL ||
        search->heap.id == NULL || search->heap.at == NULL ||
        search->heap.key == NULL || search->from == NULL || search->base == NULL ||
        search->met == NULL || search->near == NULL || search->before == NULL ||
        search->open_v == NULL)
        return tandem_no_memory("shortest augmenting paths", error);

    tandem_huge_pages(search->kept, n * TANDEM_DENSE_KEPT * sizeof *search->kept);
    for (gsize j = 0; j < m; j++)
        search->row_of[j] = TANDEM_NONE;
    for (gsize i = 0; i < n; i++)
        search->column_of[i] = TANDEM_NONE;
    for (gsize k = 0; k < n + m; k++) {
        search->heap.at[k] = TANDEM_HEAP_OUT;
        search->heap.key[k] = INFINITY;
    }
    return TRUE;
}

/* Row i looks at all its entries and remembers the cheapest at the prices of
 * now. Of equal ones each row takes others, as far as can be. */
void
tandem_dense_look_again(TandemDenseSearch *search, gint32 i)
{
    const TandemDenseMatrix *const matrix = search->matrix;
    const gint32 from = (gint32)((gint64)i * matrix->m / matrix->n);
    TandemDenseArc *const kept = search->kept + (gsize)i * TANDEM_DENSE_KEPT;

    search->n_kept[i] = search->rows->keep(
        tandem_dense_row(matrix, i), search->v, matrix->m, from, TANDEM_DENSE_KEPT,
        search->arcs, search->arc_key, &search->bound[i]);
    for (gint32 k = 0; k < search->n_kept[i]; k++)
        kept[k] = search->arcs[k];
}

void
tandem_dense_place(TandemDenseSearch *search, gint32 i, gint32 j, gdouble cost)
{
    search->column_of[i] = j;
    search->row_of[j] = i;
    search->placed_cost[i] = cost;
}

/* Each row looks, and takes a free column that costs it least at the prices of now: a
 * pair at 0 where v is the least of each column. */
static void
take_cheapest(TandemDenseSearch *search)
{
    const TandemDenseMatrix *const matrix = search->matrix;

    for (gint32 i = 0; i < matrix->n; i++) {
        const TandemDenseArc *const kept = search->kept + (gsize)i * TANDEM_DENSE_KEPT;
        gdouble least = INFINITY;
        tandem_dense_look_again(search, i);
        for (gint32 k = 0; k < search->n_kept[i]; k++)
            least = MIN(least, kept[k].cost - search->v[kept[k].column]);
        for (gint32 k = 0; k < search->n_kept[i]; k++)
            if (kept[k].cost - search->v[kept[k].column] == least &&
                search->row_of[kept[k].column] == TANDEM_NONE) {
                tandem_dense_place(search, i, kept[k].column, kept[k].cost);
                break;
            }
    }
}

/* Column reduction, where every column will be placed: v is the least of each
 * column, and a row that has one takes it. */
static void
begin(TandemDenseSearch *search)
{
    const TandemDenseMatrix *const matrix = search->matrix;
    const gboolean is_square = matrix->n == matrix->m;

    for (gint32 j = 0; j < matrix->m; j++)
        search->v[j] = is_square ? INFINITY : 0;
    for (gint32 i = 0; is_square && i < matrix->n; i++)
        search->rows->lower(tandem_dense_row(matrix, i), matrix->m, search->v);
    for (gint32 j = 0; j < matrix->m; j++)
        search->v[j] = search->v[j] < INFINITY ? search->v[j] + 0.0 : 0;
}

static void
set_key(TandemDenseSearch *search, gint32 id, gdouble key)
{
    if (search->heap.at[id] == TANDEM_HEAP_OUT)
        search->met[search->n_met++] = id;
    search->heap.key[id] = key;
    tandem_dense_heap_up(&search->heap, id);
}

/* There is a path of a length to column j, over row i. */
static inline void
reach(TandemDenseSearch *search, gint32 i, gint32 j, gdouble length)
{
    if (search->row_of[j] == TANDEM_NONE) {
        search->best = length;
        search->best_column = j;
        search->from[j] = i;
    } else if (search->heap.at[j] != TANDEM_HEAP_DONE) {
        search->from[j] = i;
        set_key(search, j, length);
    }
}

/* Goes on from row i, whose base is set, over the entries that it remembers. */
static void
leave_row(TandemDenseSearch *search, gint32 i)
{
    const TandemDenseArc *const kept = search->kept + (gsize)i * TANDEM_DENSE_KEPT;
    const gdouble base = search->base[i];

    for (gint32 k = 0; k < search->n_kept[i]; k++) {
        const gint32 j = kept[k].column;
        const gdouble length = base + (kept[k].cost - search->v[j]);
        if (length < search->heap.key[j] && length < search->best)
            reach(search, i, j, length);
    }
    if (base + search->bound[i] < search->best)
        set_key(search, search->matrix->m + i, base + search->bound[i]);
}

/* The same over all its entries. */
static void
leave_whole_row(TandemDenseSearch *search, gint32 i)
{
    const gdouble *const row = tandem_dense_row(search->matrix, i);
    const gdouble base = search->base[i];
    const gint32 m = search->matrix->m;

    for (gint32 j = 0; (j = search->rows->next(row, search->v, search->heap.key, j, m,
                                               base, search->best)) < m;
         j++)
        reach(search, i, j, base + (row[j] - search->v[j]));
    tandem_dense_look_again(search, i);
    search->n_looks++;
}

/* Finds the shortest path from a free row to a free column with no heap: each
 * row that is reached spreads over all columns. For matrices of which few
 * entries a row are not enough. */
static gboolean
find_path_whole(TandemDenseSearch *search, gint32 free_row)
{
    const gint32 m = search->matrix->m;

    for (gint32 j = 0; j < m; j++) {
        search->near[j] = INFINITY;
        search->open_v[j] = search->heap.key[j] < INFINITY ? -INFINITY : search->v[j];
    }
    search->best_column = TANDEM_NONE;
    search->base[free_row] = 0;
    for (gint32 i = free_row; search->best_column == TANDEM_NONE;) {
        const gint32 j = search->rows->spread(
            tandem_dense_row(search->matrix, i), search->open_v, search->near,
            search->before, m, search->base[i], (gdouble)i);
        if (search->near[j] == INFINITY)
            return FALSE;
        search->from[j] = (gint32)search->before[j];
        if (search->row_of[j] == TANDEM_NONE) {
            search->best = search->near[j];
            search->best_column = j;
            break;
        }
        search->heap.key[j] = search->near[j];
        search->heap.at[j] = TANDEM_HEAP_DONE;
        search->met[search->n_met++] = j;
        search->near[j] = INFINITY;
        search->open_v[j] = -INFINITY;
        i = search->row_of[j];
        search->base[i] = search->heap.key[j] - (search->placed_cost[i] - search->v[j]);
    }
    return TRUE;
}

/* Finds the shortest path from a free row to a free column. */
static gboolean
find_path(TandemDenseSearch *search, gint32 free_row)
{
    const gint32 m = search->matrix->m;

    search->best = INFINITY;
    search->best_column = TANDEM_NONE;
    search->base[free_row] = 0;
    leave_row(search, free_row);
    while (search->heap.n > 0 && search->heap.key[search->heap.id[0]] < search->best) {
        const gint32 j = tandem_dense_heap_pop(&search->heap);
        if (j >= m) {
            leave_whole_row(search, j - m);
            continue;
        }
        const gint32 i = search->row_of[j];
        search->base[i] = search->heap.key[j] - (search->placed_cost[i] - search->v[j]);
        leave_row(search, i);
    }
    return search->best_column != TANDEM_NONE;
}

/* Columns nearer than the free one get cheaper by the difference; where there
 * is none, they are entered no more. The heap is empty then. */
static void
settle_prices(TandemDenseSearch *search)
{
    const gint32 m = search->matrix->m;
    const gboolean is_found = search->best_column != TANDEM_NONE;

    for (gint32 k = 0; k < search->n_met; k++) {
        const gint32 j = search->met[k];
        const gboolean is_done = search->heap.at[j] == TANDEM_HEAP_DONE;
        if (is_found && is_done && j < m)
            search->v[j] += search->heap.key[j] - search->best;
        search->heap.key[j] = is_found || j >= m ? INFINITY : -INFINITY;
        search->heap.at[j] = TANDEM_HEAP_OUT;
    }
    search->n_met = 0;
    search->heap.n = 0;
}

static void
augment(TandemDenseSearch *search, gint32 free_row)
{
    gint32 j = search->best_column;

    for (gint32 i = TANDEM_NONE; i != free_row;) {
        i = search->from[j];
        const gint32 next = search->column_of[i];
        tandem_dense_place(search, i, j, tandem_dense_row(search->matrix, i)[j]);
        j = next;
    }
}

/* All begins anew, with the prices of an auction. */
static void
begin_anew(TandemDenseSearch *search)
{
    const TandemDenseAuction auction = { .matrix = search->matrix,
                                         .rows = search->rows,
                                         .limit = search->limit,
                                         .v = search->v,
                                         .row_of = search->row_of,
                                         .free_row = search->free_row };
    tandem_dense_auction(&auction);
    for (gint32 k = 0; k < search->matrix->n; k++)
        search->row_of[k] = search->column_of[k] = TANDEM_NONE;
    search->n_free = 0;
    search->n_looks = 0;
    take_cheapest(search);
}

static gboolean
augment_all(TandemDenseSearch *search)
{
    gboolean may_bid = search->matrix->is_complete &&
                       search->matrix->n == search->matrix->m && search->matrix->n > 1;

    for (gint32 k = 0; k < search->n_free; k++) {
        if (!tandem_limit_go_on(search->limit, 1, NAN, NAN))
            return FALSE;
        if (may_bid && search->n_looks >= (gint64)LOOKS_A_ROW * search->matrix->n) {
            may_bid = FALSE;
            begin_anew(search);
            if (!tandem_dense_reduce_rows(search))
                return FALSE;
            k = -1;
            continue;
        }
        const gint32 i = search->free_row[k];
        const gboolean is_found =
            search->n_looks < (gint64)LOOKS_A_ROW * search->matrix->n
                ? find_path(search, i)
                : find_path_whole(search, i);
        settle_prices(search);
        if (is_found)
            augment(search, search->free_row[k]);
    }
    return TRUE;
}

gint32
tandem_dense_paths(const TandemDenseMatrix *matrix, gboolean is_plain,
                   TandemLimit *limit, TandemDensePrices *prices, GError **error)
{
    g_assert(matrix->n <= matrix->m);

    g_auto(TandemDenseSearch) search = { .matrix = matrix,
                                         .rows = tandem_dense_rows(is_plain),
                                         .limit = limit,
                                         .column_of = prices->column_of,
                                         .v = prices->v };
    gint32 n_placed = 0;

    if (!search_init(&search, error))
        return -1;

    begin(&search);
    take_cheapest(&search);

    if (!tandem_dense_reduce_rows(&search) || !augment_all(&search)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED,
                    "an assignment was stopped before it was found");
        return -1;
    }

    for (gint32 i = 0; i < matrix->n; i++) {
        const gint32 j = search.column_of[i];
        prices->u[i] = j == TANDEM_NONE ? 0 : search.placed_cost[i] - search.v[j] + 0.0;
        n_placed += j != TANDEM_NONE;
    }
    return n_placed;
}

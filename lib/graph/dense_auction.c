/* SPDX-License-Identifier: MIT */
/* Better prices to begin with, for matrices of which few entries a row are not enough.
 *
 * Bertsekas, D. P. (1988). The auction algorithm: a distributed relaxation method for
 * the assignment problem. Annals of Operations Research 14(1), 105-123: a free row
 * takes its cheapest column and lowers its price by what the next is dearer and epsilon
 * more; then its loser does so, and all again with a smaller epsilon. Any prices are
 * right ones to begin with, so it may end anywhere. With integers epsilon is one, and
 * so all prices.
 */
#include "dense_auction_private.h"

#include <math.h>

enum {
    BIDS_A_ROW = 400,  /* in all at most */
    EPSILON_FIRST = 4, /* it begins with a fourth of the largest entry, */
    EPSILON_STEP = 8,  /* goes down by this, */
    EPSILON_LAST = 16  /* to the largest entry over 16 n */
};

/* One round. FALSE: the limit, or too
 * many bids. */
static gboolean
bid_all(const TandemDenseAuction *auction, gdouble epsilon, gint64 *bids)
{
    const TandemDenseMatrix *const matrix = auction->matrix;
    const gint32 n = matrix->n;
    TandemDenseArc arcs[4]; /* two are kept */
    gdouble slack[4];
    gint32 n_free = n;

    for (gint32 k = 0; k < n; k++) {
        auction->free_row[k] = n - 1 - k;
        auction->row_of[k] = TANDEM_NONE;
    }
    while (n_free > 0) {
        const gint32 i = auction->free_row[--n_free];
        gdouble bound = 0;
        if (*bids <= 0 || !tandem_limit_go_on(auction->limit, 1, NAN, NAN))
            return FALSE;
        --*bids;
        auction->rows->keep(tandem_dense_row(matrix, i), auction->v, n, 0, 2, arcs,
                            slack, &bound);
        const gint32 first = slack[1] < slack[0];
        const gint32 j = arcs[first].column;
        auction->v[j] -= slack[1 - first] - slack[first] + epsilon;
        if (auction->row_of[j] != TANDEM_NONE)
            auction->free_row[n_free++] = auction->row_of[j];
        auction->row_of[j] = i;
    }
    return TRUE;
}

void
tandem_dense_auction(const TandemDenseAuction *auction)
{
    const TandemDenseMatrix *const matrix = auction->matrix;
    const gdouble last = matrix->largest / matrix->n / EPSILON_LAST;
    gint64 bids = (gint64)BIDS_A_ROW * matrix->n;

    g_assert(matrix->is_complete && matrix->n == matrix->m && matrix->n > 1);
    for (gdouble epsilon = matrix->largest / EPSILON_FIRST;
         epsilon > 0 && epsilon >= last; epsilon /= EPSILON_STEP) {
        const gdouble by = matrix->is_whole ? ceil(epsilon) : epsilon;
        if (!bid_all(auction, by, &bids) || (matrix->is_whole && by <= 1))
            return;
    }
}

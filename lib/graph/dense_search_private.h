/* SPDX-License-Identifier: MIT */
#pragma once

#include "assign_dense_private.h"
#include "dense_heap_private.h"
#include "dense_rows_private.h"

enum { TANDEM_DENSE_KEPT = 24 }; /* entries that a row remembers */

/* What the parts of a search for shortest paths share (dense_paths.c). */
typedef struct {
    const TandemDenseMatrix *matrix;
    const TandemDenseRows *rows;
    TandemLimit *limit;
    gint32 *column_of;    /* [n] or TANDEM_NONE; not owned */
    gdouble *v;           /* [m] not owned */
    gint32 *row_of;       /* [m] or TANDEM_NONE */
    gdouble *placed_cost; /* [n] the entry at a row's pair */
    gdouble *bound;       /* [n] least row[j] - v[j] of the entries let go */
    gint32 *n_kept;       /* [n] */
    TandemDenseArc *kept; /* [n, TANDEM_DENSE_KEPT] */
    TandemDenseArc *arcs; /* [2 * TANDEM_DENSE_KEPT] scratch */
    gdouble *arc_key;     /* [2 * TANDEM_DENSE_KEPT] scratch */
    gint32 *free_row;     /* [n] */
    gint32 n_free;
    TandemDenseHeap heap; /* of columns j and, as m + i, of rows that may look again */
    gint32 *from;         /* [m] the row before it on the path */
    gdouble *base;        /* [n] length of the path to a row, less its price */
    gint32 *met;          /* [n + m] who has a key */
    gint32 n_met;
    gint64 n_looks;  /* at whole rows, by searches */
    gdouble *near;   /* [m] path lengths of a search over whole rows */
    gdouble *before; /* [m] the row before, as a number of the same width */
    gdouble *open_v; /* [m] v, or -INFINITY where such a search does not go */
    gdouble best;    /* of the search: the nearest free column's length */
    gint32 best_column;
} TandemDenseSearch;

/* Row @i looks at all its entries and remembers the cheapest at the prices of now. */
void tandem_dense_look_again(TandemDenseSearch *search, gint32 i);

/* Row @i has column @j, where the entry is @cost. */
void tandem_dense_place(TandemDenseSearch *search, gint32 i, gint32 j, gdouble cost);

/* Places most rows, and lists the others. FALSE: stopped by the limit. */
gboolean tandem_dense_reduce_rows(TandemDenseSearch *search);

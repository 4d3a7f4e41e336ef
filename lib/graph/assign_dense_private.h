/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/dense_assignment.h>

#include "../market/limit_private.h"

/* A matrix by rows. An entry of INFINITY is no pair. */
typedef struct {
    const gdouble *cost; /* [n, stride] */
    gint32 n;
    gint32 m; /* at most stride */
    gsize stride;
    gdouble largest;      /* |entry| that is finite; only where is_complete */
    gboolean is_complete; /* no pair is forbidden */
    gboolean is_whole;    /* all entries are integers; likewise */
} TandemDenseMatrix;

/* What a solve gives. */
typedef struct {
    gint32 *column_of; /* [n] or TANDEM_NONE */
    gdouble *u;        /* [n] */
    gdouble *v;        /* [m] */
    gdouble s;         /* price of size: see TandemDenseAssignment */
} TandemDensePrices;

static inline const gdouble *
tandem_dense_row(const TandemDenseMatrix *matrix, gint32 i)
{
    return matrix->cost + (gsize)i * matrix->stride;
}

/* Places as many rows as can be; @matrix has no more rows than columns. Where
 * all are placed it is at the least cost, u[i] + v[j] <= cost with equality at
 * pairs, and where n < m, v <= 0 with equality at free columns; s is not set.
 * Where not, prices mean nothing and only the number of pairs is as large as
 * can be. Returns that number, or -1 with @error set to TANDEM_ERROR_NO_MEMORY
 * or _CANCELLED. @is_plain: without the instructions that only some machines
 * have. */
gint32 tandem_dense_paths(const TandemDenseMatrix *matrix, gboolean is_plain,
                          TandemLimit *limit, TandemDensePrices *prices,
                          GError **error);

/* As many pairs as can be, at the least cost, where that is fewer than n <= m;
 * @prices has such a number of pairs, placed anyhow. */
gboolean tandem_dense_parts(const TandemDenseMatrix *matrix, gboolean is_plain,
                            TandemLimit *limit, TandemDensePrices *prices,
                            GError **error);

/* tandem_assign_dense(), for tests that compare both kinds of instructions. */
TandemDenseAssignment *tandem_assign_dense_as(const TandemDenseMatrix *matrix,
                                              const TandemDenseOptions *options,
                                              gboolean is_plain, GError **error);

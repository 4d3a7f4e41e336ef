/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/options.h>

G_BEGIN_DECLS

typedef enum {
    TANDEM_DENSE_MINIMISE = 0, /* entries are costs */
    TANDEM_DENSE_MAXIMISE = 1, /* entries are worths */
} TandemDenseObjective;

typedef enum {
    TANDEM_DENSE_LARGEST = 0,  /* as many pairs as can be, then the best total */
    TANDEM_DENSE_ANY_SIZE = 1, /* the best total; only pairs that gain are placed */
} TandemDenseSize;

/**
 * TandemDenseOptions:
 * @objective: whether the total is to be small or large
 * @size: whether the number of pairs comes before the total
 * @limits: (nullable): its time limit and its progress function are heeded
 *
 * What is asked of a matrix. All zeros, as in `{ 0 }`, is the least cost of a largest
 * matching. Name the members you set; others may be added.
 */
typedef struct {
    TandemDenseObjective objective;
    TandemDenseSize size;
    const TandemOptions *limits;
    gpointer reserved[5];
} TandemDenseOptions;

#define TANDEM_TYPE_DENSE_ASSIGNMENT (tandem_dense_assignment_get_type())
typedef struct _TandemDenseAssignment TandemDenseAssignment;

TANDEM_API GType tandem_dense_assignment_get_type(void) G_GNUC_CONST;

TANDEM_API TandemDenseAssignment *
tandem_dense_assignment_new(gint32 n, gint32 m, const gint32 *column_of_row,
                            const gdouble *row_price, const gdouble *column_price,
                            gdouble size_price, gdouble total, GError **error);
TANDEM_API TandemDenseAssignment *
tandem_dense_assignment_ref(TandemDenseAssignment *assignment);
TANDEM_API void tandem_dense_assignment_unref(TandemDenseAssignment *assignment);

TANDEM_API gint32
tandem_dense_assignment_get_n_rows(const TandemDenseAssignment *assignment);
TANDEM_API gint32
tandem_dense_assignment_get_n_columns(const TandemDenseAssignment *assignment);
TANDEM_API gint32
tandem_dense_assignment_get_n_placed(const TandemDenseAssignment *assignment);
TANDEM_API gboolean
tandem_dense_assignment_is_full(const TandemDenseAssignment *assignment);
TANDEM_API gdouble
tandem_dense_assignment_get_total(const TandemDenseAssignment *assignment);
TANDEM_API const gint32 *
tandem_dense_assignment_get_column_of_row(const TandemDenseAssignment *assignment);
TANDEM_API const gint32 *
tandem_dense_assignment_get_row_of_column(const TandemDenseAssignment *assignment);
TANDEM_API const gdouble *
tandem_dense_assignment_get_row_price(const TandemDenseAssignment *assignment);
TANDEM_API const gdouble *
tandem_dense_assignment_get_column_price(const TandemDenseAssignment *assignment);
TANDEM_API gdouble
tandem_dense_assignment_get_size_price(const TandemDenseAssignment *assignment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemDenseAssignment, tandem_dense_assignment_unref)

G_END_DECLS

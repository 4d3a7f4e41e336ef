/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/dense_assignment.h>

G_BEGIN_DECLS

/**
 * TandemDenseVerdict:
 * @TANDEM_DENSE_PROVEN: it is a best one, and its prices prove that
 * @TANDEM_DENSE_NOT_A_MATCHING: sizes or pairs do not fit the matrix, or a pair is
 *   forbidden
 * @TANDEM_DENSE_WRONG_TOTAL: the entries of its pairs do not add up to its total
 * @TANDEM_DENSE_NOT_LARGEST: more could be placed
 * @TANDEM_DENSE_NOT_PROVEN: its prices do not prove it best
 */
typedef enum {
    TANDEM_DENSE_PROVEN = 0,
    TANDEM_DENSE_NOT_A_MATCHING = 1,
    TANDEM_DENSE_WRONG_TOTAL = 2,
    TANDEM_DENSE_NOT_LARGEST = 3,
    TANDEM_DENSE_NOT_PROVEN = 4,
} TandemDenseVerdict;

TANDEM_API gboolean tandem_judge_dense(const gdouble *cost, gint32 n, gint32 m,
                                       gsize stride, const TandemDenseOptions *options,
                                       const TandemDenseAssignment *assignment,
                                       gdouble tolerance, TandemDenseVerdict *verdict,
                                       GError **error);

G_END_DECLS

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/dense_assignment.h>

G_BEGIN_DECLS

TANDEM_API TandemDenseAssignment *tandem_assign_dense(const gdouble *cost, gint32 n,
                                                      gint32 m, gsize stride,
                                                      const TandemDenseOptions *options,
                                                      GError **error);

G_END_DECLS

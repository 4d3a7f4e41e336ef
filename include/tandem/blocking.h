/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

typedef enum {
    TANDEM_BLOCKING_WEAK = 0,
    TANDEM_BLOCKING_STRONG = 1,
    TANDEM_BLOCKING_SUPER = 2,
} TandemBlocking;

TANDEM_API gboolean tandem_judge_blocking(const TandemMatching *matching,
                                          TandemBlocking kind, gsize **edges,
                                          gsize *n_edges, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

TANDEM_API gboolean tandem_judge_blocking(const TandemMatching *matching,
                                          TandemBlocking kind, gsize **edges,
                                          gsize *n_edges, GError **error);

G_END_DECLS

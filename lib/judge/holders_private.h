/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/market_private.h"
#include "../market/matching_private.h"

/* Who holds each opportunity: entries start[o] to start[o + 1] - 1, by trainee. */
typedef struct {
    gsize *start;    /* [n_opportunities + 1] */
    gint32 *trainee; /* [matching's edges] */
    gsize *edge;     /* [matching's edges] */
} TandemHolders;

gboolean tandem_holders_init(TandemHolders *holders, const TandemMatching *matching,
                             GError **error);
void tandem_holders_clear(TandemHolders *holders);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemHolders, tandem_holders_clear)

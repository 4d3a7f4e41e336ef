/* SPDX-License-Identifier: MIT */
#pragma once

#include "tie_order_private.h"

/* The trainees' lists turned round: whom each opportunity (or what stands for it) may
 * be offered, best first, ties broken. */
typedef struct {
    gsize *start;    /* [n_opportunities + 1] */
    gint32 *trainee; /* [start[n_opportunities]] */
    gint32 *place; /* likewise: where it stands on that trainee's strict list, from 1 */
} TandemTurned;

/* @is_left_out: (nullable): shape [n_edges]. @arena: (nullable): shape
 * [n_opportunities]: the opportunity that stands for those who are compared together,
 * whether they compete or not, NULL: each for itself. Time O(edges) where the ranks of one list are not far apart,
 * else O(edges log edges). FALSE: memory was refused. */
gboolean tandem_turned_init(TandemTurned *turned, const TandemTieOrder *order,
                            const TandemMarket *market, const guint8 *is_left_out,
                            const gint32 *arena, TandemWorkspace *workspace);

/* The trainees by priority, then key, then number: shape [n_trainees]; NULL: memory was
 * refused. Time O(n). */
gint32 *tandem_trainees_in_order(const TandemTieOrder *order, gint32 n,
                                 TandemWorkspace *workspace);

/* Gives every edge a rank of its own in order->strict, ties being broken: among those
 * of one opportunity, or of one leader who compares trainees over several. Does nothing
 * where the ranks as stated will do; with @compares_own they must tell one trainee's
 * edges at one leader apart too. FALSE: memory was refused. */
gboolean tandem_tie_order_make_strict(TandemTieOrder *order, const TandemMarket *market,
                                      gboolean compares_own,
                                      TandemWorkspace *workspace);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "stream_private.h"

/* What the leaders' orders are made from. Entry k of @list is of trainee k / length. */
typedef struct {
    gint32 n_trainees;
    gint32 n_leaders;
    gint32 per_leader; /* opportunity o belongs to leader o / per_leader */
    gint32 length;
    gdouble ties;
    gdouble noise;
    const gint32 *list; /* [n_trainees * length]: opportunities */
} TandemOrders;

/* Fills leader_rank, beside each entry of the lists: the rank its leader gives the
 * trainee. Returns FALSE where memory was refused. */
gboolean tandem_leader_orders(const TandemOrders *orders, const char *seed,
                              gint32 *leader_rank);

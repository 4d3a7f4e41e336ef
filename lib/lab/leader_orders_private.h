/* SPDX-License-Identifier: MIT */
#pragma once

#include "stream_private.h"

/* What the leaders' orders are made from. Entry k of @list is of trainee k / length, or
 * where lengths differ of the one whose row it is in. */
typedef struct {
    gint32 n_trainees;
    gint32 n_leaders;
    gint32 n_opportunities; /* shared out evenly: tandem_orders_leader() */
    gint32 length;
    const gsize *start; /* [n_trainees + 1] where lengths differ, else NULL */
    gdouble ties;
    gdouble noise;
    const gint32 *list; /* [entries]: opportunities */
} TandemOrders;

/* Whose opportunity @o is: the first n of each leader stand together. */
static inline gint32
tandem_orders_leader(const TandemOrders *orders, gint32 o)
{
    return (gint32)((gint64)o * orders->n_leaders / orders->n_opportunities);
}

static inline gsize
tandem_orders_n_entries(const TandemOrders *orders)
{
    return orders->start != NULL ? orders->start[orders->n_trainees]
                                 : (gsize)orders->n_trainees * (gsize)orders->length;
}

/* Fills leader_rank, beside each entry of the lists: the rank its leader gives the
 * trainee. Returns FALSE where memory was refused. */
gboolean tandem_leader_orders(const TandemOrders *orders, const char *seed,
                              gint32 *leader_rank);

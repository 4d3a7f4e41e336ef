/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/lottery.h>

#include "places_private.h"

/* How ties are broken. */
typedef struct {
    const gint32 *rank;        /* [n_edges] what the leader, or opportunity, thinks */
    const gint32 *opportunity; /* [n_edges] */
    gint32 *strict; /* [n_edges] or NULL: the same with ties broken, where that was
                       asked for and differs */
    const gint32 *priority;         /* [n_trainees] or NULL */
    const guint64 *trainee_key;     /* [n_trainees] or NULL: ties go by number */
    const guint64 *opportunity_key; /* [n_opportunities] or NULL: one lottery for all */
    const gint32 *drawn_by; /* [n_opportunities] whose lottery it uses, or NULL */
    const gsize *listed;   /* [n_edges] the trainees' lists, strict; NULL: edges as they
                              stand */
    const gsize *position; /* [n_edges] where an edge stands in listed; NULL likewise */
} TandemTieOrder;

/* An edge with all that decides where it stands in a leader's order. */
typedef struct {
    guint64 first; /* rank, then priority */
    guint64 draw;
    gsize position; /* on its trainee's strict list; trainees go by number */
    gint32 trainee;
} TandemStanding;

typedef enum { TANDEM_TIES_LOTTERY, TANDEM_TIES_GIVEN } TandemTies;
typedef enum { TANDEM_DRAW_SINGLE, TANDEM_DRAW_MULTIPLE } TandemDraw;

/* FALSE: memory was refused. */
gboolean tandem_tie_order_init(TandemTieOrder *order, const TandemMarket *market,
                               TandemTies ties, TandemDraw draw,
                               TandemWorkspace *workspace);

/* arena[o]: with whose trainees those of opportunity o are compared, as an opportunity:
 * o itself, or where its leader's capacity binds that leader's first. NULL: memory was
 * refused. */
gint32 *tandem_find_arenas(const TandemMarket *market, TandemWorkspace *workspace);

/* Sorts @n standings, best first; @scratch has room for as many. O(n log n), and O(n)
 * where they are in order. */
void tandem_standings_sort(TandemStanding *standing, gsize n, TandemStanding *scratch);

static inline gboolean
tandem_standing_before(const TandemStanding *a, const TandemStanding *b)
{
    if (a->first != b->first)
        return a->first < b->first;
    return a->draw != b->draw ? a->draw < b->draw : a->position < b->position;
}

/* The draw of @trainee where @edge asks; 0 where ties go by number. */
static inline guint64
tandem_tie_order_draw(const TandemTieOrder *order, gint32 trainee, gsize edge)
{
    if (order->trainee_key == NULL)
        return 0;
    if (order->opportunity_key == NULL)
        return order->trainee_key[trainee];
    const gint32 o = order->drawn_by[order->opportunity[edge]];
    return tandem_lottery_mix(order->trainee_key[trainee], order->opportunity_key[o]);
}

/* The edge that stands at @position of its trainee's strict list. */
static inline gsize
tandem_tie_order_listed(const TandemTieOrder *order, gsize position)
{
    return order->listed != NULL ? order->listed[position] : position;
}

static inline gsize
tandem_tie_order_position(const TandemTieOrder *order, gsize edge)
{
    return order->position != NULL ? order->position[edge] : edge;
}

static inline TandemStanding
tandem_tie_order_stand(const TandemTieOrder *order, gint32 trainee, gsize edge)
{
    const guint64 priority =
        order->priority != NULL ? (guint64)order->priority[trainee] : 0;

    return (TandemStanding){ (guint64)order->rank[edge] << 32 | priority,
                             tandem_tie_order_draw(order, trainee, edge),
                             tandem_tie_order_position(order, edge), trainee };
}

/* SPDX-License-Identifier: MIT */
/* The order in which trainees go before each other wherever they tie: by priority, then
 * key, then number. A radix sort from the last byte to the first; a byte in which all
 * agree costs one look.
 */
#include <string.h>

#include "turned_private.h"

enum { BYTE = 256 };

typedef struct {
    guint64 key;
    gint32 trainee;
} Ticket;

/* Sorts by the byte at @shift; returns where the tickets are now. */
static Ticket *
sort_by_byte(Ticket *ticket, Ticket *other, gint32 n, guint shift)
{
    gint32 start[BYTE] = { 0 };

    for (gint32 i = 0; i < n; i++)
        start[ticket[i].key >> shift & (BYTE - 1)]++;
    if (start[ticket[0].key >> shift & (BYTE - 1)] == n)
        return ticket;
    for (gint32 b = 0, sum = 0; b < BYTE; b++) {
        const gint32 here = start[b];
        start[b] = sum;
        sum += here;
    }
    for (gint32 i = 0; i < n; i++)
        other[start[ticket[i].key >> shift & (BYTE - 1)]++] = ticket[i];
    return other;
}

static Ticket *
sort_by_key(Ticket *ticket, Ticket *other, gint32 n, guint n_bytes)
{
    Ticket *now = ticket;

    for (guint b = 0; b < n_bytes; b++)
        now = sort_by_byte(now, now == ticket ? other : ticket, n, 8 * b);
    return now;
}

gint32 *
tandem_trainees_in_order(const TandemTieOrder *order, gint32 n,
                         TandemWorkspace *workspace)
{
    gint32 *const in_order = tandem_take(workspace, gint32, n);
    Ticket *ticket = tandem_take(workspace, Ticket, n);
    Ticket *other = tandem_take(workspace, Ticket, n);

    if (in_order == NULL || ticket == NULL || other == NULL)
        return NULL;
    for (gint32 t = 0; t < n; t++)
        ticket[t] =
            (Ticket){ order->trainee_key != NULL ? order->trainee_key[t] : 0, t };
    if (n > 0 && order->trainee_key != NULL) {
        Ticket *const sorted = sort_by_key(ticket, other, n, sizeof(guint64));
        other = sorted == ticket ? other : ticket;
        ticket = sorted;
    }
    if (n > 0 && order->priority != NULL) {
        for (gint32 i = 0; i < n; i++)
            ticket[i].key = (guint64)order->priority[ticket[i].trainee];
        ticket = sort_by_key(ticket, other, n, sizeof(gint32));
    }
    for (gint32 i = 0; i < n; i++)
        in_order[i] = ticket[i].trainee;
    return in_order;
}

/* SPDX-License-Identifier: MIT */
/* Random orders of leaders over those who list them.
 *
 * Each leader orders trainees by a key, (1 - noise) common + noise own, in whole
 * numbers of 1/65536: common is one random number a trainee, own one a trainee and
 * leader, so noise 0 is a master list that all leaders share (Irving, R. W., Manlove,
 * D. F. and Scott, S. (2008). The stable marriage problem with master preference lists.
 * Discrete Applied Mathematics 156(15), 2959-2977) and noise 1 an order of each
 * leader's own. For noise 1 a shuffle does the same in linear time.
 */
#include "leader_orders_private.h"

#include <stdlib.h>

/* A trainee in a leader's order; its entries are those from @first on, of one trainee.
 */
typedef struct {
    guint64 key;
    gint32 trainee;
    gsize first;
} Seen;

static int
compare_seen(const void *a, const void *b)
{
    const Seen *x = a, *y = b;

    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->trainee > y->trainee) - (x->trainee < y->trainee);
}

static gint32
leader_of(const TandemOrders *orders, gsize k)
{
    return tandem_orders_leader(orders, orders->list[k]);
}

static gint32
trainee_of(const TandemOrders *orders, gsize k)
{
    if (orders->start == NULL)
        return (gint32)(k / (gsize)orders->length);

    gint32 low = 0, high = orders->n_trainees; /* start[low] <= k < start[high] */
    while (high - low > 1) {
        const gint32 middle = low + (high - low) / 2;
        if (orders->start[middle] <= k)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/* Entries by leader, those of a leader by trainee: first[l] to first[l + 1] - 1. */
static void
sort_by_leader(const TandemOrders *orders, gsize n_entries, gsize *first, gsize *entry)
{
    for (gsize k = 0; k < n_entries; k++)
        first[leader_of(orders, k) + 2]++;
    for (gint32 l = 0; l < orders->n_leaders; l++)
        first[l + 2] += first[l + 1];
    for (gsize k = 0; k < n_entries; k++)
        entry[first[leader_of(orders, k) + 1]++] = k;
}

/* The different trainees of one leader's entries, in the order of their index. */
static gsize
gather(const TandemOrders *orders, const gsize *entry, gsize n, Seen *seen)
{
    gsize n_seen = 0;

    for (gsize i = 0; i < n; i++) {
        const gint32 t = trainee_of(orders, entry[i]);
        if (n_seen == 0 || seen[n_seen - 1].trainee != t)
            seen[n_seen++] = (Seen){ .trainee = t, .first = i };
    }
    return n_seen;
}

static void
arrange(const TandemOrders *orders, const guint32 *common, TandemStream *stream,
        Seen *seen, gsize n_seen)
{
    const guint64 own = (guint64)(orders->noise * 65536.0 + 0.5);

    if (own == 65536) {
        tandem_stream_shuffle(stream, seen, n_seen, sizeof seen[0]);
        return;
    }
    for (gsize i = 0; i < n_seen; i++)
        seen[i].key =
            (65536 - own) * common[seen[i].trainee] + own * gsl_rng_get(&stream->rng);
    qsort(seen, n_seen, sizeof seen[0], compare_seen);
}

static void
rank(const TandemOrders *orders, TandemStream *ties, const gsize *entry, gsize n,
     const Seen *seen, gsize n_seen, gint32 *leader_rank)
{
    gint32 r = 0;

    for (gsize i = 0; i < n_seen; i++) {
        if (i == 0 || !tandem_stream_chance(ties, orders->ties))
            r++;
        for (gsize j = seen[i].first;
             j < n && trainee_of(orders, entry[j]) == seen[i].trainee; j++)
            leader_rank[entry[j]] = r;
    }
}

gboolean
tandem_leader_orders(const TandemOrders *orders, const char *seed, gint32 *leader_rank)
{
    const gsize n_entries = tandem_orders_n_entries(orders);
    g_autofree gsize *first = g_try_new0(gsize, (gsize)orders->n_leaders + 2);
    g_autofree gsize *entry = g_try_new(gsize, n_entries + 1);
    g_autofree guint32 *common = g_try_new(guint32, (gsize)orders->n_trainees + 1);
    g_autofree Seen *seen = g_try_new(Seen, (gsize)orders->n_trainees + 1);
    TandemStream stream, ties;

    if (first == NULL || entry == NULL || common == NULL || seen == NULL)
        return FALSE;

    tandem_stream_init(&stream, seed, "leaders' common order");
    for (gint32 t = 0; t < orders->n_trainees; t++)
        common[t] = (guint32)gsl_rng_get(&stream.rng);

    tandem_stream_init(&stream, seed, "leaders' orders");
    tandem_stream_init(&ties, seed, "leaders' ties");
    sort_by_leader(orders, n_entries, first, entry);
    for (gint32 l = 0; l < orders->n_leaders; l++) {
        const gsize *const own = entry + first[l];
        const gsize n = first[l + 1] - first[l];
        const gsize n_seen = gather(orders, own, n, seen);
        arrange(orders, common, &stream, seen, n_seen);
        rank(orders, &ties, own, n, seen, n_seen, leader_rank);
    }
    return TRUE;
}

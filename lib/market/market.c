/* SPDX-License-Identifier: MIT */
/* The value itself: held, let go, and read. How it is made stands in market_new.c. */
#include "market_private.h"

#include "market_parts_private.h"

/**
 * TandemMarket:
 *
 * What is to be matched: trainees who rank opportunities, each of one leader, who ranks
 * trainees. It is the student-project allocation model of Abraham, D. J., Irving, R. W.
 * and Manlove, D. F. (2007). Two algorithms for the student-project allocation problem.
 * Journal of Discrete Algorithms 5(1), 73-90; with one opportunity a leader it is the
 * hospitals/residents problem. Immutable, counted, safe to read from many threads.
 */
G_DEFINE_BOXED_TYPE(TandemMarket, tandem_market, tandem_market_ref, tandem_market_unref)

int
tandem_market_compare_edges(gconstpointer a, gconstpointer b)
{
    const gsize x = *(const gsize *)a, y = *(const gsize *)b;

    return (x > y) - (x < y);
}

/**
 * tandem_market_ref:
 * @market: a market
 *
 * Returns: (transfer full): @market, held once more
 */
TandemMarket *
tandem_market_ref(TandemMarket *market)
{
    g_return_val_if_fail(market != NULL, NULL);

    g_atomic_ref_count_inc(&market->ref_count);
    return market;
}

/**
 * tandem_market_unref:
 * @market: (transfer full): a market; freed when nobody holds it
 */
void
tandem_market_unref(TandemMarket *market)
{
    g_return_if_fail(market != NULL);

    if (!g_atomic_ref_count_dec(&market->ref_count))
        return;
    tandem_market_free_parts(market);
    g_free(market->start);
    g_free(market->opportunity);
    g_free(market->trainee_rank);
    g_free(market->leader_rank);
    g_free(market->opportunity_rank);
    g_free(market->weight);
    g_free(market->leader_of);
    g_free(market->capacity);
    g_free(market->leader_capacity);
    g_free(market->minimum);
    g_free(market->leader_minimum);
    g_free(market->may_close);
    g_free(market->leader_may_close);
    g_free(market->leader_opportunity_rank);
    g_free(market->quota);
    g_free(market->priority);
    g_free(market->trainee_key);
    g_free(market->opportunity_key);
    g_free(market->pin);
    g_free(market);
}

/**
 * tandem_market_get_trainee_of:
 * @market: a market
 * @edge: one of its edges
 *
 * Time O(log n) for n trainees.
 *
 * Returns: the trainee whose edge it is
 */
gint32
tandem_market_get_trainee_of(const TandemMarket *market, gsize edge)
{
    g_return_val_if_fail(market != NULL, TANDEM_NONE);
    g_return_val_if_fail(edge < market->start[market->n_trainees], TANDEM_NONE);

    gint32 low = 0, high = market->n_trainees; /* start[low] <= edge < start[high] */
    while (high - low > 1) {
        const gint32 middle = low + (high - low) / 2;
        if (market->start[middle] <= edge)
            low = middle;
        else
            high = middle;
    }
    return low;
}

/**
 * tandem_market_find_edge:
 * @market: a market
 * @trainee: a trainee
 * @opportunity: an opportunity
 * @edge: (out) (optional): the edge, where there is one
 *
 * Time O(length of the trainee's list).
 *
 * Returns: whether the two are an edge
 */
gboolean
tandem_market_find_edge(const TandemMarket *market, gint32 trainee, gint32 opportunity,
                        gsize *edge)
{
    g_return_val_if_fail(market != NULL, FALSE);
    g_return_val_if_fail(trainee >= 0 && trainee < market->n_trainees, FALSE);

    for (gsize k = market->start[trainee]; k < market->start[trainee + 1]; k++)
        if (market->opportunity[k] == opportunity) {
            if (edge != NULL)
                *edge = k;
            return TRUE;
        }
    return FALSE;
}

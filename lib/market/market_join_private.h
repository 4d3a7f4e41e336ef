/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_private.h"

/* The pins in compressed rows by trainee, each row by opportunity; start is NULL when
 * there are none. */
typedef struct {
    gsize *start;        /* [n_trainees + 1] */
    gint32 *opportunity; /* [start[n_trainees]] */
} TandemPinRows;

gboolean tandem_pin_rows_init(TandemPinRows *rows, const TandemMarketArrays *arrays,
                              GError **error);
void tandem_pin_rows_clear(TandemPinRows *rows);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPinRows, tandem_pin_rows_clear)

/* Fills the edges of @market, its pins and its count of one-sided entries from checked
 * arrays. */
gboolean tandem_market_join(TandemMarket *market, const TandemMarketArrays *arrays,
                            GError **error);

/* Whether all pins of a joined market can be held together. */
gboolean tandem_market_check_pins(const TandemMarket *market, GError **error);

/* The TandemFeature flags of a market complete in all else. */
gboolean tandem_market_find_features(TandemMarket *market,
                                     const TandemMarketArrays *arrays, GError **error);

/* Whether @leader has fewer places than its opportunities have together: @sum. */
static inline gboolean
tandem_market_binds(const TandemMarket *market, gint32 leader, gint64 sum)
{
    return market->leader_capacity[leader] < MIN(sum, G_MAXINT32);
}

/* sum[l]: the capacities of leader l's opportunities together; shape [n_leaders]. */
static inline void
tandem_market_sum_capacities(const TandemMarket *market, gint64 *sum)
{
    for (gint32 l = 0; l < market->n_leaders; l++)
        sum[l] = 0;
    for (gint32 o = 0; o < market->n_opportunities; o++)
        sum[tandem_market_leader_of(market, o)] += market->capacity[o];
}

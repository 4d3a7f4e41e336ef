/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_formats_private.h"
#include "market_numbers_private.h"

/* The pairs of a file that states one number of each: a cost, or a weight. */
typedef struct {
    gint32 trainee, opportunity; /* from 0 */
    gdouble weight;
    guint line, column; /* where it stands */
} TandemWeightedPair;

typedef struct {
    TandemWeightedPair *pair; /* [room] */
    gsize n, room;
    gboolean is_refused; /* memory was */
} TandemWeightedPairs;

/* What a trainee likes best. */
typedef enum {
    TANDEM_LEAST_FIRST,
    TANDEM_MOST_FIRST,
} TandemWeightOrder;

/* Takes a pair, told as standing at @at. */
void tandem_weighted_pairs_add(TandemWeightedPairs *pairs,
                               const TandemTextScanner *scanner, const char *at,
                               gint32 trainee, gint32 opportunity, gdouble weight);
void tandem_weighted_pairs_clear(TandemWeightedPairs *pairs);

/* Tells pairs that stand twice (E808). */
void tandem_weighted_pairs_check(TandemWeightedPairs *pairs,
                                 TandemTextScanner *scanner);

/* The market of @file, whose ids are there: every trainee ranks by the weights, equal
 * ones tied, and no leader states a list. */
gboolean tandem_weighted_pairs_make(TandemWeightedPairs *pairs,
                                    TandemMarketSource *source, TandemMarketFile *file,
                                    TandemWeightOrder order, GError **error);

/* weighted_pairs_write.c: one pair of a trainee, as it is written. */
typedef struct {
    gint32 opportunity; /* its number */
    gdouble weight;
} TandemWeightedCell;

/* The pairs of @trainee into @cell, which has room for them, by the number of the
 * opportunity. Gives how many there are. */
gsize tandem_weighted_row(const TandemMarket *market, gint32 trainee,
                          const TandemNumbers *opportunities, TandemWeightedCell *cell);

/* Appends a row a pair: @begin, the numbers of both and the weight, @between each two.
 */
void tandem_weighted_rows_append(GString *text, const TandemMarket *market,
                                 const TandemNumbers *trainees,
                                 const TandemNumbers *opportunities, const char *begin,
                                 char between);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemWeightedPairs, tandem_weighted_pairs_clear)

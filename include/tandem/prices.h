/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/matching.h>

G_BEGIN_DECLS

/**
 * TandemTermKind:
 * @TANDEM_TERM_MINIMA: most of what minima ask for is filled
 * @TANDEM_TERM_SIZE: most pairs
 * @TANDEM_TERM_WEIGHT: most weight
 * @TANDEM_TERM_COST: least cost
 * @TANDEM_TERM_SQUARED_COST: least sum of squared costs
 * @TANDEM_TERM_RANKS: least sum of trainees' ranks
 * @TANDEM_TERM_LOAD: least sum over leaders of the square of their placements by their
 *   capacity
 * @TANDEM_TERM_MOST_RANKED: most pairs whose trainee's rank lies in the range
 * @TANDEM_TERM_FEWEST_RANKED: fewest such pairs
 * @TANDEM_TERM_FEWEST_RANKED_BOTH: fewest ranks in the range, of both sides
 * @TANDEM_TERM_FEWEST_COSTING: fewest pairs whose cost lies in the range
 * @TANDEM_TERM_FEWEST_WEIGHING: fewest pairs whose weight lies in the range
 * @TANDEM_TERM_VOTES: no other matching wins a vote of the trainees against this one
 *
 * One thing that a matching is to do best.
 */
typedef enum {
    TANDEM_TERM_MINIMA = 1,
    TANDEM_TERM_SIZE = 2,
    TANDEM_TERM_WEIGHT = 3,
    TANDEM_TERM_COST = 4,
    TANDEM_TERM_SQUARED_COST = 5,
    TANDEM_TERM_LOAD = 6,
    TANDEM_TERM_MOST_RANKED = 7,
    TANDEM_TERM_FEWEST_RANKED = 8,
    TANDEM_TERM_FEWEST_RANKED_BOTH = 9,
    TANDEM_TERM_FEWEST_COSTING = 10,
    TANDEM_TERM_FEWEST_WEIGHING = 11,
    TANDEM_TERM_VOTES = 12,
    TANDEM_TERM_RANKS = 13,
} TandemTermKind;

/**
 * TandemTerm:
 * @kind: what is to be best
 * @low: the least of the range, where @kind has one
 * @high: the largest of it
 * @parts: how many units of the sums 1 is: a weight, cost or load is rounded to a whole
 *   number of units
 * @scale: what one unit counts in its stage
 *
 * A term of a stage.
 */
typedef struct {
    TandemTermKind kind;
    gdouble low;
    gdouble high;
    gdouble parts;
    gint64 scale;
} TandemTerm;

/**
 * TandemPriceStage:
 * @terms: shape [n_terms]: the first counts more than all others together can
 * @n_terms: how many there are, from 1
 * @trainees: shape [n_trainees]: what a placement more would be worth to each, from 0
 * @opportunities: shape [n_opportunities]: what a place more would be worth; below 0
 *   where one less would
 * @leaders: shape [n_leaders]: likewise
 * @groups: shape [n_groups]: likewise
 *
 * The prices that prove that a matching does best, among those that do so in all stages
 * before: a pair that is held is worth at least what its trainee, opportunity, leader
 * and groups cost together, and one that is not is worth at most that.
 */
typedef struct {
    const TandemTerm *terms;
    gsize n_terms;
    const gint64 *trainees;
    const gint64 *opportunities;
    const gint64 *leaders;
    const gint64 *groups;
} TandemPriceStage;

#define TANDEM_TYPE_PRICES (tandem_prices_get_type())
/* Dual prices, stage by stage. */
typedef struct _TandemPrices TandemPrices;

TANDEM_API GType tandem_prices_get_type(void) G_GNUC_CONST;

TANDEM_API TandemPrices *tandem_prices_new(const TandemMarket *market,
                                           const TandemPriceStage *stages,
                                           gsize n_stages, GError **error);
TANDEM_API TandemPrices *tandem_prices_ref(TandemPrices *prices);
TANDEM_API void tandem_prices_unref(TandemPrices *prices);

TANDEM_API gsize tandem_prices_get_n_stages(const TandemPrices *prices);
TANDEM_API TandemPriceStage tandem_prices_get_stage(const TandemPrices *prices,
                                                    gsize stage);

TANDEM_API TandemPrices *tandem_matching_get_prices(const TandemMatching *matching);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemPrices, tandem_prices_unref)

G_END_DECLS

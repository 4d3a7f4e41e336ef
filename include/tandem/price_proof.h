/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/prices.h>

G_BEGIN_DECLS

/**
 * TandemPriceFault:
 * @TANDEM_PRICE_HOLDS: none
 * @TANDEM_PRICE_ABSENT: there are no prices
 * @TANDEM_PRICE_TERMS: the terms are not what the strategy promises
 * @TANDEM_PRICE_SCALE: terms of a stage can outweigh one before them
 * @TANDEM_PRICE_TRAINEE: a trainee's price is below 0, or above with room left
 * @TANDEM_PRICE_PAIR: a pair that is held is worth less than its prices, or one that is
 *   not is worth more
 * @TANDEM_PRICE_BOUND: the price of an opportunity, leader or group does not go with
 *   how full it is
 * @TANDEM_PRICE_REACHED: minima are said to be out of reach, and the prices do not show
 *   it
 *
 * Where prices fail to prove that a matching does best.
 */
typedef enum {
    TANDEM_PRICE_HOLDS = 0,
    TANDEM_PRICE_ABSENT = 1,
    TANDEM_PRICE_TERMS = 2,
    TANDEM_PRICE_SCALE = 3,
    TANDEM_PRICE_TRAINEE = 4,
    TANDEM_PRICE_PAIR = 5,
    TANDEM_PRICE_BOUND = 6,
    TANDEM_PRICE_REACHED = 7,
} TandemPriceFault;

TANDEM_API gboolean tandem_judge_prices(const TandemMatching *matching,
                                        const TandemPrices *prices,
                                        TandemPriceFault *fault, gsize *where,
                                        GError **error);

G_END_DECLS

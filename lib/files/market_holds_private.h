/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_json_private.h"

/* What a market may have that a format cannot say. */
typedef enum {
    TANDEM_PART_QUOTAS = 1 << 0,
    TANDEM_PART_PRIORITIES = 1 << 1,
    TANDEM_PART_WEIGHTS = 1 << 2,
    TANDEM_PART_PINS = 1 << 3,
    TANDEM_PART_MINIMA = 1 << 4,
    TANDEM_PART_CLOSURES = 1 << 5,
    TANDEM_PART_CLASHES = 1 << 6,
    TANDEM_PART_LINKS = 1 << 7,
    TANDEM_PART_GROUPS = 1 << 8,
    TANDEM_PART_OWN_LISTS = 1 << 9,
    TANDEM_PART_RANKED_OPPORTUNITIES = 1 << 10,
    TANDEM_PART_LEADERS = 1 << 11,      /* apart from their opportunities */
    TANDEM_PART_CAPACITIES = 1 << 12,   /* other than 1 */
    TANDEM_PART_LEADER_LISTS = 1 << 13, /* that are more than one tie */
    TANDEM_PART_ODD_IDS = 1 << 14,      /* that a table's cell does not keep */
    TANDEM_PART_NO_WEIGHTS = 1 << 15,   /* pairs, and no weights of them */
    TANDEM_PART_GAPS = 1 << 16,         /* pairs that are not there */
    TANDEM_PART_UNEQUAL_SIDES = 1 << 17,
    TANDEM_PART_RANKS_NOT_BY_COST = 1 << 18, /* least weight first, equal ones tied */
    TANDEM_PART_RANKS_NOT_BY_GAIN = 1 << 19, /* likewise, the most first */
} TandemMarketPart;

/* The names of those of @parts that the market has, as a sentence has them; NULL: it
 * has none. */
gchar *tandem_market_name_parts(const TandemMarketFile *file, guint parts);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* What all of them accept. */
#define TANDEM_ASSIGNMENT_FEATURES                                                     \
    (TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |                        \
     TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS |   \
     TANDEM_FEATURE_GROUPS | TANDEM_FEATURE_GROUPS_ACROSS_LEADERS |                    \
     TANDEM_FEATURE_OPPORTUNITY_RANKS)

/* And all but `popular`. */
#define TANDEM_ASSIGNMENT_ALL_FEATURES                                                 \
    (TANDEM_ASSIGNMENT_FEATURES | TANDEM_FEATURE_QUOTA | TANDEM_FEATURE_MINIMA |       \
     TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES)

extern const TandemStrategy tandem_max_weight;
extern const TandemStrategy tandem_min_cost;
extern const TandemStrategy tandem_min_squared_cost;
extern const TandemStrategy tandem_load_balanced;
extern const TandemStrategy tandem_max_cardinality;
extern const TandemStrategy tandem_pareto_max;
extern const TandemStrategy tandem_rank_maximal;
extern const TandemStrategy tandem_greedy_max;
extern const TandemStrategy tandem_generous_max;
extern const TandemStrategy tandem_fair;
extern const TandemStrategy tandem_leximin;
extern const TandemStrategy tandem_bottleneck;
extern const TandemStrategy tandem_popular;

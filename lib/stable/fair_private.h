/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "rotations_private.h"

/* The rows of what is chosen among all stable matchings. */
extern const TandemStrategy tandem_egalitarian;
extern const TandemStrategy tandem_rank_maximal_stable;
extern const TandemStrategy tandem_generous_stable;
extern const TandemStrategy tandem_minimum_regret;
extern const TandemStrategy tandem_sex_equal;
extern const TandemStrategy tandem_balanced;
extern const TandemStrategy tandem_median_stable;

/* What they all accept: strict lists, places that bind at no leader. */
#define TANDEM_FAIR_ACCEPTS                                                            \
    (TANDEM_FEATURE_PINS | TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS)

/* A choice among the stable matchings of a market. */
typedef struct {
    const TandemStrategy *strategy;
    TandemMarket *market;
    const TandemOptions *options;
    TandemWorkspace *workspace;
    TandemLimit limit;
    TandemRotations rotations;
    const gint32 *leader_rank; /* [n_edges] as opportunities have it */
} TandemFair;

/* Finds the rotations. FALSE: @error is set. @most_nodes: of the limit. */
gboolean tandem_fair_begin(TandemFair *fair, const TandemStrategy *strategy,
                           TandemMarket *market, const TandemOptions *options,
                           guint64 most_nodes, TandemWorkspace *workspace,
                           GError **error);

/* What the ranks of one side add up to: in the trainee-optimal matching, pins and all,
 * and what each rotation changes; change has shape [n_rotations]. */
gint64 tandem_fair_costs(const TandemFair *fair, const gint32 *rank, gint64 *change);

/* The matching in which the rotations of @is_in, shape [n_rotations], are eliminated.
 */
TandemMatching *tandem_fair_answer(const TandemFair *fair, const guint8 *is_in,
                                   TandemStatus status, GError **error);

/* Memory was refused, or the caller stopped it before there was an answer: NULL. */
TandemMatching *tandem_fair_no_memory(const TandemFair *fair, GError **error);
TandemMatching *tandem_fair_stopped(const TandemFair *fair, GError **error);

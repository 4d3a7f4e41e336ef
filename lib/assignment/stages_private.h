/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "../market/prices_private.h"
#include "terms_private.h"

/* A matching that does best in one thing after another. */
typedef struct {
    const TandemStrategy *strategy;
    TandemMarket *market;
    TandemAssignmentNetwork network;
    TandemTermsOf of;
    TandemLimit limit;
    TandemPrices *prices;
    TandemTerm term[TANDEM_MOST_TERMS]; /* of the stage that is being gathered */
    gsize n_terms;
    gdouble range;      /* its first term's scale times this: room for one term more */
    gboolean has_begun; /* some stage was solved */
    gboolean is_infeasible;
} TandemStages;

void tandem_stages_clear(TandemStages *stages);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemStages, tandem_stages_clear)

/* Begins with the minima, where there are any. FALSE with @error set, as below: to
 * TANDEM_ERROR_NO_MEMORY, TANDEM_ERROR_CANCELLED, TANDEM_ERROR_BAD_WEIGHT, or
 * TANDEM_ERROR_REFUSED_FEATURE. */
gboolean tandem_stages_begin(TandemStages *stages, const TandemStrategy *strategy,
                             TandemMarket *market, const TandemOptions *options,
                             TandemLaminarSets sets, TandemWorkspace *workspace,
                             GError **error);

/* Next the matching is to do best in @kind; @low and @high: the range of those that
 * have one. */
gboolean tandem_stages_add(TandemStages *stages, TandemTermKind kind, gdouble low,
                           gdouble high, GError **error);

/* Whether nothing is left to choose; solves what was added. */
gboolean tandem_stages_settle(TandemStages *stages, gboolean *is_settled,
                              GError **error);

/* Solves what was added, and sets flow.distance to what a unit more at each node would
 * take from it, before anything else is free. */
gboolean tandem_stages_measure(TandemStages *stages, GError **error);

/* If all that was added before can be had with no pair of @kind's range at all, adds
 * that. @found: whether. */
gboolean tandem_stages_try(TandemStages *stages, TandemTermKind kind, gdouble low,
                           gdouble high, gboolean *found, GError **error);

/* The edges that are held, going up, into @held, shape [network.n_pairs]; how many. */
gsize tandem_stages_read(const TandemStages *stages, gsize *held);

/* The matching of the @n edges of @held, which go up, with the prices. NULL with @error
 * set. */
TandemMatching *tandem_stages_answer(TandemStages *stages, gsize *held, gsize n,
                                     GError **error);

/* The matching that was found, with its prices; NULL with @error set. */
TandemMatching *tandem_stages_conclude(TandemStages *stages, GError **error);

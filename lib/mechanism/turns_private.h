/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "../market/tie_order_private.h"

/* Who comes before whom. */
typedef enum {
    TANDEM_TURNS_GIVEN,    /* by number */
    TANDEM_TURNS_PRIORITY, /* by priority, then number */
    TANDEM_TURNS_LOTTERY,  /* by key, then number */
    TANDEM_TURNS_BOTH,     /* by priority, then key, then number */
} TandemTurnsBy;

/* Trainees who come one after another and take what is left. */
typedef struct {
    const TandemMarket *market;
    const TandemOptions *options; /* nullable */
    TandemWorkspace *workspace;
    TandemPlaces places; /* what is left */
    TandemTieOrder order;
    const gint32 *turn; /* [n_trainees] who comes first, second ... */
    guint8 *is_held;    /* [n_edges] */
    gsize n_held;
} TandemTurns;

/* What all that let trainees take turns accept: leaders have no say in it, but for whom
 * they will not have at all. */
enum {
    TANDEM_TURNS_FEATURES = TANDEM_FEATURE_TRAINEE_TIES | TANDEM_FEATURE_LEADER_TIES |
                            TANDEM_FEATURE_LEADER_CAPACITY | TANDEM_FEATURE_PINS |
                            TANDEM_FEATURE_WEIGHTS | TANDEM_FEATURE_OPPORTUNITY_RANKS |
                            TANDEM_FEATURE_LEADER_RANKS_OPPORTUNITIES
};

/* Pins have their places, and nobody else any. FALSE: memory was refused. */
gboolean tandem_turns_init(TandemTurns *turns, const TandemMarket *market,
                           TandemTurnsBy by, const TandemOptions *options,
                           TandemWorkspace *workspace);

/* Whether @trainee takes what stands at @position of the lists: where there is room. */
gboolean tandem_turns_take(TandemTurns *turns, gint32 trainee, gsize position);

/* In turn, each takes the best that is left, as many as the quota. FALSE: stopped. */
gboolean tandem_turns_take_all(TandemTurns *turns);

/* What is held, as the answer of @strategy; with @is_done FALSE, that it was stopped.
 */
TandemMatching *tandem_turns_conclude(TandemTurns *turns,
                                      const TandemStrategy *strategy,
                                      TandemMarket *market, gboolean is_done,
                                      GError **error);

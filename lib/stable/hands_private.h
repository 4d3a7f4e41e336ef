/* SPDX-License-Identifier: MIT */
#pragma once

#include "deferred_acceptance_private.h"

/* The places of a trainee: a heap of positions on its list, the worst on top. Whoever
 * may hold one has it here, so that an offer touches one line of memory. */
typedef struct {
    gsize first; /* in held; with a quota of 1 the position itself */
    gint32 n_held;
    gint32 quota;
} TandemHand;

/* Everybody's, while leaders propose. */
typedef struct {
    TandemHand *hand; /* [n_trainees] */
    gsize *held;
} TandemHands;

/* All empty. FALSE: memory was refused. */
gboolean tandem_hands_init(TandemHands *hands, const TandemDeferredAcceptance *run);

/* Offers @trainee the edge at @position of its list. FALSE: it will not have it. Else
 * @back is the position of the place it gives up for it, or G_MAXSIZE for none. */
gboolean tandem_hands_take(TandemHands *hands, gint32 trainee, gsize position,
                           gsize *back);

/* Writes what all hold into the run. */
void tandem_hands_gather(TandemHands *hands, TandemDeferredAcceptance *run);

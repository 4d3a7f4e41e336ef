/* SPDX-License-Identifier: MIT */
#pragma once

#include "market_private.h"
#include "workspace_private.h"

/* What is left to be filled once the pins have their places. */
typedef struct {
    gint32 *of_opportunity; /* [n_opportunities], never more than its leader's */
    gint32 *of_leader;      /* [n_leaders] */
    gint32 *of_trainee;     /* [n_trainees], of the quota */
    guint8 *shares;         /* [n_opportunities]: its leader may be full before it is */
    guint8 *is_pin;         /* [n_edges], or NULL: there are none */
} TandemPlaces;

/* FALSE: memory was refused. */
gboolean tandem_places_init(TandemPlaces *places, const TandemMarket *market,
                            TandemWorkspace *workspace);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "places_private.h"

/* The matching in which trainee t holds edge[t], shape [n_trainees], G_MAXSIZE for
 * none, beside the pins. NULL with @error set where memory is refused. */
TandemMatching *tandem_answer_new(const TandemStrategy *strategy, TandemMarket *market,
                                  const gsize *edge, TandemStatus status,
                                  TandemWorkspace *workspace, GError **error);

/* The matching of the @n edges of @held, which go up, beside the pins, none of which is
 * among them. NULL with @error set where memory is refused. */
TandemMatching *tandem_answer_beside_pins(const TandemStrategy *strategy,
                                          TandemMarket *market, gsize *held, gsize n,
                                          TandemStatus status,
                                          TandemWorkspace *workspace, GError **error);

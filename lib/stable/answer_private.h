/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

#include "places_private.h"

/* The matching in which trainee t holds edge[t], shape [n_trainees], G_MAXSIZE for
 * none, beside the pins. NULL with @error set where memory is refused. */
TandemMatching *tandem_answer_new(const TandemStrategy *strategy, TandemMarket *market,
                                  const gsize *edge, TandemStatus status,
                                  TandemWorkspace *workspace, GError **error);

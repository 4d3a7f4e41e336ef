/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/blocking.h>

#include "held_private.h"

gboolean tandem_blocking_is_judged(const TandemMarket *market, TandemBlocking kind,
                                   GError **error);
gboolean tandem_blocking_count(const TandemMatching *matching, TandemBlocking kind,
                               gsize *n_edges, GError **error);

/* The rules of markets without clashes and, in the weak sense, with them. Each counts,
 * and also writes where @edges is given. */
gboolean tandem_exchange_blocking(const TandemHeld *held, TandemBlocking kind,
                                  gsize *edges, gsize *n_edges, GError **error);
gboolean tandem_clash_blocking(const TandemHeld *held, gsize *edges, gsize *n_edges,
                               GError **error);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>

/* Deferred acceptance as one would write it first: trainees one at a time, a heap a
 * leader. Strict lists, one opportunity a leader, quota 1. Fills opportunity_of
 * [n_trainees]; what others are measured against. */
void plain_rival_solve(const TandemMarket *market, gint32 *opportunity_of);

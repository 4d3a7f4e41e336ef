/* SPDX-License-Identifier: MIT */
#pragma once

#include "held_private.h"

/* Pairs that block, in the weak sense, where all leaders rank opportunities. */
gboolean tandem_project_blocking(const TandemHeld *held, gsize *edges, gsize *n_edges,
                                 GError **error);

/* How many trainees are in a ring each of whom would rather have the place of the next;
 * 0: there is none. Pins are kept out of it. */
gboolean tandem_judge_coalition(const TandemMatching *matching, gsize *n_trainees,
                                GError **error);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "strong_seating_private.h"

/* A search for a seating that no pair blocks, where trainees tie opportunities of one
 * leader. */
typedef struct {
    TandemCrowds *crowds;
    TandemSeating *seating;
    guint8 *absent; /* [n_edges]: pairs left out for now */
    gsize *choice;  /* [n_edges]: a stack of what may stay of a tie */
    gsize n_choices;
    guint64 n_runs, most_runs;
    gboolean is_refused; /* memory was */
} TandemTwins;

/* FALSE: memory was refused. */
gboolean tandem_twins_init(TandemTwins *twins, TandemCrowds *crowds,
                           TandemSeating *seating, guint64 most_runs,
                           TandemWorkspace *workspace);

/* Begins with the blocked seating at hand. FALSE: none was found. */
gboolean tandem_twins_search(TandemTwins *twins);

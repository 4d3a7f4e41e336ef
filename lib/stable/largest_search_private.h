/* SPDX-License-Identifier: MIT */
#pragma once

#include "../market/limit_private.h"
#include "largest_private.h"

/* What the search for the best matching of a part has come to. */
typedef struct {
    gint32 best;  /* trainees placed in held */
    gint32 bound; /* no more, or of the smallest no fewer, in any */
    gsize *held;  /* [n_trainees] an edge of the part, or G_MAXSIZE */
} TandemLargestPart;

/* Betters @found, which holds a stable matching and a bound, until both meet or the
 * limit is reached. FALSE: memory was refused. */
gboolean tandem_largest_search(const TandemLargest *part, gboolean is_smallest,
                               TandemLargestPart *found, TandemLimit *limit,
                               TandemWorkspace *workspace);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "pairs_private.h"

/* The terms of a score, in the order of policy.ini's [weights]. */
typedef enum {
    TANDEM_TERM_GOALS,
    TANDEM_TERM_SPECIALTY_WISH,
    TANDEM_TERM_TRUST_WISH,
    TANDEM_TERM_GRADE_GAP,
    TANDEM_TERM_TRAVEL,
    TANDEM_TERM_MODE,
    TANDEM_TERM_MUTUAL_RANK,
    TANDEM_N_TERMS
} TandemScoreTerm;

extern const char *const tandem_term_names[TANDEM_N_TERMS];

/* The rank a leader gives a trainee, and of how many tie groups; @n_groups 0 where the
 * leader states no list, @rank 0 where the list has not this trainee. */
typedef struct {
    gint32 rank;
    gint32 n_groups;
} TandemOpinion;

/* Each term in 0..1000: 1000 where all that is wished is met or nothing is wished, 0
 * where none of it is, 500 where it cannot be told. Returns their weighted sum, in
 * milli-points. docs/scores.md has the formulas. */
gint64 tandem_score(const TandemPairs *pairs, gint32 t, gint32 l, TandemOpinion opinion,
                    gint32 terms[TANDEM_N_TERMS]);

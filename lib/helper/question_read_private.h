/* SPDX-License-Identifier: MIT */
#pragma once

#include "../solver/protocol_private.h"

/* What came of reading. */
typedef enum {
    TANDEM_QUESTION_READ,
    TANDEM_QUESTION_NONE,   /* the text ended before one began */
    TANDEM_QUESTION_SYNTAX, /* and nothing behind it can be made sense of */
    TANDEM_QUESTION_MEMORY,
} TandemQuestion;

/* The head of a question: its limits. */
TandemQuestion tandem_question_read_limits(TandemScan *scan,
                                           TandemSolverLimits *limits);

/* The rest of it, into an empty @programme. Memory is taken as bytes come, never for
 * what is only announced. */
TandemQuestion tandem_question_read_programme(TandemScan *scan,
                                              TandemProgramme *programme);

/* SPDX-License-Identifier: MIT */
#pragma once

#include "options_private.h"

/* Why a search stopped before it was done. */
typedef enum {
    TANDEM_LIMIT_NONE,
    TANDEM_LIMIT_WORK,      /* as many steps as were allowed */
    TANDEM_LIMIT_TIME,      /* the clock; another run may get further */
    TANDEM_LIMIT_CANCELLED, /* whoever is told of the progress said so */
} TandemLimitReached;

/* How long a search may go on. */
typedef struct {
    const TandemOptions *options; /* nullable */
    guint64 work;                 /* done so far, in steps of the strategy's own */
    guint64 most_work;            /* 0: any number */
    gint64 deadline;              /* µs of the monotonic clock; G_MAXINT64: none */
    gint64 next_report;           /* likewise */
    gdouble best_beside;  /* told with best: what is known beside the question */
    gdouble bound_beside; /* likewise */
    TandemLimitReached reached;
} TandemLimit;

/* The clock begins to run. @most_work: 0 for none. */
void tandem_limit_init(TandemLimit *limit, const TandemOptions *options,
                       guint64 most_work);

/* Counts @work steps, and asks the clock and whoever is told of the progress. FALSE:
 * stop now, as limit->reached says; it stays so. Cheap enough for every few
 * microseconds of work; with no limit and nobody to tell it reads no clock. @best and
 * @bound are told; NaN where there is none. */
gboolean tandem_limit_go_on(TandemLimit *limit, guint64 work, gdouble best,
                            gdouble bound);

/* The seconds that are left, for a solver that keeps its own clock; 0: no limit. */
gdouble tandem_limit_seconds_left(const TandemLimit *limit);

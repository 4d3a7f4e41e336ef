/* SPDX-License-Identifier: MIT */
/* One limit for every search: steps, which are the same on every machine, then the
 * wall clock, then the caller's wish. A search asks before each step; what it has by
 * then is its answer, and what it has proven by then is its bound.
 */
#include "limit_private.h"

enum {
    REPORT_EVERY = 20 * 1000, /* µs between two reports */
    CLOSEST = 1000            /* µs: what is left is never told as 0, "no limit" */
};

void
tandem_limit_init(TandemLimit *limit, const TandemOptions *options, guint64 most_work)
{
    const gdouble seconds = tandem_options_get_time_limit(options);
    const gint64 now = seconds > 0 || tandem_options_has_progress(options)
                           ? g_get_monotonic_time()
                           : 0;
    const gdouble most = (gdouble)(G_MAXINT64 / 2 - now) / G_USEC_PER_SEC;

    *limit = (TandemLimit){ .options = options,
                            .most_work = most_work,
                            .deadline = G_MAXINT64,
                            .next_report = G_MAXINT64 };
    if (seconds > 0 && seconds < most)
        limit->deadline = now + (gint64)(seconds * G_USEC_PER_SEC);
    if (tandem_options_has_progress(options))
        limit->next_report = now;
}

gboolean
tandem_limit_go_on(TandemLimit *limit, guint64 work, gdouble best, gdouble bound)
{
    if (limit->reached != TANDEM_LIMIT_NONE)
        return FALSE;
    limit->work += work;
    if (limit->most_work > 0 && limit->work > limit->most_work) {
        limit->reached = TANDEM_LIMIT_WORK;
        return FALSE;
    }
    if (limit->deadline == G_MAXINT64 && limit->next_report == G_MAXINT64)
        return TRUE;

    const gint64 now = g_get_monotonic_time();
    if (now >= limit->deadline)
        limit->reached = TANDEM_LIMIT_TIME;
    else if (now >= limit->next_report) {
        limit->next_report = now + REPORT_EVERY;
        if (!tandem_options_report(limit->options, -1, best + limit->best_beside,
                                   bound + limit->bound_beside))
            limit->reached = TANDEM_LIMIT_CANCELLED;
    }
    return limit->reached == TANDEM_LIMIT_NONE;
}

gdouble
tandem_limit_seconds_left(const TandemLimit *limit)
{
    if (limit->deadline == G_MAXINT64)
        return 0;
    const gint64 left = limit->deadline - g_get_monotonic_time();
    return (gdouble)MAX(left, CLOSEST) / G_USEC_PER_SEC;
}

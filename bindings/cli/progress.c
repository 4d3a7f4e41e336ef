/* SPDX-License-Identifier: MIT */
/* The bar that shows how far the work is. It is wiped at the end, so that what stays on
 * the screen is the answer alone. */
#include "progress.h"

#include <stdio.h>

#include "terminal.h"

enum { BAR_CELLS = 30, REDRAW_MICROSECONDS = 100000 };

void
cli_progress_begin(CliProgress *progress, const char *what, gboolean is_quiet)
{
    progress->what = what;
    progress->is_quiet = is_quiet || !cli_is_terminal(stderr);
    progress->start = g_get_monotonic_time();
    progress->drawn = 0;
}

gboolean
cli_progress(gdouble done, G_GNUC_UNUSED gdouble best, G_GNUC_UNUSED gdouble bound,
             gpointer data)
{
    CliProgress *progress = data;
    const gint64 now = g_get_monotonic_time();

    if (progress->is_quiet || now - progress->start < G_USEC_PER_SEC ||
        now - progress->drawn < REDRAW_MICROSECONDS)
        return TRUE;
    progress->drawn = now;
    const gint64 seconds = (now - progress->start) / G_USEC_PER_SEC;
    if (!(done >= 0)) {
        fprintf(stderr, "\r\033[K%s, %" G_GINT64_FORMAT " s", progress->what, seconds);
    } else {
        const int full = (int)(MIN(done, 1.0) * BAR_CELLS);
        fprintf(stderr, "\r\033[K%s [%.*s%*s] %3d%%, %" G_GINT64_FORMAT " s",
                progress->what, full, "##############################",
                BAR_CELLS - full, "", (int)(MIN(done, 1.0) * 100), seconds);
    }
    fflush(stderr);
    return TRUE;
}

void
cli_progress_end(CliProgress *progress)
{
    if (progress->drawn != 0)
        fputs("\r\033[K", stderr);
    progress->drawn = 0;
}

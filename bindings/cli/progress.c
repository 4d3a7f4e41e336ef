/* SPDX-License-Identifier: MIT */
/* The bar that shows how far the work is. A thread draws it, so that it moves on while
 * the library reads or writes and does not call back. It is wiped at the end: what
 * stays on the screen is the answer alone. */
#include "progress.h"

#include <stdio.h>

#include "interrupt.h"
#include "terminal.h"

enum { BAR_CELLS = 30, REDRAW_MICROSECONDS = G_USEC_PER_SEC / 5 };

static void
draw(CliProgress *progress)
{
    const gint64 seconds = (g_get_monotonic_time() - progress->start) / G_USEC_PER_SEC;

    if (progress->done >= 0) {
        const gdouble done = MIN(progress->done, 1.0);
        const int full = (int)(done * (gdouble)BAR_CELLS);
        fprintf(stderr, "\r\033[K%s [%.*s%*s] %3d%%, %" G_GINT64_FORMAT " s",
                progress->what, full, "##############################",
                BAR_CELLS - full, "", (int)(done * 100), seconds);
    } else {
        fprintf(stderr, "\r\033[K%s, %" G_GINT64_FORMAT " s", progress->what, seconds);
    }
    fflush(stderr);
    progress->is_drawn = TRUE;
}

static gpointer
draw_until_ended(gpointer data)
{
    CliProgress *progress = data;
    gint64 next = progress->start + G_USEC_PER_SEC;

    g_mutex_lock(&progress->mutex);
    while (!progress->is_ended)
        if (!g_cond_wait_until(&progress->ended, &progress->mutex, next)) {
            draw(progress);
            next = g_get_monotonic_time() + REDRAW_MICROSECONDS;
        }
    g_mutex_unlock(&progress->mutex);
    return NULL;
}

void
cli_progress_begin(CliProgress *progress, const char *what, gboolean is_quiet)
{
    *progress = (CliProgress){ .what = what, .done = -1 };
    if (is_quiet || !cli_is_terminal(stderr))
        return;
    progress->start = g_get_monotonic_time();
    g_mutex_init(&progress->mutex);
    g_cond_init(&progress->ended);
    progress->thread = g_thread_try_new("progress", draw_until_ended, progress, NULL);
}

void
cli_progress_turn_to(CliProgress *progress, const char *what)
{
    if (progress->thread == NULL)
        return;
    g_mutex_lock(&progress->mutex);
    progress->what = what;
    progress->done = -1;
    g_mutex_unlock(&progress->mutex);
}

gboolean
cli_progress(gdouble done, G_GNUC_UNUSED gdouble best, G_GNUC_UNUSED gdouble bound,
             gpointer data)
{
    CliProgress *progress = data;

    if (progress->thread != NULL) {
        g_mutex_lock(&progress->mutex);
        progress->done = done;
        g_mutex_unlock(&progress->mutex);
    }
    return !cli_is_interrupted();
}

void
cli_progress_end(CliProgress *progress)
{
    if (progress->thread == NULL)
        return;
    g_mutex_lock(&progress->mutex);
    progress->is_ended = TRUE;
    g_cond_signal(&progress->ended);
    g_mutex_unlock(&progress->mutex);
    g_thread_join(g_steal_pointer(&progress->thread));
    if (progress->is_drawn)
        fputs("\r\033[K", stderr);
    g_mutex_clear(&progress->mutex);
    g_cond_clear(&progress->ended);
}

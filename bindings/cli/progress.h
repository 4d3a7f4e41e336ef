/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A bar on standard error: only where that is a terminal, and only when the work lasts
 * longer than a second. */
typedef struct {
    GThread *thread; /* draws; NULL where nothing is shown */
    GMutex mutex;    /* of all that follows */
    GCond ended;
    const char *what; /* "Placing" */
    gdouble done;     /* 0 to 1, below 0 where it is not known */
    gboolean is_ended;
    gboolean is_drawn; /* stands on the screen */
    gint64 start;      /* microseconds */
} CliProgress;

void cli_progress_begin(CliProgress *progress, const char *what, gboolean is_quiet);

/* Another part of the same work. */
void cli_progress_turn_to(CliProgress *progress, const char *what);

/* A TandemProgress that stops at a Ctrl-C; @data is the #CliProgress. */
gboolean cli_progress(gdouble done, gdouble best, gdouble bound, gpointer data);

/* Wipes the bar; no more is drawn. */
void cli_progress_end(CliProgress *progress);

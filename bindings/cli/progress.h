/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

/* A bar on standard error: only where that is a terminal, and only when the work lasts
 * longer than a second. */
typedef struct {
    const char *what;  /* "placing" */
    gboolean is_quiet; /* never shown */
    gint64 start;      /* microseconds */
    gint64 drawn;      /* when it was last drawn; 0 never */
} CliProgress;

void cli_progress_begin(CliProgress *progress, const char *what, gboolean is_quiet);

/* A TandemProgress; @data is the #CliProgress. */
gboolean cli_progress(gdouble done, gdouble best, gdouble bound, gpointer data);

/* Wipes the bar. */
void cli_progress_end(CliProgress *progress);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib.h>

enum { MAX_RUNS = 11 };

/* What the runs of one case took. */
typedef struct {
    int n_runs;
    double milliseconds[MAX_RUNS];
    long peak_kib; /* the largest resident set of a run's process */
} Timing;

double timing_now(void);
void timing_add(Timing *timing, double milliseconds);
double timing_fastest(const Timing *timing);
double timing_median(Timing *timing);

/* Runs a program to its end, its output thrown away, and adds what it took. Ends the
 * bench with the program's own words where it does not exit with 0. */
void timing_run_process(Timing *timing, const char *const *arguments);

/* {"bench": ..., "case": ..., SIZES, "runs": ..., ...MORE}: one line. @sizes is JSON
 * members; @more too, beginning with a comma, or "". */
void timing_print(Timing *timing, const char *bench, const char *name,
                  const char *sizes, const char *more);

/* The resident set of this process at its largest, in KiB. */
long timing_own_peak(void);

/* A new folder for a bench's files; timing_remove() takes it away with all in it. */
gchar *timing_folder(void);
void timing_remove(const char *path);

/* Ends the bench where an error is set. */
void timing_check(const GError *error);

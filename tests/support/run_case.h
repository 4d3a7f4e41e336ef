/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem-programme.h>

#include "programme/run_private.h"

/* A rotation written to a folder of its own, read and run; what came of it as text. */
typedef struct {
    gchar *folder;
    TandemFaults *faults;
    TandemRotation *rotation; /* NULL where it could not be read */
    TandemRun *run;           /* NULL where there are faults */
    GError *error;            /* of the reading or the run */
} RunCase;

/* An empty folder; files are written, then it is run. */
RunCase *run_case_new(void);
/* All files of @folder but those of @except (nullable), copied. */
void run_case_copy(RunCase *c, const char *folder, const char *except);
void run_case_write(RunCase *c, const char *name, const char *text);
/* Reads and runs, once; @seed nullable. Returns whether there is a run. */
gboolean run_case_run(RunCase *c, const char *seed);
void run_case_free(RunCase *c);

/* "T1-L2 T3-L2": with " (pin)" behind a pinned one. */
gchar *run_case_placements(const RunCase *c);
/* "T2>L1 EXCL_SUPERVISOR; T2>L2 FULL_LOTTERY" */
gchar *run_case_reasons(const RunCase *c);
/* "L2: T4 T2; L3: T6" */
gchar *run_case_waiting(const RunCase *c);
/* "T2 FULL_BETTER_RANKED; T6 NO_SEATS" */
gchar *run_case_unplaced(const RunCase *c);
/* "3 divisional_manager; 1 L2" */
gchar *run_case_thin_spots(const RunCase *c);
/* All codes told, with their lines: "pins.csv:2 E501; leaders.csv:3 W508" */
gchar *run_case_codes(const RunCase *c);
/* Everything above in one text. */
gchar *run_case_all(const RunCase *c);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(RunCase, run_case_free)

/* SPDX-License-Identifier: MIT */
#pragma once

#include "figures_private.h"

/* The files of a run beside its manifest, by name. */
typedef enum {
    TANDEM_OUTPUT_LEADERS_VIEW,
    TANDEM_OUTPUT_PLACEMENTS,
    TANDEM_OUTPUT_REASONS,
    TANDEM_OUTPUT_REPORT,
    TANDEM_OUTPUT_SUMMARY,
    TANDEM_OUTPUT_UNPLACED,
    TANDEM_OUTPUT_WAITING,
    TANDEM_N_OUTPUTS
} TandemOutputName;

extern const char *const tandem_output_names[]; /* NULL-terminated */

/* A whole run folder in memory: all of it is made before a byte is written. */
typedef struct {
    GString *output[TANDEM_N_OUTPUTS];
    gchar *sha256[TANDEM_N_OUTPUTS];
    GString *manifest;
} TandemOutputs;

/* @rotation_path: from the run folder to the rotation folder, relative. */
TandemOutputs *tandem_outputs_new(const TandemRun *run, const char *rotation_path);
void tandem_outputs_free(TandemOutputs *outputs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(TandemOutputs, tandem_outputs_free)

/* The tables; each gives its whole text. */
GString *tandem_table_placements(const TandemRun *run);
GString *tandem_table_unplaced(const TandemRun *run);
GString *tandem_table_waiting(const TandemRun *run);
GString *tandem_table_reasons(const TandemRun *run);
GString *tandem_table_leaders_view(const TandemRun *run, const TandemFigures *figures);

GString *tandem_summary_write(const TandemRun *run, const TandemFigures *figures);
GString *tandem_report_write(const TandemRun *run, const TandemFigures *figures);
GString *tandem_manifest_write(const TandemRun *run, const char *rotation_path,
                               gchar *const *sha256);

/* "OK_RANK_2", "FULL_LOTTERY". To be freed. */
gchar *tandem_reason_to_code(TandemReason reason, gint32 trainee_rank);

/* What a stage's places are called: its kind. */
TandemKind tandem_stage_kind(TandemStageName name);

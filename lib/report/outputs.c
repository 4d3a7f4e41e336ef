/* SPDX-License-Identifier: MIT */

/* All files of a run in memory. They are made whole before anything is written, so that
 * a run folder and a replay come from the same bytes. */
#include "outputs_private.h"

const char *const tandem_output_names[] = {
    [TANDEM_OUTPUT_LEADERS_VIEW] = "leaders_view.csv",
    [TANDEM_OUTPUT_PLACEMENTS] = "placements.csv",
    [TANDEM_OUTPUT_REASONS] = "reasons.csv",
    [TANDEM_OUTPUT_REPORT] = "report.html",
    [TANDEM_OUTPUT_SUMMARY] = "summary.json",
    [TANDEM_OUTPUT_UNPLACED] = "unplaced.csv",
    [TANDEM_OUTPUT_WAITING] = "waiting.csv",
    [TANDEM_N_OUTPUTS] = NULL,
};

TandemOutputs *
tandem_outputs_new(const TandemRun *run, const char *rotation_path)
{
    TandemOutputs *outputs = g_new0(TandemOutputs, 1);
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);
    GString **const o = outputs->output;

    o[TANDEM_OUTPUT_LEADERS_VIEW] = tandem_table_leaders_view(run, figures);
    o[TANDEM_OUTPUT_PLACEMENTS] = tandem_table_placements(run);
    o[TANDEM_OUTPUT_REASONS] = tandem_table_reasons(run);
    o[TANDEM_OUTPUT_REPORT] = tandem_report_write(run, figures);
    o[TANDEM_OUTPUT_SUMMARY] = tandem_summary_write(run, figures);
    o[TANDEM_OUTPUT_UNPLACED] = tandem_table_unplaced(run);
    o[TANDEM_OUTPUT_WAITING] = tandem_table_waiting(run);
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++)
        outputs->sha256[i] = g_compute_checksum_for_data(
            G_CHECKSUM_SHA256, (const guchar *)o[i]->str, o[i]->len);
    outputs->manifest = tandem_manifest_write(run, rotation_path, outputs->sha256);
    return outputs;
}

void
tandem_outputs_free(TandemOutputs *outputs)
{
    for (gint i = 0; i < TANDEM_N_OUTPUTS; i++) {
        g_string_free(outputs->output[i], TRUE);
        g_free(outputs->sha256[i]);
    }
    g_string_free(outputs->manifest, TRUE);
    g_free(outputs);
}

/* SPDX-License-Identifier: MIT */
/* A market as an assignment problem of the OR-Library; orlib_read.c has the format. A
 * row of costs is one line. */
#include "weighted_pairs_private.h"

#include "double_text_private.h"

void
tandem_orlib_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    g_auto(TandemNumbers) trainees = { 0 };
    g_auto(TandemNumbers) opportunities = { 0 };

    tandem_numbers_init(&trainees, &file->trainees, 1);
    tandem_numbers_init(&opportunities, &file->opportunities, 1);
    tandem_numbers_note(&trainees, &file->trainees, "trainees", notes);
    tandem_numbers_note(&opportunities, &file->opportunities, "opportunities", notes);
    tandem_numbers_note_leaders(&opportunities, file, notes);
    g_autofree TandemWeightedCell *cell =
        tandem_draft_new(TandemWeightedCell, opportunities.n);
    tandem_text_append_number(text, trainees.n);
    g_string_append_c(text, '\n');
    for (gint32 i = 0; i < trainees.n; i++) {
        const gsize n =
            tandem_weighted_row(file->market, trainees.who[i], &opportunities, cell);
        for (gsize k = 0; k < n; k++) {
            g_string_append(text, k > 0 ? " " : "");
            tandem_double_append(text, cell[k].weight);
        }
        g_string_append_c(text, '\n');
    }
}

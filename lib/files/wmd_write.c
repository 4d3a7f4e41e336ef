/* SPDX-License-Identifier: MIT */
/* A market as weighted matching data of PrefLib; wmd_read.c has the format. Trainee i
 * and opportunity i are alternative i. */
#include "weighted_pairs_private.h"

void
tandem_wmd_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    g_auto(TandemNumbers) trainees = { 0 };
    g_auto(TandemNumbers) opportunities = { 0 };

    tandem_numbers_init(&trainees, &file->trainees, 1);
    tandem_numbers_init(&opportunities, &file->opportunities, 1);
    tandem_numbers_note(&trainees, &file->trainees, "trainees", notes);
    tandem_numbers_note(&opportunities, &file->opportunities, "opportunities", notes);
    tandem_numbers_note_leaders(&opportunities, file, notes);
    g_string_append_printf(text,
                           "# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: %d\n"
                           "# NUMBER EDGES: %" G_GSIZE_FORMAT "\n",
                           trainees.n, tandem_market_get_n_edges(file->market));
    for (gint32 i = 1; i <= trainees.n; i++)
        g_string_append_printf(text, "# ALTERNATIVE NAME %d: %d\n", i, i);
    tandem_weighted_rows_append(text, file->market, &trainees, &opportunities, "", ',');
}

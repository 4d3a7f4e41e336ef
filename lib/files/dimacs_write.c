/* SPDX-License-Identifier: MIT */
/* A market as an assignment problem of DIMACS; dimacs_read.c has the format. Trainees
 * are the nodes from 1, opportunities those behind them. */
#include "weighted_pairs_private.h"

void
tandem_dimacs_write(GString *text, const TandemMarketFile *file, TandemFaults *notes)
{
    const gint32 n = tandem_id_set_n(&file->trainees);
    g_auto(TandemNumbers) trainees = { 0 };
    g_auto(TandemNumbers) opportunities = { 0 };

    tandem_numbers_init(&trainees, &file->trainees, 1);
    tandem_numbers_init(&opportunities, &file->opportunities, n + 1);
    tandem_numbers_note(&trainees, &file->trainees, "trainees", notes);
    tandem_numbers_note(&opportunities, &file->opportunities, "opportunities", notes);
    tandem_numbers_note_leaders(&opportunities, file, notes);
    g_string_append_printf(text, "p asn %d %" G_GSIZE_FORMAT "\n", n + opportunities.n,
                           tandem_market_get_n_edges(file->market));
    for (gint32 i = 1; i <= n; i++)
        g_string_append_printf(text, "n %d\n", i);
    tandem_weighted_rows_append(text, file->market, &trainees, &opportunities, "a ",
                                ' ');
}

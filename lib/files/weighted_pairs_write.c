/* SPDX-License-Identifier: MIT */
/* The pairs of a market and their weights, by the numbers of both. */
#include "weighted_pairs_private.h"

#include <stdlib.h>

#include "double_text_private.h"

static gint
compare_cells(gconstpointer a, gconstpointer b)
{
    const TandemWeightedCell *const x = a, *const y = b;

    return (x->opportunity > y->opportunity) - (x->opportunity < y->opportunity);
}

gsize
tandem_weighted_row(const TandemMarket *market, gint32 trainee,
                    const TandemNumbers *opportunities, TandemWeightedCell *cell)
{
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    const gdouble *const weight = tandem_market_get_weights(market);
    gsize n = 0;

    for (gsize k = start[trainee]; k < start[trainee + 1]; k++)
        cell[n++] =
            (TandemWeightedCell){ opportunities->number[opportunity[k]], weight[k] };
    qsort(cell, n, sizeof *cell, compare_cells);
    return n;
}

void
tandem_weighted_rows_append(GString *text, const TandemMarket *market,
                            const TandemNumbers *trainees,
                            const TandemNumbers *opportunities, const char *begin,
                            char between)
{
    g_autofree TandemWeightedCell *cell =
        tandem_draft_new(TandemWeightedCell, opportunities->n);

    for (gint32 i = 0; i < trainees->n; i++) {
        const gint32 t = trainees->who[i];
        const gsize n = tandem_weighted_row(market, t, opportunities, cell);
        for (gsize k = 0; k < n; k++) {
            g_string_append(text, begin);
            tandem_text_append_number(text, trainees->number[t]);
            g_string_append_c(text, between);
            tandem_text_append_number(text, cell[k].opportunity);
            g_string_append_c(text, between);
            tandem_double_append(text, cell[k].weight);
            g_string_append_c(text, '\n');
        }
    }
}

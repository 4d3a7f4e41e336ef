/* SPDX-License-Identifier: MIT */
/* A matching as the form tandem-matching 1. */
#include <stdlib.h>

#include <tandem/measures_json.h>

#include "market_json_private.h"

static gint
compare_ints(gconstpointer a, gconstpointer b)
{
    const gint32 x = *(const gint32 *)a, y = *(const gint32 *)b;

    return (x > y) - (x < y);
}

/* Pairs sorted by their ids' bytes, which is by number. */
static void
write_pairs(TandemJsonWriter *json, const TandemMarketFile *file,
            const TandemMatching *matching)
{
    const TandemMarket *const market = file->market;
    const gsize *const start = tandem_market_get_start(market);
    const gint32 *const opportunity = tandem_market_get_opportunities(market);
    gsize n, i = 0;
    const gsize *const edge = tandem_matching_get_edges(matching, &n);
    g_autofree gint32 *held = tandem_draft_new(gint32, n);

    tandem_json_begin_array(json, "pairs", TANDEM_JSON_LINES);
    for (gint32 t = 0; t < tandem_market_get_n_trainees(market); t++) {
        gsize n_held = 0;
        for (; i < n && edge[i] < start[t + 1]; i++)
            held[n_held++] = opportunity[edge[i]];
        qsort(held, n_held, sizeof *held, compare_ints);
        for (gsize h = 0; h < n_held; h++)
            tandem_market_json_write_pair(json, file, t, held[h]);
    }
    tandem_json_end(json);
}

static void
write_unmatched(TandemJsonWriter *json, const TandemMarketFile *file,
                const TandemMatching *matching)
{
    const gsize *const start = tandem_market_get_start(file->market);
    gsize n, i = 0;
    const gsize *const edge = tandem_matching_get_edges(matching, &n);

    tandem_json_begin_array(json, "unmatched", TANDEM_JSON_LINES);
    for (gint32 t = 0; t < tandem_market_get_n_trainees(file->market); t++) {
        const gsize before = i;
        while (i < n && edge[i] < start[t + 1])
            i++;
        if (i == before)
            tandem_json_text(json, NULL, tandem_id_set_get(&file->trainees, t));
    }
    tandem_json_end(json);
}

/**
 * tandem_market_file_matching_to_json:
 * @file: a market with ids
 * @matching: a matching of that market
 * @measures: (nullable): what is said under `measures`
 *
 * Writes @matching in the form tandem-matching 1: who holds what by ids, sorted by
 * their bytes, and who holds nothing.
 *
 * Returns: (transfer full): the text
 */
gchar *
tandem_market_file_matching_to_json(const TandemMarketFile *file,
                                    const TandemMatching *matching,
                                    const TandemMeasures *measures)
{
    g_return_val_if_fail(file != NULL && matching != NULL, NULL);
    g_return_val_if_fail(tandem_matching_get_market(matching) == file->market, NULL);

    gdouble bound;

    TandemJsonWriter *const json = tandem_json_write_begin();
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-matching");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "strategy", tandem_matching_get_strategy(matching));
    tandem_json_text(json, "status",
                     tandem_status_get_name(tandem_matching_get_status(matching)));
    if (tandem_matching_get_bound(matching, &bound))
        tandem_json_double(json, "bound", bound);
    tandem_json_int(json, "size", (gint64)tandem_matching_get_size(matching));
    write_pairs(json, file, matching);
    write_unmatched(json, file, matching);
    if (measures != NULL)
        tandem_measures_write_json(measures, json);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}

/* SPDX-License-Identifier: MIT */
/* A matching as the form tandem-matching 1. */
#include <string.h>

#include <tandem/measures_json.h>

#include "matching_json_private.h"

static gint
compare_ids(gconstpointer a, gconstpointer b, gpointer data)
{
    const TandemIdSet *const set = data;

    return strcmp(tandem_id_set_get(set, *(const gint32 *)a),
                  tandem_id_set_get(set, *(const gint32 *)b));
}

/* The edges of a matching by trainee, and the trainees in the order of their ids'
 * bytes. */
typedef struct {
    const TandemMarketFile *file;
    const gsize *edge;
    gsize *first;  /* [n_trainees + 1]: into edge */
    gint32 *order; /* [n_trainees]; NULL: 0, 1, 2 ... */
} Placements;

static void
placements_init(Placements *placements, const TandemMarketFile *file,
                const TandemMatching *matching)
{
    const gint32 n_trainees = tandem_market_get_n_trainees(file->market);
    const gsize *const start = tandem_market_get_start(file->market);
    gsize n, i = 0;

    placements->file = file;
    placements->edge = tandem_matching_get_edges(matching, &n);
    placements->first = tandem_draft_new(gsize, (gsize)n_trainees + 1);
    placements->order = tandem_id_set_by_bytes(&file->trainees);
    for (gint32 t = 0; t < n_trainees; t++) {
        while (i < n && placements->edge[i] < start[t + 1])
            i++;
        placements->first[t + 1] = i;
    }
}

static void
placements_clear(Placements *placements)
{
    g_free(placements->first);
    g_free(placements->order);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Placements, placements_clear)

static gint32
trainee_at(const Placements *placements, gint32 i)
{
    return placements->order != NULL ? placements->order[i] : i;
}

/* Pairs sorted by their ids' bytes. */
static void
write_pairs(TandemJsonWriter *json, const char *key, const Placements *placements)
{
    const TandemMarketFile *const file = placements->file;
    const gint32 *const opportunity = tandem_market_get_opportunities(file->market);
    const gint32 n = tandem_market_get_n_trainees(file->market);
    g_autofree gint32 *held = tandem_draft_new(gint32, placements->first[n]);

    tandem_json_begin_array(json, key, TANDEM_JSON_LINES);
    for (gint32 i = 0; i < n; i++) {
        const gint32 t = trainee_at(placements, i);
        gsize n_held = 0;
        for (gsize k = placements->first[t]; k < placements->first[t + 1]; k++)
            held[n_held++] = opportunity[placements->edge[k]];
        if (n_held > 1)
            g_qsort_with_data(held, (gint)n_held, sizeof *held, compare_ids,
                              (gpointer)&file->opportunities);
        for (gsize h = 0; h < n_held; h++)
            tandem_market_json_write_pair(json, file, t, held[h]);
    }
    tandem_json_end(json);
}

static void
write_unmatched(TandemJsonWriter *json, const char *key, const Placements *placements)
{
    const TandemMarketFile *const file = placements->file;

    tandem_json_begin_array(json, key, TANDEM_JSON_LINES);
    for (gint32 i = 0; i < tandem_market_get_n_trainees(file->market); i++) {
        const gint32 t = trainee_at(placements, i);
        if (placements->first[t] == placements->first[t + 1])
            tandem_json_text(json, NULL, tandem_id_set_get(&file->trainees, t));
    }
    tandem_json_end(json);
}

/**
 * tandem_market_file_write_pairs:
 * @file: a market with ids
 * @json: a writer
 * @key: (nullable): the array's name in an object
 * @matching: a matching of that market
 *
 * Writes an array of pairs [trainee, opportunity], sorted by their ids' bytes.
 */
void
tandem_market_file_write_pairs(const TandemMarketFile *file, TandemJsonWriter *json,
                               const char *key, const TandemMatching *matching)
{
    g_return_if_fail(file != NULL && json != NULL && matching != NULL);
    g_return_if_fail(tandem_matching_get_market(matching) == file->market);

    g_auto(Placements) placements = { 0 };
    placements_init(&placements, file, matching);
    write_pairs(json, key, &placements);
}

/**
 * tandem_market_file_write_unmatched:
 * @file: a market with ids
 * @json: a writer
 * @key: (nullable): the array's name in an object
 * @matching: a matching of that market
 *
 * Writes an array of the trainees who hold nothing, sorted by their ids' bytes.
 */
void
tandem_market_file_write_unmatched(const TandemMarketFile *file, TandemJsonWriter *json,
                                   const char *key, const TandemMatching *matching)
{
    g_return_if_fail(file != NULL && json != NULL && matching != NULL);
    g_return_if_fail(tandem_matching_get_market(matching) == file->market);

    g_auto(Placements) placements = { 0 };
    placements_init(&placements, file, matching);
    write_unmatched(json, key, &placements);
}

/**
 * tandem_market_file_matching_to_json:
 * @file: a market with ids
 * @matching: a matching of that market
 * @measures: (nullable): what is said under `measures`
 *
 * Writes @matching in the form tandem-matching 1: who holds what by ids, sorted by
 * their bytes, and who holds nothing; where there is no matching, the proof of that.
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

    g_auto(Placements) placements = { 0 };
    gdouble bound;

    placements_init(&placements, file, matching);
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
    write_pairs(json, "pairs", &placements);
    write_unmatched(json, "unmatched", &placements);
    if (measures != NULL)
        tandem_measures_write_json(measures, json);
    const TandemCertificate *const certificate =
        tandem_matching_get_certificate(matching);
    if (certificate != NULL)
        tandem_certificate_json_write(json, file, certificate);
    tandem_json_end(json);
    return tandem_json_write_end(json);
}

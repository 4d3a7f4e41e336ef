/* SPDX-License-Identifier: MIT */
/* The proof that there is no matching, as a member of the form tandem-matching 1. */
#include "matching_json_private.h"

static void
write_pairs(TandemJsonWriter *json, const char *key, const TandemMarketFile *file,
            const gsize *edge, gsize n)
{
    const gint32 *const opportunity = tandem_market_get_opportunities(file->market);

    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++)
        tandem_market_json_write_pair(
            json, file, tandem_market_get_trainee_of(file->market, edge[i]),
            opportunity[edge[i]]);
    tandem_json_end(json);
}

static void
write_ids(TandemJsonWriter *json, const char *key, const TandemIdSet *ids,
          const gint32 *id, gsize n)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n; i++)
        tandem_json_text(json, NULL, tandem_id_set_get(ids, id[i]));
    tandem_json_end(json);
}

static void
write_step(TandemJsonWriter *json, const TandemMarketFile *file,
           const TandemDeletionStep *step)
{
    tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
    tandem_json_text(json, "reason", tandem_deletion_reason_get_name(step->reason));
    write_pairs(json, "pairs", file, step->edges, step->n_edges);
    if (step->n_seats > 0)
        write_pairs(json, "seats", file, step->seats, step->n_seats);
    if (step->n_unseated > 0)
        write_ids(json, "unseated", &file->trainees, step->unseated, step->n_unseated);
    if (step->n_leaders > 0)
        write_ids(json, "leaders", &file->leaders, step->leaders, step->n_leaders);
    tandem_json_end(json);
}

void
tandem_certificate_json_write(TandemJsonWriter *json, const TandemMarketFile *file,
                              const TandemCertificate *certificate)
{
    tandem_json_begin_object(json, "certificate", TANDEM_JSON_LINES);
    tandem_json_text(
        json, "sense",
        tandem_blocking_get_name(tandem_certificate_get_sense(certificate)));
    tandem_json_begin_array(json, "steps", TANDEM_JSON_LINES);
    for (gsize i = 0; i < tandem_certificate_get_n_steps(certificate); i++) {
        const TandemDeletionStep step = tandem_certificate_get_step(certificate, i);
        write_step(json, file, &step);
    }
    tandem_json_end(json);
    tandem_json_end(json);
}

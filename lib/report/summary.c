/* SPDX-License-Identifier: MIT */

/* summary.json: the figures of a run for programs, the form tandem-summary 1.
 *
 * Counts are not suppressed here: placements.csv beside it names every id, so a hidden
 * count would hide nothing. output.suppress_below is for equality data, which no match
 * ever reads (docs/outputs.md says so too).
 */
#include "../files/dates_private.h"
#include "outputs_private.h"
#include "policy_json_private.h"
#include "stage_words_private.h"
#include "words_private.h"
#include <tandem/json_write.h>
#include <tandem/measures_json.h>

static void
write_people(TandemJsonWriter *json, const TandemRun *run, const TandemFigures *figures)
{
    tandem_json_begin_object(json, "trainees", TANDEM_JSON_LINES);
    tandem_json_int(json, "rows", figures->n_trainees);
    tandem_json_int(json, "asked", figures->n_asked);
    tandem_json_int(json, "placed", figures->n_placed);
    tandem_json_int(json, "unplaced", figures->n_asked - figures->n_placed);
    tandem_json_int(json, "first_choice", figures->n_first);
    tandem_json_int(json, "placed_beyond_a_stated_list", figures->n_no_list);
    tandem_json_int(json, "pinned_outside_a_stated_list", figures->n_pinned);
    tandem_json_int(json, "waiting", figures->n_waiting);
    tandem_json_begin_array(json, "choices", TANDEM_JSON_ONE_LINE);
    for (gsize r = 0; r < figures->n_ranks; r++)
        tandem_json_int(json, NULL, figures->by_rank[r]);
    tandem_json_end(json);
    tandem_json_end(json);

    tandem_json_begin_object(json, "leaders", TANDEM_JSON_LINES);
    tandem_json_int(json, "rows", (gint64)run->rotation->n_leaders);
    tandem_json_int(json, "offering", figures->n_leaders);
    tandem_json_int(json, "closed", figures->n_closed);
    tandem_json_int(json, "places", figures->n_places);
    tandem_json_int(json, "places_taken", figures->n_taken);
    tandem_json_end(json);

    tandem_json_begin_object(json, "placements", TANDEM_JSON_LINES);
    tandem_json_int(json, "total", figures->n_placements);
    tandem_json_int(json, "by_pin", figures->n_pins);
    tandem_json_end(json);
}

static void
write_stages(TandemJsonWriter *json, const TandemRun *run)
{
    tandem_json_begin_array(json, "stages", TANDEM_JSON_LINES);
    for (gsize s = 0; s < run->n_stages; s++) {
        const TandemStage *stage = &run->stage[s];
        const TandemStatus status = tandem_matching_get_status(stage->matching);

        tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
        tandem_stage_write_strategy(json, run, stage);
        tandem_json_text(json, "status", tandem_status_get_name(status));
        tandem_json_int(json, "size",
                        (gint64)tandem_matching_get_size(stage->matching));
        tandem_json_int(json, "trainees", tandem_market_get_n_trainees(stage->market));
        tandem_json_int(json, "leaders", tandem_market_get_n_leaders(stage->market));
        tandem_json_int(json, "acceptable_pairs",
                        (gint64)tandem_market_get_n_edges(stage->market));
        tandem_json_int(json, "one_sided",
                        (gint64)tandem_market_get_n_one_sided(stage->market));
        tandem_measures_write_json(stage->measures, json);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

static void
write_shares(TandemJsonWriter *json, const char *key, const char *member,
             const GArray *shares, gboolean with_leaders)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_LINES);
    for (guint i = 0; i < shares->len; i++) {
        const TandemShare *share = &g_array_index(shares, TandemShare, i);
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, member, share->key);
        tandem_json_int(json, "asked", share->n_asked);
        tandem_json_int(json, "placed", share->n_placed);
        tandem_json_int(json, "first_choice", share->n_first);
        if (with_leaders) {
            tandem_json_int(json, "leaders", share->n_leaders);
            tandem_json_int(json, "places", share->n_places);
            tandem_json_int(json, "places_taken", share->n_taken);
        }
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

static void
write_gaps(TandemJsonWriter *json, const TandemRun *run, const TandemFigures *figures)
{
    tandem_json_begin_array(json, "unplaced", TANDEM_JSON_LINES);
    for (guint reason = 0; reason < TANDEM_N_REASONS; reason++) {
        if (figures->causes[reason] == 0)
            continue;
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        tandem_json_text(json, "code", tandem_reason_get_name((TandemReason)reason));
        tandem_json_int(json, "count", figures->causes[reason]);
        tandem_json_end(json);
    }
    tandem_json_end(json);

    tandem_json_begin_array(json, "thin_spots", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->thin_spots->len; i++) {
        const TandemThinSpot *spot = &g_array_index(run->thin_spots, TandemThinSpot, i);
        tandem_json_begin_object(json, NULL, TANDEM_JSON_ONE_LINE);
        if (spot->leader != TANDEM_NONE)
            tandem_json_text(json, "leader_id", run->rotation->leader[spot->leader].id);
        else
            tandem_json_text(json, "role_category",
                             tandem_role_category_names[spot->role_category]);
        tandem_json_int(json, "leaders", spot->n_leaders);
        tandem_json_int(json, "would_place", spot->n_more);
        tandem_json_end(json);
    }
    tandem_json_end(json);
}

static void
write_mentor(TandemJsonWriter *json, const TandemRun *run, const TandemFigures *figures)
{
    const TandemPolicy *policy = &run->rotation->policy;

    tandem_json_begin_object(json, "mentor", TANDEM_JSON_LINES);
    tandem_json_int(json, "introductions", figures->n_placements);
    tandem_json_int(json, "minutes_per_introduction", policy->minutes_per_introduction);
    tandem_json_int(json, "minutes", figures->minutes);
    tandem_json_int(json, "hours_per_week", policy->hours_per_week);
    tandem_json_end(json);

    tandem_json_begin_array(json, "not_applied", TANDEM_JSON_LINES);
    for (guint i = 0; i < run->not_applied->len; i++)
        tandem_json_text(json, NULL, g_ptr_array_index(run->not_applied, i));
    tandem_json_end(json);
}

/* The whole text of summary.json. */
GString *
tandem_summary_write(const TandemRun *run, const TandemFigures *figures)
{
    const TandemPolicy *policy = &run->rotation->policy;

    TandemJsonWriter *const json = tandem_json_write_begin();
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-summary");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "rotation", tandem_rotation_get_id(run->rotation));
    tandem_json_day(json, "starts", policy->starts);
    tandem_json_day(json, "ends", policy->ends);
    tandem_json_text(json, "seed", run->seed);
    tandem_json_bool(json, "seed_overridden", run->seed_overridden);
    write_people(json, run, figures);
    write_stages(json, run);
    write_shares(json, "trusts", "trust", figures->trusts, TRUE);
    write_shares(json, "grade_bands", "band", figures->bands, FALSE);
    write_gaps(json, run, figures);
    write_mentor(json, run, figures);
    tandem_json_end(json);

    g_autofree gchar *text = tandem_json_write_end(json);
    return g_string_new(text);
}

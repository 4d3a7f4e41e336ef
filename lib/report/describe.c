/* SPDX-License-Identifier: MIT */

/* A run in a few lines for a terminal. */
#include <tandem/run_folder.h>

#include "outputs_private.h"
#include "words_private.h"

static void
add_unplaced(GString *text, const TandemFigures *figures)
{
    const char *between = ": ";

    if (figures->n_asked == figures->n_placed)
        return;
    g_autofree gchar *people = tandem_words_count(figures->n_asked - figures->n_placed,
                                                  "trainee has", "trainees have");
    g_string_append_printf(text, "%s no place", people);
    for (guint reason = 0; reason < TANDEM_N_REASONS; reason++) {
        if (figures->causes[reason] == 0)
            continue;
        g_string_append_printf(text, "%s%d %s", between, figures->causes[reason],
                               tandem_reason_get_name((TandemReason)reason));
        between = ", ";
    }
    g_string_append(text, ".\n");
}

static void
add_thin_spot(GString *text, const TandemRun *run)
{
    if (run->thin_spots->len == 0)
        return;

    const TandemThinSpot *spot = &g_array_index(run->thin_spots, TandemThinSpot, 0);
    g_autofree gchar *people =
        tandem_words_count(spot->n_more, "more trainee", "more trainees");

    g_string_append(text, "One more place with ");
    if (spot->leader != TANDEM_NONE)
        g_string_append(text, run->rotation->leader[spot->leader].id);
    else if (spot->n_leaders == 1)
        g_string_append(text, tandem_words_category(spot->role_category, FALSE));
    else
        g_string_append_printf(text, "each of the %d %s", spot->n_leaders,
                               tandem_words_category(spot->role_category, TRUE));
    g_string_append_printf(text, " would place %s.\n", people);
}

static gchar *
describe(const TandemRun *run)
{
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);
    GString *text = g_string_new(NULL);
    g_autofree gchar *asked =
        tandem_words_count(figures->n_asked, "trainee", "trainees");
    g_autofree gchar *places = tandem_words_count(figures->n_places, "place", "places");
    g_autofree gchar *hours = tandem_words_minutes(figures->minutes);

    g_string_append_printf(text, "%s: %d of %s placed; %d got their first choice.\n",
                           tandem_rotation_get_id(run->rotation), figures->n_placed,
                           asked, figures->n_first);
    add_unplaced(text, figures);
    g_string_append_printf(text, "%d of %s in use.\n", figures->n_taken, places);
    if (figures->n_closed > 0) {
        g_autofree gchar *closed =
            tandem_words_count(figures->n_closed, "leader is", "leaders are");
        g_string_append_printf(text, "%s not used: fewer came than the minimum.\n",
                               closed);
    }
    add_thin_spot(text, run);
    g_string_append_printf(text, "Introductions take the mentor %s.\n", hours);
    return g_string_free(text, FALSE);
}

/**
 * tandem_run_describe:
 * @run: a run
 * @format: how
 *
 * Tells @run: as a few lines for a terminal, as summary.json, or as placements.csv.
 *
 * Returns: (transfer full): the text, which ends in a line feed
 */
gchar *
tandem_run_describe(const TandemRun *run, TandemFormat format)
{
    g_return_val_if_fail(run != NULL, NULL);

    if (format == TANDEM_FORMAT_CSV)
        return g_string_free(tandem_table_placements(run), FALSE);
    if (format == TANDEM_FORMAT_JSON) {
        g_autoptr(TandemFigures) figures = tandem_figures_new(run);
        return g_string_free(tandem_summary_write(run, figures), FALSE);
    }
    return describe(run);
}

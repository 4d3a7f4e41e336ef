/* SPDX-License-Identifier: MIT */

/* What a busy reader sees first: one sentence, four numbers, and what needs a hand. */
#include "page_private.h"
#include "words_private.h"

static void
add_tile(TandemPage *page, const char *label, gint64 n, const char *of,
         const char *note)
{
    tandem_page_addf(page,
                     "<div class=\"tile\"><dt>%s</dt><dd><strong>%" G_GINT64_FORMAT
                     "</strong> <span class=\"of\">%s</span>"
                     "<span class=\"note\">%s</span></dd></div>\n",
                     label, n, of, note);
}

static gchar *
percent_of(gint64 part, gint64 whole, const char *what)
{
    if (whole == 0)
        return g_strdup("");
    return g_strdup_printf("%" G_GINT64_FORMAT "%% %s",
                           tandem_page_share(part, whole, 100), what);
}

/* Who wrote a list and was placed, the first of all numbers' wholes. */
static gint32
n_chosen(const TandemFigures *figures)
{
    return figures->n_placed - figures->n_no_list - figures->n_pinned;
}

static void
add_mentor_tile(TandemPage *page)
{
    const gint64 minutes = page->figures->minutes;
    const gint64 hours = minutes / 60;
    g_autofree gchar *each =
        g_strdup_printf("at %d minutes an introduction",
                        page->run->rotation->policy.minutes_per_introduction);
    g_autofree gchar *of =
        minutes % 60 == 0
            ? g_strdup(hours == 1 ? "hour" : "hours")
            : g_strdup_printf("%s %" G_GINT64_FORMAT " min",
                              hours == 1 ? "hour" : "hours", minutes % 60);

    if (hours == 0)
        add_tile(page, "Mentor’s time", minutes, minutes == 1 ? "minute" : "minutes",
                 each);
    else
        add_tile(page, "Mentor’s time", hours, of, each);
}

static void
add_tiles(TandemPage *page)
{
    const TandemFigures *f = page->figures;
    const gint64 in_use = f->n_taken;
    g_autofree gchar *of_asked = g_strdup_printf("of %d", f->n_asked);
    g_autofree gchar *of_chosen = g_strdup_printf("of %d", n_chosen(f));
    g_autofree gchar *of_places = g_strdup_printf("of %d", f->n_places);
    g_autofree gchar *placed =
        percent_of(f->n_placed, f->n_asked, "of those who asked");
    g_autofree gchar *first =
        percent_of(f->n_first, n_chosen(f), "of those placed from their own list");
    g_autofree gchar *taken = percent_of(in_use, f->n_places, "of the places offered");

    tandem_page_add(page, "<dl class=\"tiles\">\n");
    add_tile(page, "Trainees placed", f->n_placed, of_asked, placed);
    add_tile(page, "First choice", f->n_first, of_chosen, first);
    add_tile(page, "Places in use", in_use, of_places, taken);
    add_mentor_tile(page);
    tandem_page_add(page, "</dl>\n");
}

/* The sentence at the top, and the four numbers. */
void
tandem_page_headline(TandemPage *page)
{
    const TandemFigures *f = page->figures;
    const gint32 silent = f->n_trainees - f->n_asked;

    tandem_page_add(page, "<section id=\"result\" aria-labelledby=\"result-h\">\n"
                          "<h2 id=\"result-h\" class=\"hidden\">The result</h2>\n"
                          "<p class=\"lead\">");
    if (f->n_asked == 0)
        tandem_page_add(page, "No trainee asked for a place.");
    else {
        tandem_page_addf(page, "<strong>%d of ", f->n_placed);
        tandem_page_count(page, f->n_asked, "trainee", "trainees");
        tandem_page_add(page, "</strong> placed");
        if (f->n_first > 0)
            tandem_page_addf(page, "; <strong>%d</strong> got their first choice",
                             f->n_first);
        tandem_page_add(page, ".");
    }
    tandem_page_add(page, "</p>\n");
    if (silent > 0) {
        tandem_page_add(page, "<p class=\"soft\">");
        tandem_page_count(page, silent, "other trainee", "other trainees");
        tandem_page_add(page, " on file did not ask for a place in this run.</p>\n");
    }
    add_tiles(page);
    tandem_page_section_end(page);
}

static void
add_unplaced_item(TandemPage *page)
{
    const gint32 n = page->figures->n_asked - page->figures->n_placed;
    const gint32 *causes = page->figures->causes;
    const gint32 no_room = causes[TANDEM_REASON_FULL_BETTER_RANKED] +
                           causes[TANDEM_REASON_FULL_LOTTERY] +
                           causes[TANDEM_REASON_NO_SEATS];

    if (n == 0)
        return;
    tandem_page_add(page, "<li><a href=\"#unplaced\">");
    tandem_page_count(page, n, "trainee has", "trainees have");
    tandem_page_add(page, " no place</a>");
    if (no_room > 0 && no_room < n)
        tandem_page_addf(page, ": %d because places ran out, %d for other reasons",
                         no_room, n - no_room);
    else if (no_room > 0)
        tandem_page_add(page, ", because places ran out");
    tandem_page_add(page, ".</li>\n");
}

static void
add_leader_items(TandemPage *page)
{
    const TandemFigures *f = page->figures;
    const gint32 empty = f->n_places - f->n_taken;

    if (page->run->thin_spots->len > 0) {
        tandem_page_add(page, "<li>");
        tandem_page_thin_spot(page,
                              &g_array_index(page->run->thin_spots, TandemThinSpot, 0));
        if (page->run->thin_spots->len > 1)
            tandem_page_add(page,
                            " <a href=\"#thin\">Where else a place would help</a>.");
        tandem_page_add(page, "</li>\n");
    }
    if (empty > 0) {
        tandem_page_add(page, "<li>");
        tandem_page_count(page, empty, "place that was offered is",
                          "places that were offered are");
        tandem_page_add(page, " still empty.</li>\n");
    }
    if (f->n_closed > 0) {
        tandem_page_add(page, "<li>");
        tandem_page_count(page, f->n_closed, "leader is", "leaders are");
        tandem_page_add(page, " not used, because fewer trainees came than their "
                              "stated minimum:");
        gboolean begun = FALSE;
        for (gsize l = 0; l < page->run->rotation->n_leaders; l++) {
            if (!f->leader[l].is_closed)
                continue;
            tandem_page_add(page, begun ? ", " : " ");
            tandem_page_leader(page, (gint32)l);
            begun = TRUE;
        }
        tandem_page_add(page, ".</li>\n");
    }
}

static void
add_rule_items(TandemPage *page)
{
    const TandemFigures *f = page->figures;
    const TandemPolicy *policy = &page->run->rotation->policy;

    if (f->n_pins > 0) {
        tandem_page_add(page, "<li>");
        tandem_page_count(page, f->n_pins, "placement stands", "placements stand");
        tandem_page_add(page, " by a pin, decided by a person before the run.</li>\n");
    }
    if (page->run->not_applied->len > 0) {
        tandem_page_add(page, "<li><a href=\"#not-applied\">");
        tandem_page_count(page, page->run->not_applied->len, "statement", "statements");
        tandem_page_add(
            page, " of the input files</a> had no effect in this version.</li>\n");
    }
    if (page->run->seed_overridden)
        tandem_page_add(page,
                        "<li>The lottery’s seed was given by hand for this run, in "
                        "place of the one in policy.ini.</li>\n");
    else if (!policy->seed_stated)
        tandem_page_add(page,
                        "<li>policy.ini states no seed for the lottery. State one "
                        "before the preferences come in, so that nobody can "
                        "choose it to suit a result.</li>\n");
}

/* What a person should look at before anything is approved. */
void
tandem_page_attention(TandemPage *page)
{
    tandem_page_section(page, "attention", "What needs attention");
    tandem_page_add(page, "<ul class=\"attention\">\n");
    add_unplaced_item(page);
    add_leader_items(page);
    add_rule_items(page);
    tandem_page_add(page, "<li>Every placement is <em>proposed</em>. Nothing is final "
                          "until a person has approved it.</li>\n</ul>\n");
    tandem_page_section_end(page);
}

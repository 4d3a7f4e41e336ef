/* SPDX-License-Identifier: MIT */

/* Trust by Trust, grade by grade, where a place would help, and the mentor's time. */
#include "page_private.h"
#include "words_private.h"

static void
add_placed_cells(TandemPage *page, const TandemShare *share)
{
    tandem_page_number_cell(page, share->n_asked);
    tandem_page_number_cell(page, share->n_placed);
    tandem_page_add(page, "<td class=\"wide\">");
    tandem_page_bar(page, share->n_placed, share->n_asked);
    tandem_page_add(page, "</td>");
    tandem_page_number_cell(page, share->n_first);
}

/* Trust by Trust: its trainees, then its leaders. */
void
tandem_page_trusts(TandemPage *page)
{
    static const char *const heads[] = { "Trust",         "#Asked",        "#Placed",
                                         "~Share placed", "#First choice", "#Leaders",
                                         "#Places",       "#Taken",        NULL };
    const GArray *trusts = page->figures->trusts;

    tandem_page_section(page, "trusts", "Trust by Trust");
    tandem_page_add(page,
                    "<p>Trainees are counted at their own Trust; leaders and their "
                    "places at the leader’s.</p>\n");
    tandem_page_table(page, "numbers", "Trainees and places in each Trust", heads);
    for (guint i = 0; i < trusts->len; i++) {
        const TandemShare *share = &g_array_index(trusts, TandemShare, i);
        tandem_page_add(page, "<tr><th scope=\"row\">");
        tandem_page_text(page, *share->key != '\0' ? share->key : "Not stated");
        tandem_page_add(page, "</th>");
        add_placed_cells(page, share);
        tandem_page_number_cell(page, share->n_leaders);
        tandem_page_number_cell(page, share->n_places);
        tandem_page_number_cell(page, share->n_taken);
        tandem_page_add(page, "</tr>\n");
    }
    tandem_page_table_end(page);
    tandem_page_section_end(page);
}

static const char *
band_words(const char *band)
{
    static const char *const words[][2] = {
        { "foundation", "Foundation" }, { "core", "Core" },
        { "higher", "Higher" },         { "sas", "SAS" },
        { "led", "Locally employed" },  { "oop", "Out of programme" },
        { "", "Not stated" },
    };
    gsize i = 0;

    while (!g_str_equal(words[i][0], band))
        i++;
    return words[i][1];
}

/* Grade band by grade band. */
void
tandem_page_bands(TandemPage *page)
{
    static const char *const heads[] = { "Grade band",    "#Asked",        "#Placed",
                                         "~Share placed", "#First choice", NULL };
    const GArray *bands = page->figures->bands;

    tandem_page_section(page, "bands", "Grade bands");
    tandem_page_table(page, "numbers", "Trainees in each grade band", heads);
    for (guint i = 0; i < bands->len; i++) {
        const TandemShare *share = &g_array_index(bands, TandemShare, i);
        tandem_page_addf(page, "<tr><th scope=\"row\">%s</th>", band_words(share->key));
        add_placed_cells(page, share);
        tandem_page_add(page, "</tr>\n");
    }
    tandem_page_table_end(page);
    tandem_page_section_end(page);
}

void
tandem_page_thin_spot(TandemPage *page, const TandemThinSpot *spot)
{
    tandem_page_add(page, "One more place with ");
    if (spot->leader != TANDEM_NONE)
        tandem_page_leader(page, spot->leader);
    else if (spot->n_leaders == 1)
        tandem_page_add(page, tandem_words_category(spot->role_category, FALSE));
    else
        tandem_page_addf(page, "each of the %d %s", spot->n_leaders,
                         tandem_words_category(spot->role_category, TRUE));
    tandem_page_add(page, " would place <strong>");
    tandem_page_count(page, spot->n_more, "more trainee", "more trainees");
    tandem_page_add(page, "</strong>.");
}

static void
tabulate_categories(TandemPage *page)
{
    static const char *const heads[] = { "Kind of leader", "#Places added",
                                         "#More placed", NULL };
    const GArray *spots = page->run->thin_spots;

    tandem_page_table(page, "numbers", "One more place with each leader of a kind",
                      heads);
    for (guint i = 0; i < spots->len; i++) {
        const TandemThinSpot *spot = &g_array_index(spots, TandemThinSpot, i);
        if (spot->leader != TANDEM_NONE)
            continue;
        g_autofree gchar *kind =
            g_strdup(tandem_words_category(spot->role_category, TRUE));
        kind[0] = g_ascii_toupper(kind[0]);
        tandem_page_addf(page, "<tr><th scope=\"row\">%s</th>", kind);
        tandem_page_number_cell(page, spot->n_leaders);
        tandem_page_number_cell(page, spot->n_more);
        tandem_page_add(page, "</tr>\n");
    }
    tandem_page_table_end(page);
}

/* Leaders whose one more place would place as many stand in one line. */
static void
list_leaders(TandemPage *page)
{
    const GArray *spots = page->run->thin_spots;
    gint32 n_more = 0;

    for (guint i = 0; i < spots->len; i++) {
        const TandemThinSpot *spot = &g_array_index(spots, TandemThinSpot, i);
        if (spot->leader == TANDEM_NONE)
            continue;
        if (spot->n_more != n_more) {
            tandem_page_add(page, n_more > 0 ? ".</li>\n" : "<ul>\n");
            tandem_page_add(page,
                            "<li>One more place with any one of these would place "
                            "<strong>");
            tandem_page_count(page, spot->n_more, "more trainee", "more trainees");
            tandem_page_add(page, "</strong>: ");
        } else
            tandem_page_add(page, ", ");
        tandem_page_leader(page, spot->leader);
        n_more = spot->n_more;
    }
    if (n_more > 0)
        tandem_page_add(page, ".</li>\n</ul>\n");
}

static gboolean
has_spots_of(const TandemPage *page, gboolean of_leaders)
{
    for (guint i = 0; i < page->run->thin_spots->len; i++) {
        const gint32 leader =
            g_array_index(page->run->thin_spots, TandemThinSpot, i).leader;
        if ((leader != TANDEM_NONE) == of_leaders)
            return TRUE;
    }
    return FALSE;
}

/* Where one more place would help most. */
void
tandem_page_thin_spots(TandemPage *page)
{
    tandem_page_section(page, "thin", "Where one more place would help");
    if (page->run->thin_spots->len == 0)
        tandem_page_add(page, page->figures->n_asked > page->figures->n_placed
                                  ? "<p>No single extra place would place anybody "
                                    "more.</p>\n"
                                  : "<p>Everybody who asked is placed.</p>\n");
    else
        tandem_page_add(page,
                        "<p>Each line is about that change alone, with everything "
                        "else as it is; the lines do not add up.</p>\n");
    if (has_spots_of(page, FALSE))
        tabulate_categories(page);
    if (has_spots_of(page, TRUE)) {
        tandem_page_add(page, "<h3>Leader by leader</h3>\n");
        list_leaders(page);
    }
    tandem_page_section_end(page);
}

/* How long introductions take, against the hours there are. */
void
tandem_page_mentor(TandemPage *page)
{
    const TandemPolicy *policy = &page->run->rotation->policy;
    const gint64 minutes = page->figures->minutes;
    const gint64 a_week = (gint64)policy->hours_per_week * 60;
    g_autofree gchar *total = tandem_words_minutes(minutes);

    tandem_page_section(page, "mentor", "The mentor’s time");
    tandem_page_add(page, "<p>Introducing ");
    tandem_page_count(page, page->figures->n_placements, "pair", "pairs");
    tandem_page_addf(page, " at %d minutes each takes <strong>%s</strong>",
                     policy->minutes_per_introduction, total);
    if (a_week > 0) {
        /* Weeks begun, as a diary has them. */
        tandem_page_add(page, ", which is ");
        tandem_page_count(page, (minutes + a_week - 1) / a_week, "week", "weeks");
        tandem_page_addf(page, " at %d %s a week", policy->hours_per_week,
                         policy->hours_per_week == 1 ? "hour" : "hours");
    }
    tandem_page_add(page, ".</p>\n");
    tandem_page_section_end(page);
}

/* SPDX-License-Identifier: MIT */

/* A comparison as one page that needs nothing beside it: how many are placed, how many
 * have their first choice, how many could say that they were passed over, and the
 * numbers of all that. It has the report's style, and its manners. */
#include <tandem/compare_page.h>

#include <string.h>

#include "../files/market_formats_private.h"
#include "compare_cells_private.h"
#include "page_private.h"

typedef gdouble (*Figure)(const TandemComparisonRow *row);

static gdouble
placed(const TandemComparisonRow *row)
{
    return (gdouble)row->measures.n_placed;
}

static gdouble
first(const TandemComparisonRow *row)
{
    return (gdouble)row->measures.n_first;
}

static gdouble
blocking(const TandemComparisonRow *row)
{
    return row->blocking_pairs;
}

/* A chart of what @figure says of each row that has it; @whole 0: of the largest. */
static void
add_chart(TandemPage *page, const TandemComparison *comparison, const char *id,
          const char *title, Figure figure, gint64 whole, const char *class_name)
{
    gsize n_rows, n = 0;
    const TandemComparisonRow *const rows =
        tandem_comparison_get_rows(comparison, &n_rows);
    g_autofree TandemPageBar *bars = g_new(TandemPageBar, n_rows + 1);
    gint64 largest = 0;

    for (gsize i = 0; i < n_rows; i++) {
        const gdouble value = figure(&rows[i]);
        if (!tandem_row_is_there(&rows[i]) || !(value >= 0))
            continue;
        bars[n++] = (TandemPageBar){ rows[i].entry, (gint64)value, class_name };
        largest = MAX(largest, (gint64)value);
    }
    tandem_page_section(page, id, title);
    if (n == 0) {
        tandem_page_add(page, "<p>No strategy has this number here.</p>\n");
    } else {
        g_autofree gchar *chart = g_strconcat(id, "-chart", NULL);
        tandem_page_chart(page, chart, title, bars, n, whole > 0 ? whole : largest,
                          whole > 0 ? TANDEM_PAGE_SHARES : TANDEM_PAGE_COUNTS);
    }
    tandem_page_section_end(page);
}

static void
add_table(TandemPage *page, const TandemComparison *comparison, const char *caption,
          const char *const *heads, const TandemColumn *columns)
{
    gsize n_rows, n_heads = 0;
    const TandemComparisonRow *const rows =
        tandem_comparison_get_rows(comparison, &n_rows);

    while (heads[n_heads] != NULL)
        n_heads++;
    tandem_page_table(page, "numbers", caption, heads);
    for (gsize i = 0; i < n_rows; i++) {
        tandem_page_add(page, "<tr><th scope=\"row\">");
        tandem_page_text(page, rows[i].entry);
        tandem_page_add(page, "</th>");
        for (gsize c = 1; c < n_heads; c++) {
            g_autofree gchar *cell = tandem_row_cell(&rows[i], columns[c]);
            tandem_page_addf(page, "<td%s>", heads[c][0] == '#' ? " class=\"n\"" : "");
            tandem_page_text(page, cell);
            tandem_page_add(page, "</td>");
        }
        tandem_page_add(page, "</tr>\n");
    }
    tandem_page_table_end(page);
}

static void
add_places(TandemPage *page, const TandemComparison *comparison)
{
    const gint32 least = tandem_comparison_get_least_trust(comparison);
    static const TandemColumn columns[] = {
        TANDEM_COLUMN_STRATEGY,   TANDEM_COLUMN_PLACED,    TANDEM_COLUMN_SIZE,
        TANDEM_COLUMN_FIRST,      TANDEM_COLUMN_TOP_THREE, TANDEM_COLUMN_MEAN_RANK,
        TANDEM_COLUMN_WORST_TRUST
    };
    const char *heads[] = { "Strategy",
                            "#Placed",
                            "#Pairs",
                            "#First choice",
                            "#First three",
                            "#Mean rank",
                            least > 0 ? "#Worst Trust" : NULL,
                            NULL };

    tandem_page_section(page, "places", "What trainees get");
    add_table(page, comparison, "Places and choices, strategy by strategy", heads,
              columns);
    tandem_page_add(page,
                    "<p class=\"soft\">Mean rank is over those who have a place they "
                    "chose: 1 would be everybody’s first choice. A strategy without "
                    "numbers found no matching; its status stands below.");
    if (least > 0)
        tandem_page_addf(page,
                         " The worst Trust is the one with the smallest share of its "
                         "trainees placed; one of fewer than %d trainees is not told.",
                         least);
    tandem_page_add(page, "</p>\n");
    tandem_page_section_end(page);
}

static void
add_fairness(TandemPage *page, const TandemComparison *comparison, TandemTimes times)
{
    static const TandemColumn columns[] = {
        TANDEM_COLUMN_STRATEGY,  TANDEM_COLUMN_BLOCKING, TANDEM_COLUMN_ENVY,
        TANDEM_COLUMN_JUSTIFIED, TANDEM_COLUMN_GINI,     TANDEM_COLUMN_STATUS,
        TANDEM_COLUMN_TIME
    };
    const char *heads[] = { "Strategy",
                            "#Blocking pairs",
                            "#Envy",
                            "#Justified envy",
                            "#Gini",
                            "Status",
                            times == TANDEM_TIMES_SHOWN ? "#Time" : NULL,
                            NULL };

    tandem_page_section(page, "fairness", "What can be said against it");
    add_table(page, comparison, "Fairness, strategy by strategy", heads, columns);
    tandem_page_add(
        page,
        "<p class=\"soft\">A pair blocks when trainee and leader would both rather "
        "have "
        "each other than what they got. Envy counts who would rather have another’s "
        "place; it is justified when its leader would rather have them, too. Gini’s "
        "coefficient is 0 when all do equally well. Optimal says that a strategy has "
        "proved its own promise, feasible that it has not.</p>\n");
    tandem_page_section_end(page);
}

static void
add_refusals(TandemPage *page, const TandemComparison *comparison)
{
    gsize n;
    const TandemComparisonRefusal *const refusal =
        tandem_comparison_get_refusals(comparison, &n);

    if (n == 0)
        return;
    tandem_page_section(page, "refused", "Not compared");
    tandem_page_add(page, "<ul>\n");
    for (gsize i = 0; i < n; i++) {
        tandem_page_add(page, "<li><strong>");
        tandem_page_text(page, refusal[i].entry);
        tandem_page_add(page, "</strong>: ");
        tandem_page_text(page, refusal[i].why);
        tandem_page_add(page, "</li>\n");
    }
    tandem_page_add(page, "</ul>\n");
    tandem_page_section_end(page);
}

static void
add_lead(TandemPage *page, const TandemComparison *comparison)
{
    gsize n_rows;

    tandem_comparison_get_rows(comparison, &n_rows);
    tandem_page_add(page, "<section id=\"result\" aria-labelledby=\"result-h\">\n"
                          "<h2 id=\"result-h\" class=\"hidden\">The comparison</h2>\n"
                          "<p class=\"lead\"><strong>");
    tandem_page_count(page, (gint64)n_rows, "strategy", "strategies");
    tandem_page_add(page, "</strong> on the same lists of ");
    tandem_page_count(page, (gint64)tandem_comparison_get_n_trainees(comparison),
                      "trainee", "trainees");
    tandem_page_add(page, ".</p>\n");
    tandem_page_section_end(page);
}

static void
add_charts(TandemPage *page, const TandemComparison *comparison)
{
    const gint64 n = (gint64)tandem_comparison_get_n_trainees(comparison);

    add_chart(page, comparison, "placed", "Trainees placed", placed, n, "fill");
    add_chart(page, comparison, "first", "Trainees with their first choice", first, n,
              "fill2");
    add_chart(page, comparison, "blocking", "Pairs who would rather have each other",
              blocking, 0, "miss");
}

/**
 * tandem_comparison_to_html:
 * @comparison: a comparison
 * @times: with how long each strategy took, or without
 *
 * One self-contained page, readable without scripts: charts and tables.
 *
 * Returns: (transfer full): the page
 */
gchar *
tandem_comparison_to_html(const TandemComparison *comparison, TandemTimes times)
{
    g_return_val_if_fail(comparison != NULL, NULL);

    TandemPage page = { .html = g_string_new(NULL) };
    const char *const id = tandem_comparison_get_id(comparison);
    const char *const name = *id != '\0' ? id : "One market";

    tandem_page_begin(&page, "en-GB", name, "strategies compared");
    tandem_page_banner(&page, "Strategies side by side", name);
    tandem_page_banner_end(&page);
    tandem_page_add(&page, "<main id=\"main\">\n");
    add_lead(&page, comparison);
    add_charts(&page, comparison);
    add_places(&page, comparison);
    add_fairness(&page, comparison, times);
    add_refusals(&page, comparison);
    tandem_page_end(&page, "Nobody was placed by this comparison.");
    return g_string_free(page.html, FALSE);
}

/**
 * tandem_comparison_write_page:
 * @comparison: a comparison
 * @times: with how long each strategy took, or without
 * @path: where there is nothing yet
 * @error: return location for a #TandemError
 *
 * Writes the page of tandem_comparison_to_html() whole, or not at all.
 *
 * Returns: %TRUE, or %FALSE with @error set to %TANDEM_ERROR_EXISTS or
 *   %TANDEM_ERROR_FILE
 */
gboolean
tandem_comparison_write_page(const TandemComparison *comparison, TandemTimes times,
                             const char *path, GError **error)
{
    g_return_val_if_fail(comparison != NULL && path != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_autofree gchar *html = tandem_comparison_to_html(comparison, times);
    return tandem_new_file_write(path, html, strlen(html), error);
}

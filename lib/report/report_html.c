/* SPDX-License-Identifier: MIT */

/* report.html: one page that needs nothing beside it. Its style and drawings are
 * inside, it has no script and asks the network for nothing, and the same run gives the
 * same bytes. The order is that of a reader with five minutes: the result, what needs a
 * hand, who got what, who got nothing and why; tables of everybody and the method at
 * the end.
 */
#include "outputs_private.h"
#include "page_private.h"
#include "words_private.h"

static void
add_banner(TandemPage *page)
{
    const TandemPolicy *policy = &page->run->rotation->policy;
    g_autofree gchar *starts = tandem_words_day(policy->starts);
    g_autofree gchar *ends = tandem_words_day(policy->ends);

    tandem_page_banner(page, "Proposed placements of trainees with leaders",
                       tandem_rotation_get_id(page->run->rotation));
    if (*starts != '\0' && *ends != '\0')
        tandem_page_addf(page, "<p class=\"dates\">%s to %s</p>\n", starts, ends);
    else if (*starts != '\0')
        tandem_page_addf(page, "<p class=\"dates\">From %s</p>\n", starts);
    tandem_page_banner_end(page);
}

static void
add_contents(TandemPage *page)
{
    tandem_page_add(page, "<nav aria-label=\"On this page\">\n<ul>\n"
                          "<li><a href=\"#attention\">Attention</a></li>\n"
                          "<li><a href=\"#choices\">Choices</a></li>\n"
                          "<li><a href=\"#unplaced\">Not placed</a></li>\n"
                          "<li><a href=\"#trusts\">Trusts</a></li>\n"
                          "<li><a href=\"#bands\">Grades</a></li>\n"
                          "<li><a href=\"#thin\">More places</a></li>\n"
                          "<li><a href=\"#waiting\">Waiting</a></li>\n"
                          "<li><a href=\"#mentor\">Time</a></li>\n"
                          "<li><a href=\"#placements\">Placements</a></li>\n"
                          "<li><a href=\"#method\">Method</a></li>\n"
                          "</ul>\n</nav>\n");
}

/* The whole text of report.html. */
GString *
tandem_report_write(const TandemRun *run, const TandemFigures *figures)
{
    TandemPage page = { g_string_new(NULL), run, figures };

    tandem_page_begin(&page, run->rotation->policy.language,
                      tandem_rotation_get_id(run->rotation), "placements");
    add_banner(&page);
    tandem_page_add(&page, "<main id=\"main\">\n");
    tandem_page_headline(&page);
    add_contents(&page);
    tandem_page_attention(&page);
    tandem_page_choices(&page);
    tandem_page_unplaced(&page);
    tandem_page_trusts(&page);
    tandem_page_bands(&page);
    tandem_page_thin_spots(&page);
    tandem_page_waiting(&page);
    tandem_page_mentor(&page);
    tandem_page_placements(&page);
    tandem_page_not_applied(&page);
    tandem_page_method(&page);
    tandem_page_end(&page,
                    "<code>manifest.json</code> beside this page has the hash of "
                    "every file.");
    return page.html;
}

/* SPDX-License-Identifier: MIT */

/* A chart of bars.
 *
 * The drawing gives widths in percent and text in pixels, and has no viewBox, so that
 * it fills whatever width there is while its letters keep their size: what scales down
 * with the page cannot be read on a phone.
 */
#include "page_private.h"

enum { ROW_HEIGHT = 46, BAR_HEIGHT = 14 };

/* The numbers as a sentence, for who does not see the bars. */
static void
describe(TandemPage *page, const TandemPageBar *bars, gsize n_bars, gint64 whole,
         TandemPageBeside beside)
{
    for (gsize i = 0; i < n_bars; i++) {
        tandem_page_add(page, i > 0 ? "; " : "");
        tandem_page_text(page, bars[i].label);
        tandem_page_addf(page, ": %" G_GINT64_FORMAT, bars[i].n);
        if (beside == TANDEM_PAGE_SHARES)
            tandem_page_addf(page, " of %" G_GINT64_FORMAT, whole);
    }
    tandem_page_add(page, ".");
}

static void
draw(TandemPage *page, const TandemPageBar *bar, gint y, gint64 whole,
     TandemPageBeside beside)
{
    const gint64 tenths = tandem_page_share(bar->n, whole, 1000);

    tandem_page_addf(page, "<text x=\"0\" y=\"%d\">", y + 18);
    tandem_page_text(page, bar->label);
    tandem_page_addf(page,
                     "</text><text class=\"value\" x=\"100%%\" y=\"%d\" "
                     "text-anchor=\"end\">%" G_GINT64_FORMAT,
                     y + 18, bar->n);
    if (beside == TANDEM_PAGE_SHARES)
        tandem_page_addf(page,
                         " <tspan class=\"share\">(%" G_GINT64_FORMAT "%%)</tspan>",
                         tandem_page_share(bar->n, whole, 100));
    tandem_page_addf(
        page,
        "</text>\n<rect class=\"track\" y=\"%d\" width=\"100%%\" height=\"%d\" "
        "rx=\"3\"/><rect class=\"%s\" y=\"%d\" width=\"%" G_GINT64_FORMAT
        ".%" G_GINT64_FORMAT "%%\" height=\"%d\" rx=\"3\"/>\n",
        y + 25, BAR_HEIGHT, bar->class_name, y + 25, tenths / 10, tenths % 10,
        BAR_HEIGHT);
}

void
tandem_page_chart(TandemPage *page, const char *id, const char *title,
                  const TandemPageBar *bars, gsize n_bars, gint64 whole,
                  TandemPageBeside beside)
{
    tandem_page_addf(page,
                     "<svg class=\"chart\" role=\"img\" aria-labelledby=\"%s-t %s-d\" "
                     "width=\"100%%\" height=\"%d\">\n<title id=\"%s-t\">%s</title>\n"
                     "<desc id=\"%s-d\">",
                     id, id, (gint)n_bars * ROW_HEIGHT, id, title, id);
    describe(page, bars, n_bars, whole, beside);
    tandem_page_add(page, "</desc>\n");
    for (gsize i = 0; i < n_bars; i++)
        draw(page, &bars[i], (gint)i * ROW_HEIGHT, whole, beside);
    tandem_page_add(page, "</svg>\n");
}

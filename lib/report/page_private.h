/* SPDX-License-Identifier: MIT */
#pragma once

#include "figures_private.h"

/* The page while it is written, and what it is about. */
typedef struct {
    GString *html;
    const TandemRun *run; /* NULL of a comparison, as is what follows */
    const TandemFigures *figures;
} TandemPage;

/* Text from anywhere: what HTML would read as markup or must not hold is made harmless.
 */
void tandem_page_text(TandemPage *page, const char *text);

/* Markup of our own. */
void tandem_page_add(TandemPage *page, const char *markup);
void tandem_page_addf(TandemPage *page, const char *format, ...) G_GNUC_PRINTF(2, 3);

/* "12 trainees", escaped like any text. */
void tandem_page_count(TandemPage *page, gint64 n, const char *one, const char *many);

/* The page up to its banner, that, and all that ends the page; @name, from a file, and
 * what the page tells of it stand in the title. page_frame.c. */
void tandem_page_begin(TandemPage *page, const char *language, const char *name,
                       const char *what);
void tandem_page_banner(TandemPage *page, const char *kicker, const char *name);
void tandem_page_banner_end(TandemPage *page);
void tandem_page_end(TandemPage *page, const char *remark);

/* A person as the policy has it: the id alone, or the name with the id behind it. */
void tandem_page_trainee(TandemPage *page, gint32 trainee);
void tandem_page_leader(TandemPage *page, gint32 leader);

/* What was wanted: a leader, or an opportunity by its title or id. */
void tandem_page_target(TandemPage *page, gint32 leader, gint32 opportunity);

/* Opens a section with its heading; @id is the place a link goes to. */
void tandem_page_section(TandemPage *page, const char *id, const char *heading);
void tandem_page_section_end(TandemPage *page);

/* A table in a box that scrolls by itself: the caption, then the heads of the columns,
 * of which a leading # says that the column holds numbers, and a leading ~ that it
 * holds bars, which a narrow screen leaves out. */
void tandem_page_table(TandemPage *page, const char *class_name, const char *caption,
                       const char *const *heads);
void tandem_page_table_end(TandemPage *page);
void tandem_page_number_cell(TandemPage *page, gint64 n);

/* The parts of the page, in its order. */
void tandem_page_headline(TandemPage *page);
void tandem_page_attention(TandemPage *page);
void tandem_page_choices(TandemPage *page);
void tandem_page_unplaced(TandemPage *page);
void tandem_page_trusts(TandemPage *page);
void tandem_page_bands(TandemPage *page);
void tandem_page_thin_spots(TandemPage *page);
void tandem_page_waiting(TandemPage *page);
void tandem_page_placements(TandemPage *page);
void tandem_page_mentor(TandemPage *page);
void tandem_page_not_applied(TandemPage *page);
void tandem_page_method(TandemPage *page);

/* "One more place with L2 would place 1 more trainee." */
void tandem_page_thin_spot(TandemPage *page, const TandemThinSpot *spot);

/* @part of @whole in parts of @scale, rounded; whole numbers, so that neither a locale
 * nor the rounding of doubles comes in. */
gint64 tandem_page_share(gint64 part, gint64 whole, gint64 scale);

/* A bar of @part of @whole, as wide as its cell, hidden from screen readers, for which
 * the same number stands beside it. */
void tandem_page_bar(TandemPage *page, gint64 part, gint64 whole);

/* A row of a chart. */
typedef struct {
    const char *label; /* from anywhere */
    gint64 n;
    const char *class_name; /* fill, fill2, miss */
} TandemPageBar;

/* What stands beside each number of a chart: its share of the whole, or nothing. */
typedef enum {
    TANDEM_PAGE_SHARES,
    TANDEM_PAGE_COUNTS,
} TandemPageBeside;

/* Bars with their labels and numbers, page_chart.c; @id is the chart's own on the
 * page. */
void tandem_page_chart(TandemPage *page, const char *id, const char *title,
                       const TandemPageBar *bars, gsize n_bars, gint64 whole,
                       TandemPageBeside beside);

extern const char tandem_page_style[];

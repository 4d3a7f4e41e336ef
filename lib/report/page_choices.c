/* SPDX-License-Identifier: MIT */

/* Who got which choice: a bar a choice, and the same numbers as a table. */
#include "page_private.h"
#include "words_private.h"

enum { MOST_ROWS = 8 };

typedef struct {
    gchar *label;
    gint32 n;
    const char *class_name;
} Choice;

static void
clear_choice(gpointer choice)
{
    g_free(((Choice *)choice)->label);
}

static void
add_choice(GArray *choices, gchar *label, gint32 n, const char *class_name)
{
    const Choice choice = { label, n, class_name };

    g_array_append_val(choices, choice);
}

/* A row a choice; where there are many, the last ones share a row. */
static GArray *
gather(const TandemFigures *f)
{
    GArray *choices = g_array_new(FALSE, FALSE, sizeof(Choice));
    const gsize n_alone = f->n_ranks <= MOST_ROWS ? f->n_ranks : MOST_ROWS - 1;
    gint32 rest = 0;

    g_array_set_clear_func(choices, clear_choice);
    for (gsize r = 0; r < n_alone; r++) {
        g_autofree gchar *ordinal = tandem_words_ordinal(r + 1);
        ordinal[0] = g_ascii_toupper(ordinal[0]);
        add_choice(choices, g_strconcat(ordinal, " choice", NULL), f->by_rank[r],
                   "fill");
    }
    for (gsize r = n_alone; r < f->n_ranks; r++)
        rest += f->by_rank[r];
    if (n_alone < f->n_ranks) {
        g_autofree gchar *from = tandem_words_ordinal(n_alone + 1);
        g_autofree gchar *to = tandem_words_ordinal(f->n_ranks);
        from[0] = g_ascii_toupper(from[0]);
        add_choice(choices, g_strdup_printf("%s to %s choice", from, to), rest, "fill");
    }
    if (f->n_no_list > 0)
        add_choice(choices, g_strdup("Placed beyond a stated list"), f->n_no_list,
                   "fill2");
    if (f->n_pinned > 0)
        add_choice(choices, g_strdup("Placed by a pin"), f->n_pinned, "fill2");
    add_choice(choices, g_strdup("Not placed"), f->n_asked - f->n_placed, "miss");
    return choices;
}

static void
draw(TandemPage *page, const GArray *choices)
{
    g_autofree TandemPageBar *bars = g_new(TandemPageBar, choices->len);

    for (guint i = 0; i < choices->len; i++) {
        const Choice *c = &g_array_index(choices, Choice, i);
        bars[i] = (TandemPageBar){ c->label, c->n, c->class_name };
    }
    tandem_page_chart(page, "chart", "How many trainees got which choice", bars,
                      choices->len, page->figures->n_asked, TANDEM_PAGE_SHARES);
}

static void
tabulate(TandemPage *page, const GArray *choices)
{
    static const char *const heads[] = { "Choice", "#Trainees", "#Share", NULL };
    const gint64 asked = page->figures->n_asked;

    tandem_page_table(page, "numbers", "Trainees by the choice they got", heads);
    for (guint i = 0; i < choices->len; i++) {
        const Choice *c = &g_array_index(choices, Choice, i);
        tandem_page_addf(page, "<tr><th scope=\"row\">%s</th>", c->label);
        tandem_page_number_cell(page, c->n);
        tandem_page_addf(page, "<td class=\"n\">%" G_GINT64_FORMAT "%%</td></tr>\n",
                         tandem_page_share(c->n, asked, 100));
    }
    tandem_page_table_end(page);
}

/* The chart and its table. */
void
tandem_page_choices(TandemPage *page)
{
    const TandemFigures *f = page->figures;

    tandem_page_section(page, "choices", "Who got which choice");
    if (f->n_asked == 0) {
        tandem_page_add(page, "<p>Nobody asked for a place.</p>\n");
        tandem_page_section_end(page);
        return;
    }
    g_autoptr(GArray) choices = gather(f);
    tandem_page_add(page, "<div class=\"pair\">\n<div>\n");
    draw(page, choices);
    tandem_page_add(page, "</div>\n");
    tabulate(page, choices);
    tandem_page_add(page, "</div>\n");
    if (f->n_no_list > 0)
        tandem_page_add(
            page, "<p class=\"soft\">Who states no list, or too short a one, may be "
                  "placed by the weights in policy.ini. That counts as nobody’s "
                  "choice.</p>\n");
    tandem_page_section_end(page);
}

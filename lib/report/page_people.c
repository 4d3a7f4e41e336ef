/* SPDX-License-Identifier: MIT */

/* The people: who has no place and why, who waits where, who goes to whom. */
#include "page_private.h"
#include "words_private.h"

enum { MOST_WAITING = 10 };

static void
add_where(TandemPage *page, gint32 trainee)
{
    const TandemTraineeRow *row = &page->run->rotation->trainee[trainee];
    const char *grade = tandem_grade_names[row->grade];

    if (*grade == '\0' && *row->trust == '\0')
        return;
    tandem_page_add(page, "<span class=\"where\">");
    tandem_page_text(page, grade);
    if (*grade != '\0' && *row->trust != '\0')
        tandem_page_add(page, " · ");
    tandem_page_text(page, row->trust);
    tandem_page_add(page, "</span>");
}

/* Everybody of @reason who is told the very sentence that @first is told. */
static void
add_cause(TandemPage *page, guint first, GHashTable *told)
{
    const GArray *unplaced = page->run->unplaced;
    const TandemUnplaced *head = &g_array_index(unplaced, TandemUnplaced, first);

    if (!g_hash_table_add(told, (gpointer)head->text))
        return;
    tandem_page_add(page, "<div class=\"cause\">\n<p>");
    tandem_page_text(page, head->text);
    tandem_page_addf(page, "</p>\n<ul class=\"names%s\">\n",
                     page->run->rotation->policy.pseudonymise ? "" : " long");
    for (guint i = first; i < unplaced->len; i++) {
        const TandemUnplaced *u = &g_array_index(unplaced, TandemUnplaced, i);
        if (u->reason != head->reason || !g_str_equal(u->text, head->text))
            continue;
        tandem_page_add(page, "<li>");
        tandem_page_trainee(page, u->trainee);
        add_where(page, u->trainee);
        tandem_page_add(page, "</li>\n");
    }
    tandem_page_add(page, "</ul>\n</div>\n");
}

static void
add_group(TandemPage *page, TandemReason reason)
{
    const gint32 n = page->figures->causes[reason];
    g_autofree gchar *people = tandem_words_count(n, "trainee", "trainees");
    g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);

    tandem_page_addf(page, "<h3 id=\"%s\">%s <span class=\"tag\">%s</span></h3>\n",
                     tandem_reason_get_name(reason), tandem_words_reason(reason),
                     people);
    tandem_page_add(page, "<div class=\"causes\">\n");
    for (guint i = 0; i < page->run->unplaced->len; i++)
        if (g_array_index(page->run->unplaced, TandemUnplaced, i).reason == reason)
            add_cause(page, i, told);
    tandem_page_add(page, "</div>\n");
}

static gint
compare_causes(gconstpointer a, gconstpointer b, gpointer causes)
{
    const gint32 *count = causes;
    const gint p = *(const gint *)a, q = *(const gint *)b;

    return count[p] != count[q] ? (count[p] > count[q] ? -1 : 1) : p - q;
}

static void
add_reason_list(TandemPage *page, const gint *order)
{
    const gint32 *count = page->figures->causes;

    tandem_page_add(page, "<ul class=\"reasons\">\n");
    for (gint i = 0; i < TANDEM_N_REASONS && count[order[i]] > 0; i++)
        tandem_page_addf(page, "<li><strong>%d</strong> <a href=\"#%s\">%s</a></li>\n",
                         count[order[i]],
                         tandem_reason_get_name((TandemReason)order[i]),
                         tandem_words_reason((TandemReason)order[i]));
    tandem_page_add(page, "</ul>\n");
}

/* Everybody without a place, the most frequent reason first. */
void
tandem_page_unplaced(TandemPage *page)
{
    gint order[TANDEM_N_REASONS];

    tandem_page_section(page, "unplaced", "Who was not placed, and why");
    for (gint i = 0; i < TANDEM_N_REASONS; i++)
        order[i] = i;
    g_qsort_with_data(order, TANDEM_N_REASONS, sizeof *order, compare_causes,
                      (gpointer)page->figures->causes);
    if (page->run->unplaced->len == 0)
        tandem_page_add(page, "<p>Everybody who asked is placed.</p>\n");
    else
        tandem_page_add(
            page, "<p>Each sentence is worded as the trainee is told it. Every single "
                  "preference has its own reason in <code>reasons.csv</code>.</p>\n");
    if (page->figures->causes[order[1]] > 0)
        add_reason_list(page, order);
    for (gint i = 0; i < TANDEM_N_REASONS; i++)
        if (page->figures->causes[order[i]] > 0)
            add_group(page, (TandemReason)order[i]);
    tandem_page_section_end(page);
}

static gboolean
is_same_list(const TandemWaiting *a, const TandemWaiting *b)
{
    return a->leader == b->leader && a->opportunity == b->opportunity &&
           a->kind == b->kind;
}

/* One list, from @first on. Returns where the next begins. */
static guint
add_list(TandemPage *page, guint first)
{
    const GArray *waiting = page->run->waiting;
    const TandemWaiting *head = &g_array_index(waiting, TandemWaiting, first);
    guint end = first;

    while (end < waiting->len &&
           is_same_list(head, &g_array_index(waiting, TandemWaiting, end)))
        end++;
    tandem_page_add(page, "<div class=\"cause\"><dt>");
    tandem_page_target(page, head->leader, head->opportunity);
    tandem_page_add(page, "<span class=\"where\">");
    tandem_page_count(page, page->figures->leader[head->leader].n_places, "place",
                      "places");
    tandem_page_addf(page, ", %u waiting</span></dt>\n<dd><ol class=\"line\">",
                     end - first);
    for (guint i = first; i < MIN(end, first + MOST_WAITING); i++) {
        tandem_page_add(page, "<li>");
        tandem_page_trainee(page, g_array_index(waiting, TandemWaiting, i).trainee);
        tandem_page_add(page, "</li>");
    }
    tandem_page_add(page, "</ol>");
    if (end - first > MOST_WAITING)
        tandem_page_addf(page, "<span class=\"where\">and %u more</span>",
                         end - first - MOST_WAITING);
    tandem_page_add(page, "</dd></div>\n");
    return end;
}

/* Who would come next to each leader. */
void
tandem_page_waiting(TandemPage *page)
{
    tandem_page_section(page, "waiting", "Waiting lists");
    if (page->run->waiting->len == 0) {
        tandem_page_add(page, "<p>Nobody is waiting.</p>\n");
        tandem_page_section_end(page);
        return;
    }
    tandem_page_add(page,
                    "<p>Who would come next if a place came free, in the order of "
                    "this run. A trainee may wait for several leaders, and some "
                    "who wait hold a place they like less. The whole lists stand "
                    "in <code>waiting.csv</code>.</p>\n");
    tandem_page_add(page, "<dl class=\"causes waits\">\n");
    for (guint i = 0; i < page->run->waiting->len;)
        i = add_list(page, i);
    tandem_page_add(page, "</dl>\n");
    tandem_page_section_end(page);
}

static void
add_choice(TandemPage *page, const TandemPlacement *p)
{
    g_autofree gchar *ordinal = tandem_words_ordinal((gsize)MAX(p->trainee_rank, 0));

    if (p->trainee_rank > 0)
        tandem_page_addf(page, "<td>%s</td>", ordinal);
    else
        tandem_page_add(page, "<td class=\"soft\">not listed</td>");
}

/* Who goes to whom. */
void
tandem_page_placements(TandemPage *page)
{
    static const char *const heads[] = { "Trainee", "Leader", "Choice", "Decided by",
                                         NULL };
    const GArray *placements = page->run->placements;

    tandem_page_section(page, "placements", "All placements");
    if (placements->len == 0) {
        tandem_page_add(page, "<p>Nobody is placed.</p>\n");
        tandem_page_section_end(page);
        return;
    }
    tandem_page_table(page, "people", "Who goes to whom", heads);
    for (guint i = 0; i < placements->len; i++) {
        const TandemPlacement *p = &g_array_index(placements, TandemPlacement, i);
        tandem_page_add(page, "<tr><th scope=\"row\">");
        tandem_page_trainee(page, p->trainee);
        tandem_page_add(page, "</th><td>");
        tandem_page_leader(page, p->leader);
        tandem_page_add(page, "</td>");
        add_choice(page, p);
        tandem_page_addf(page, "<td>%s</td></tr>\n", p->is_pin ? "a pin" : "the match");
    }
    tandem_page_table_end(page);
    tandem_page_section_end(page);
}

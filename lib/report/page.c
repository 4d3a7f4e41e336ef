/* SPDX-License-Identifier: MIT */

/* How the page is written: every text that came from a file goes through
 * tandem_page_text(), so that a tag in a name shows as text; everything else is markup
 * of our own. Names stand in <bdi>, so that their direction turns nothing around them.
 */
#include "page_private.h"

#include "words_private.h"

static gboolean
is_allowed(gunichar c)
{
    const gboolean is_control =
        (c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0);
    const gboolean is_nothing = (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);

    return !is_control && !is_nothing;
}

void
tandem_page_text(TandemPage *page, const char *text)
{
    for (const char *c = text; *c != '\0'; c = g_utf8_next_char(c)) {
        const gunichar u = g_utf8_get_char(c);

        if (u == '&')
            g_string_append(page->html, "&amp;");
        else if (u == '<')
            g_string_append(page->html, "&lt;");
        else if (u == '>')
            g_string_append(page->html, "&gt;");
        else if (u == '"')
            g_string_append(page->html, "&quot;");
        else if (u == '\'')
            g_string_append(page->html, "&#39;");
        else
            g_string_append_unichar(page->html, is_allowed(u) ? u : 0xfffd);
    }
}

void
tandem_page_add(TandemPage *page, const char *markup)
{
    g_string_append(page->html, markup);
}

void
tandem_page_addf(TandemPage *page, const char *format, ...)
{
    va_list args;

    va_start(args, format);
    g_string_append_vprintf(page->html, format, args);
    va_end(args);
}

void
tandem_page_count(TandemPage *page, gint64 n, const char *one, const char *many)
{
    g_autofree gchar *text = tandem_words_count(n, one, many);

    tandem_page_text(page, text);
}

static void
add_person(TandemPage *page, const char *id, const char *name)
{
    if (page->run->rotation->policy.pseudonymise || *name == '\0') {
        tandem_page_add(page, "<bdi class=\"id\">");
        tandem_page_text(page, id);
        tandem_page_add(page, "</bdi>");
        return;
    }
    tandem_page_add(page, "<bdi>");
    tandem_page_text(page, name);
    tandem_page_add(page, "</bdi> <bdi class=\"id soft\">");
    tandem_page_text(page, id);
    tandem_page_add(page, "</bdi>");
}

void
tandem_page_trainee(TandemPage *page, gint32 trainee)
{
    const TandemTraineeRow *row = &page->run->rotation->trainee[trainee];
    const gboolean has_both = *row->surname != '\0' && *row->forenames != '\0';
    g_autofree gchar *name =
        g_strconcat(row->surname, has_both ? ", " : "", row->forenames, NULL);

    add_person(page, row->id, name);
}

void
tandem_page_leader(TandemPage *page, gint32 leader)
{
    const TandemLeaderRow *row = &page->run->rotation->leader[leader];

    add_person(page, row->id, row->name);
}

void
tandem_page_target(TandemPage *page, gint32 leader, gint32 opportunity)
{
    if (opportunity == TANDEM_NONE) {
        tandem_page_leader(page, leader);
        return;
    }
    add_person(page, page->run->rotation->opportunity[opportunity].id, "");
}

void
tandem_page_section(TandemPage *page, const char *id, const char *heading)
{
    tandem_page_addf(page, "<section id=\"%s\" aria-labelledby=\"%s-h\">\n", id, id);
    tandem_page_addf(page, "<h2 id=\"%s-h\">%s</h2>\n", id, heading);
}

void
tandem_page_section_end(TandemPage *page)
{
    tandem_page_add(page, "</section>\n\n");
}

void
tandem_page_table(TandemPage *page, const char *class_name, const char *caption,
                  const char *const *heads)
{
    tandem_page_addf(page,
                     "<div class=\"box\" role=\"group\" tabindex=\"0\" "
                     "aria-label=\"%s\">\n<table class=\"%s\">\n<caption>%s</caption>\n"
                     "<thead><tr>",
                     caption, class_name, caption);
    for (gsize i = 0; heads[i] != NULL; i++) {
        const gboolean is_number = heads[i][0] == '#', is_wide = heads[i][0] == '~';
        tandem_page_addf(page, "<th scope=\"col\"%s>%s</th>",
                         is_number ? " class=\"n\""
                         : is_wide ? " class=\"wide\""
                                   : "",
                         heads[i] + (is_number || is_wide));
    }
    tandem_page_add(page, "</tr></thead>\n<tbody>\n");
}

void
tandem_page_table_end(TandemPage *page)
{
    tandem_page_add(page, "</tbody>\n</table>\n</div>\n");
}

void
tandem_page_number_cell(TandemPage *page, gint64 n)
{
    tandem_page_addf(page, "<td class=\"n\">%" G_GINT64_FORMAT "</td>", n);
}

gint64
tandem_page_share(gint64 part, gint64 whole, gint64 scale)
{
    return whole > 0 ? (part * scale + whole / 2) / whole : 0;
}

void
tandem_page_bar(TandemPage *page, gint64 part, gint64 whole)
{
    const gint64 tenths = tandem_page_share(part, whole, 1000);

    tandem_page_addf(page,
                     "<svg class=\"bar\" aria-hidden=\"true\" focusable=\"false\" "
                     "width=\"100%%\" height=\"8\">"
                     "<rect class=\"track\" width=\"100%%\" height=\"8\" rx=\"4\"/>"
                     "<rect class=\"fill\" width=\"%" G_GINT64_FORMAT
                     ".%" G_GINT64_FORMAT "%%\" height=\"8\" rx=\"4\"/></svg>",
                     tenths / 10, tenths % 10);
}

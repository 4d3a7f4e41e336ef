/* SPDX-License-Identifier: MIT */

/* The page: self-contained, well-formed, safe against what stands in a name, and the
 * same numbers as the tables. */
#include <criterion/criterion.h>
#include <string.h>

#include "report/outputs_private.h"
#include "scratch.h"

TestSuite(report_html, .timeout = 60);

static const char *const golden = TANDEM_SOURCE_DIR "/docs/examples/golden";

static GString *
page_of(const char *folder)
{
    g_autoptr(TandemRun) run = scratch_run(folder);
    g_autoptr(TandemFigures) figures = tandem_figures_new(run);

    return tandem_report_write(run, figures);
}

/* A copy of golden that names its people, one of them by markup. */
static gchar *
hostile(const Scratch *scratch)
{
    gchar *folder = scratch_copy(scratch, golden, "hostile");

    scratch_edit(folder, "trainees.csv", "Ashdown,Priya",
                 "\"<script>alert(1)</script>\",\"A & B \"\"' onload=x\"");
    scratch_edit(folder, "leaders.csv", "Harriet Sandford",
                 "</title></style><img src=x onerror=y>");
    scratch_edit(folder, "policy.ini", "[exclude]",
                 "[output]\npseudonymise = no\n\n"
                 "[exclude]");
    return folder;
}

static gboolean
is_void(const char *name)
{
    static const char *const voids[] = { "meta", "rect", "br", NULL };

    return g_strv_contains(voids, name);
}

/* Every tag that opens is closed in its order; no id stands twice. */
static void
expect_balance(const char *html)
{
    g_autoptr(GPtrArray) open = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GRegex) tags = g_regex_new(
        "<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^<>\"]|\"[^\"]*\")*)>", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;
    gint n = 0;

    g_regex_match(tags, html, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL), n++) {
        g_autofree gchar *slash = g_match_info_fetch(match, 1);
        g_autofree gchar *name = g_match_info_fetch(match, 2);
        if (is_void(name))
            continue;
        if (*slash == '\0') {
            g_ptr_array_add(open, g_steal_pointer(&name));
            continue;
        }
        cr_assert_gt(open->len, 0u, "</%s> closes nothing", name);
        const char *last = g_ptr_array_index(open, open->len - 1);
        cr_assert_str_eq(last, name, "<%s> is closed by </%s>", last, name);
        g_ptr_array_set_size(open, (gint)open->len - 1);
    }
    cr_expect_eq(open->len, 0u);
    cr_expect_gt(n, 100);
}

static void
expect_unique_ids(const char *html)
{
    g_autoptr(GHashTable) ids =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GRegex) regex = g_regex_new(" id=\"([^\"]+)\"", 0, 0, NULL);
    g_autoptr(GMatchInfo) match = NULL;

    g_regex_match(regex, html, 0, &match);
    for (; g_match_info_matches(match); g_match_info_next(match, NULL)) {
        gchar *id = g_match_info_fetch(match, 1);
        cr_expect(g_hash_table_add(ids, id), "two elements are called %s", id);
    }
    g_autoptr(GRegex) links =
        g_regex_new("(?:href=\"#|aria-labelledby=\")([^\" ]+)", 0, 0, NULL);
    g_autoptr(GMatchInfo) link = NULL;
    g_regex_match(links, html, 0, &link);
    for (; g_match_info_matches(link); g_match_info_next(link, NULL)) {
        g_autofree gchar *id = g_match_info_fetch(link, 1);
        cr_expect(g_hash_table_contains(ids, id), "nothing is called %s", id);
    }
}

static void
expect_headings_in_order(const char *html)
{
    gint level = 0, n_first = 0;

    for (const char *at = strstr(html, "<h"); at != NULL; at = strstr(at + 1, "<h")) {
        if (!g_ascii_isdigit(at[2]))
            continue;
        const gint here = at[2] - '0';
        cr_expect_leq(here, level + 1, "a heading of level %d after %d", here, level);
        n_first += here == 1;
        level = here;
    }
    cr_expect_eq(n_first, 1);
}

Test(report_html, the_page_is_well_formed)
{
    GString *page = page_of(golden);

    cr_expect(g_str_has_prefix(page->str, "<!DOCTYPE html>\n<html lang=\"en-GB\">"));
    cr_expect(g_utf8_validate(page->str, (gssize)page->len, NULL));
    expect_balance(page->str);
    expect_unique_ids(page->str);
    expect_headings_in_order(page->str);
    g_string_free(page, TRUE);
}

Test(report_html, the_page_asks_the_network_for_nothing_and_has_no_script)
{
    GString *page = page_of(golden);

    cr_expect_null(strstr(page->str, "http"));
    cr_expect_null(strstr(page->str, "src="));
    cr_expect_null(strstr(page->str, "<script"));
    cr_expect_null(strstr(page->str, "<link"));
    cr_expect_null(strstr(page->str, "@import"));
    cr_expect_null(strstr(page->str, "url("));
    cr_expect_null(strstr(page->str, " on"
                                     "click"));
    g_string_free(page, TRUE);
}

Test(report_html, the_headline_has_the_numbers)
{
    GString *page = page_of(golden);

    cr_expect_not_null(strstr(page->str, "<strong>4 of 6 trainees</strong> placed; "
                                         "<strong>2</strong> got their first choice."));
    cr_expect_not_null(strstr(page->str, "First choice: 2 of 6; Second choice: 2 of 6; "
                                         "Not placed: 2 of 6."));
    g_string_free(page, TRUE);
}

Test(report_html, markup_in_a_name_shows_as_text)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *folder = hostile(&scratch);
    GString *page = page_of(folder);

    cr_expect_null(strstr(page->str, "<script"));
    cr_expect_null(strstr(page->str, "<img"));
    cr_expect_not_null(strstr(page->str,
                              "&lt;script&gt;alert(1)&lt;/script&gt;, A &amp; B "
                              "&quot;&#39; onload=x"));
    cr_expect_not_null(strstr(page->str, "&lt;/title&gt;&lt;/style&gt;&lt;img src=x"));
    expect_balance(page->str);
    g_string_free(page, TRUE);
}

Test(report_html, nobody_is_named_unless_the_policy_asks)
{
    GString *page = page_of(golden);

    cr_expect_null(strstr(page->str, "Ashdown"));
    cr_expect_null(strstr(page->str, "Quill"));
    cr_expect_not_null(strstr(page->str, ">T1<"));
    g_string_free(page, TRUE);
}

Test(report_html, the_same_run_gives_the_same_bytes)
{
    GString *once = page_of(golden);
    GString *again = page_of(golden);

    cr_expect(g_string_equal(once, again));
    g_string_free(once, TRUE);
    g_string_free(again, TRUE);
}

Test(report_html, a_run_in_which_nobody_asks_has_a_page_too)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *folder = scratch_copy(&scratch, golden, "golden");

    for (gint i = 0; i < 6; i++)
        scratch_edit(folder, "trainees.csv", ",buddy,given", ",shadow,given");
    scratch_write(folder, "preferences.csv", "from_id,to_id,kind,rank\n");
    GString *page = page_of(folder);
    cr_expect_not_null(strstr(page->str, "No trainee asked for a place."));
    cr_expect_not_null(strstr(page->str, "Nobody is placed."));
    expect_balance(page->str);
    expect_unique_ids(page->str);
    g_string_free(page, TRUE);
}

/* SPDX-License-Identifier: MIT */
/* Each example of docs/formats.md is found to be of the format that its block names,
 * and is the same market when it is written and read again. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"
#include "same_market.h"

TestSuite(formats_examples, .timeout = 60);

static gboolean
is_format(const char *name)
{
    gsize n;
    const TandemMarketFormat *const *const formats = tandem_market_formats(&n);

    for (gsize i = 0; i < n; i++)
        if (strcmp(formats[i]->name, name) == 0)
            return TRUE;
    return FALSE;
}

static void
assert_example(const char *format, const char *text)
{
    const TandemMarketFormat *const guessed =
        tandem_market_format_guess(text, strlen(text));
    g_autoptr(TandemMarketFile) file = market_text_read(format, text);
    g_autofree gchar *written = market_text_write(file, format);
    g_autofree gchar *json = market_text_write(file, "json");
    g_autoptr(TandemMarketFile) again = market_text_read(format, written);
    g_autoptr(TandemMarketFile) elsewhere = market_text_read("json", json);

    cr_expect(guessed != NULL && strcmp(guessed->name, format) == 0, "%s", text);
    cr_expect_null(market_difference(tandem_market_file_get_market(file),
                                     tandem_market_file_get_market(again)));
    cr_expect_eq(tandem_market_get_n_edges(tandem_market_file_get_market(elsewhere)),
                 tandem_market_get_n_edges(tandem_market_file_get_market(file)));
}

Test(formats_examples, each_is_of_its_format)
{
    g_autofree gchar *page = NULL;
    guint n = 0;

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/formats.md", &page, NULL, NULL));
    g_auto(GStrv) parts = g_strsplit(page, "```", -1);
    for (guint i = 1; parts[i] != NULL; i += 2) {
        char *const text = strchr(parts[i], '\n') + 1;
        text[-1] = '\0';
        if (!is_format(parts[i]))
            continue;
        assert_example(parts[i], text);
        n++;
    }
    cr_expect_eq(n, 8);
}

Test(formats_examples, each_format_has_a_section)
{
    g_autofree gchar *page = NULL;
    gsize n;
    const TandemMarketFormat *const *const formats = tandem_market_formats(&n);

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/formats.md", &page, NULL, NULL));
    for (gsize i = 0; i < n; i++) {
        g_autofree gchar *row = g_strdup_printf("\n| `%s` | ", formats[i]->name);
        cr_expect_not_null(strstr(page, row), "%s", formats[i]->name);
    }
}

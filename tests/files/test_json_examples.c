/* SPDX-License-Identifier: MIT */
/* Each example of docs/json.md is read as the page says. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

TestSuite(json_examples, .timeout = 60);

/* The text of the @n-th block of JSON on the page. */
static gchar *
example(guint n)
{
    g_autofree gchar *page = NULL;

    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/json.md", &page, NULL, NULL));
    g_auto(GStrv) blocks = g_strsplit(page, "```json\n", -1);
    cr_assert_gt(g_strv_length(blocks), n);
    return g_strndup(blocks[n], (gsize)(strstr(blocks[n], "```") - blocks[n]));
}

static TandemMarketFile *
read_market(guint n)
{
    g_autofree gchar *text = example(n);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    TandemMarketFile *const file = tandem_market_file_parse(
        text, strlen(text), "m", NULL, TANDEM_LOTTERY_FOR_TIES, faults, NULL);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_assert_not_null(file, "%s", told);
    return file;
}

Test(json_examples, the_first_is_a_market_that_can_be_solved)
{
    g_autoptr(TandemMarketFile) file = read_market(1);
    TandemMarket *const market = tandem_market_file_get_market(file);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, NULL);

    cr_expect_eq(tandem_market_get_n_edges(market), 5);
    cr_expect_eq(tandem_market_get_n_one_sided(market), 0);
    cr_assert_not_null(matching);
    cr_expect_eq(tandem_matching_get_size(matching), 2);
}

Test(json_examples, the_second_has_every_other_part)
{
    g_autoptr(TandemMarketFile) file = read_market(2);
    const guint features =
        tandem_market_get_features(tandem_market_file_get_market(file));
    const guint all = TANDEM_FEATURE_CLASHES | TANDEM_FEATURE_LINKS |
                      TANDEM_FEATURE_GROUPS | TANDEM_FEATURE_WEIGHTS |
                      TANDEM_FEATURE_PINS;

    cr_expect_eq(features & all, all);
}

Test(json_examples, the_third_is_a_matching_of_the_second)
{
    g_autoptr(TandemMarketFile) file = read_market(2);
    g_autofree gchar *text = example(3);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMatching) matching =
        tandem_market_file_parse_matching(file, text, strlen(text), "x", faults, NULL);

    cr_assert_not_null(matching);
    cr_expect_eq(tandem_matching_get_size(matching), 2);
}

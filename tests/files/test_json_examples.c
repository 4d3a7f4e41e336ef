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

/* The last one on the page: two trainees and two leaders in a ring. */
Test(json_examples, many_matchings_are_read_in_their_order)
{
    static const char market[] =
        "{\"format\": \"tandem-market\", \"version\": 1, \"trainees\": ["
        "{\"id\": \"T1\", \"prefers\": [\"L1\", \"L2\"]},"
        "{\"id\": \"T2\", \"prefers\": [\"L2\", \"L1\"]}], \"leaders\": ["
        "{\"id\": \"L1\", \"prefers\": [\"T2\", \"T1\"]},"
        "{\"id\": \"L2\", \"prefers\": [\"T1\", \"T2\"]}]}";
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse(
        market, strlen(market), "m", NULL, TANDEM_LOTTERY_NEVER, faults, NULL);
    g_autofree gchar *page = NULL;
    cr_assert(
        g_file_get_contents(TANDEM_SOURCE_DIR "/docs/json.md", &page, NULL, NULL));
    const char *const start =
        strstr(strstr(page, "### Many matchings"), "```json\n") + 8;
    g_autoptr(GPtrArray) all = tandem_market_file_parse_matchings(
        file, start, (gsize)(strstr(start, "```") - start), "x", faults, NULL);
    g_autoptr(TandemEnumeration) expected =
        tandem_enumerate(tandem_market_file_get_market(file), "all-stable", NULL, NULL);

    cr_assert_not_null(all);
    cr_assert_eq(all->len, 2);
    for (guint i = 0; i < all->len; i++) {
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(expected, NULL);
        for (gint32 t = 0; t < 2; t++)
            cr_expect_eq(tandem_matching_get_opportunity(all->pdata[i], t),
                         tandem_matching_get_opportunity(matching, t));
    }
}

/* SPDX-License-Identifier: MIT */
/* Formats by name and by content; round trips within one and across them; what a format
 * cannot hold. */
#include <criterion/criterion.h>
#include <string.h>

#include "market_text.h"
#include "same_market.h"
#include "scratch.h"
#include "support.h"

TestSuite(market_format, .timeout = 60);

static void
assert_guess(const char *text, const char *name)
{
    const TandemMarketFormat *const format =
        tandem_market_format_guess(text, strlen(text));

    cr_expect_str_eq(format != NULL ? format->name : "none", name, "%s", text);
}

Test(market_format, a_format_is_found_by_how_the_file_begins)
{
    assert_guess("{\"format\": \"tandem-market\"}", "json");
    assert_guess(" \n[", "json");
    assert_guess("0\n3\n2\n1 1 2\n", "glasgow-hrt");
    assert_guess("3\n0\n2\n1 1 2\n", "glasgow-hrt");
    assert_guess("\xef\xbb\xbf"
                 "3 2\r\n1 1 2\r\n",
                 "glasgow-hrt");
    assert_guess("3 2", "glasgow-hrt");
    assert_guess("3 2 1\n", "spa-st");
    assert_guess("# FILE NAME: 00001-00000001.soi\n", "preflib");
    assert_guess("3\n1,Cathy\n", "preflib");
    assert_guess("trainee,opportunity,trainee_rank\n", "csv");
    assert_guess("Weight,Trainee,opportunity\n", "csv");
    assert_guess("# TITLE: x\n# DATA TYPE: soc\n", "preflib");
    assert_guess("# TITLE: x\n# DATA TYPE: wmd\n# NUMBER ALTERNATIVES: 1\n", "wmd");
    assert_guess("2\n1 2\n3 4\n", "orlib-assign");
    assert_guess(" 2\n -1 2.5 1e3\n 4\n", "orlib-assign");
    assert_guess("1\n7\n", "glasgow-hrt");
    assert_guess("2\n1 x\n", "none");
    assert_guess("p asn 2 1\n", "dimacs-asn");
    assert_guess("c x\nc\np  asn 2 1\n", "dimacs-asn");
    assert_guess("c x\np min 2 1\n", "none");
    assert_guess("c\n", "none");
    assert_guess("c trainee, x\n", "csv");
    assert_guess("", "none");
    assert_guess("hello", "none");
    assert_guess("3\n", "none");
    assert_guess("1 2 3 4\n", "none");
    assert_guess("3 x\n", "none");
    assert_guess("a,b\n", "none");
}

Test(market_format, an_unknown_beginning_is_told)
{
    g_autofree gchar *unknown = market_text_faults(NULL, "hello\n");
    g_autofree gchar *empty = market_text_faults(NULL, "");

    cr_expect_str_eq(unknown, "m: E801 it begins like no market that is read (is it "
                              "one? then name its format)\n");
    cr_expect_str_eq(empty, "m: E104 the file is empty\n");
}

Test(market_format, an_unknown_name_is_refused)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    cr_expect_null(tandem_market_file_parse_as("{}", 2, "m", "yaml", NULL,
                                               TANDEM_LOTTERY_NEVER, faults, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER));
    cr_expect_str_eq(error->message, "no format is named \"yaml\"");
    cr_expect_eq(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT), 0);
}

/* Twelve trainees, so that the bytes of their numbers are in another order. */
static TandemMarket *
random_market(guint32 seed, const char *format, gint32 listed_per_cent)
{
    const gboolean is_spa = strcmp(format, "spa-st") == 0 || strcmp(format, "csv") == 0;
    const gboolean is_preflib = strcmp(format, "preflib") == 0;
    const ListsShape shape = {
        .n_trainees = 12,
        .n_opportunities = 11,
        .n_leaders = is_spa && seed % 3 > 0 ? 10 : 0,
        .max_capacity = is_preflib ? 0 : 3,
        .max_quota = strcmp(format, "csv") == 0 && seed % 2 == 0 ? 2 : 0,
        .listed_per_cent = listed_per_cent,
        .tied_per_cent = seed % 4 == 0 ? 0 : 40,
        .priorities = strcmp(format, "csv") == 0 && seed % 5 == 0,
    };
    g_autoptr(Lists) lists = lists_random(seed, &shape);
    TandemMarketArrays arrays = lists_arrays(lists);
    g_autoptr(GError) error = NULL;

    if (is_preflib) {
        arrays.leaders = (TandemLists){ 0 };
        arrays.opportunity_capacity = arrays.leader_capacity = NULL;
    }
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_null(error);
    return market;
}

static const char *const formats[] = { "glasgow-hrt", "spa-st", "preflib", "csv",
                                       "json" };

/* A trainee alone with a list has a leader that lists nobody back. */
static gboolean
lists_anybody(const TandemMarket *market)
{
    return tandem_market_get_n_edges(market) > 0;
}

Test(market_format, a_market_written_and_read_is_the_same_market)
{
    for (gsize f = 0; f < G_N_ELEMENTS(formats); f++)
        for (guint32 seed = 0; seed < 120; seed++) {
            g_autoptr(TandemMarket) market =
                random_market(seed, formats[f], seed % 2 == 0 ? 60 : 20);
            g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
            g_autofree gchar *text = market_text_write(named, formats[f]);
            g_autoptr(TandemMarketFile) file = market_text_read(NULL, text);
            g_autofree gchar *again = market_text_write(file, formats[f]);
            g_autoptr(TandemMarketFile) twice = market_text_read(formats[f], again);
            const char *const difference =
                market_difference(tandem_market_file_get_market(file),
                                  tandem_market_file_get_market(twice));
            cr_assert(lists_anybody(market));
            g_autofree gchar *thrice = market_text_write(twice, formats[f]);
            cr_assert_str_eq(thrice, again, "%s, seed %u", formats[f], seed);
            if (strcmp(formats[f], "preflib") != 0) /* which has names at first */
                cr_assert_str_eq(again, text, "%s, seed %u", formats[f], seed);
            cr_assert_null(difference, "%s, seed %u: %s\n%s", formats[f], seed,
                           difference, text);
        }
}

/* Full lists have no gaps, which alone are lost. */
Test(market_format, full_lists_are_read_back_as_the_first_market)
{
    for (gsize f = 0; f < G_N_ELEMENTS(formats); f++)
        for (guint32 seed = 0; seed < 60; seed++) {
            g_autoptr(TandemMarket) market = random_market(seed, formats[f], 100);
            g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
            g_autofree gchar *text = market_text_write(named, formats[f]);
            g_autoptr(TandemMarketFile) file = market_text_read(formats[f], text);
            const char *const difference =
                market_difference(market, tandem_market_file_get_market(file));
            cr_assert_null(difference, "%s, seed %u: %s\n%s", formats[f], seed,
                           difference, text);
        }
}

/* What both formats hold comes back: numbers stay numbers on the way through ids that
 * are sorted otherwise. */
Test(market_format, a_market_goes_through_every_other_format)
{
    static const char *const routes[][2] = {
        { "glasgow-hrt", "json" },   { "glasgow-hrt", "csv" },
        { "glasgow-hrt", "spa-st" }, { "spa-st", "json" },
        { "spa-st", "csv" },         { "preflib", "json" },
        { "preflib", "csv" },        { "preflib", "glasgow-hrt" },
        { "preflib", "spa-st" },     { "csv", "json" },
        { "json", "csv" },
    };

    for (gsize r = 0; r < G_N_ELEMENTS(routes); r++)
        for (guint32 seed = 0; seed < 40; seed++) {
            const char *const home = routes[r][0], *const away = routes[r][1];
            g_autoptr(TandemMarket) market = random_market(seed, home, 60);
            g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
            g_autofree gchar *first = market_text_write(named, home);
            g_autoptr(TandemMarketFile) start = market_text_read(home, first);
            g_autofree gchar *text = market_text_write(start, home);
            g_autofree gchar *abroad = market_text_write(start, away);
            g_autoptr(TandemMarketFile) there = market_text_read(away, abroad);
            g_autofree gchar *back = market_text_write(there, home);
            if (strcmp(home, "csv") != 0) /* whose ranks have the gaps */
                cr_assert_str_eq(back, text, "%s, %s, seed %u\n%s", home, away, seed,
                                 abroad);
            g_autoptr(TandemMarketFile) end = market_text_read(home, back);
            cr_assert_eq(tandem_market_get_n_edges(tandem_market_file_get_market(end)),
                         tandem_market_get_n_edges(market));
        }
}

static void
assert_refused(const TandemMarketFile *file, const char *format, const char *message)
{
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autofree gchar *text = tandem_market_file_to_format(file, format, notes, &error);

    cr_assert_null(text, "%s", text);
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REFUSED_FEATURE));
    cr_expect_str_eq(error->message, message);
}

Test(market_format, what_a_format_cannot_hold_is_refused_by_name)
{
    g_autofree gchar *json = NULL;
    cr_assert(g_file_get_contents(TANDEM_SOURCE_DIR "/tests/data/every_key.json", &json,
                                  NULL, NULL));
    g_autoptr(TandemMarketFile) all = market_text_read("json", json);
    g_autoptr(TandemMarketFile) quota =
        market_text_read("csv", "trainee,opportunity,trainee_rank,quota\nA,X,1,2\n");
    g_autoptr(TandemMarketFile) hospital =
        market_text_read("glasgow-hrt", "2 1\n1 1\n2 1\n1 2 2 1\n");
    g_autoptr(TandemMarketFile) odd = market_text_read(
        "json", "{\"format\":\"tandem-market\",\"version\":1,\"trainees\":[{\"id\":"
                "\"'=A\",\"prefers\":[]}],\"leaders\":[]}");

    assert_refused(
        all, "glasgow-hrt",
        "glasgow-hrt cannot hold the market's quotas, priorities, weights, "
        "pins, minima, closures, clashes, links, groups, opportunities' own "
        "lists, leaders that rank opportunities and leaders apart from their "
        "opportunities");
    assert_refused(all, "csv",
                   "csv cannot hold the market's pins, minima, closures, clashes, "
                   "links, groups, opportunities' own lists and leaders that rank "
                   "opportunities");
    assert_refused(quota, "glasgow-hrt", "glasgow-hrt cannot hold the market's quotas");
    assert_refused(quota, "spa-st", "spa-st cannot hold the market's quotas");
    assert_refused(quota, "preflib", "preflib cannot hold the market's quotas");
    assert_refused(hospital, "preflib",
                   "preflib cannot hold the market's capacities above or below 1 and "
                   "leaders' lists");
    assert_refused(odd, "csv",
                   "csv cannot hold the market's ids with control characters or with "
                   "an apostrophe before a formula's sign");
}

Test(market_format, a_format_of_numbers_tells_that_ids_became_numbers)
{
    g_autoptr(TandemMarketFile) file =
        market_text_read("csv", "trainee,opportunity,trainee_rank\nB,X,1\nA,X,1\n");
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autofree gchar *text = tandem_market_file_to_format(file, "spa-st", notes, NULL);
    g_autofree gchar *told = tandem_faults_to_text(notes);

    cr_expect_str_eq(text, "2 1 1\n1: 1\n2: 1\n1: 0: 1: 1\n1: 0: 0: 1: (1 2)\n");
    cr_expect_str_eq(
        told,
        "output: N824 the format has numbers for ids: the leaders, from \"X\" to "
        "\"X\", are 1 to 1 in the order of their ids\n"
        "output: N824 the format has numbers for ids: the opportunities, from \"X\" to "
        "\"X\", are 1 to 1 in the order of their ids\n"
        "output: N824 the format has numbers for ids: the trainees, from \"A\" to "
        "\"B\", are 1 to 2 in the order of their ids\n");
}

Test(market_format, a_matching_of_numbers_is_sorted_by_their_bytes)
{
    g_autoptr(GString) text = g_string_new("11 11\n");
    for (gint i = 1; i <= 11; i++)
        g_string_append_printf(text, "%d %d\n", i, i);
    for (gint i = 1; i <= 11; i++)
        g_string_append_printf(text, "%d 1 %d\n", i, i);
    g_autoptr(TandemMarketFile) file = market_text_read("glasgow-hrt", text->str);
    g_autoptr(TandemMatching) matching = tandem_solve(
        tandem_market_file_get_market(file), "deferred-acceptance", NULL, NULL, NULL);
    g_autofree gchar *json = tandem_market_file_matching_to_json(file, matching, NULL);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMatching) read =
        tandem_market_file_parse_matching(file, json, strlen(json), "x", faults, NULL);

    cr_expect_not_null(strstr(json, "[\"1\", \"1\"],\n    [\"10\", \"10\"],\n    "
                                    "[\"11\", \"11\"],\n    [\"2\", \"2\"]"),
                       "%s", json);
    cr_assert_not_null(read);
    cr_expect_eq(tandem_matching_get_size(read), 11);
}

Test(market_format, a_file_is_written_whole_and_never_over_another)
{
    g_auto(Scratch) scratch = { 0 };
    scratch_init(&scratch);
    g_autofree gchar *path = scratch_path(&scratch, "m.hrt");
    g_autofree gchar *nowhere = scratch_path(&scratch, "no/m.hrt");
    g_autoptr(TandemMarketFile) file =
        market_text_read("glasgow-hrt", "1 1\n1 1\n1 1 1\n");
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_market_file_write(file, "glasgow-hrt", path, notes, &error));
    g_autofree gchar *text = scratch_read(scratch.folder, "m.hrt");
    cr_expect_str_eq(text, "0\n1\n1\n1 1\n1 1 1\n");
    cr_expect_not(tandem_market_file_write(file, "csv", path, notes, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS));
    g_clear_error(&error);
    cr_expect_not(tandem_market_file_write(file, "csv", nowhere, notes, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FILE));
    cr_expect_eq(scratch_n_entries(scratch.folder), 1);
}

Test(market_format, the_lottery_of_numbers_is_that_of_their_texts)
{
    g_autoptr(TandemMarketFile) numbers =
        market_text_read("glasgow-hrt", "3 1\n1 1\n2 1\n3 1\n1 1 (1 2 3)\n");
    g_autoptr(TandemMarketFile) texts = market_text_read(
        "csv", "trainee,opportunity,trainee_rank\n3,1,1\n1,1,1\n2,1,1\n");
    const guint64 *const x =
        tandem_market_get_trainee_keys(tandem_market_file_get_market(numbers));
    const guint64 *const y =
        tandem_market_get_trainee_keys(tandem_market_file_get_market(texts));

    cr_assert(x != NULL && y != NULL);
    cr_expect_arr_eq(x, y, 3 * sizeof *x);
}

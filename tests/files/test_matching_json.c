/* SPDX-License-Identifier: MIT */
/* The form tandem-matching 1: what is written, what is read, and every fault. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

TestSuite(matching_json, .timeout = 60);

#define HEAD "{\"format\":\"tandem-matching\",\"version\":1,"

static TandemMarketFile *
golden(void)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    TandemMarketFile *const file =
        tandem_market_file_read(TANDEM_SOURCE_DIR "/tests/data/golden.json", NULL,
                                TANDEM_LOTTERY_FOR_TIES, faults, &error);

    cr_assert_not_null(file, "%s", error != NULL ? error->message : "");
    return file;
}

static TandemMatching *
solve(const TandemMarketFile *file, const char *side)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "side", side);
    return tandem_solve(tandem_market_file_get_market(file), "deferred-acceptance",
                        options, NULL, NULL);
}

static void
assert_told(const char *text, const char *expected)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMatching) matching = tandem_market_file_parse_matching(
        file, text, strlen(text), "x.json", faults, &error);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_expect_null(matching, "%s is taken", text);
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_str_eq(told, expected, "%s\ntells\n%snot\n%s", text, told, expected);
}

/* DOMAIN's golden instance, worked by hand: T1-L2, T3-L2, T4-L3, T5-L1. */
Test(matching_json, the_golden_matching_is_written_from_either_side)
{
    static const char expected[] = "{\n"
                                   "  \"format\": \"tandem-matching\",\n"
                                   "  \"version\": 1,\n"
                                   "  \"strategy\": \"deferred-acceptance\",\n"
                                   "  \"status\": \"optimal\",\n"
                                   "  \"size\": 4,\n"
                                   "  \"pairs\": [\n"
                                   "    [\"T1\", \"L2\"],\n"
                                   "    [\"T3\", \"L2\"],\n"
                                   "    [\"T4\", \"L3\"],\n"
                                   "    [\"T5\", \"L1\"]\n"
                                   "  ],\n"
                                   "  \"unmatched\": [\n"
                                   "    \"T2\",\n"
                                   "    \"T6\"\n"
                                   "  ]\n"
                                   "}\n";
    g_autoptr(TandemMarketFile) file = golden();

    for (int side = 0; side < 2; side++) {
        g_autoptr(TandemMatching) matching =
            solve(file, side == 0 ? "trainee" : "leader");
        g_autofree gchar *text =
            tandem_market_file_matching_to_json(file, matching, NULL);
        cr_expect_str_eq(text, expected);
    }
}

Test(matching_json, measures_stand_under_their_names)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemMatching) matching = solve(file, "trainee");
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
    g_autofree gchar *text =
        tandem_market_file_matching_to_json(file, matching, measures);

    cr_expect_not_null(strstr(text, "\"blocking_pairs\": 0,"), "%s", text);
    cr_expect_not_null(strstr(text, "\"cost_trainees\": 6,"), "%s", text);
    cr_expect_not_null(strstr(text, "\"profile\": [2, 2],"), "%s", text);
}

Test(matching_json, what_is_written_is_read_as_the_same_matching)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemMatching) matching = solve(file, "trainee");
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
    g_autofree gchar *text =
        tandem_market_file_matching_to_json(file, matching, measures);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMatching) read = tandem_market_file_parse_matching(
        file, text, strlen(text), "x.json", faults, NULL);

    cr_assert_not_null(read);
    g_autofree gchar *again = tandem_market_file_matching_to_json(file, read, measures);
    cr_expect_str_eq(again, text);
    cr_expect_eq(tandem_matching_get_status(read), TANDEM_STATUS_OPTIMAL);
    cr_expect_str_eq(tandem_matching_get_strategy(read), "deferred-acceptance");
}

Test(matching_json, pairs_alone_are_enough_and_may_stand_in_any_order)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    static const char text[] = HEAD "\"pairs\":[[\"T5\",\"L1\"],[\"T1\",\"L2\"]]}";
    g_autoptr(TandemMatching) read = tandem_market_file_parse_matching(
        file, text, strlen(text), "x.json", faults, NULL);

    cr_assert_not_null(read);
    cr_expect_eq(tandem_matching_get_size(read), 2);
    cr_expect_eq(tandem_matching_get_opportunity(read, 0), 1);
    cr_expect_eq(tandem_matching_get_opportunity(read, 4), 0);
    cr_expect_eq(tandem_matching_get_status(read), TANDEM_STATUS_FEASIBLE);
}

Test(matching_json, text_that_is_no_matching_is_told)
{
    assert_told("{",
                "x.json:1:2: E601 this is not JSON: the end of the text, too early\n");
    assert_told("7", "x.json:1: E606 a number stands where an object is wanted\n");
    assert_told(HEAD "\"size\":0}", "x.json:1: E605 the key \"pairs\" is missing\n");
    assert_told(
        "{\"format\":\"tandem-market\",\"version\":3,\"pairs\":[]}",
        "x.json:1:format: E602 format \"tandem-market\" is not tandem-matching\n"
        "x.json:1:version: E602 version 3 is not known; this program reads version "
        "1\n");
    assert_told(HEAD "\"pairs\":[],\"paris\":[]}",
                "x.json:1: E603 unknown key \"paris\" (did you mean pairs?)\n");
    assert_told(HEAD "\"pairs\":[],\"status\":\"good\",\"bound\":\"x\"}",
                "x.json:1:status: E621 status \"good\" is not known\n");
}

Test(matching_json, pairs_that_cannot_be_are_told)
{
    assert_told(HEAD "\"pairs\":[[\"T1\",\"L3\"],[\"T9\",\"L1\"],[\"T1\",\"L9\"],"
                     "[\"T1\",\"L1\"],[\"T1\",\"L1\"],[\"T1\"],"
                     "[\"T1\",\"L1\",\"L2\"],7]}",
                "x.json:1:pairs[0]: E620 the market has no pair of \"T1\" and \"L3\"\n"
                "x.json:1:pairs[1][0]: E609 \"T9\" is not the id of a trainee\n"
                "x.json:1:pairs[2][1]: E609 \"L9\" is not the id of an opportunity\n"
                "x.json:1:pairs[4]: E610 the pair \"T1\", \"L1\" stands twice\n"
                "x.json:1:pairs[5]: E606 1 entries stand where 2 are wanted\n"
                "x.json:1:pairs[6]: E606 3 entries stand where 2 are wanted\n"
                "x.json:1:pairs[7]: E606 a number stands where an array is wanted\n");
}

Test(matching_json, what_contradicts_the_pairs_is_told)
{
    assert_told(HEAD "\"size\":2,\"pairs\":[[\"T1\",\"L1\"]],\"unmatched\":[\"T1\"]}",
                "x.json:1:size: E622 size is 2, and there are 1 pairs\n"
                "x.json:1:unmatched: E622 \"T1\" is unmatched, and in a pair\n");
}

Test(matching_json, one_is_not_many)
{
    assert_told(HEAD "\n\"matchings\":[[[\"T1\",\"L1\"]]]}",
                "x.json:2:matchings: E623 many matchings stand where one is wanted\n");
    assert_told(HEAD "\"matchings\":[],\"pairs\":[]}",
                "x.json:1: E612 pairs and matchings exclude each other\n");
}

static GPtrArray *
parse_many(const char *text, gchar **told)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    GPtrArray *const all = tandem_market_file_parse_matchings(file, text, strlen(text),
                                                              "x.json", faults, &error);

    *told = tandem_faults_to_text(faults);
    cr_expect_eq(all == NULL, error != NULL);
    return all;
}

Test(matching_json, many_are_read_in_their_order)
{
    g_autofree gchar *told = NULL, *told_of_one = NULL;
    g_autoptr(GPtrArray) all =
        parse_many(HEAD "\"matchings\":[[[\"T5\",\"L1\"],[\"T1\",\"L1\"]],[],"
                        "[[\"T1\",\"L1\"]]],\"n_matchings\":3,\"is_complete\":false}",
                   &told);
    g_autoptr(GPtrArray) one =
        parse_many(HEAD "\"pairs\":[[\"T1\",\"L1\"]]}", &told_of_one);

    cr_assert_not_null(all, "%s", told);
    cr_assert_eq(all->len, 3);
    cr_expect_eq(tandem_matching_get_size(all->pdata[0]), 2);
    cr_expect_eq(tandem_matching_get_opportunity(all->pdata[0], 4), 0);
    cr_expect_eq(tandem_matching_get_size(all->pdata[1]), 0);
    cr_expect_eq(tandem_matching_get_size(all->pdata[2]), 1);
    cr_assert_not_null(one, "%s", told_of_one);
    cr_assert_eq(one->len, 1);
}

Test(matching_json, what_contradicts_one_of_many_is_told)
{
    static const char *const cases[][2] = {
        { HEAD "\"size\":1,\"matchings\":[[[\"T1\",\"L1\"]],[]]}",
          "x.json:1:size: E622 size is 1, and there are 0 pairs\n" },
        { HEAD "\"n_matchings\":2,\"matchings\":[[]]}",
          "x.json:1:n_matchings: E622 n_matchings is 2, and there are 1\n" },
        { HEAD "\"unmatched\":[\"T1\"],\"matchings\":[[],[[\"T1\",\"L1\"]]]}",
          "x.json:1:unmatched: E622 \"T1\" is unmatched, and in a pair\n" },
        { HEAD "\"matchings\":[[[\"T1\",\"L1\"]],[[\"T1\",\"L1\"],[\"T1\",\"L1\"]]]}",
          "x.json:1:matchings[1][1]: E610 the pair \"T1\", \"L1\" stands twice\n" },
        { HEAD "\"matchings\":[[7],8]}",
          "x.json:1:matchings[0][0]: E606 a number stands where an array is wanted\n"
          "x.json:1:matchings[1]: E606 a number stands where an array is wanted\n" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree gchar *told = NULL;
        g_autoptr(GPtrArray) all = parse_many(cases[i][0], &told);
        cr_expect_null(all);
        cr_expect_str_eq(told, cases[i][1]);
    }
}

Test(matching_json, a_file_that_is_not_there_is_told)
{
    g_autoptr(TandemMarketFile) file = golden();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMatching) read = tandem_market_file_read_matching(
        file, TANDEM_SOURCE_DIR "/tests/data/none.json", faults, &error);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_expect_null(read);
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_not_null(strstr(told, "none.json: E600 there is no such file"), "%s",
                       told);
}

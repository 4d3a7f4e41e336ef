/* SPDX-License-Identifier: MIT */
/* Certificates in the form tandem-matching 1: there and back, and every fault. */
#include <criterion/criterion.h>
#include <string.h>

#include "support.h"
#include <tandem-programme.h>

TestSuite(certificate_json, .timeout = 60);

#define HEAD                                                                           \
    "{\"format\":\"tandem-matching\",\"version\":1,\"status\":\"infeasible\","         \
    "\"pairs\":[],\"certificate\":"

static const char market[] =
    "{\"format\":\"tandem-market\",\"version\":1,\"trainees\":["
    "{\"id\":\"A\",\"prefers\":[\"W\"]},{\"id\":\"B\",\"prefers\":[\"W\"]}],"
    "\"leaders\":[{\"id\":\"W\",\"prefers\":[[\"A\",\"B\"]]},{\"id\":\"X\"}]}";

static TandemMarketFile *
ward(void)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    return tandem_market_file_parse(market, strlen(market), "m", NULL,
                                    TANDEM_LOTTERY_NEVER, faults, NULL);
}

static void
assert_told(const char *text, const char *expected)
{
    g_autoptr(TandemMarketFile) file = ward();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMatching) matching = tandem_market_file_parse_matching(
        file, text, strlen(text), "x", faults, &error);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_expect_null(matching, "%s is taken", text);
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    cr_expect_str_eq(told, expected, "%s\ntells\n%snot\n%s", text, told, expected);
}

/* Written, read, judged, and written again as the same bytes. */
Test(certificate_json, what_is_written_is_read_and_holds)
{
    static const char *const strategies[] = { "strong-stable", "super-stable" };
    guint n_none = 0;

    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists =
            lists_random(seed, &(ListsShape){ .n_trainees = 6,
                                              .n_opportunities = 4,
                                              .n_leaders = seed % 2 == 0 ? 0 : 2,
                                              .max_capacity = 2,
                                              .listed_per_cent = 80,
                                              .tied_per_cent = 40 });
        g_autoptr(TandemMarket) any = lists_to_market(lists, NULL);
        g_autoptr(TandemMarketFile) file = tandem_market_file_new(any, NULL);
        g_autoptr(TandemFaults) faults = tandem_faults_new();
        g_autoptr(TandemMatching) matching =
            tandem_solve(any, strategies[seed / 2 % 2], NULL, NULL, NULL);
        if (tandem_matching_get_status(matching) != TANDEM_STATUS_INFEASIBLE)
            continue;
        g_autofree gchar *text =
            tandem_market_file_matching_to_json(file, matching, NULL);
        g_autoptr(TandemMatching) read = tandem_market_file_parse_matching(
            file, text, strlen(text), "x", faults, NULL);
        cr_assert_not_null(read, "seed %u: %s", seed, text);
        g_autofree gchar *again = tandem_market_file_matching_to_json(file, read, NULL);
        TandemProofFinding finding;
        cr_assert_str_eq(again, text);
        cr_assert(tandem_judge_certificate(read, &finding, NULL));
        cr_assert_eq(finding.fault, TANDEM_PROOF_HOLDS, "seed %u", seed);
        n_none++;
    }
    cr_assert_gt(n_none, 100);
}

Test(certificate_json, unknown_words_and_ids_are_told)
{
    assert_told(HEAD "{\"sense\":\"weak\",\"steps\":[]}}",
                "x:1:certificate.sense: E621 sense \"weak\" is not known\n");
    assert_told(HEAD "{\"sense\":\"super\",\"steps\":[{\"reason\":\"why\",\"pairs\":"
                     "[[\"A\",\"X\"]],\"seats\":[[\"C\",\"W\"]],\"unseated\":[\"W\"],"
                     "\"leaders\":[\"A\"]}]}}",
                "x:1:certificate.steps[0].leaders[0]: E609 \"A\" is not the id of a "
                "leader\n"
                "x:1:certificate.steps[0].pairs[0]: E620 the market has no pair of "
                "\"A\" and \"X\"\n"
                "x:1:certificate.steps[0].reason: E621 reason \"why\" is not known\n"
                "x:1:certificate.steps[0].seats[0][0]: E609 \"C\" is not the id of a "
                "trainee\n"
                "x:1:certificate.steps[0].unseated[0]: E609 \"W\" is not the id of a "
                "trainee\n");
}

Test(certificate_json, what_must_be_there_is_missed)
{
    assert_told(HEAD "{}}", "x:1:certificate: E605 the key \"sense\" is missing\n"
                            "x:1:certificate: E605 the key \"steps\" is missing\n");
    assert_told(HEAD "{\"sense\":\"strong\",\"steps\":[{}]}}",
                "x:1:certificate.steps[0]: E605 the key \"pairs\" is missing\n"
                "x:1:certificate.steps[0]: E605 the key \"reason\" is missing\n");
    assert_told(HEAD "[]}",
                "x:1:certificate: E606 an array stands where an object is wanted\n");
}

Test(certificate_json, it_stands_beside_infeasible_and_no_pairs)
{
#define NONE "\"certificate\":{\"sense\":\"super\",\"steps\":[]}}"
    assert_told("{\"format\":\"tandem-matching\",\"version\":1,\"pairs\":[]," NONE,
                "x:1:certificate: E612 a certificate stands beside status infeasible "
                "only\n");
    assert_told(
        "{\"format\":\"tandem-matching\",\"version\":1,\"status\":"
        "\"infeasible\",\"pairs\":[[\"A\",\"W\"]]," NONE,
        "x:1:certificate: E622 a certificate says that there is no matching, and "
        "pairs stand beside it\n");
}

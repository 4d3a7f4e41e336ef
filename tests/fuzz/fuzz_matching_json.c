/* SPDX-License-Identifier: MIT */
/* Any bytes as a matching of a small market: what is taken holds only pairs of it,
 * and is written and read back as the same text. Read as many it gives the same one, or
 * several where one is refused. A certificate never holds: T1 with L1 and T2 with L2
 * are stable in every sense. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <tandem-programme.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char market[] =
    "{\"format\":\"tandem-market\",\"version\":1,\"trainees\":["
    "{\"id\":\"T1\",\"prefers\":[\"L1\",\"L2\"]},{\"id\":\"T2\",\"prefers\":[\"L2\"]}],"
    "\"leaders\":[{\"id\":\"L1\"},{\"id\":\"L2\",\"capacity\":2}]}";

static TandemMatching *
parse(const TandemMarketFile *file, const char *text, gsize length)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    TandemMatching *const matching =
        tandem_market_file_parse_matching(file, text, length, "x", faults, &error);

    g_assert_true((matching == NULL) == (error != NULL));
    g_assert_true(matching != NULL ||
                  tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > 0);
    return matching;
}

static void
try_many(const TandemMarketFile *file, const char *text, gsize length,
         const TandemMatching *one)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GPtrArray) all =
        tandem_market_file_parse_matchings(file, text, length, "x", faults, NULL);

    if (one != NULL) {
        g_assert_nonnull(all);
        g_assert_cmpuint(all->len, ==, 1);
        g_assert_true(tandem_matching_get_size(all->pdata[0]) ==
                      tandem_matching_get_size(one));
    } else if (all == NULL) {
        g_assert_true(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > 0);
    }
}

static void
judge(const TandemMatching *matching)
{
    TandemProofFinding finding;

    g_assert_true(tandem_judge_certificate(matching, &finding, NULL));
    g_assert_cmpint(finding.fault, !=, TANDEM_PROOF_HOLDS);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMarketFile) file = tandem_market_file_parse(
        market, sizeof market - 1, "m", NULL, TANDEM_LOTTERY_NEVER, faults, NULL);
    g_autoptr(TandemMatching) matching = parse(file, (const char *)data, size);
    try_many(file, (const char *)data, size, matching);
    if (matching == NULL)
        return 0;
    judge(matching);

    g_autofree gchar *text = tandem_market_file_matching_to_json(file, matching, NULL);
    g_autoptr(TandemMatching) read = parse(file, text, strlen(text));
    g_assert_nonnull(read);
    g_autofree gchar *again = tandem_market_file_matching_to_json(file, read, NULL);
    g_assert_cmpstr(again, ==, text);
    return 0;
}

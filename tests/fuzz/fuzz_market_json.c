/* SPDX-License-Identifier: MIT */
/* Any bytes as a market. What is taken is written and read back as the same text, and
 * where deferred acceptance takes the market its answer is feasible, no pair blocks it,
 * and it is read back too. */
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <tandem-programme.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static TandemMarketFile *
parse(const char *text, gsize length)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    TandemMarketFile *const file = tandem_market_file_parse(
        text, length, "m", "seed", TANDEM_LOTTERY_FOR_TIES, faults, &error);

    g_assert_true((file == NULL) == (error != NULL));
    g_assert_true(file != NULL ||
                  tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > 0);
    return file;
}

static void
solve(const TandemMarketFile *file, const char *side)
{
    TandemMarket *const market = tandem_market_file_get_market(file);
    g_autoptr(TandemOptions) options = tandem_options_new();
    tandem_options_set_text(options, "side", side);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "deferred-acceptance", options, NULL, NULL);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    TandemViolation *violations = NULL;
    gsize n_violations, n_blocking;

    if (matching == NULL)
        return; /* a feature it does not take */
    g_assert_true(tandem_judge_feasible(matching, &violations, &n_violations, NULL));
    g_free(violations);
    g_assert_cmpuint(n_violations, ==, 0);
    g_assert_true(
        tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, NULL, &n_blocking, NULL));
    g_assert_cmpuint(n_blocking, ==, 0);

    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
    g_autofree gchar *text =
        tandem_market_file_matching_to_json(file, matching, measures);
    g_autoptr(TandemMatching) read =
        tandem_market_file_parse_matching(file, text, strlen(text), "x", faults, NULL);
    g_assert_nonnull(read);
    g_assert_cmpuint(tandem_matching_get_size(read), ==,
                     tandem_matching_get_size(matching));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(TandemMarketFile) file = parse((const char *)data, size);
    if (file == NULL)
        return 0;

    g_autofree gchar *text = tandem_market_file_to_json(file);
    g_autoptr(TandemMarketFile) read = parse(text, strlen(text));
    g_assert_nonnull(read);
    g_autofree gchar *again = tandem_market_file_to_json(read);
    g_assert_cmpstr(again, ==, text);
    solve(file, "trainee");
    solve(file, "leader");
    return 0;
}

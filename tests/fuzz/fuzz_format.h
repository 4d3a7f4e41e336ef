/* SPDX-License-Identifier: MIT */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <tandem-programme.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline TandemMarketFile *
fuzz_parse(const char *format, const char *text, gsize length)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    TandemMarketFile *const file = tandem_market_file_parse_as(
        text, length, "m", format, "seed", TANDEM_LOTTERY_FOR_TIES, faults, &error);

    g_assert_true((file == NULL) == (error != NULL));
    g_assert_true((file == NULL) ==
                  (tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) > 0));
    g_autofree gchar *told = tandem_faults_to_text(faults);
    g_assert_true(g_utf8_validate(told, -1, NULL));
    return file;
}

static inline gchar *
fuzz_write(const TandemMarketFile *file, const char *format)
{
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    gchar *const text = tandem_market_file_to_format(file, format, notes, &error);

    g_assert_true((text == NULL) == (error != NULL));
    return text;
}

/* No pair blocks what deferred acceptance answers, where it takes the market. */
static inline void
fuzz_solve(const TandemMarketFile *file)
{
    g_autoptr(TandemMatching) matching = tandem_solve(
        tandem_market_file_get_market(file), "deferred-acceptance", NULL, NULL, NULL);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    gsize n_blocking;

    if (matching == NULL)
        return;
    g_assert_true(
        tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, NULL, &n_blocking, NULL));
    g_assert_cmpuint(n_blocking, ==, 0);
    g_autofree gchar *text = tandem_market_file_matching_to_json(file, matching, NULL);
    g_autoptr(TandemMatching) read =
        tandem_market_file_parse_matching(file, text, strlen(text), "x", faults, NULL);
    g_assert_nonnull(read);
}

/* What is taken is written and read back as the same text, in its own format and
 * through JSON, and every other format takes it or refuses it. */
static inline void
fuzz_format(const char *format, const uint8_t *data, size_t size)
{
    static const char *const others[] = { "glasgow-hrt", "spa-st",       "preflib",
                                          "wmd",         "orlib-assign", "dimacs-asn",
                                          "csv" };
    const char *const bytes = (const char *)data;
    g_autoptr(TandemMarketFile) file = fuzz_parse(format, bytes, size);

    (void)tandem_market_format_guess(bytes, size);
    if (file == NULL)
        return;
    g_autofree gchar *text = fuzz_write(file, format);
    if (text == NULL)
        return; /* an id that a cell does not keep */
    g_autoptr(TandemMarketFile) read = fuzz_parse(format, text, strlen(text));
    g_assert_nonnull(read);
    g_autofree gchar *again = fuzz_write(read, format);
    g_assert_cmpstr(again, ==, text);

    g_autofree gchar *json = fuzz_write(file, "json");
    g_autoptr(TandemMarketFile) other = fuzz_parse("json", json, strlen(json));
    g_assert_nonnull(other);
    g_autofree gchar *json_again = fuzz_write(other, "json");
    g_assert_cmpstr(json_again, ==, json);
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++)
        g_free(fuzz_write(other, others[i]));
    fuzz_solve(file);
}

/* SPDX-License-Identifier: MIT */
#include "market_text.h"

#include <criterion/criterion.h>
#include <string.h>

static TandemMarketFile *
parse(const char *format, const char *text, gsize length, TandemFaults *faults)
{
    g_autoptr(GError) error = NULL;
    TandemMarketFile *const file = tandem_market_file_parse_as(
        text, length, "m", format, NULL, TANDEM_LOTTERY_FOR_TIES, faults, &error);
    const gsize n_told = tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT);

    cr_assert_eq(file == NULL, error != NULL);
    cr_assert_eq(file == NULL, n_told > 0, "%s", error != NULL ? error->message : "");
    cr_assert(error == NULL ||
              g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS));
    return file;
}

gchar *
market_text_faults(const char *format, const char *text)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMarketFile) file = parse(format, text, strlen(text), faults);

    cr_assert_null(file, "not faulty: %s", text);
    return tandem_faults_to_text(faults);
}

TandemMarketFile *
market_text_read_noted(const char *format, const char *text, gchar **notes)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    TandemMarketFile *const file = parse(format, text, strlen(text), faults);

    *notes = tandem_faults_to_text(faults);
    cr_assert_not_null(file, "%s%s", *notes, text);
    return file;
}

TandemMarketFile *
market_text_read(const char *format, const char *text)
{
    g_autofree gchar *notes = NULL;

    return market_text_read_noted(format, text, &notes);
}

gchar *
market_text_write(const TandemMarketFile *file, const char *format)
{
    g_autoptr(TandemFaults) notes = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    gchar *const text = tandem_market_file_to_format(file, format, notes, &error);

    cr_assert_not_null(text, "%s: %s", format, error != NULL ? error->message : "");
    return text;
}

gboolean
market_text_take(const char *format, const char *text, gsize length)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemMarketFile) file = parse(format, text, length, faults);
    if (file == NULL)
        return FALSE;

    g_autofree gchar *once = market_text_write(file, format);
    g_autoptr(TandemMarketFile) read = market_text_read(format, once);
    g_autofree gchar *again = market_text_write(read, format);
    cr_assert_str_eq(again, once, "%.*s", (gint)length, text);
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/market_file.h>

G_BEGIN_DECLS

/**
 * TandemMarketFormat:
 * @name: as on the command line: json, glasgow-hrt, spa-st, preflib, wmd,
 *   orlib-assign, dimacs-asn, csv
 * @text: one line that says what it holds
 * @reference: where it comes from
 *
 * A format in which markets are read and written; docs/formats.md has them all.
 */
typedef struct {
    const char *name;
    const char *text;
    const char *reference;
    gpointer reserved[4];
} TandemMarketFormat;

TANDEM_API const TandemMarketFormat *const *tandem_market_formats(gsize *n_formats);
TANDEM_API const TandemMarketFormat *tandem_market_format_guess(const char *text,
                                                                gsize length);

TANDEM_API TandemMarketFile *
tandem_market_file_read_as(const char *path, const char *format, const char *seed,
                           TandemLottery lottery, TandemFaults *faults, GError **error);
TANDEM_API TandemMarketFile *
tandem_market_file_parse_as(const char *text, gsize length, const char *name,
                            const char *format, const char *seed, TandemLottery lottery,
                            TandemFaults *faults, GError **error);
TANDEM_API gchar *tandem_market_file_to_format(const TandemMarketFile *file,
                                               const char *format, TandemFaults *notes,
                                               GError **error);
TANDEM_API gboolean tandem_market_file_write(const TandemMarketFile *file,
                                             const char *format, const char *path,
                                             TandemFaults *notes, GError **error);

G_END_DECLS

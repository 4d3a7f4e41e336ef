/* SPDX-License-Identifier: MIT */
#pragma once

#include "text_scan_private.h"

/* The beginning of a PrefLib file, in either of its forms. */
typedef enum {
    TANDEM_PREFLIB_SOC,
    TANDEM_PREFLIB_SOI,
    TANDEM_PREFLIB_TOC,
    TANDEM_PREFLIB_TOI,
    TANDEM_PREFLIB_ANY, /* not stated: as the last, ties and gaps are taken */
    TANDEM_PREFLIB_WMD, /* edges with weights, and no orders */
} TandemPreflibType;

/* A count that the beginning states, and in which line. */
typedef struct {
    gint32 n; /* -1: not stated */
    guint line;
} TandemPreflibCount;

typedef struct {
    gboolean is_old; /* without the lines that begin with # */
    TandemPreflibType type;
    TandemPreflibCount alternatives, voters, orders, edges;
    guint8 *is_named; /* [alternatives.n] */
    gint32 n_names;   /* that differ from the number */
} TandemPreflibHeader;

/* @wanted is TANDEM_PREFLIB_WMD, or TANDEM_PREFLIB_ANY for orders. FALSE: no row can be
 * read, which is told. */
gboolean tandem_preflib_header_read(TandemPreflibHeader *header,
                                    TandemTextScanner *scanner,
                                    TandemPreflibType wanted);
void tandem_preflib_header_clear(TandemPreflibHeader *header);

/* Takes the comma at hand. FALSE: there is none, which is told. */
gboolean tandem_preflib_take_comma(TandemTextScanner *scanner);

/* Tells where the rows have not as many of @what ("voters") as stated. */
void tandem_preflib_check_count(const TandemTextScanner *scanner,
                                const TandemPreflibCount *stated, guint64 n,
                                const char *what);

/* Notes (N822) that names are not kept, if there are any. */
void tandem_preflib_note_names(const TandemPreflibHeader *header, const char *file,
                               TandemFaults *notes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPreflibHeader, tandem_preflib_header_clear)

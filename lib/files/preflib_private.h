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
} TandemPreflibType;

/* A count that the beginning states, and in which line. */
typedef struct {
    gint32 n; /* -1: not stated */
    guint line;
} TandemPreflibCount;

typedef struct {
    gboolean is_old; /* without the lines that begin with # */
    TandemPreflibType type;
    TandemPreflibCount alternatives, voters, orders;
    guint8 *is_named; /* [alternatives.n] */
    gint32 n_names;   /* that differ from the number */
} TandemPreflibHeader;

/* FALSE: no row can be read, which is told. */
gboolean tandem_preflib_header_read(TandemPreflibHeader *header,
                                    TandemTextScanner *scanner);
void tandem_preflib_header_clear(TandemPreflibHeader *header);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemPreflibHeader, tandem_preflib_header_clear)

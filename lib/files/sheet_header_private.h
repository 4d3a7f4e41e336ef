/* SPDX-License-Identifier: MIT */
#pragma once

#include "sheet_private.h"

enum { TANDEM_SHEET_MOST_COLUMNS = 1000 };

/* Every column of a file, known or not. */
typedef struct _TandemSheetHeader {
    GPtrArray *names;  /* gchar *, as the file writes them, printable */
    GArray *column_of; /* gint32: the sheet's column, or TANDEM_NONE: dropped unread */
    gboolean is_seen;  /* there is a first record */
    gboolean is_matched; /* it was read whole, and matched */
} TandemSheetHeader;

TandemSheetHeader *tandem_sheet_header_new(void);
void tandem_sheet_header_free(TandemSheetHeader *header);

/* Appends a name of the header. */
void tandem_sheet_header_add(TandemSheetHeader *header, const char *name, gsize length);

/* Matches all names to the columns of @sheet; tells what is missing, stands twice or is
 * not known. */
void tandem_sheet_header_match(TandemSheet *sheet, guint line);

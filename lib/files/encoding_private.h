/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/faults.h>

/* How the bytes of a text file are to be read. */
typedef struct {
    gboolean is_readable; /* else a fault was told */
    gsize start;          /* bytes of a byte order mark */
    gboolean is_windows_1252;
} TandemEncoding;

/* Tells what @file is not: empty, UTF-16 or full of NULs is a fault; a byte order mark
 * is noted and Windows-1252 warned of. */
TandemEncoding tandem_encoding_find(const char *file, const char *bytes, gsize n,
                                    TandemFaults *faults);

/* Notes line ends other than a line feed, and a last line that has none. */
void tandem_encoding_note_lines(const char *file, gboolean has_crlf,
                                gboolean has_cr_alone, gboolean ends_in_newline,
                                TandemFaults *faults);

/* Appends @n bytes of Windows-1252 to @utf8. */
void tandem_windows_1252_append(GString *utf8, const char *bytes, gsize n);

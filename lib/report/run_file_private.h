/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

typedef enum {
    TANDEM_RUN_FILE_READ,
    TANDEM_RUN_FILE_MISSING, /* there is no such file */
    TANDEM_RUN_FILE_STRANGE, /* it is a directory, a pipe, a link, or far too large */
    TANDEM_RUN_FILE_REFUSED, /* the machine refused; @error is set */
} TandemRunFileStatus;

/* Reads a file of a run that anybody may have changed. Nothing but a plain file of at
 * most @most bytes is read. @text has a NUL behind it; free it. */
TandemRunFileStatus tandem_run_file_read(const char *folder, const char *name,
                                         gsize most, gchar **text, gsize *length,
                                         GError **error);

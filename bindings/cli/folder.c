/* SPDX-License-Identifier: MIT */
/* Looks before the work whether its result may be put down where it was asked for. The
 * library looks again when it writes. */
#define _DEFAULT_SOURCE /* lstat */
#include "folder.h"

#include <sys/stat.h>

#include "say.h"

gboolean
cli_is_taken(const char *path)
{
    struct stat there;

    return lstat(path, &there) == 0;
}

CliExit
cli_refuse_taken(const CliCommand *command, const char *path)
{
    g_autofree gchar *shown = g_filename_display_name(path);

    return cli_wrong_use(command, "%s exists already; say another place with --out DIR",
                         shown);
}

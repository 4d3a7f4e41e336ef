/* SPDX-License-Identifier: MIT */
/* Where the program tandem-solver is. An install can be moved, so it is looked for from
 * where the library itself lies, TANDEM_SOLVER_BESIDE from there, before it is looked
 * for where it was first put. The build tree has the same layout.
 */
#define _GNU_SOURCE /* dladdr */
#include "solver_place_private.h"

#include <dlfcn.h>
#include <stdlib.h>

/* NULL where it cannot be told. */
static gchar *
beside_library(void)
{
    Dl_info info;

    if (dladdr(&tandem_error_quark, &info) == 0 || info.dli_fname == NULL)
        return NULL;
    char *const library = realpath(info.dli_fname, NULL);
    if (library == NULL)
        return NULL;
    g_autofree gchar *folder = g_path_get_dirname(library);
    free(library);
    return g_canonicalize_filename(TANDEM_SOLVER_BESIDE, folder);
}

static gboolean
is_program(const char *path)
{
    return g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
           g_file_test(path, G_FILE_TEST_IS_EXECUTABLE);
}

gchar *
tandem_solver_place(const char *stated, GError **error)
{
    if (stated != NULL && stated[0] != '\0') {
        if (is_program(stated))
            return g_strdup(stated);
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER,
                    "no program tandem-solver at %s", stated);
        return NULL;
    }
    g_autofree gchar *beside = beside_library();
    if (beside != NULL && is_program(beside))
        return g_steal_pointer(&beside);
    if (is_program(TANDEM_SOLVER_PATH))
        return g_strdup(TANDEM_SOLVER_PATH);
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER,
                "no program tandem-solver at %s",
                beside != NULL ? beside : TANDEM_SOLVER_PATH);
    return NULL;
}

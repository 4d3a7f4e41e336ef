/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/error.h>

/* (transfer full): where the program tandem-solver is: @stated (nullable, or empty) if
 * anything is stated, else beside the library, else where it was installed. NULL with
 * @error TANDEM_ERROR_NO_SOLVER: there is none. */
gchar *tandem_solver_place(const char *stated, GError **error);

/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/macros.h>

/* "0.1.0", of the headers the library was built with. */
#define TANDEM_VERSION_TEXT                                                            \
    G_STRINGIFY(TANDEM_VERSION_MAJOR)                                                  \
    "." G_STRINGIFY(TANDEM_VERSION_MINOR) "." G_STRINGIFY(TANDEM_VERSION_PATCH)

/* SPDX-License-Identifier: MIT */
#pragma once

#include <glib-object.h>

#define TANDEM_VERSION_MAJOR 0
#define TANDEM_VERSION_MINOR 1
#define TANDEM_VERSION_PATCH 0

#define TANDEM_CHECK_VERSION(major, minor, patch)                                      \
    (G_ENCODE_VERSION(TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR) >                    \
         G_ENCODE_VERSION(major, minor) ||                                             \
     (G_ENCODE_VERSION(TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR) ==                  \
          G_ENCODE_VERSION(major, minor) &&                                            \
      TANDEM_VERSION_PATCH >= (patch)))

/* The libraries are built with -fvisibility=hidden; only what bears this is seen. */
#define TANDEM_API __attribute__((visibility("default"))) extern

/**
 * TANDEM_NONE: the id of nobody and of nothing.
 */
#define TANDEM_NONE (-1)

/* SPDX-License-Identifier: MIT */
#include "rotation_private.h"

const char *const tandem_kind_names[] = { "buddy", "shadow", "project", "role", "seat", "reverse", NULL };

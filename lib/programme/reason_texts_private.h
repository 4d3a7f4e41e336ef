/* SPDX-License-Identifier: MIT */
#pragma once

#include "run_private.h"

/* The sentence of a code, where no counts are known. */
const char *tandem_reason_get_text(TandemReason reason);

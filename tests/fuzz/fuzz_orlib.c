/* SPDX-License-Identifier: MIT */
/* Any bytes as assignment problems of the OR-Library. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("orlib-assign", data, size);
    return 0;
}

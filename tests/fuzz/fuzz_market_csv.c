/* SPDX-License-Identifier: MIT */
/* Any bytes as an edge list. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("csv", data, size);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* Any bytes as weighted matching data of PrefLib. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("wmd", data, size);
    return 0;
}

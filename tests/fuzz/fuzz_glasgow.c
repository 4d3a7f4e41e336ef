/* SPDX-License-Identifier: MIT */
/* Any bytes as hospitals and residents. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("glasgow-hrt", data, size);
    return 0;
}

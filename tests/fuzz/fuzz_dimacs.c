/* SPDX-License-Identifier: MIT */
/* Any bytes as assignment problems of DIMACS. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("dimacs-asn", data, size);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* Any bytes as students, projects and lecturers. */
#include "fuzz_format.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    fuzz_format("spa-st", data, size);
    return 0;
}

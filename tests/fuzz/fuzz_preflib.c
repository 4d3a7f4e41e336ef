/* SPDX-License-Identifier: MIT */
/* Any bytes as voters over alternatives. A count may stand for as many voters as are
 * read at all; those between ten thousand and all that are only take time, and are
 * passed over here. */
#include "fuzz_format.h"

/* Whether some number has from five to eight digits. */
static gboolean
is_slow(const uint8_t *data, size_t size)
{
    size_t n = 0;

    for (size_t i = 0; i <= size; i++) {
        if (i < size && g_ascii_isdigit(data[i])) {
            n++;
            continue;
        }
        if (n >= 5 && n <= 8)
            return TRUE;
        n = 0;
    }
    return FALSE;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (!is_slow(data, size))
        fuzz_format("preflib", data, size);
    return 0;
}

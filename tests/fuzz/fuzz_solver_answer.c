/* SPDX-License-Identifier: MIT */
/* Any bytes as what tandem-solver answers to a question of as many columns as the first
 * byte says. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "solver/protocol_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

typedef struct {
    const char *bytes;
    gsize n;
} Rest;

/* A few bytes at a time, as they might come. */
static gssize
fill(gpointer data, char *buffer, gsize size)
{
    Rest *const rest = data;
    const gsize n = MIN(MIN(size, rest->n), 7);

    memcpy(buffer, rest->bytes, n);
    rest->bytes += n;
    rest->n -= n;
    return (gssize)n;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree TandemScan *scan = g_new(TandemScan, 1);
    g_auto(TandemSolverAnswer) answer = { 0 };

    if (size == 0)
        return 0;
    Rest rest = { (const char *)data + 1, size - 1 };
    tandem_scan_init(scan, fill, &rest);
    if (!tandem_answer_read(scan, data[0], NULL, NULL, &answer) ||
        answer.refusal != NULL)
        return 0;
    g_assert_false(isinf(answer.bound));
    const gboolean has_values = answer.status == TANDEM_STATUS_OPTIMAL ||
                                answer.status == TANDEM_STATUS_FEASIBLE;
    g_assert_true((answer.value != NULL) == has_values);
    for (int c = 0; has_values && c < data[0]; c++)
        g_assert_true(isfinite(answer.value[c]));
    return 0;
}

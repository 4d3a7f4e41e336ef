/* SPDX-License-Identifier: MIT */

/* Any bytes as policy.ini. What was told is told again for the same bytes, and a policy
 * of which no fault is told has a strategy for each stage. */
#include <stddef.h>
#include <stdint.h>

#include "files/policy_private.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static gchar *
tell(const uint8_t *data, size_t size)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    TandemPolicy policy;

    tandem_policy_init(&policy, "folder");
    tandem_policy_parse(&policy, (const char *)data, size, faults);
    for (gint stage = 0; stage < TANDEM_N_STAGES; stage++)
        g_assert_nonnull(policy.stage[stage].strategy);
    g_assert_true(g_utf8_validate(policy.id, -1, NULL));
    tandem_policy_clear(&policy);
    return tandem_faults_to_text(faults);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree gchar *once = tell(data, size);
    g_autofree gchar *again = tell(data, size);

    g_assert_cmpstr(once, ==, again);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* The rules of a rotation that an office may set, with what holds where policy.ini is
 * silent. */
#include <string.h>

#include "faults_private.h"
#include "policy_table_private.h"

void
tandem_policy_init(TandemPolicy *policy, const char *folder_name)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);
    g_autoptr(TandemFaults) faults = tandem_faults_new();

    memset(policy, 0, sizeof *policy);
    policy->quota = tandem_dotted_keys_new();
    policy->coverage = tandem_dotted_keys_new();
    policy->stated = g_ptr_array_new_with_free_func(g_free);
    policy->min_score = policy->notify_limit = -1;
    for (gint stage = 0; stage < TANDEM_N_STAGES; stage++) {
        policy->stage[stage].names = g_ptr_array_new_with_free_func(g_free);
        policy->stage[stage].values = g_ptr_array_new_with_free_func(g_free);
    }
    for (gsize i = 0; i < n_keys; i++) {
        const TandemPolicyPlace place = { faults, 0, keys[i].key };
        if (keys[i].default_text != NULL)
            tandem_policy_set(policy, &keys[i], keys[i].default_text, &place);
    }
    g_assert(tandem_faults_get_n(faults, TANDEM_SEVERITY_FAULT) == 0);
    policy->id = g_strdup(folder_name);
    for (gint stage = 0; stage < TANDEM_N_STAGES; stage++)
        if (policy->stage[stage].strategy == NULL)
            policy->stage[stage].strategy = g_strdup(policy->strategy);
}

void
tandem_policy_clear(TandemPolicy *policy)
{
    gsize n_keys;
    const TandemPolicyKey *const keys = tandem_policy_keys(&n_keys);

    for (gsize i = 0; i < n_keys; i++) {
        gpointer const field = G_STRUCT_MEMBER_P(policy, keys[i].offset);
        switch (keys[i].type) {
        case TANDEM_POLICY_TEXT:
        case TANDEM_POLICY_ID:
        case TANDEM_POLICY_SHA256:
        case TANDEM_POLICY_ONE_OF:
        case TANDEM_POLICY_STRATEGY:
            g_free(*(gchar **)field);
            break;
        case TANDEM_POLICY_TEXTS:
            g_strfreev(*(gchar ***)field);
            break;
        default:
            break;
        }
    }
    for (gint stage = 0; stage < TANDEM_N_STAGES; stage++) {
        g_clear_pointer(&policy->stage[stage].names, g_ptr_array_unref);
        g_clear_pointer(&policy->stage[stage].values, g_ptr_array_unref);
    }
    g_clear_pointer(&policy->quota, g_ptr_array_unref);
    g_clear_pointer(&policy->coverage, g_ptr_array_unref);
    g_clear_pointer(&policy->stated, g_ptr_array_unref);
    memset(policy, 0, sizeof *policy);
}

gboolean
tandem_policy_is_stated(const TandemPolicy *policy, const char *section,
                        const char *key)
{
    g_autofree gchar *name = g_strdup_printf("%s.%s", section, key);

    return g_ptr_array_find_with_equal_func(policy->stated, name, g_str_equal, NULL);
}

void
tandem_policy_warn_of_seed(const TandemPolicy *policy, TandemFaults *faults)
{
    if (!policy->seed_stated)
        tandem_faults_add(faults, TANDEM_SEVERITY_WARNING, "policy.ini", 0, "", "W401",
                          "state one in [rotation], and publish its SHA-256",
                          "no seed is stated, so lots are drawn with seed 0");
}

gboolean
tandem_policy_seed_is_committed(const TandemPolicy *policy, const char *seed)
{
    if (policy->seed_commitment == NULL)
        return TRUE;

    g_autofree gchar *trimmed = g_strstrip(g_strdup(seed));
    g_autofree gchar *hash =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, trimmed, -1);
    return strcmp(hash, policy->seed_commitment) == 0;
}

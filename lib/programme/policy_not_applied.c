/* SPDX-License-Identifier: MIT */
/* Keys of policy.ini that belong to stages this version does not run. Each is read and
 * checked; what it would do is not done, and that is told. */
#include "check_private.h"

#include <string.h>

/* A section with a dot at the end, or one key. */
static const char *const not_applied[] = {
    "project.",
    "seat.",
    "shadow.",
    "time.",
    "quota.",
    "coverage.",
    "linked.",
    "repair.",
    "capacity.max_sessions_per_trainee",
    "capacity.observers_default",
    "eligible.registrar_from",
    "objective.order",
    "output.letters",
    "output.ics",
};

static gboolean
is_not_applied(const char *stated)
{
    for (gsize i = 0; i < G_N_ELEMENTS(not_applied); i++) {
        const char *const name = not_applied[i];
        if (g_str_has_suffix(name, ".") ? g_str_has_prefix(stated, name)
                                        : strcmp(stated, name) == 0)
            return TRUE;
    }
    return FALSE;
}

/* Whether the key does not ask for anything that a later stage would do. */
static gboolean
asks_for_nothing(const TandemPolicy *policy, const char *stated)
{
    return (strcmp(stated, "output.letters") == 0 && !policy->letters) ||
           (strcmp(stated, "output.ics") == 0 && !policy->ics);
}

void
tandem_policy_not_applied(const TandemPolicy *policy, GPtrArray *texts)
{
    for (guint i = 0; policy->stated != NULL && i < policy->stated->len; i++) {
        const char *const stated = policy->stated->pdata[i];
        const char *const key = strchr(stated, '.');

        if (key != NULL && is_not_applied(stated) && !asks_for_nothing(policy, stated))
            g_ptr_array_add(texts,
                            g_strdup_printf("policy.ini: [%.*s] %s",
                                            (int)(key - stated), stated, key + 1));
    }
}

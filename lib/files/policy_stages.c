/* SPDX-License-Identifier: MIT */
/* Strategies and their parameters in policy.ini, against the registry. The stage that
 * runs must have a strategy that is there; a stage that is still to come may ask for
 * one that is. */
#include <string.h>

#include <tandem/registry.h>

#include "policy_table_private.h"

/* Tells a strategy that nobody knows, or that the stage that runs cannot have. */
static void
check_strategy(const char *name, gboolean is_run, const TandemPolicyPlace *place)
{
    g_autoptr(GError) error = NULL;

    const TandemStrategy *const strategy = tandem_strategy_find(name, &error);
    if (strategy != NULL && strategy->gives != TANDEM_GIVES_MATCHING)
        tandem_policy_fault(place, "E411", "tandem strategies lists what there is",
                            strategy->gives == TANDEM_GIVES_SHARES
                                ? "%s gives shares; a stage takes a matching"
                                : "%s gives many matchings; a stage takes one",
                            name);
    if (strategy != NULL)
        return;
    if (!tandem_strategy_is_planned(name))
        tandem_policy_fault(place, "E410", NULL, "%s", error->message);
    else if (is_run)
        tandem_policy_fault(place, "E411", "tandem strategies lists what there is",
                            "%s", error->message);
}

static void
check_parameters(const TandemStagePolicy *stage, const char *section,
                 GHashTable *line_of, TandemFaults *faults)
{
    const TandemStrategy *const strategy = tandem_strategy_find(stage->strategy, NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    for (guint i = 0; strategy != NULL && i < stage->names->len; i++) {
        const char *const name = stage->names->pdata[i];
        const guint line = tandem_policy_line_of(line_of, section, name);
        const TandemPolicyPlace place = { faults, line, name };
        g_autoptr(GError) error = NULL;
        if (!tandem_strategy_set_option(strategy, options, name,
                                        stage->values->pdata[i], &error))
            tandem_policy_fault(&place, "E412", NULL, "%s", error->message);
    }
}

static void
check_order(const TandemPolicy *policy, GHashTable *line_of, TandemFaults *faults)
{
    const guint line = tandem_policy_line_of(line_of, "objective", "order");
    const TandemPolicyPlace place = { faults, line, "order" };

    if (policy->order != NULL && strcmp(policy->strategy, "exact") != 0)
        tandem_policy_fault(&place, "E413", NULL,
                            "an order of objectives is for the strategy exact, "
                            "and this is %s",
                            policy->strategy);
}

void
tandem_policy_check_stages(TandemPolicy *policy, GHashTable *line_of,
                           TandemFaults *faults)
{
    const guint own_line = tandem_policy_line_of(line_of, "buddy", "strategy");
    const TandemPolicyPlace common = {
        faults, tandem_policy_line_of(line_of, "objective", "strategy"), "strategy"
    };

    check_order(policy, line_of, faults);
    if (common.line > 0)
        check_strategy(policy->strategy, own_line == 0, &common);
    for (const char *const *section = tandem_policy_sections; *section; section++) {
        const TandemStageName name = tandem_policy_find_stage(*section);
        if (name == TANDEM_N_STAGES)
            continue;
        const guint line = tandem_policy_line_of(line_of, *section, "strategy");
        const TandemPolicyPlace place = { faults, line, "strategy" };
        if (line > 0)
            check_strategy(policy->stage[name].strategy, name == TANDEM_STAGE_BUDDY,
                           &place);
        check_parameters(&policy->stage[name], *section, line_of, faults);
    }
}

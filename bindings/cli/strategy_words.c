/* SPDX-License-Identifier: MIT */
/* What the registry knows of a strategy, in words. */
#include "strategy_words.h"

#include "parameters.h"
#include "say.h"

GPtrArray *
cli_feature_names(guint features)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint bit = 0; bit < 32; bit++)
        if (features & (1u << bit))
            g_ptr_array_add(names, (gpointer)tandem_feature_get_name(1u << bit));
    g_ptr_array_add(names, NULL);
    return names;
}

GPtrArray *
cli_guarantee_names(guint guarantees)
{
    GPtrArray *names = g_ptr_array_new();

    for (guint bit = 0; bit < 32; bit++)
        if (guarantees & (1u << bit))
            g_ptr_array_add(names, (gpointer)tandem_guarantee_get_name(1u << bit));
    g_ptr_array_add(names, NULL);
    return names;
}

const char *
cli_lottery_text(TandemLottery lottery)
{
    switch (lottery) {
    case TANDEM_LOTTERY_NEVER:
        return "never";
    case TANDEM_LOTTERY_FOR_TIES:
        return "for ties";
    case TANDEM_LOTTERY_ALWAYS:
        break;
    }
    return "always";
}

void
cli_strategy_rows(CliRow row, gpointer data)
{
    gsize n;
    const TandemStrategy *const *strategies = tandem_strategies(&n);

    for (gsize i = 0; i < n; i++) {
        row(strategies[i]->name, strategies[i]->text, data);
        cli_parameter_rows(strategies[i]->parameters, strategies[i]->n_parameters, row,
                           data);
    }
}

void
cli_tell_ignored(const CliCommand *command, const TandemStrategy *strategy,
                 guint features)
{
    g_autoptr(GPtrArray) names = cli_feature_names(strategy->ignores & features);

    for (guint i = 0; i + 1 < names->len; i++)
        cli_say(command, "note: %s does not use the market's %s", strategy->name,
                (const char *)names->pdata[i]);
}

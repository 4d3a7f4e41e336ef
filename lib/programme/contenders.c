/* SPDX-License-Identifier: MIT */
/* Who takes part in a comparison, as written: a strategy's name, and behind it, each
 * after a colon, parameters: deferred-acceptance:side=leader. So no value may hold a
 * colon; none that a strategy takes does but a text of the caller's. */
#include "compare_private.h"

#include <string.h>

void
tandem_contender_clear(TandemContender *contender)
{
    g_clear_pointer(&contender->entry, g_free);
    g_clear_pointer(&contender->options, tandem_options_unref);
}

static void
clear(gpointer contender)
{
    tandem_contender_clear(contender);
}

/* A sequence of matchings is no row of a table. */
gboolean
tandem_contender_check(const TandemStrategy *strategy, GError **error)
{
    if (strategy->gives == TANDEM_GIVES_MATCHING && strategy->solve != NULL)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                "%s does not give one matching, so it cannot be compared",
                strategy->name);
    return FALSE;
}

static gboolean
set_parameter(const TandemContender *contender, const char *text, GError **error)
{
    const char *const equals = strchr(text, '=');

    if (equals == NULL || equals == text) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "behind a strategy's name stands :NAME=VALUE, not ':%s'", text);
        return FALSE;
    }
    g_autofree gchar *name = g_strndup(text, (gsize)(equals - text));
    return tandem_strategy_set_option(contender->strategy, contender->options, name,
                                      equals + 1, error);
}

static gboolean
parse(TandemContender *contender, const char *entry, GError **error)
{
    g_auto(GStrv) part = g_strsplit(entry, ":", -1);
    const char *const name = part[0] != NULL ? part[0] : "";

    contender->entry = g_strdup(entry);
    contender->options = tandem_options_new();
    contender->strategy = tandem_strategy_find(name, error);
    if (contender->strategy == NULL ||
        !tandem_contender_check(contender->strategy, error))
        return FALSE;
    for (gsize i = 1; part[i] != NULL; i++)
        if (!set_parameter(contender, part[i], error))
            return FALSE;
    return tandem_strategy_check_options(contender->strategy, contender->options,
                                         error);
}

static gboolean
is_there(const GArray *contenders, const char *entry)
{
    for (guint i = 0; i < contenders->len; i++)
        if (strcmp(g_array_index(contenders, TandemContender, i).entry, entry) == 0)
            return TRUE;
    return FALSE;
}

static gboolean
add(GArray *contenders, const char *entry, GError **error)
{
    TandemContender contender = { 0 };

    if (is_there(contenders, entry)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "%s is named twice", entry);
        return FALSE;
    }
    if (!parse(&contender, entry, error)) {
        tandem_contender_clear(&contender);
        return FALSE;
    }
    g_array_append_val(contenders, contender);
    return TRUE;
}

static void
add_all(GArray *contenders)
{
    gsize n;
    const TandemStrategy *const *const strategies = tandem_strategies(&n);

    for (gsize i = 0; i < n; i++) {
        const TandemContender contender = { .entry = g_strdup(strategies[i]->name),
                                            .strategy = strategies[i],
                                            .options = tandem_options_new() };
        g_array_append_val(contenders, contender);
    }
}

GArray *
tandem_contenders_new(const char *const *entries, GError **error)
{
    g_autoptr(GArray) contenders = g_array_new(FALSE, TRUE, sizeof(TandemContender));

    g_array_set_clear_func(contenders, clear);
    if (entries == NULL)
        add_all(contenders);
    for (gsize i = 0; entries != NULL && entries[i] != NULL; i++)
        if (!add(contenders, entries[i], error))
            return NULL;
    return g_steal_pointer(&contenders);
}

/**
 * tandem_compare_check:
 * @strategies: (nullable): as in #TandemCompareOptions
 * @error: return location for a #TandemError
 *
 * Whether all that is named can be compared at all, before a file is read: each exists,
 * gives one matching, has such parameters and is named once.
 *
 * Returns: %TRUE, or %FALSE with @error set to %TANDEM_ERROR_UNKNOWN_STRATEGY,
 *   %TANDEM_ERROR_UNKNOWN_PARAMETER or %TANDEM_ERROR_BAD_PARAMETER
 */
gboolean
tandem_compare_check(const char *const *strategies, GError **error)
{
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_autoptr(GArray) contenders = tandem_contenders_new(strategies, error);
    return contenders != NULL;
}

/**
 * tandem_compare_get_lottery:
 * @strategies: (nullable): as in #TandemCompareOptions, and right
 *
 * Returns: what chance the strategies draw: the most that one of them does, for whoever
 *   reads the market for all of them
 */
TandemLottery
tandem_compare_get_lottery(const char *const *strategies)
{
    g_autoptr(GArray) contenders = tandem_contenders_new(strategies, NULL);
    TandemLottery most = TANDEM_LOTTERY_NEVER;

    for (guint i = 0; contenders != NULL && i < contenders->len; i++)
        most =
            MAX(most, g_array_index(contenders, TandemContender, i).strategy->lottery);
    return most;
}

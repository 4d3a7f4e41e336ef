/* SPDX-License-Identifier: MIT */
/* Parameters that hold trainees. An engine knows numbers, people write ids: whoever
 * knows both turns one into the other before the market is solved.
 */
#include <tandem/market.h>
#include <tandem/strategy.h>

#include "options_private.h"

static const TandemParameter *
find_parameter(const TandemStrategy *strategy, const char *name)
{
    for (gsize i = 0; i < strategy->n_parameters; i++)
        if (strategy->parameters[i].type == TANDEM_PARAMETER_TRAINEES &&
            g_str_equal(strategy->parameters[i].name, name))
            return &strategy->parameters[i];
    return NULL;
}

/**
 * tandem_strategy_get_trainees:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 * @name: one of its parameters that holds trainees
 * @trainees: (out) (array length=n_trainees): their numbers, where they were listed
 * @n_trainees: (out): how many
 *
 * Returns: (transfer none) (nullable): the word that stands for them, the default where
 *   nothing was stated; %NULL where they were listed by number
 */
const char *
tandem_strategy_get_trainees(const TandemStrategy *strategy,
                             const TandemOptions *options, const char *name,
                             const gint32 **trainees, gsize *n_trainees)
{
    g_return_val_if_fail(strategy != NULL && name != NULL, NULL);
    g_return_val_if_fail(trainees != NULL && n_trainees != NULL, NULL);
    const TandemParameter *const parameter = find_parameter(strategy, name);
    g_return_val_if_fail(parameter != NULL, NULL);

    const TandemOption *const stated = tandem_options_find(options, name);
    *trainees = stated != NULL ? stated->trainee : NULL;
    *n_trainees = stated != NULL ? stated->n_trainees : 0;
    if (stated == NULL)
        return parameter->values[0];
    return stated->type == TANDEM_PARAMETER_TEXT ? stated->text : NULL;
}

static gboolean
find_all(const TandemStrategy *strategy, const char *name, const char *text,
         TandemFindTrainee find, gpointer data, GArray *found, GError **error)
{
    g_auto(GStrv) ids = g_strsplit_set(text, ", ", -1);

    for (gsize i = 0; ids[i] != NULL; i++) {
        const gint32 trainee = *ids[i] != '\0' ? find(ids[i], data) : TANDEM_ELSEWHERE;
        if (trainee >= 0)
            g_array_append_val(found, trainee);
        if (trainee != TANDEM_NONE)
            continue;
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "parameter %s of %s names \"%s\", which is no trainee", name,
                    strategy->name, ids[i]);
        return FALSE;
    }
    return TRUE;
}

/**
 * tandem_strategy_find_trainees:
 * @strategy: a strategy
 * @options: what was stated
 * @find: (scope call): finds a trainee by its id
 * @data: given to it
 * @error: return location for a #TandemError
 *
 * Turns the ids that @options state for parameters that hold trainees into numbers of a
 * market. Call it before tandem_solve() where such options may have come as text.
 *
 * Returns: whether each of them was found; else @error is %TANDEM_ERROR_BAD_PARAMETER
 */
gboolean
tandem_strategy_find_trainees(const TandemStrategy *strategy, TandemOptions *options,
                              TandemFindTrainee find, gpointer data, GError **error)
{
    g_return_val_if_fail(strategy != NULL && options != NULL && find != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    for (gsize i = 0; i < strategy->n_parameters; i++) {
        const TandemParameter *const parameter = &strategy->parameters[i];
        const TandemOption *const stated =
            tandem_options_find(options, parameter->name);
        if (parameter->type != TANDEM_PARAMETER_TRAINEES || stated == NULL ||
            stated->type != TANDEM_PARAMETER_TEXT ||
            g_strv_contains(parameter->values, stated->text))
            continue;
        g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(gint32));
        if (!find_all(strategy, parameter->name, stated->text, find, data, found,
                      error))
            return FALSE;
        tandem_options_set_trainees(options, parameter->name,
                                    (const gint32 *)(gconstpointer)found->data,
                                    found->len);
    }
    return TRUE;
}

static gboolean
check_trainees(const TandemStrategy *strategy, const TandemParameter *parameter,
               const TandemOption *stated, gint32 n_trainees, GError **error)
{
    if (stated->type == TANDEM_PARAMETER_TEXT) {
        if (g_strv_contains(parameter->values, stated->text))
            return TRUE;
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "parameter %s of %s is \"%s\": ids that nobody has found yet",
                    parameter->name, strategy->name, stated->text);
        return FALSE;
    }
    for (gsize i = 0; i < stated->n_trainees; i++) {
        if (stated->trainee[i] >= 0 && stated->trainee[i] < n_trainees)
            continue;
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "parameter %s of %s names trainee %d; the market has %d",
                    parameter->name, strategy->name, stated->trainee[i], n_trainees);
        return FALSE;
    }
    return TRUE;
}

gboolean
tandem_strategy_check_trainees(const TandemStrategy *strategy,
                               const TandemOptions *options, gint32 n_trainees,
                               GError **error)
{
    for (gsize i = 0; i < strategy->n_parameters; i++) {
        const TandemParameter *const parameter = &strategy->parameters[i];
        const TandemOption *const stated =
            parameter->type == TANDEM_PARAMETER_TRAINEES
                ? tandem_options_find(options, parameter->name)
                : NULL;
        if (stated != NULL &&
            !check_trainees(strategy, parameter, stated, n_trainees, error))
            return FALSE;
    }
    return TRUE;
}

/* SPDX-License-Identifier: MIT */
/* A strategy's row as callers read it: its parameters and what was stated of them. */
#include <tandem/strategy.h>

#include <math.h>

#include "nearest_private.h"
#include "options_private.h"

static const TandemParameter *
find_parameter(const TandemStrategy *strategy, const char *name)
{
    for (gsize i = 0; i < strategy->n_parameters; i++)
        if (g_str_equal(strategy->parameters[i].name, name))
            return &strategy->parameters[i];
    return NULL;
}

static const char *
default_text(const TandemParameter *parameter)
{
    return parameter->values != NULL ? parameter->values[0] : NULL;
}

/**
 * tandem_strategy_get_enum:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 * @name: one of its parameters that takes one of a few words
 *
 * Returns: (transfer none): the stated value, else the default; lives as long as
 *   @options and the strategy
 */
const char *
tandem_strategy_get_enum(const TandemStrategy *strategy, const TandemOptions *options,
                         const char *name)
{
    g_return_val_if_fail(strategy != NULL && name != NULL, NULL);
    const TandemParameter *const parameter = find_parameter(strategy, name);
    g_return_val_if_fail(parameter && parameter->type == TANDEM_PARAMETER_ENUM, NULL);

    const TandemOption *const stated = tandem_options_find(options, name);
    return stated != NULL && stated->text != NULL ? stated->text
                                                  : default_text(parameter);
}

/**
 * tandem_strategy_get_int:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 * @name: one of its parameters that holds a whole number
 *
 * Returns: the stated value, else the default, else 0
 */
gint64
tandem_strategy_get_int(const TandemStrategy *strategy, const TandemOptions *options,
                        const char *name)
{
    g_return_val_if_fail(strategy != NULL && name != NULL, 0);
    const TandemParameter *const parameter = find_parameter(strategy, name);
    g_return_val_if_fail(parameter && parameter->type == TANDEM_PARAMETER_INT, 0);

    const TandemOption *const stated = tandem_options_find(options, name);
    if (stated != NULL)
        return stated->number;
    const char *const text = default_text(parameter);
    return text != NULL ? g_ascii_strtoll(text, NULL, 10) : 0;
}

/**
 * tandem_strategy_get_double:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 * @name: one of its parameters that holds a number
 *
 * Returns: the stated value, else the default, else 0
 */
gdouble
tandem_strategy_get_double(const TandemStrategy *strategy, const TandemOptions *options,
                           const char *name)
{
    g_return_val_if_fail(strategy != NULL && name != NULL, 0);
    const TandemParameter *const parameter = find_parameter(strategy, name);
    g_return_val_if_fail(parameter && parameter->type == TANDEM_PARAMETER_DOUBLE, 0);

    const TandemOption *const stated = tandem_options_find(options, name);
    if (stated != NULL)
        return stated->type == TANDEM_PARAMETER_INT ? (gdouble)stated->number
                                                    : stated->real;
    const char *const text = default_text(parameter);
    return text != NULL ? g_ascii_strtod(text, NULL) : 0;
}

/**
 * tandem_strategy_get_guarantees:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 *
 * Returns: the #TandemGuarantee flags of its answers under @options
 */
guint
tandem_strategy_get_guarantees(const TandemStrategy *strategy,
                               const TandemOptions *options)
{
    g_return_val_if_fail(strategy != NULL, 0);

    return strategy->guarantees_with != NULL
               ? strategy->guarantees_with(strategy, options)
               : strategy->guarantees;
}

static gboolean
unknown_parameter(const TandemStrategy *strategy, const char *name, GError **error)
{
    g_autoptr(GPtrArray) names = g_ptr_array_new();

    for (gsize i = 0; i < strategy->n_parameters; i++)
        g_ptr_array_add(names, (gpointer)strategy->parameters[i].name);
    g_ptr_array_add(names, NULL);
    const char *const nearest = tandem_nearest(name, (const char *const *)names->pdata);
    g_autofree gchar *list = g_strjoinv(", ", (gchar **)names->pdata);

    if (strategy->n_parameters == 0)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_PARAMETER,
                    "%s has no parameter \"%s\"; it has none", strategy->name, name);
    else if (nearest != NULL)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_PARAMETER,
                    "%s has no parameter \"%s\"; did you mean %s?", strategy->name,
                    name, nearest);
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_PARAMETER,
                    "%s has no parameter \"%s\"; it has %s", strategy->name, name,
                    list);
    return FALSE;
}

static gboolean
bad_parameter(const TandemStrategy *strategy, const TandemParameter *parameter,
              const char *value, const char *wanted, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                "parameter %s of %s is \"%s\"; it takes %s", parameter->name,
                strategy->name, value, wanted);
    return FALSE;
}

static gboolean
check_word(const TandemStrategy *strategy, const TandemParameter *parameter,
           const char *text, GError **error)
{
    if (g_strv_contains(parameter->values, text))
        return TRUE;
    g_autofree gchar *list = g_strjoinv(" or ", (gchar **)parameter->values);
    return bad_parameter(strategy, parameter, text, list, error);
}

static gboolean
check_number(const TandemStrategy *strategy, const TandemParameter *parameter,
             gdouble value, GError **error)
{
    if (value >= parameter->minimum && value <= parameter->maximum)
        return TRUE;

    gchar text[3][G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_dtostr(text[0], sizeof text[0], value);
    g_ascii_dtostr(text[1], sizeof text[1], parameter->minimum);
    g_ascii_dtostr(text[2], sizeof text[2], parameter->maximum);
    g_autofree gchar *wanted = g_strdup_printf("%s to %s", text[1], text[2]);
    return bad_parameter(strategy, parameter, text[0], wanted, error);
}

static const char *
kind_of(TandemParameterType type)
{
    switch (type) {
    case TANDEM_PARAMETER_INT:
        return "a whole number";
    case TANDEM_PARAMETER_DOUBLE:
        return "a number";
    case TANDEM_PARAMETER_MATCHING:
        return "a matching";
    case TANDEM_PARAMETER_TRAINEES:
        return "trainees";
    case TANDEM_PARAMETER_ENUM:
    case TANDEM_PARAMETER_TEXT:
        break;
    }
    return "a text";
}

static gboolean
check_option(const TandemStrategy *strategy, const TandemOption *stated, GError **error)
{
    const TandemParameter *const parameter = find_parameter(strategy, stated->name);
    if (parameter == NULL)
        return unknown_parameter(strategy, stated->name, error);

    const TandemParameterType type = parameter->type;
    if (type == TANDEM_PARAMETER_ENUM && stated->type == TANDEM_PARAMETER_TEXT)
        return check_word(strategy, parameter, stated->text, error);
    if (type == TANDEM_PARAMETER_INT && stated->type == TANDEM_PARAMETER_INT)
        return check_number(strategy, parameter, (gdouble)stated->number, error);
    if (type == TANDEM_PARAMETER_DOUBLE && stated->type == TANDEM_PARAMETER_INT)
        return check_number(strategy, parameter, (gdouble)stated->number, error);
    if (type == TANDEM_PARAMETER_DOUBLE && stated->type == TANDEM_PARAMETER_DOUBLE)
        return check_number(strategy, parameter, stated->real, error);
    if (type == TANDEM_PARAMETER_TRAINEES && stated->type == TANDEM_PARAMETER_TEXT)
        return TRUE; /* a word, or ids still to be found */
    if (type == stated->type)
        return TRUE;
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                "parameter %s of %s is set as %s; it takes %s", parameter->name,
                strategy->name, kind_of(stated->type), kind_of(type));
    return FALSE;
}

/**
 * tandem_strategy_check_options:
 * @strategy: a strategy
 * @options: (nullable): what was stated
 * @error: return location for a #TandemError
 *
 * Returns: whether every stated value is one that a parameter of the strategy takes;
 *   else @error is %TANDEM_ERROR_UNKNOWN_PARAMETER or %TANDEM_ERROR_BAD_PARAMETER
 */
gboolean
tandem_strategy_check_options(const TandemStrategy *strategy,
                              const TandemOptions *options, GError **error)
{
    g_return_val_if_fail(strategy != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    for (gsize i = 0; i < tandem_options_get_n(options); i++)
        if (!check_option(strategy, tandem_options_get(options, i), error))
            return FALSE;
    return TRUE;
}

/* The whole of @text as a number. */
static gboolean
parse_double(const char *text, gdouble *value)
{
    gchar *end;

    *value = g_ascii_strtod(text, &end);
    return end != text && *end == '\0' && isfinite(*value);
}

/**
 * tandem_strategy_set_option:
 * @strategy: a strategy
 * @options: what is stated so far
 * @name: one of its parameters
 * @text: the value as on the command line or in policy.ini
 * @error: return location for a #TandemError
 *
 * States a value that was written as text. A matching cannot be.
 *
 * Returns: whether it is one the parameter takes; else nothing is stated and @error is
 *   %TANDEM_ERROR_UNKNOWN_PARAMETER or %TANDEM_ERROR_BAD_PARAMETER
 */
gboolean
tandem_strategy_set_option(const TandemStrategy *strategy, TandemOptions *options,
                           const char *name, const char *text, GError **error)
{
    g_return_val_if_fail(strategy != NULL && options != NULL, FALSE);
    g_return_val_if_fail(name != NULL && text != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemParameter *const parameter = find_parameter(strategy, name);
    gint64 number;
    gdouble real;

    if (parameter == NULL)
        return unknown_parameter(strategy, name, error);
    switch (parameter->type) {
    case TANDEM_PARAMETER_ENUM:
        if (!check_word(strategy, parameter, text, error))
            return FALSE;
        tandem_options_set_text(options, name, text);
        return TRUE;
    case TANDEM_PARAMETER_INT:
        if (!g_ascii_string_to_signed(text, 10, G_MININT64, G_MAXINT64, &number, NULL))
            return bad_parameter(strategy, parameter, text, kind_of(parameter->type),
                                 error);
        if (!check_number(strategy, parameter, (gdouble)number, error))
            return FALSE;
        tandem_options_set_int(options, name, number);
        return TRUE;
    case TANDEM_PARAMETER_DOUBLE:
        if (!parse_double(text, &real))
            return bad_parameter(strategy, parameter, text, kind_of(parameter->type),
                                 error);
        if (!check_number(strategy, parameter, real, error))
            return FALSE;
        tandem_options_set_double(options, name, real);
        return TRUE;
    case TANDEM_PARAMETER_TEXT:
    case TANDEM_PARAMETER_TRAINEES:
        tandem_options_set_text(options, name, text);
        return TRUE;
    case TANDEM_PARAMETER_MATCHING:
        break;
    }
    return bad_parameter(strategy, parameter, text, "a matching, which is no text",
                         error);
}

/* SPDX-License-Identifier: MIT */
/* The registry for programs: JSON and CSV. */
#include "output.h"
#include "parameters.h"
#include "strategy_pages.h"
#include "strategy_words.h"

static void
add_text(JsonBuilder *builder, const char *name, const char *text)
{
    json_builder_set_member_name(builder, name);
    json_builder_add_string_value(builder, text);
}

/* Takes over @names. */
static void
add_names(JsonBuilder *builder, const char *name, GPtrArray *names)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    for (guint i = 0; i + 1 < names->len; i++)
        json_builder_add_string_value(builder, names->pdata[i]);
    json_builder_end_array(builder);
    g_ptr_array_unref(names);
}

static void
add_number(JsonBuilder *builder, const char *name, const TandemParameter *parameter,
           gdouble value)
{
    json_builder_set_member_name(builder, name);
    if (parameter->type == TANDEM_PARAMETER_INT)
        json_builder_add_int_value(builder, (gint64)value);
    else
        json_builder_add_double_value(builder, value);
}

static void
add_parameter(JsonBuilder *builder, const TandemParameter *parameter)
{
    static const char *const types[] = { "enum", "int", "double", "text", "matching" };
    const gboolean is_number = parameter->type == TANDEM_PARAMETER_INT ||
                               parameter->type == TANDEM_PARAMETER_DOUBLE;

    json_builder_begin_object(builder);
    add_text(builder, "name", parameter->name);
    add_text(builder, "type", types[parameter->type]);
    add_text(builder, "text", parameter->text);
    if (parameter->values != NULL && parameter->values[0] != NULL)
        add_text(builder, "default", parameter->values[0]);
    if (parameter->type == TANDEM_PARAMETER_ENUM) {
        GPtrArray *values = g_ptr_array_new();
        for (gsize v = 0; parameter->values[v] != NULL; v++)
            g_ptr_array_add(values, (gpointer)parameter->values[v]);
        g_ptr_array_add(values, NULL);
        add_names(builder, "values", values);
    }
    if (is_number) {
        add_number(builder, "minimum", parameter, parameter->minimum);
        add_number(builder, "maximum", parameter, parameter->maximum);
    }
    json_builder_end_object(builder);
}

static void
add_strategy(JsonBuilder *builder, const TandemStrategy *strategy)
{
    json_builder_begin_object(builder);
    add_text(builder, "name", strategy->name);
    add_text(builder, "text", strategy->text);
    add_text(builder, "room", strategy->room);
    add_text(builder, "reference", strategy->reference);
    add_names(builder, "accepts", cli_feature_names(strategy->accepts));
    add_names(builder, "ignores", cli_feature_names(strategy->ignores));
    add_names(builder, "guarantees", cli_guarantee_names(strategy->guarantees));
    add_text(builder, "lottery", cli_lottery_text(strategy->lottery));
    json_builder_set_member_name(builder, "parameters");
    json_builder_begin_array(builder);
    for (gsize p = 0; p < strategy->n_parameters; p++)
        add_parameter(builder, &strategy->parameters[p]);
    json_builder_end_array(builder);
    json_builder_end_object(builder);
}

void
cli_strategies_json(const TandemStrategy *const *strategies, gsize n)
{
    g_autoptr(JsonBuilder) builder = json_builder_new();

    json_builder_begin_array(builder);
    for (gsize i = 0; i < n; i++)
        add_strategy(builder, strategies[i]);
    json_builder_end_array(builder);
    cli_print_json(json_builder_get_root(builder));
}

/* Takes over @names. */
static gchar *
join(GPtrArray *names)
{
    gchar *joined = g_strjoinv(";", (gchar **)names->pdata);

    g_ptr_array_unref(names);
    return joined;
}

void
cli_strategies_csv(const TandemStrategy *const *strategies, gsize n)
{
    const char *const header[] = { "name",       "text",    "accepts",    "ignores",
                                   "guarantees", "lottery", "parameters", "reference" };

    cli_print_csv(header, G_N_ELEMENTS(header));
    for (gsize i = 0; i < n; i++) {
        const TandemStrategy *strategy = strategies[i];
        GPtrArray *parameters = g_ptr_array_new();
        for (gsize p = 0; p < strategy->n_parameters; p++)
            g_ptr_array_add(parameters, (gpointer)strategy->parameters[p].name);
        g_ptr_array_add(parameters, NULL);
        g_autofree gchar *accepts = join(cli_feature_names(strategy->accepts));
        g_autofree gchar *ignores = join(cli_feature_names(strategy->ignores));
        g_autofree gchar *promises = join(cli_guarantee_names(strategy->guarantees));
        g_autofree gchar *names = join(parameters);
        const char *cells[] = { strategy->name, strategy->text,
                                accepts,        ignores,
                                promises,       cli_lottery_text(strategy->lottery),
                                names,          strategy->reference };
        cli_print_csv(cells, G_N_ELEMENTS(cells));
    }
}

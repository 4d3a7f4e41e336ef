/* SPDX-License-Identifier: MIT */
/* The registry for programs: JSON and CSV. */
#include "output.h"
#include "parameters.h"
#include "strategy_pages.h"
#include "strategy_words.h"

/* Takes over @names. */
static void
write_names(TandemJsonWriter *json, const char *name, GPtrArray *names)
{
    tandem_json_begin_array(json, name, TANDEM_JSON_ONE_LINE);
    for (guint i = 0; i + 1 < names->len; i++)
        tandem_json_text(json, NULL, names->pdata[i]);
    tandem_json_end(json);
    g_ptr_array_unref(names);
}

static void
write_parameter(TandemJsonWriter *json, const TandemParameter *parameter)
{
    static const char *const types[] = { "enum", "int", "double", "text", "matching" };

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "name", parameter->name);
    tandem_json_text(json, "type", types[parameter->type]);
    tandem_json_text(json, "text", parameter->text);
    if (parameter->values != NULL && parameter->values[0] != NULL)
        tandem_json_text(json, "default", parameter->values[0]);
    if (parameter->type == TANDEM_PARAMETER_ENUM) {
        tandem_json_begin_array(json, "values", TANDEM_JSON_ONE_LINE);
        for (gsize v = 0; parameter->values[v] != NULL; v++)
            tandem_json_text(json, NULL, parameter->values[v]);
        tandem_json_end(json);
    }
    if (parameter->type == TANDEM_PARAMETER_INT ||
        parameter->type == TANDEM_PARAMETER_DOUBLE) {
        tandem_json_double(json, "minimum", parameter->minimum);
        tandem_json_double(json, "maximum", parameter->maximum);
    }
    tandem_json_end(json);
}

static void
write_strategy(TandemJsonWriter *json, const TandemStrategy *strategy)
{
    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "name", strategy->name);
    tandem_json_text(json, "text", strategy->text);
    tandem_json_text(json, "room", strategy->room);
    tandem_json_text(json, "reference", strategy->reference);
    write_names(json, "accepts", cli_feature_names(strategy->accepts));
    write_names(json, "ignores", cli_feature_names(strategy->ignores));
    write_names(json, "guarantees", cli_guarantee_names(strategy->guarantees));
    tandem_json_text(json, "lottery", cli_lottery_text(strategy->lottery));
    tandem_json_begin_array(json, "parameters", TANDEM_JSON_LINES);
    for (gsize p = 0; p < strategy->n_parameters; p++)
        write_parameter(json, &strategy->parameters[p]);
    tandem_json_end(json);
    tandem_json_end(json);
}

void
cli_strategies_json(const TandemStrategy *const *strategies, gsize n)
{
    TandemJsonWriter *json = tandem_json_write_begin();

    tandem_json_begin_array(json, NULL, TANDEM_JSON_LINES);
    for (gsize i = 0; i < n; i++)
        write_strategy(json, strategies[i]);
    tandem_json_end(json);
    g_autofree gchar *text = tandem_json_write_end(json);
    cli_print_line(text);
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

/* SPDX-License-Identifier: MIT */

/* A stage's strategy, its parameters and what it promises, from the registry's row. */
#include "outputs_private.h"
#include "stage_words_private.h"
#include "words_private.h"

/* A text as policy.ini states it; a strategy gives no such value back. */
static gchar *
stated_text(const TandemRun *run, const TandemStage *stage,
            const TandemParameter *parameter)
{
    const TandemStagePolicy *policy = &run->rotation->policy.stage[stage->name];

    for (guint i = 0; i < policy->names->len; i++)
        if (g_str_equal(g_ptr_array_index(policy->names, i), parameter->name))
            return g_strdup(g_ptr_array_index(policy->values, i));
    return parameter->values != NULL ? g_strdup(parameter->values[0]) : NULL;
}

gchar *
tandem_stage_parameter(const TandemRun *run, const TandemStage *stage,
                       const TandemParameter *parameter)
{
    gchar number[G_ASCII_DTOSTR_BUF_SIZE];

    switch (parameter->type) {
    case TANDEM_PARAMETER_ENUM:
        return g_strdup(
            tandem_strategy_get_enum(stage->strategy, stage->options, parameter->name));
    case TANDEM_PARAMETER_INT:
        return g_strdup_printf(
            "%" G_GINT64_FORMAT,
            tandem_strategy_get_int(stage->strategy, stage->options, parameter->name));
    case TANDEM_PARAMETER_DOUBLE:
        return g_strdup(
            g_ascii_dtostr(number, sizeof number,
                           tandem_strategy_get_double(stage->strategy, stage->options,
                                                      parameter->name)));
    case TANDEM_PARAMETER_TEXT:
    case TANDEM_PARAMETER_TRAINEES:
        return stated_text(run, stage, parameter);
    default:
        return NULL;
    }
}

static void
write_parameter(TandemJsonWriter *json, const TandemRun *run, const TandemStage *stage,
                const TandemParameter *parameter)
{
    g_autofree gchar *text = tandem_stage_parameter(run, stage, parameter);

    if (parameter->type == TANDEM_PARAMETER_INT)
        tandem_json_int(
            json, parameter->name,
            tandem_strategy_get_int(stage->strategy, stage->options, parameter->name));
    else if (parameter->type == TANDEM_PARAMETER_DOUBLE)
        tandem_json_double(json, parameter->name,
                           tandem_strategy_get_double(stage->strategy, stage->options,
                                                      parameter->name));
    else if (text != NULL)
        tandem_json_text(json, parameter->name, text);
    else
        tandem_json_null(json, parameter->name);
}

void
tandem_stage_write_strategy(TandemJsonWriter *json, const TandemRun *run,
                            const TandemStage *stage)
{
    const guint promised =
        tandem_strategy_get_guarantees(stage->strategy, stage->options);

    tandem_json_text(json, "stage", tandem_kind_names[tandem_stage_kind(stage->name)]);
    tandem_json_text(json, "strategy", stage->strategy->name);
    tandem_json_begin_object(json, "parameters", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < stage->strategy->n_parameters; i++)
        write_parameter(json, run, stage, &stage->strategy->parameters[i]);
    tandem_json_end(json);
    tandem_json_begin_array(json, "guarantees", TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; tandem_words_guarantees[i] != 0; i++)
        if ((promised & tandem_words_guarantees[i]) != 0)
            tandem_json_text(
                json, NULL,
                tandem_guarantee_get_name((TandemGuarantee)tandem_words_guarantees[i]));
    tandem_json_end(json);
}

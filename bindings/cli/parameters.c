/* SPDX-License-Identifier: MIT */
/* -p NAME=VALUE, for strategies and for models, and how their parameters are told. */
#include "parameters.h"

#include <string.h>

#include "say.h"

gboolean
cli_set_parameters(const CliCommand *command, const CliArguments *arguments,
                   CliSetOption set, gconstpointer data, TandemOptions *options)
{
    for (gchar **at = arguments->parameters; at != NULL && *at != NULL; at++) {
        g_autoptr(GError) error = NULL;
        const char *equals = strchr(*at, '=');
        if (equals == NULL || equals == *at) {
            cli_wrong_use(command, "-p takes NAME=VALUE, not '%s'", *at);
            return FALSE;
        }
        g_autofree gchar *name = g_strndup(*at, (gsize)(equals - *at));
        if (!set(data, options, name, equals + 1, &error)) {
            cli_wrong_use(command, "%s", error->message);
            return FALSE;
        }
    }
    return TRUE;
}

gchar *
cli_parameter_default(const TandemParameter *parameter)
{
    if (parameter->values == NULL || parameter->values[0] == NULL)
        return g_strdup("none");
    return g_strdup(parameter->values[0]);
}

static gchar *
range_of(const char *what, const TandemParameter *parameter)
{
    char low[G_ASCII_DTOSTR_BUF_SIZE];
    char high[G_ASCII_DTOSTR_BUF_SIZE];

    g_ascii_formatd(low, sizeof low, "%.12g", parameter->minimum);
    g_ascii_formatd(high, sizeof high, "%.12g", parameter->maximum);
    return g_strdup_printf("%s from %s to %s", what, low, high);
}

gchar *
cli_parameter_values(const TandemParameter *parameter)
{
    switch (parameter->type) {
    case TANDEM_PARAMETER_ENUM:
        return g_strjoinv(", ", (gchar **)parameter->values);
    case TANDEM_PARAMETER_INT:
        return range_of("a whole number", parameter);
    case TANDEM_PARAMETER_DOUBLE:
        return range_of("a number", parameter);
    case TANDEM_PARAMETER_MATCHING:
        return g_strdup("a matching");
    case TANDEM_PARAMETER_TRAINEES: {
        g_autofree gchar *words = g_strjoinv(", ", (gchar **)parameter->values);
        return g_strconcat(words, ", or ids of trainees split by commas", NULL);
    }
    case TANDEM_PARAMETER_TEXT:
        break;
    }
    return g_strdup("a text");
}

void
cli_parameter_rows(const TandemParameter *parameters, gsize n_parameters, CliRow row,
                   gpointer data)
{
    for (gsize i = 0; i < n_parameters; i++) {
        const TandemParameter *parameter = &parameters[i];
        g_autofree gchar *values = cli_parameter_values(parameter);
        g_autofree gchar *standard = cli_parameter_default(parameter);
        g_autofree gchar *name = g_strdup_printf("  -p %s=", parameter->name);
        g_autofree gchar *text = g_strdup_printf("%s (%s; %s by default)",
                                                 parameter->text, values, standard);
        row(name, text, data);
    }
}

/* SPDX-License-Identifier: MIT */
/* Shell completions, from the same tables as --help; each shell has its file. */
#include "completion.h"

#include <string.h>
#include <tandem.h>

#include "commands.h"
#ifdef TANDEM_LAB
#include <tandem-lab.h>
#endif

gchar *
cli_completion(const char *shell)
{
    if (strcmp(shell, "bash") == 0)
        return cli_completion_bash();
    if (strcmp(shell, "zsh") == 0)
        return cli_completion_zsh();
    if (strcmp(shell, "fish") == 0)
        return cli_completion_fish();
    return NULL;
}

/* Once each: strategies share names of parameters. */
static void
add_word(GString *all, const char *word)
{
    g_auto(GStrv) there = g_strsplit(all->str, " ", -1);

    if (g_strv_contains((const gchar *const *)there, word))
        return;
    if (all->len > 0)
        g_string_append_c(all, ' ');
    g_string_append(all, word);
}

static void
add_strategies(GString *all)
{
    gsize n;
    const TandemStrategy *const *strategies = tandem_strategies(&n);

    for (gsize i = 0; i < n; i++)
        add_word(all, strategies[i]->name);
}

static void
add_models(GString *all)
{
#ifdef TANDEM_LAB
    gsize n;
    const TandemModel *const *models = tandem_models(&n);

    for (gsize i = 0; i < n; i++)
        add_word(all, models[i]->name);
#else
    (void)all;
#endif
}

/* side=trainee side=leader; NAME= where the value is free. */
static void
add_parameter(GString *all, const TandemParameter *parameter)
{
    if (parameter->type != TANDEM_PARAMETER_ENUM) {
        g_autofree gchar *word = g_strdup_printf("%s=", parameter->name);
        add_word(all, word);
        return;
    }
    for (gsize v = 0; parameter->values[v] != NULL; v++) {
        g_autofree gchar *word =
            g_strdup_printf("%s=%s", parameter->name, parameter->values[v]);
        add_word(all, word);
    }
}

static void
add_parameters(GString *all)
{
    gsize n;
    const TandemStrategy *const *strategies = tandem_strategies(&n);

    for (gsize i = 0; i < n; i++)
        for (gsize p = 0; p < strategies[i]->n_parameters; p++)
            add_parameter(all, &strategies[i]->parameters[p]);
}

static void
add_model_parameters(GString *all)
{
#ifdef TANDEM_LAB
    gsize n;
    const TandemModel *const *models = tandem_models(&n);

    for (gsize i = 0; i < n; i++)
        for (gsize p = 0; p < models[i]->n_parameters; p++)
            add_parameter(all, &models[i]->parameters[p]);
#else
    (void)all;
#endif
}

gchar *
cli_completion_words(CliCompletion completes, const char *words)
{
    g_autoptr(GString) all = g_string_new("");

    if (completes == CLI_COMPLETE_STRATEGY)
        add_strategies(all);
    else if (completes == CLI_COMPLETE_MODEL)
        add_models(all);
    else if (completes == CLI_COMPLETE_PARAMETER)
        add_parameters(all);
    else if (completes == CLI_COMPLETE_MODEL_PARAMETER)
        add_model_parameters(all);
    else if (completes == CLI_COMPLETE_COMMAND)
        for (const CliCommand *const *at = cli_commands(); *at != NULL; at++)
            add_word(all, (*at)->name);
    else if (completes == CLI_COMPLETE_WORDS) {
        g_auto(GStrv) each = g_strsplit(words, "|", -1);
        g_autofree gchar *joined = g_strjoinv(" ", each);
        add_word(all, joined);
    }
    return g_strdup(all->str);
}

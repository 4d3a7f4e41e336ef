/* SPDX-License-Identifier: MIT */
/* tandem generate: random markets and rotations, from the lab. */
#include "commands.h"
#include "folder.h"
#include "output.h"
#include "parameters.h"
#include "progress.h"
#include "say.h"

#ifdef TANDEM_LAB
#include <tandem-lab.h>

static gboolean
set_option(gconstpointer model, TandemOptions *options, const char *name,
           const char *text, GError **error)
{
    return tandem_model_set_option(model, options, name, text, error);
}

static CliExit
print_market(const CliCommand *command, const TandemModel *model,
             const TandemOptions *options, const char *seed)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_random_market(model, options, seed, &error);
    g_autoptr(TandemMarketFile) file =
        market != NULL ? tandem_market_file_new(market, &error) : NULL;

    if (file == NULL)
        return cli_fail(command, error);
    g_autofree gchar *json = tandem_market_file_to_json(file);
    cli_print_line(json);
    return CLI_ANSWERED;
}

static CliExit
write_folder(const CliCommand *command, const TandemModel *model,
             const TandemOptions *options, const char *seed, const char *out)
{
    g_autoptr(GError) error = NULL;
    CliProgress progress;

    cli_progress_begin(&progress, "Writing", FALSE);
    const gboolean is_written =
        tandem_random_rotation_write(model, options, seed, out, &error);
    cli_progress_end(&progress);
    if (!is_written)
        return cli_fail(command, error);
    g_autofree gchar *shown = g_filename_display_name(out);
    cli_say(command, "wrote %s", shown);
    return CLI_ANSWERED;
}

static CliExit
generate(const CliCommand *command, const CliArguments *arguments)
{
    const char *seed = arguments->seed != NULL ? arguments->seed : "0";
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;

    if (!g_utf8_validate(arguments->words[0], -1, NULL))
        return cli_wrong_use(command, "the model's name is not UTF-8");
    const TandemModel *model = tandem_model_find(arguments->words[0], &error);
    if (model == NULL)
        return cli_wrong_use(command, "%s", error->message);
    if (!cli_set_parameters(command, arguments, set_option, model, options))
        return CLI_WRONG_USE;
    if (model->makes_folder && arguments->out == NULL)
        return cli_wrong_use(command, "%s makes a folder: say where with --out DIR",
                             model->name);
    if (!model->makes_folder && arguments->out != NULL)
        return cli_wrong_use(command,
                             "%s prints a market on standard output: it takes no --out",
                             model->name);
    if (!model->makes_folder)
        return print_market(command, model, options, seed);
    if (cli_is_taken(arguments->out))
        return cli_refuse_taken(command, arguments->out);
    return write_folder(command, model, options, seed, arguments->out);
}

static void
model_rows(CliRow row, gpointer data)
{
    gsize n;
    const TandemModel *const *models = tandem_models(&n);

    for (gsize i = 0; i < n; i++) {
        row(models[i]->name, models[i]->text, data);
        cli_parameter_rows(models[i]->parameters, models[i]->n_parameters, row, data);
    }
}

#else

static CliExit
generate(const CliCommand *command, G_GNUC_UNUSED const CliArguments *arguments)
{
    return cli_wrong_use(command, "this tandem was built without the lab, "
                                  "libtandem-lab, which makes random markets");
}

static void
model_rows(CliRow row, gpointer data)
{
    row("none", "this tandem was built without the lab, libtandem-lab", data);
}

#endif

const CliCommand cli_command_generate = {
    .name = "generate",
    .group = "The lab",
    .text = "makes a random market or a rotation of invented people",
    .story =
        (const char *const[]){
            "Makes what tests, benchmarks and experiments need. A market goes to "
            "standard output in the JSON form tandem-market; a rotation is a folder, "
            "written whole to --out. The same model, parameters and seed give the same "
            "bytes on every machine.",
            NULL },
    .arguments = (const CliArgument[]){ { .name = "MODEL",
                                          .text = "how it is made; one of those below",
                                          .completes = CLI_COMPLETE_MODEL },
                                        { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_PARAMETER(CLI_COMPLETE_MODEL_PARAMETER,
                                 "set a parameter of the model; may be repeated"),
            CLI_OPTION_SEED("draw from this text; without it from 0"),
            CLI_OPTION_OUT(
                "the folder to make, for a model that makes one; an existing "
                "one is refused"),
            { 0 } },
    .more_title = "Models and their parameters",
    .more = model_rows,
    .examples =
        (const CliExample[]){
            { "tandem generate uniform --seed 1 > market.json",
              "A market whose lists are drawn evenly." },
            { "tandem generate uniform | tandem solve - -S deferred-acceptance",
              "Made and solved at once." },
            { 0 } },
    .exits = { "made", "wrong use, or the folder exists already", NULL, NULL, NULL,
               "no memory, or the folder could not be written" },
    .see_also = "solve",
    .run = generate,
};

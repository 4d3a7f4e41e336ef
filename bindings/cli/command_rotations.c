/* SPDX-License-Identifier: MIT */
/* tandem rotations: how the stable matchings of one market hang together. */
#include <string.h>

#include "commands.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "progress.h"
#include "rotations_text.h"
#include "say.h"

static CliExit
print(const CliArguments *arguments, const CliRotations *all)
{
    const char *const format = arguments->format;

    if (format == NULL || strcmp(format, "text") == 0)
        cli_print_rotations_text(all);
    else if (strcmp(format, "json") == 0)
        cli_print_rotations_json(all);
    else if (strcmp(format, "csv") == 0)
        cli_print_rotations_csv(all);
    else
        cli_print_rotations_dot(all);
    return CLI_ANSWERED;
}

static gboolean
parse_limit(const CliCommand *command, const CliArguments *arguments, guint64 *limit)
{
    *limit = 1000000;
    if (arguments->limit == NULL ||
        g_ascii_string_to_unsigned(arguments->limit, 10, 1, G_MAXINT64, limit, NULL))
        return TRUE;
    cli_wrong_use(command, "--limit takes a whole number from 1, not '%s'",
                  arguments->limit);
    return FALSE;
}

static CliExit
find(const CliCommand *command, const CliArguments *arguments,
     const TandemMarketFile *file, guint64 limit, CliProgress *progress)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;
    CliRotations all = { .file = file };

    cli_progress_turn_to(progress, "Looking for rotations");
    tandem_options_set_progress(options, cli_progress, progress);
    cli_interrupt_begin();
    g_autoptr(TandemRotationPoset) poset =
        tandem_rotation_poset_new(tandem_market_file_get_market(file), options, &error);
    if (poset != NULL)
        all.n_matchings = tandem_rotation_poset_count(poset, limit, options,
                                                      &all.is_complete, &error);
    cli_interrupt_end();
    cli_progress_end(progress);
    if (error != NULL)
        return cli_fail(command, error);
    all.poset = poset;
    return print(arguments, &all);
}

static CliExit
rotations(const CliCommand *command, const CliArguments *arguments)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    CliProgress progress;
    guint64 limit;

    if (!parse_limit(command, arguments, &limit))
        return CLI_WRONG_USE;
    cli_progress_begin(&progress, "Reading", arguments->quiet);
    g_autoptr(TandemMarketFile) file =
        cli_read_market(arguments->words[0], arguments->from, "0", TANDEM_LOTTERY_NEVER,
                        faults, &error);
    if (file == NULL) {
        cli_progress_end(&progress);
        return cli_fail_faults(command, faults, TANDEM_FORMAT_TEXT, error);
    }
    if (!arguments->quiet) {
        cli_tell_notes(faults);
        cli_tell_one_sided(command, tandem_market_file_get_market(file));
    }
    return find(command, arguments, file, limit, &progress);
}

const CliCommand cli_command_rotations = {
    .name = "rotations",
    .group = "One market",
    .text = "shows how the stable matchings of one market hang together",
    .story =
        (const char *const[]){
            "Reads a market of strict lists and finds its rotations: each moves some "
            "trainees down by one stable partner, in a ring, and every stable matching "
            "is what some of them make. Printed are how many stable matchings there "
            "are, each trainee's best and worst stable partner (who has one is placed "
            "in every stable matching, who has none in none), whom each opportunity "
            "has at best and at worst, and the rotations with what must go before "
            "them.",
            "As CSV the stable pairs are printed, a row each; as dot the rotations, an "
            "arrow from each to what it must go before, for Graphviz.",
            NULL },
    .arguments = (const CliArgument[]){ { .name = "FILE",
                                          .text = "the market, or - for standard input",
                                          .completes = CLI_COMPLETE_FILE },
                                        { 0 } },
    .options =
        (const CliOption[]){
            { .name = "limit",
              .letter = 'n',
              .value = "N",
              .text = "count stable matchings up to N; without it to 1000000",
              .offset = G_STRUCT_OFFSET(CliArguments, limit) },
            CLI_OPTION_FROM,
            CLI_OPTION_FORMAT("text|json|csv|dot", "what is printed, and how"),
            CLI_OPTION_QUIET,
            { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem rotations market.json",
              "How many stable matchings there are, and who could get whom." },
            { "tandem rotations market.json --format dot | dot -Tsvg > rotations.svg",
              "A picture of what must go before what." },
            { 0 } },
    .exits = { "found",
               "wrong use, or a market with ties, quotas above 1 or a leader's "
               "capacity "
               "that binds",
               "the market's file has faults", NULL, NULL,
               "a file could not be read, no memory, or stopped" },
    .see_also = "solve strategies",
    .run = rotations,
};

/* SPDX-License-Identifier: MIT */
/* tandem solve: one market, one strategy, one matching. */
#include <math.h>

#include "commands.h"
#include "input.h"
#include "interrupt.h"
#include "measures_words.h"
#include "output.h"
#include "pairs.h"
#include "parameters.h"
#include "progress.h"
#include "proof.h"
#include "say.h"
#include "solve_all.h"
#include "solve_shares.h"
#include "strategy_words.h"

static gboolean
set_option(gconstpointer strategy, TandemOptions *options, const char *name,
           const char *text, GError **error)
{
    return tandem_strategy_set_option(strategy, options, name, text, error);
}

static gboolean
set_time_limit(const CliCommand *command, const CliArguments *arguments,
               TandemOptions *options)
{
    gchar *end;

    if (arguments->time_limit == NULL)
        return TRUE;
    const gdouble seconds = g_ascii_strtod(arguments->time_limit, &end);
    if (end == arguments->time_limit || *end != '\0' || !isfinite(seconds) ||
        seconds <= 0) {
        cli_wrong_use(command, "--time-limit takes seconds above 0, not '%s'",
                      arguments->time_limit);
        return FALSE;
    }
    tandem_options_set_time_limit(options, seconds);
    return TRUE;
}

/* The strategy and its options, all checked before a file is opened. NULL: told. */
static const TandemStrategy *
find_strategy(const CliCommand *command, const CliArguments *arguments,
              TandemOptions *options)
{
    g_autoptr(GError) error = NULL;

    if (arguments->strategy == NULL) {
        cli_wrong_use(command, "--strategy NAME is missing; 'tandem strategies' lists "
                               "them");
        return NULL;
    }
    const TandemStrategy *strategy = tandem_strategy_find(arguments->strategy, &error);
    if (strategy == NULL) {
        cli_wrong_use(command, "%s", error->message);
        return NULL;
    }
    if (!cli_set_parameters(command, arguments, set_option, strategy, options) ||
        !set_time_limit(command, arguments, options))
        return NULL;
    if (!tandem_strategy_check_options(strategy, options, &error)) {
        cli_wrong_use(command, "%s", error->message);
        return NULL;
    }
    return strategy;
}

static void
print_unmatched(const TandemMarketFile *file, const TandemMatching *matching)
{
    const gint32 n = tandem_market_get_n_trainees(tandem_market_file_get_market(file));
    const char *before = "\nunmatched: ";

    for (gint32 t = 0; t < n; t++) {
        if (tandem_matching_get_opportunity(matching, t) != TANDEM_NONE)
            continue;
        g_autofree gchar *id =
            cli_printable(tandem_market_file_get_trainee_id(file, t));
        cli_print("%s%s", before, id);
        before = ", ";
    }
    if (before[0] == ',')
        cli_print("\n");
}

static void
print_text(const TandemMarketFile *file, const TandemMatching *matching,
           const TandemMeasures *measures, const CliPair *pairs, gsize n_pairs)
{
    const gint32 n = tandem_market_get_n_trainees(tandem_market_file_get_market(file));

    cli_print("%s: %s, %" G_GSIZE_FORMAT " pair%s for %d trainee%s\n\n",
              tandem_matching_get_strategy(matching),
              tandem_status_get_name(tandem_matching_get_status(matching)), n_pairs,
              n_pairs == 1 ? "" : "s", n, n == 1 ? "" : "s");
    if (n_pairs > 0)
        cli_print_pairs(file, pairs, n_pairs, TANDEM_FORMAT_TEXT);
    print_unmatched(file, matching);
    cli_print("\n");
    cli_print_measures(measures);
}

/* Where there is no matching, what is said of it: that, and why. */
static void
print_none(const TandemMarketFile *file, const TandemMatching *matching,
           gboolean as_text)
{
    const TandemCertificate *certificate = tandem_matching_get_certificate(matching);

    if (!as_text) {
        g_autofree gchar *json =
            tandem_market_file_matching_to_json(file, matching, NULL);
        cli_print_line(json);
        return;
    }
    cli_print("%s: %s\n", tandem_matching_get_strategy(matching),
              tandem_status_get_name(tandem_matching_get_status(matching)));
    if (certificate != NULL) {
        cli_print("\n");
        cli_certificate_print(file, certificate);
    }
}

static gboolean
is_there(const TandemMatching *matching)
{
    const TandemStatus status = tandem_matching_get_status(matching);

    return status == TANDEM_STATUS_OPTIMAL || status == TANDEM_STATUS_FEASIBLE;
}

static CliExit
print_matching(const CliCommand *command, const CliArguments *arguments,
               const TandemMarketFile *file, const TandemMatching *matching)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, &error);
    gsize n;
    const gsize *edges = tandem_matching_get_edges(matching, &n);

    if (measures == NULL)
        return cli_fail(command, error);
    if (!is_there(matching) && cli_format(arguments) != TANDEM_FORMAT_CSV) {
        print_none(file, matching,
                   arguments->format != NULL &&
                       cli_format(arguments) == TANDEM_FORMAT_TEXT);
        return CLI_ANSWERED;
    }
    if (arguments->format == NULL || cli_format(arguments) == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json =
            tandem_market_file_matching_to_json(file, matching, measures);
        cli_print_line(json);
        return CLI_ANSWERED;
    }
    g_autofree CliPair *pairs =
        cli_pairs(tandem_market_file_get_market(file), edges, n);
    if (cli_format(arguments) == TANDEM_FORMAT_CSV)
        cli_print_pairs(file, pairs, n, TANDEM_FORMAT_CSV);
    else
        print_text(file, matching, measures, pairs, n);
    return CLI_ANSWERED;
}

static CliExit
exit_of_status(const CliCommand *command, const TandemMatching *matching)
{
    switch (tandem_matching_get_status(matching)) {
    case TANDEM_STATUS_OPTIMAL:
    case TANDEM_STATUS_FEASIBLE:
        return CLI_ANSWERED;
    case TANDEM_STATUS_INFEASIBLE:
        cli_say(command, "no such matching exists");
        return CLI_NONE_EXISTS;
    case TANDEM_STATUS_UNKNOWN:
        break;
    }
    if (tandem_matching_get_counter(matching, "undecided", NULL))
        cli_say(command, "it is not decided whether there is one: what was found is "
                         "blocked, and nothing shows that there is none");
    else
        cli_say(command, "the limit was reached with nothing to show");
    return CLI_REFUSED;
}

static gint32
find_trainee(const char *id, gpointer file)
{
    return tandem_market_file_find_trainee(file, id);
}

static TandemMarketFile *
read_market(const CliArguments *arguments, const TandemStrategy *strategy,
            TandemFaults *faults, GError **error)
{
    const char *seed = arguments->seed != NULL ? arguments->seed : "0";

    return cli_read_market(arguments->words[0], arguments->from, seed,
                           strategy->lottery, faults, error);
}

static CliExit
solve_shares(const CliCommand *command, const CliArguments *arguments,
             const TandemStrategy *strategy, TandemOptions *options,
             const TandemMarketFile *file, CliProgress *progress)
{
    cli_progress_turn_to(progress, "Solving");
    tandem_options_set_progress(options, cli_progress, progress);
    const CliExit code = cli_solve_shares(command, arguments, strategy, options, file);
    cli_progress_end(progress);
    return code;
}

/* One matching, with the bar while it is looked for. */
static CliExit
solve_one(const CliCommand *command, const CliArguments *arguments,
          const TandemStrategy *strategy, TandemOptions *options,
          const TandemMarketFile *file, CliProgress *progress)
{
    g_autoptr(GError) error = NULL;

    cli_progress_turn_to(progress, "Solving");
    tandem_options_set_progress(options, cli_progress, progress);
    g_autoptr(TandemMatching) matching = tandem_solve(
        tandem_market_file_get_market(file), strategy->name, options, NULL, &error);
    cli_progress_end(progress);
    if (matching == NULL)
        return cli_fail(command, error);
    if (cli_is_interrupted() &&
        tandem_matching_get_status(matching) == TANDEM_STATUS_FEASIBLE)
        cli_say(command, "stopped; this is the best so far");
    const CliExit printed = print_matching(command, arguments, file, matching);
    return printed != CLI_ANSWERED ? printed : exit_of_status(command, matching);
}

static CliExit
solve_market(const CliCommand *command, const CliArguments *arguments,
             const TandemStrategy *strategy, TandemOptions *options,
             const TandemMarketFile *file, CliProgress *progress)
{
    tandem_options_set_solver(options, g_getenv("TANDEM_SOLVER"));
    cli_interrupt_begin();
    if (arguments->all)
        cli_progress_end(progress);
    const CliExit code =
        arguments->all ? cli_solve_all(command, arguments, strategy, options, file)
        : strategy->gives == TANDEM_GIVES_SHARES
            ? solve_shares(command, arguments, strategy, options, file, progress)
            : solve_one(command, arguments, strategy, options, file, progress);
    cli_interrupt_end();
    return code;
}

static CliExit
solve(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments); /* of faults: JSON where asked */
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    CliProgress progress;

    const TandemStrategy *strategy = find_strategy(command, arguments, options);
    if (strategy == NULL || !cli_check_all(command, arguments, strategy))
        return CLI_WRONG_USE;
    cli_progress_begin(&progress, "Reading", arguments->quiet);
    g_autoptr(TandemMarketFile) file = read_market(arguments, strategy, faults, &error);
    if (file == NULL) {
        cli_progress_end(&progress);
        return cli_fail_faults(command, faults, format, error);
    }
    if (!tandem_strategy_find_trainees(strategy, options, find_trainee, file, &error)) {
        cli_progress_end(&progress);
        return cli_fail(command, error);
    }
    if (!arguments->quiet) {
        TandemMarket *market = tandem_market_file_get_market(file);
        cli_tell_notes(faults);
        cli_tell_one_sided(command, market);
        cli_tell_ignored(command, strategy, tandem_market_get_features(market));
    }
    return solve_market(command, arguments, strategy, options, file, &progress);
}

const CliCommand cli_command_solve = {
    .name = "solve",
    .group = "One market",
    .text = "finds a matching of one market by a strategy",
    .story =
        (const char *const[]){
            "Reads a market in the JSON form tandem-market or another format that "
            "'tandem convert' reads, solves it by the strategy, "
            "and prints the matching in the JSON form tandem-matching, with the "
            "judge's "
            "measures: what 'tandem judge' reads. 'tandem strategies NAME' tells what "
            "a "
            "strategy accepts and promises; a market with a feature it does not accept "
            "is refused by name.",
            "Pairs that one side alone names are no pairs: they are counted on "
            "standard "
            "error, and so is what the market states and the strategy does not use.",
            "With --all a strategy that gives many matchings prints them as it comes "
            "by "
            "them, under matchings instead of pairs; they have no measures.",
            "Ctrl-C stops the strategy, and the best matching so far is printed, if "
            "there is one; a second one ends the program. Where a strategy needs the "
            "program tandem-solver, the environment variable TANDEM_SOLVER says where "
            "another one is than the one that was installed.",
            NULL },
    .arguments = (const CliArgument[]){ { .name = "FILE",
                                          .text = "the market, or - for standard input",
                                          .completes = CLI_COMPLETE_FILE },
                                        { 0 } },
    .options =
        (const CliOption[]){
            { .name = "strategy",
              .letter = 'S',
              .value = "NAME",
              .text = "how to solve it; required",
              .completes = CLI_COMPLETE_STRATEGY,
              .offset = G_STRUCT_OFFSET(CliArguments, strategy) },
            CLI_OPTION_PARAMETER(CLI_COMPLETE_PARAMETER,
                                 "set a parameter of the strategy; may be repeated"),
            CLI_OPTION_SEED("draw the lottery from this text; without it from 0"),
            { .name = "time-limit",
              .letter = 'l',
              .value = "SECONDS",
              .text =
                  "stop then, with the best matching so far; what the clock stopped "
                  "may come out otherwise another time",
              .offset = G_STRUCT_OFFSET(CliArguments, time_limit) },
            { .name = "all",
              .letter = 'a',
              .text = "print every matching, of a strategy that gives many",
              .offset = G_STRUCT_OFFSET(CliArguments, all) },
            { .name = "limit",
              .letter = 'n',
              .value = "N",
              .text = "with --all, end after N matchings",
              .offset = G_STRUCT_OFFSET(CliArguments, limit) },
            CLI_OPTION_FROM,
            CLI_OPTION_FORMAT("json|text|csv", "how the matching is printed"),
            CLI_OPTION_QUIET,
            { 0 } },
    .more_title = "Strategies and their parameters",
    .more = cli_strategy_rows,
    .examples =
        (const CliExample[]){
            { "tandem solve market.json --strategy deferred-acceptance --format text",
              "The stable matching that is best for the trainees, as a table." },
            { "tandem solve market.json -S deferred-acceptance -p side=leader > "
              "matching.json",
              "The one that is best for the leaders, as a file for 'tandem judge'." },
            { "tandem solve market.json -S all-stable --all --limit 10 -f text",
              "The first ten stable matchings, from the trainees' best on." },
            { 0 } },
    .exits = { "solved",
               "wrong use: an unknown strategy or parameter, or a market with "
               "a feature the strategy does not accept",
               "the market's file has faults", "no such matching exists", NULL,
               "a file could not be read, no memory, no outside solver where one is "
               "needed, or stopped with nothing to show" },
    .see_also = "strategies judge generate",
    .run = solve,
};

/* SPDX-License-Identifier: MIT */
/* tandem compare: strategies side by side, on a rotation or on one market. */
#include <string.h>

#include "commands.h"
#include "folder.h"
#include "input.h"
#include "interrupt.h"
#include "output.h"
#include "progress.h"
#include "say.h"

/* What --strategies says, blanks around each taken away; NULL: all. */
static gchar **
split_strategies(const CliArguments *arguments)
{
    if (arguments->strategies == NULL)
        return NULL;
    gchar **entries = g_strsplit(arguments->strategies, ",", -1);
    for (gchar **at = entries; *at != NULL; at++)
        g_strstrip(*at);
    return entries;
}

static gboolean
check_use(const CliCommand *command, const CliArguments *arguments,
          const char *const *entries)
{
    g_autoptr(GError) error = NULL;

    if (!tandem_compare_check(entries, &error))
        return cli_wrong_use(command, "%s", error->message) == CLI_ANSWERED;
    if (arguments->page == NULL || !cli_is_taken(arguments->page))
        return TRUE;
    g_autofree gchar *shown = g_filename_display_name(arguments->page);
    return cli_wrong_use(command, "%s exists already; a page is never overwritten",
                         shown) == CLI_ANSWERED;
}

static TandemComparison *
compare_rotation(const CliArguments *arguments, const TandemCompareOptions *options,
                 TandemFaults *faults, GError **error)
{
    g_autoptr(TandemRotation) rotation =
        tandem_rotation_read(arguments->words[0], faults, error);

    if (rotation == NULL)
        return NULL;
    return tandem_compare_rotation(rotation, options, faults, error);
}

static TandemComparison *
compare_market(const CliCommand *command, const CliArguments *arguments,
               const TandemCompareOptions *options, TandemFaults *faults,
               GError **error)
{
    const char *const seed = arguments->seed != NULL ? arguments->seed : "0";
    const TandemLottery lottery = tandem_compare_get_lottery(options->strategies);
    g_autoptr(TandemMarketFile) file = cli_read_market(
        arguments->words[0], arguments->from, seed, lottery, faults, error);

    if (file == NULL)
        return NULL;
    if (!arguments->quiet)
        cli_tell_one_sided(command, tandem_market_file_get_market(file));
    return tandem_compare_market(file, options, error);
}

static TandemComparison *
compare_either(const CliCommand *command, const CliArguments *arguments,
               const char *const *entries, TandemFaults *faults, GError **error)
{
    CliProgress progress;
    const TandemCompareOptions options = { .strategies = entries,
                                           .seed = arguments->seed,
                                           .solver = g_getenv("TANDEM_SOLVER"),
                                           .progress = cli_progress,
                                           .data = &progress };

    cli_progress_begin(&progress, "Comparing", arguments->quiet);
    cli_interrupt_begin();
    TandemComparison *comparison =
        g_file_test(arguments->words[0], G_FILE_TEST_IS_DIR)
            ? compare_rotation(arguments, &options, faults, error)
            : compare_market(command, arguments, &options, faults, error);
    cli_interrupt_end();
    cli_progress_end(&progress);
    return comparison;
}

static void
tell(const CliCommand *command, TandemFaults *faults,
     const TandemComparison *comparison)
{
    gsize n;
    const TandemComparisonRefusal *const refusal =
        tandem_comparison_get_refusals(comparison, &n);

    cli_tell_notes(faults);
    for (gsize i = 0; i < n; i++)
        cli_say(command, "not compared: %s", refusal[i].why);
}

static void
print(const TandemComparison *comparison, TandemFormat format, TandemTimes times)
{
    gsize n_columns;
    g_autofree gchar *json = NULL;
    g_auto(GStrv) cells = NULL;

    if (format == TANDEM_FORMAT_JSON) {
        json = tandem_comparison_to_json(comparison, times);
        cli_print_line(json);
        return;
    }
    cells = tandem_comparison_to_cells(comparison,
                                       format == TANDEM_FORMAT_CSV
                                           ? TANDEM_CELLS_FOR_PROGRAMS
                                           : TANDEM_CELLS_FOR_PEOPLE,
                                       times, &n_columns);
    const gsize n_rows = g_strv_length(cells) / n_columns;
    if (format == TANDEM_FORMAT_TEXT)
        cli_print_table((const char *const *)cells, n_rows, n_columns);
    for (gsize i = 0; format == TANDEM_FORMAT_CSV && i < n_rows; i++)
        cli_print_csv((const char *const *)cells + i * n_columns, n_columns);
}

static CliExit
compare(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    const TandemTimes times =
        arguments->no_time ? TANDEM_TIMES_LEFT_OUT : TANDEM_TIMES_SHOWN;
    g_auto(GStrv) entries = split_strategies(arguments);
    const char *const *const named = (const char *const *)entries;
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    if (!check_use(command, arguments, named))
        return CLI_WRONG_USE;
    g_autoptr(TandemComparison) comparison =
        compare_either(command, arguments, named, faults, &error);
    if (comparison == NULL)
        return cli_fail_faults(command, faults, format, error);
    if (arguments->page != NULL &&
        !tandem_comparison_write_page(comparison, times, arguments->page, &error))
        return cli_fail(command, error);
    if (!arguments->quiet)
        tell(command, faults, comparison);
    print(comparison, format, times);
    return CLI_ANSWERED;
}

const CliCommand cli_command_compare = {
    .name = "compare",
    .group = "A rotation",
    .text = "shows strategies side by side on a rotation or a market",
    .story =
        (const char *const[]){
            "Runs each strategy on the same lists and prints a table of what it gives: "
            "who is placed, whose choices are met, and what can be said against it. "
            "Nobody is placed and no run folder is written. On a rotation's folder it "
            "is the buddy stage, as 'tandem match' runs it; a file is a market in any "
            "format that 'tandem convert' reads.",
            "--strategies takes names split by commas; parameters stand behind a name, "
            "each after a colon: deferred-acceptance:side=leader. What is not stated "
            "has "
            "its default, whatever policy.ini says. Without --strategies, all are "
            "compared that accept the market; the others are told on standard error.",
            "All but the times is the same every time. With --no-time they are left "
            "out, so that two answers can be compared byte for byte.",
            NULL },
    .arguments =
        (const CliArgument[]){ { .name = "ROTATION/|FILE",
                                 .text = "a rotation's folder, a market, or - for a "
                                         "market on standard input",
                                 .completes = CLI_COMPLETE_FILE },
                               { 0 } },
    .options =
        (const CliOption[]){
            { .name = "strategies",
              .letter = 'S',
              .value = "LIST",
              .text = "what to compare, split by commas; without it, all that accept "
                      "the market",
              .completes = CLI_COMPLETE_STRATEGY,
              .offset = G_STRUCT_OFFSET(CliArguments, strategies) },
            { .name = "page",
              .letter = 'P',
              .value = "FILE.html",
              .text = "also write a page with charts; an existing file is refused",
              .completes = CLI_COMPLETE_FILE,
              .is_path = TRUE,
              .offset = G_STRUCT_OFFSET(CliArguments, page) },
            { .name = "no-time",
              .letter = 't',
              .text = "leave out how long each strategy took",
              .offset = G_STRUCT_OFFSET(CliArguments, no_time) },
            CLI_OPTION_SEED("draw the lottery from this text; without it from "
                            "policy.ini's seed, or 0 for a market"),
            CLI_OPTION_FROM,
            CLI_OPTION_FORMAT("text|json|csv", "how the table is printed"),
            CLI_OPTION_QUIET,
            { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem compare docs/examples/golden --no-time",
              "Every strategy on the smallest example." },
            { "tandem compare 2026-08 --page compare.html "
              "-S deferred-acceptance,deferred-acceptance:side=leader",
              "Who gains when leaders propose, as a table and a page." },
            { 0 } },
    .exits = { "compared; a strategy that found no matching has a row that says so",
               "wrong use: an unknown strategy or parameter, a strategy that was named "
               "and does not accept the market, or a page that exists already",
               "the files have faults", NULL, NULL,
               "a file could not be read or written, no memory, no outside solver "
               "where "
               "one was named that needs it, or stopped by Ctrl-C" },
    .see_also = "match solve judge strategies",
    .run = compare,
};

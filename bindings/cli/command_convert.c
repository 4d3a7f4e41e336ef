/* SPDX-License-Identifier: MIT */
/* tandem convert: a market from one format into another. */
#include <string.h>

#include "commands.h"
#include "folder.h"
#include "input.h"
#include "output.h"
#include "say.h"

/* The format that a file's name ends like, or NULL. */
static const char *
format_of_name(const char *path)
{
    static const struct {
        const char *end, *format;
    } ends[] = {
        { ".json", "json" },   { ".csv", "csv" },     { ".hrt", "glasgow-hrt" },
        { ".soc", "preflib" }, { ".soi", "preflib" }, { ".toc", "preflib" },
        { ".toi", "preflib" }, { ".wmd", "wmd" },     { ".asn", "dimacs-asn" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++)
        if (g_str_has_suffix(path, ends[i].end))
            return ends[i].format;
    return NULL;
}

/* Where to and in which format, all seen before anything is read. NULL: told. */
static const char *
choose_format(const CliCommand *command, const CliArguments *arguments,
              gboolean to_output)
{
    const char *out = arguments->words[1];
    const char *format = arguments->to;

    if (format == NULL || strcmp(format, "auto") == 0)
        format = to_output ? NULL : format_of_name(out);
    if (format == NULL) {
        cli_wrong_use(command, "say the format with --to: %s does not tell it",
                      to_output ? "standard output" : "the name of OUT");
        return NULL;
    }
    if (!to_output && cli_is_taken(out)) {
        g_autofree gchar *shown = g_filename_display_name(out);
        cli_wrong_use(command, "%s exists already; a file is never overwritten", shown);
        return NULL;
    }
    return format;
}

/* The text, where it goes to standard output, so that notes come before it. FALSE:
 * @error is set. */
static gboolean
put_down(const TandemMarketFile *file, const char *format, const char *path,
         gchar **text, TandemFaults *notes, GError **error)
{
    if (strcmp(path, "-") != 0)
        return tandem_market_file_write(file, format, path, notes, error);
    *text = tandem_market_file_to_format(file, format, notes, error);
    return *text != NULL;
}

static CliExit
convert(const CliCommand *command, const CliArguments *arguments)
{
    const gboolean to_output = strcmp(arguments->words[1], "-") == 0;
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    const char *format = choose_format(command, arguments, to_output);
    if (format == NULL)
        return CLI_WRONG_USE;
    g_autoptr(TandemMarketFile) file =
        cli_read_market(arguments->words[0], arguments->from, "0", TANDEM_LOTTERY_NEVER,
                        faults, &error);
    if (file == NULL)
        return cli_fail_faults(command, faults, TANDEM_FORMAT_TEXT, error);
    g_autofree gchar *text = NULL;
    const gboolean is_written =
        put_down(file, format, arguments->words[1], &text, faults, &error);
    if (!arguments->quiet) {
        cli_tell_notes(faults);
        cli_tell_one_sided(command, tandem_market_file_get_market(file));
    }
    if (text != NULL && *text != '\0')
        cli_print_line(text);
    return is_written ? CLI_ANSWERED : cli_fail(command, error);
}

static void
format_rows(CliRow row, gpointer data)
{
    gsize n;
    const TandemMarketFormat *const *formats = tandem_market_formats(&n);

    for (gsize i = 0; i < n; i++)
        row(formats[i]->name, formats[i]->text, data);
}

const CliCommand cli_command_convert = {
    .name = "convert",
    .group = "One market",
    .text = "writes a market in another format",
    .story =
        (const char *const[]){
            "Reads a market in one format and writes it in another. What the other "
            "cannot hold is refused by name, and nothing is written; where it has "
            "numbers for ids and the market has not, agents get numbers in the order "
            "of their ids, which is told. A pair that one side alone names is no pair "
            "and is not written.",
            NULL },
    .arguments =
        (const CliArgument[]){ { .name = "IN",
                                 .text = "the market, or - for standard input",
                                 .completes = CLI_COMPLETE_FILE },
                               { .name = "OUT",
                                 .text = "the file to write, or - for standard output; "
                                         "an existing one is refused",
                                 .completes = CLI_COMPLETE_FILE },
                               { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_FROM,
            { .name = "to",
              .letter = 't',
              .value = "FORMAT",
              .words = "auto|" CLI_FORMATS,
              .text = "the format to write; auto finds it by the end of OUT's name: "
                      ".json, .csv, .hrt, .soc, .soi, .toc, .toi, .wmd or .asn",
              .completes = CLI_COMPLETE_WORDS,
              .offset = G_STRUCT_OFFSET(CliArguments, to) },
            CLI_OPTION_QUIET,
            { 0 } },
    .more_title = "Formats",
    .more = format_rows,
    .examples =
        (const CliExample[]){ { "tandem convert market.json market.hrt",
                                "For programs that read the format of Glasgow." },
                              { "tandem convert votes.toi - --to csv",
                                "What a file of PrefLib says, a row a pair." },
                              { 0 } },
    .exits = { "written",
               "wrong use, OUT exists already, or the format cannot hold the market",
               "the market's file has faults", NULL, NULL,
               "a file could not be read or written" },
    .see_also = "solve judge",
    .run = convert,
};

/* SPDX-License-Identifier: MIT */
/* solve --all: a sequence of matchings, printed one after another and never all held.
 */
#include "solve_all.h"

#include "interrupt.h"
#include "output.h"
#include "pairs.h"
#include "say.h"

/* All of them in one file: the head, each matching as it comes, the tail. */
typedef struct {
    const TandemMarketFile *file;
    TandemFormat format;
    TandemJsonWriter *json; /* NULL: another format, or nothing printed yet */
    const char *strategy;
    guint64 n;
} Printer;

static gboolean
parse_limit(const CliArguments *arguments, guint64 *limit)
{
    *limit = G_MAXUINT64;
    return arguments->limit == NULL ||
           (g_ascii_string_to_unsigned(arguments->limit, 10, 1, G_MAXUINT64 - 1, limit,
                                       NULL));
}

gboolean
cli_check_all(const CliCommand *command, const CliArguments *arguments,
              const TandemStrategy *strategy)
{
    const gboolean is_sequence = strategy->gives == TANDEM_GIVES_SEQUENCE;
    guint64 limit;

    if (is_sequence && !arguments->all)
        cli_wrong_use(command,
                      "%s gives many matchings: say --all, and --limit N for the first "
                      "N of them",
                      strategy->name);
    else if (!is_sequence && arguments->all)
        cli_wrong_use(command,
                      "--all is for strategies that give many matchings; %s "
                      "gives %s",
                      strategy->name,
                      strategy->gives == TANDEM_GIVES_SHARES ? "shares of places"
                                                             : "one");
    else if (arguments->limit != NULL && !arguments->all)
        cli_wrong_use(command, "--limit goes with --all");
    else if (!parse_limit(arguments, &limit))
        cli_wrong_use(command, "--limit takes a whole number from 1, not '%s'",
                      arguments->limit);
    else
        return TRUE;
    return FALSE;
}

/* What the writer holds so far goes out. */
static void
flush(Printer *printer)
{
    g_autofree gchar *text = tandem_json_write_take(printer->json);

    cli_print("%s", text);
}

/* Up to the first matching. All stable matchings of a market are of one size and leave
 * the same trainees without a place, so those are told once. */
static void
begin_json(Printer *printer, const TandemMatching *first)
{
    TandemJsonWriter *const json = printer->json = tandem_json_write_begin();

    tandem_json_begin_object(json, NULL, TANDEM_JSON_LINES);
    tandem_json_text(json, "format", "tandem-matching");
    tandem_json_int(json, "version", 1);
    tandem_json_text(json, "strategy", printer->strategy);
    tandem_json_text(json, "status",
                     tandem_status_get_name(tandem_matching_get_status(first)));
    tandem_json_int(json, "size", (gint64)tandem_matching_get_size(first));
    tandem_market_file_write_unmatched(printer->file, json, "unmatched", first);
    tandem_json_begin_array(json, "matchings", TANDEM_JSON_LINES);
}

static void
print_one(Printer *printer, const TandemMatching *matching)
{
    TandemMarket *const market = tandem_market_file_get_market(printer->file);
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(matching, &n);

    printer->n++;
    if (printer->format == TANDEM_FORMAT_JSON) {
        if (printer->json == NULL)
            begin_json(printer, matching);
        tandem_market_file_write_pairs(printer->file, printer->json, NULL, matching);
        flush(printer);
        return;
    }
    g_autofree CliPair *pairs = cli_pairs(market, edges, n);
    if (printer->format == TANDEM_FORMAT_CSV) {
        cli_print_numbered_pairs(printer->file, pairs, n, printer->n);
        return;
    }
    cli_print("%smatching %" G_GUINT64_FORMAT "\n\n", printer->n > 1 ? "\n" : "",
              printer->n);
    cli_print_pairs(printer->file, pairs, n, TANDEM_FORMAT_TEXT);
}

/* @is_complete: there are no others. */
static void
end(Printer *printer, gboolean is_complete)
{
    if (printer->format == TANDEM_FORMAT_TEXT)
        cli_print("\n%s: %" G_GUINT64_FORMAT " matching%s%s\n", printer->strategy,
                  printer->n, printer->n == 1 ? "" : "s",
                  is_complete ? "" : ", and there are more");
    if (printer->json == NULL)
        return;
    tandem_json_end(printer->json);
    tandem_json_int(printer->json, "n_matchings", (gint64)printer->n);
    tandem_json_bool(printer->json, "is_complete", is_complete);
    tandem_json_end(printer->json);
    g_autofree gchar *rest = tandem_json_write_end(printer->json);
    printer->json = NULL;
    cli_print("%s", rest);
}

/* No bar: what is printed meanwhile would run into it. */
static gboolean
go_on(G_GNUC_UNUSED gdouble done, G_GNUC_UNUSED gdouble best,
      G_GNUC_UNUSED gdouble bound, G_GNUC_UNUSED gpointer data)
{
    return !cli_is_interrupted();
}

/* What was stopped after some matchings has answered, and says that there are more. */
static CliExit
exit_of(const CliCommand *command, const Printer *printer, const GError *error)
{
    if (error == NULL)
        return CLI_ANSWERED;
    if (printer->n == 0 ||
        !g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED))
        return cli_fail(command, error);
    cli_say(command, "%s", error->message);
    return CLI_ANSWERED;
}

CliExit
cli_solve_all(const CliCommand *command, const CliArguments *arguments,
              const TandemStrategy *strategy, TandemOptions *options,
              const TandemMarketFile *file)
{
    Printer printer = { .file = file,
                        .format = arguments->format == NULL ? TANDEM_FORMAT_JSON
                                                            : cli_format(arguments),
                        .strategy = strategy->name };
    g_autoptr(GError) error = NULL;
    gboolean is_complete = FALSE;
    guint64 limit;

    tandem_options_set_progress(options, go_on, NULL);
    g_autoptr(TandemEnumeration) all = tandem_enumerate(
        tandem_market_file_get_market(file), strategy->name, options, &error);
    if (all == NULL || !parse_limit(arguments, &limit))
        return cli_fail(command, error);
    for (;;) {
        g_autoptr(TandemMatching) matching = tandem_enumeration_next(all, &error);
        is_complete = matching == NULL && error == NULL;
        if (matching == NULL || printer.n == limit)
            break;
        print_one(&printer, matching);
    }
    end(&printer, is_complete);
    return exit_of(command, &printer, error);
}

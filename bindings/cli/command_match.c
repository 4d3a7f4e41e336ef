/* SPDX-License-Identifier: MIT */
/* tandem match: check, match, explain, report. */
#include <string.h>

#include "commands.h"
#include "folder.h"
#include "interrupt.h"
#include "output.h"
#include "progress.h"
#include "say.h"

/* Where the run goes: --out, else <rotation id>.run, or NULL where the id cannot name a
 * folder. */
static gchar *
out_folder(const CliArguments *arguments, const TandemRotation *rotation)
{
    const char *id = tandem_rotation_get_id(rotation);

    if (arguments->out != NULL)
        return g_strdup(arguments->out);
    if (*id == '\0' || *id == '.' || strchr(id, '/') != NULL)
        return NULL;
    return g_strconcat(id, ".run", NULL);
}

static void
tell_success(TandemFaults *faults, const TandemRun *run, const char *out)
{
    gsize n;
    const char *const *not_applied = tandem_run_get_not_applied(run, &n);
    g_autofree gchar *shown = g_filename_display_name(out);

    cli_tell_notes(faults);
    for (gsize i = 0; i < n; i++)
        cli_say(&cli_command_match, "not applied: %s", not_applied[i]);
    cli_say(&cli_command_match, "wrote %s; read %s/report.html first", shown, shown);
}

/* Reads, places and writes. @out is set once it is known. */
static CliExit
work(const CliArguments *arguments, CliProgress *progress, TandemFaults *faults,
     gchar **out, TandemRun **run, GError **error)
{
    g_autoptr(TandemRotation) rotation =
        tandem_rotation_read(arguments->words[0], faults, error);
    if (rotation == NULL)
        return CLI_FAULTY;
    *out = out_folder(arguments, rotation);
    if (*out == NULL || cli_is_taken(*out))
        return CLI_WRONG_USE;
    tandem_rotation_check(rotation, faults);
    if (cli_has_faults(faults))
        return CLI_FAULTY;
    cli_progress_turn_to(progress, "Placing");
    *run = tandem_run_new(rotation, arguments->seed, cli_progress, progress, faults,
                          error);
    if (*run == NULL)
        return CLI_FAULTY;
    cli_progress_turn_to(progress, "Writing");
    return tandem_run_write(*run, *out, error) ? CLI_ANSWERED : CLI_FAULTY;
}

static CliExit
match(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemRun) run = NULL;
    g_autofree gchar *out = NULL;
    g_autoptr(GError) error = NULL;
    CliProgress progress;

    if (arguments->out != NULL && cli_is_taken(arguments->out))
        return cli_refuse_taken(command, arguments->out);
    cli_progress_begin(&progress, "Reading", arguments->quiet);
    cli_interrupt_begin();
    const CliExit code = work(arguments, &progress, faults, &out, &run, &error);
    cli_interrupt_end();
    cli_progress_end(&progress);
    if (code == CLI_FAULTY)
        return cli_fail_faults(command, faults, format, error);
    if (code == CLI_WRONG_USE && out == NULL)
        return cli_wrong_use(command,
                             "the rotation's id cannot name a folder: say where "
                             "with --out DIR");
    if (code == CLI_WRONG_USE)
        return cli_refuse_taken(command, out);

    g_autofree gchar *answer = tandem_run_describe(run, format);
    if (!arguments->quiet)
        tell_success(faults, run, out);
    cli_print_line(answer);
    return CLI_ANSWERED;
}

const CliCommand cli_command_match = {
    .name = "match",
    .group = "A rotation",
    .text = "checks a rotation, places its trainees, and writes a run folder",
    .story =
        (const char *const[]){
            "Reads all files of the rotation and, if there is no fault in them, places "
            "trainees with leaders by the strategy that policy.ini names. The run "
            "folder "
            "holds the placements, who is waiting, a reason for every wish that was "
            "not "
            "met, a report for people (report.html) and a manifest with which the run "
            "can be verified and replayed.",
            "The run folder is written whole or not at all, and never over an existing "
            "one. A summary goes to standard output; warnings, notes, and what the "
            "files "
            "state but this version does not apply go to standard error.",
            NULL },
    .arguments =
        (const CliArgument[]){
            { .name = "ROTATION/",
              .text = "the folder with trainees.csv, leaders.csv and, where there are "
                      "any, opportunities.csv, preferences.csv, unavailability.csv, "
                      "pins.csv, history.csv, travel.csv, successors.csv, policy.ini",
              .completes = CLI_COMPLETE_FOLDER },
            { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_OUT(
                "the run folder to make; without it, <rotation id>.run where "
                "you are; an existing one is refused"),
            CLI_OPTION_SEED("draw the lottery from this text and not from policy.ini's "
                            "seed"),
            CLI_OPTION_FORMAT("text|json|csv",
                              "what is printed: a summary in words, summary.json or "
                              "placements.csv; with json the faults too, if there are "
                              "any"),
            CLI_OPTION_QUIET,
            { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem match docs/examples/golden --out golden.run",
              "Places the six trainees of the smallest example; then open "
              "golden.run/report.html." },
            { "tandem match 2026-08 --seed 4711 --format json > summary.json",
              "A run whose lottery is drawn from the seed 4711, its summary for "
              "another "
              "program." },
            { 0 } },
    .exits = { "the run folder is written",
               "wrong use: an unknown option, or the run folder exists already",
               "the files have faults, which are told; nothing was written",
               "no placement is as the policy's strategy promises; nothing was written",
               NULL,
               "a file could not be read or written, or the run was stopped by Ctrl-C; "
               "nothing was written" },
    .see_also = "check explain verify replay",
    .run = match,
};

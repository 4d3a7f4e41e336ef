/* SPDX-License-Identifier: MIT */
/* tandem check: all faults of the inputs; nothing is written. */
#include "commands.h"
#include "faults_csv.h"
#include "output.h"
#include "progress.h"
#include "say.h"

static CliExit
check(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    CliProgress progress;

    cli_progress_begin(&progress, "Checking", FALSE);
    g_autoptr(TandemRotation) rotation =
        tandem_rotation_read(arguments->words[0], faults, &error);
    if (rotation != NULL)
        tandem_rotation_check(rotation, faults);
    cli_progress_end(&progress);
    if (error != NULL && !g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_FAULTS))
        return cli_fail_faults(command, faults, format, error);

    if (format == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json = tandem_faults_to_json(faults);
        cli_print_line(json);
    } else if (format == TANDEM_FORMAT_CSV) {
        cli_print_faults_csv(faults);
    } else {
        cli_print_faults(faults, TRUE);
    }
    g_autofree gchar *count = cli_count_faults(faults, "fault");
    cli_say(command, "%s", count);
    return cli_has_faults(faults) ? CLI_FAULTY : CLI_ANSWERED;
}

const CliCommand cli_command_check = {
    .name = "check",
    .group = "A rotation",
    .text = "tells all faults of a rotation's files, and writes nothing",
    .story =
        (const char *const[]){
            "Reads every file of the rotation as match would and tells everything that "
            "is wrong in one go, in the order of file and line, as file:line:column: "
            "CODE message (hint). A code beginning with E is a fault, which match "
            "refuses; W is a warning and N a note. docs/faults.md explains each code.",
            "As text the lines go to standard error, so that they can be told beside "
            "other programs' words; as JSON and CSV they go to standard output.",
            NULL },
    .arguments =
        (const CliArgument[]){ { .name = "ROTATION/",
                                 .text = "the folder with the rotation's files",
                                 .completes = CLI_COMPLETE_FOLDER },
                               { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_FORMAT("text|json|csv", "how the faults are printed"), { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem check docs/examples/golden", "Says 'no faults' and exits 0." },
            { "tandem check 2026-08 --format csv > faults.csv",
              "All faults as a table, for whoever keeps the spreadsheet." },
            { 0 } },
    .exits = { "no faults; there may be warnings and notes", "wrong use",
               "there are faults", NULL, NULL, "a file could not be read" },
    .see_also = "match",
    .run = check,
};

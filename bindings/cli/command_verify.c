/* SPDX-License-Identifier: MIT */
/* tandem verify: a run, checked again from its inputs alone. */
#include "commands.h"
#include "findings.h"
#include "output.h"
#include "progress.h"
#include "say.h"

static CliExit
verify(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) findings = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    CliProgress progress;
    cli_progress_begin(&progress, "Verifying", FALSE);
    const gboolean is_done = tandem_run_verify(arguments->words[1], arguments->words[0],
                                               faults, findings, &error);
    cli_progress_end(&progress);
    if (!is_done)
        return cli_fail_faults(command, faults, format, error);
    return cli_tell_findings(
        command, findings, format,
        "verified: the placements keep every rule and promise, and "
        "all files are as they were written");
}

const CliCommand cli_command_verify = {
    .name = "verify",
    .group = "A rotation",
    .text = "checks a run again, from the rotation's files alone",
    .story =
        (const char *const[]){
            "Does not trust the run: builds the market anew from the rotation's files, "
            "asks whether the placements keep every capacity and exclusion and each "
            "promise of the strategy (that no trainee and leader would rather have "
            "each "
            "other, say), and then compares all bytes and hashes. An edited placement "
            "is "
            "found even where the manifest was made to fit.",
            "What was found is printed one a line; docs/faults.md explains the codes, "
            "which begin with V.",
            NULL },
    .arguments =
        (const CliArgument[]){ { .name = "ROTATION/",
                                 .text = "the folder with the rotation's files",
                                 .completes = CLI_COMPLETE_FOLDER },
                               { .name = "RUN/",
                                 .text = "the run folder that match wrote",
                                 .completes = CLI_COMPLETE_FOLDER },
                               { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_FORMAT("text|json|csv", "how the findings are printed"), { 0 } },
    .examples =
        (const CliExample[]){ { "tandem verify docs/examples/golden golden.run",
                                "Checks what 'tandem match docs/examples/golden --out "
                                "golden.run' wrote." },
                              { 0 } },
    .exits = { "the run is verified", "wrong use", "the rotation's files have faults",
               NULL, "something does not hold, which is told",
               "a file could not be read" },
    .see_also = "match replay",
    .run = verify,
};

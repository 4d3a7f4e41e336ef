/* SPDX-License-Identifier: MIT */
/* tandem replay: the same run again, compared byte by byte. */
#include "commands.h"
#include "findings.h"
#include "folder.h"
#include "output.h"
#include "progress.h"
#include "say.h"

static CliExit
replay(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) differences = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    if (arguments->out != NULL && cli_is_taken(arguments->out))
        return cli_refuse_taken(command, arguments->out);
    CliProgress progress;
    cli_progress_begin(&progress, "Replaying", FALSE);
    const gboolean is_done =
        tandem_run_replay(arguments->words[0], arguments->rotation, arguments->out,
                          faults, differences, &error);
    cli_progress_end(&progress);
    if (!is_done)
        return cli_fail_faults(command, faults, format, error);
    return cli_tell_findings(command, differences, format,
                             "the same bytes: every output was made again");
}

const CliCommand cli_command_replay = {
    .name = "replay",
    .group = "A rotation",
    .text = "makes a run again and compares every byte",
    .story =
        (const char *const[]){
            "Runs the rotation again as the manifest says it was run (same inputs, "
            "policy and seed) and compares each output with its hash in the manifest. "
            "Inputs that have changed since are told, not used in silence.",
            NULL },
    .arguments = (const CliArgument[]){ { .name = "RUN/manifest.json",
                                          .text = "the manifest of the run",
                                          .completes = CLI_COMPLETE_FILE },
                                        { 0 } },
    .options =
        (const CliOption[]){
            CLI_OPTION_ROTATION,
            CLI_OPTION_OUT(
                "keep the new run in this folder; an existing one is refused"),
            CLI_OPTION_FORMAT("text|json|csv", "how the differences are printed"),
            { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem replay golden.run/manifest.json", "Says 'the same bytes'." },
            { "tandem replay old.run/manifest.json --rotation archive/2026-08 --out "
              "again.run",
              "The inputs have moved; the new run is kept beside the old one." },
            { 0 } },
    .exits = { "the same bytes", "wrong use, or the folder of --out exists already",
               "the rotation's files have faults", NULL,
               "inputs or outputs differ, which is told",
               "a file could not be read or written" },
    .see_also = "match verify",
    .run = replay,
};

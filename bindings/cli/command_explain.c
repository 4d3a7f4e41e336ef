/* SPDX-License-Identifier: MIT */
/* tandem explain: what one trainee got, and why not the rest. */
#include "commands.h"
#include "output.h"
#include "progress.h"
#include "say.h"

/* The run is not what its inputs give: the answer would be about something else. */
static CliExit
fail_findings(const CliCommand *command, TandemFaults *findings, TandemFormat format)
{
    if (format == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json = tandem_faults_to_json(findings);
        cli_print_line(json);
    } else {
        cli_print_faults(findings, TRUE);
    }
    g_autofree gchar *count = cli_count_faults(findings, "finding");
    cli_say(command, "%s; nothing is explained", count);
    return CLI_NOT_VERIFIED;
}

static CliExit
explain(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(TandemFaults) findings = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    if (arguments->trainee == NULL)
        return cli_wrong_use(command, "--trainee ID is missing: whom to explain");
    CliProgress progress;
    cli_progress_begin(&progress, "Explaining", FALSE);
    g_autofree gchar *text =
        tandem_run_explain(arguments->words[0], arguments->rotation, arguments->trainee,
                           format, faults, findings, &error);
    cli_progress_end(&progress);
    if (g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID))
        return cli_wrong_use(command, "%s", error->message);
    if (text == NULL && cli_has_faults(findings))
        return fail_findings(command, findings, format);
    if (text == NULL)
        return cli_fail_faults(command, faults, format, error);
    cli_print_line(text);
    return CLI_ANSWERED;
}

const CliCommand cli_command_explain = {
    .name = "explain",
    .group = "A rotation",
    .text = "says what one trainee got, and why not something else",
    .story = (const char *const[]){ "Tells one trainee's placements, each wish that "
                                    "was not met with its reason, "
                                    "and where they stand on the waiting lists. It "
                                    "names no other person, so it "
                                    "can be read out to the trainee. The inputs must "
                                    "be those of the run: their "
                                    "hashes are checked first.",
                                    NULL },
    .arguments = (const CliArgument[]){ { .name = "RUN/",
                                          .text = "the run folder that match wrote",
                                          .completes = CLI_COMPLETE_FOLDER },
                                        { 0 } },
    .options =
        (const CliOption[]){
            { .name = "trainee",
              .letter = 't',
              .value = "ID",
              .text = "the trainee, by the id in trainees.csv; required",
              .offset = G_STRUCT_OFFSET(CliArguments, trainee) },
            CLI_OPTION_ROTATION,
            CLI_OPTION_FORMAT("text|json|csv", "how the explanation is printed"),
            { 0 } },
    .examples = (const CliExample[]){ { "tandem explain golden.run --trainee T2",
                                        "Why T2 is unplaced in the smallest example." },
                                      { 0 } },
    .exits = { "explained", "wrong use, or no such trainee",
               "the rotation's files have faults", NULL,
               "the run is not what these files give, or was edited",
               "a file could not be read" },
    .see_also = "match verify",
    .run = explain,
};

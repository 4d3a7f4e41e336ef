/* SPDX-License-Identifier: MIT */
/* tandem judge: what a matching is worth, asked of the judge alone. */
#include <string.h>

#include "commands.h"
#include "input.h"
#include "judge_many.h"
#include "judgement.h"
#include "output.h"
#include "proof.h"
#include "say.h"

/* Whether a matching is the answer that there is none. */
static gboolean
is_none(const TandemMatching *matching)
{
    return tandem_matching_get_status(matching) == TANDEM_STATUS_INFEASIBLE &&
           tandem_matching_get_size(matching) == 0;
}

static CliExit
judge_none(const CliCommand *command, const TandemMarketFile *file,
           const TandemMatching *matching, TandemFormat format)
{
    g_autoptr(GError) error = NULL;
    TandemProofFinding finding;

    if (!tandem_judge_certificate(matching, &finding, &error))
        return cli_fail(command, error);
    cli_proof_print(file, matching, &finding, format);
    if (finding.fault == TANDEM_PROOF_HOLDS)
        return CLI_ANSWERED;
    cli_say(command, "it is not proven that no such matching exists");
    return CLI_NOT_VERIFIED;
}

static CliExit
judge_one(const CliCommand *command, const TandemMarketFile *file,
          const TandemMatching *matching, const char *sense, TandemFormat format)
{
    g_autoptr(GError) error = NULL;
    g_auto(CliJudgement) judgement = { 0 };

    if (is_none(matching))
        return judge_none(command, file, matching, format);
    if (!cli_judgement_init(&judgement, file, matching, sense, &error))
        return cli_fail(command, error);
    for (guint i = 0; i < judgement.refused->len; i++)
        cli_say(command, "note: %s", (const char *)judgement.refused->pdata[i]);
    cli_judgement_print(&judgement, format);
    if (judgement.n_violations == 0)
        return CLI_ANSWERED;
    cli_say(command, "the matching is infeasible");
    return CLI_NOT_VERIFIED;
}

static CliExit
judge(const CliCommand *command, const CliArguments *arguments)
{
    const TandemFormat format = cli_format(arguments);
    const char *sense = arguments->blocking != NULL ? arguments->blocking : "weak";
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;

    if (strcmp(arguments->words[0], "-") == 0 && strcmp(arguments->words[1], "-") == 0)
        return cli_wrong_use(command,
                             "FILE and MATCHING cannot both be standard input");
    g_autoptr(TandemMarketFile) file =
        cli_read_market(arguments->words[0], arguments->from, "0", TANDEM_LOTTERY_NEVER,
                        faults, &error);
    if (file == NULL)
        return cli_fail_faults(command, faults, format, error);
    g_autoptr(GPtrArray) matchings =
        cli_read_matchings(file, arguments->words[1], faults, &error);
    if (matchings == NULL)
        return cli_fail_faults(command, faults, format, error);
    cli_tell_notes(faults);
    cli_tell_one_sided(command, tandem_market_file_get_market(file));
    return matchings->len == 1
               ? judge_one(command, file, matchings->pdata[0], sense, format)
               : cli_judge_many(command, file, matchings, sense, format);
}

const CliCommand cli_command_judge = {
    .name = "judge",
    .group = "One market",
    .text = "says whether a matching is feasible and stable, and what it is worth",
    .story =
        (const char *const[]){
            "Reads a market and a matching of it, and says: does it keep every "
            "capacity, "
            "quota, minimum and pin; which pairs block it, that is, would both rather "
            "have each other; each measure of quality; and the cut-offs, the worst "
            "rank "
            "held where there is no room left, by which each person can check their "
            "own "
            "result. The judge shares no code with the strategies.",
            "In the weak sense both of a blocking pair gain; in the strong sense one "
            "gains and the other loses nothing; in the super sense neither loses. The "
            "three differ only where there are ties.",
            "Of many matchings, as 'tandem solve --all' prints them, it says these "
            "things of each, in a row each; as text the main ones.",
            "Of the answer that there is no such matching it takes the certificate, "
            "step by step, and says whether it proves that.",
            NULL },
    .arguments =
        (const CliArgument[]){
            { .name = "FILE",
              .text = "the market (tandem-market), or - for standard input",
              .completes = CLI_COMPLETE_FILE },
            { .name = "MATCHING",
              .text = "the matching (tandem-matching), or - for standard input",
              .completes = CLI_COMPLETE_FILE },
            { 0 } },
    .options =
        (const CliOption[]){
            { .name = "blocking",
              .letter = 'b',
              .value = "SENSE",
              .words = "weak|strong|super",
              .text = "which pairs block",
              .completes = CLI_COMPLETE_WORDS,
              .offset = G_STRUCT_OFFSET(CliArguments, blocking) },
            CLI_OPTION_FROM,
            CLI_OPTION_FORMAT("text|json|csv", "how the judgement is printed"),
            { 0 } },
    .examples =
        (const CliExample[]){
            { "tandem judge market.json matching.json",
              "The whole judgement, to read." },
            { "tandem solve market.json -S deferred-acceptance | tandem judge "
              "market.json - --blocking super",
              "Does the answer stay stable however the ties are broken?" },
            { 0 } },
    .exits = { "the matching is feasible, blocked or not, or the certificate holds",
               "wrong use", "the market or the matching has faults", NULL,
               "the matching is infeasible, or the certificate fails",
               "a file could not be read" },
    .see_also = "solve",
    .run = judge,
};

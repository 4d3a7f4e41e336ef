/* SPDX-License-Identifier: MIT */
/* What verify and replay found: their answer. */
#include "findings.h"

#include "faults_csv.h"
#include "output.h"
#include "say.h"

CliExit
cli_tell_findings(const CliCommand *command, TandemFaults *findings,
                  TandemFormat format, const char *all_well)
{
    const gboolean is_well = !cli_has_faults(findings);

    if (format == TANDEM_FORMAT_JSON) {
        g_autofree gchar *json = tandem_faults_to_json(findings);
        cli_print_line(json);
    } else if (format == TANDEM_FORMAT_CSV) {
        cli_print_faults_csv(findings);
    } else {
        cli_print_faults(findings, is_well);
        if (is_well)
            cli_print_line(all_well);
    }
    if (is_well)
        return CLI_ANSWERED;
    g_autofree gchar *count = cli_count_faults(findings, "finding");
    cli_say(command, "%s", count);
    return CLI_NOT_VERIFIED;
}

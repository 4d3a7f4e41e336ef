/* SPDX-License-Identifier: MIT */
/* Faults as a table. */
#include "faults_csv.h"

#include "output.h"

static void
print_row(const TandemFault *fault)
{
    g_autofree gchar *line = g_strdup_printf("%u", fault->line);
    g_autofree gchar *message =
        fault->hint[0] != '\0' ? g_strdup_printf("%s (%s)", fault->message, fault->hint)
                               : g_strdup(fault->message);
    const char *cells[] = { fault->file, fault->line > 0 ? line : "", fault->column,
                            fault->code, message };

    cli_print_csv(cells, G_N_ELEMENTS(cells));
}

void
cli_print_faults_csv(TandemFaults *faults)
{
    const char *const header[] = { "file", "rowNumber", "column", "code",
                                   "errorMessage" };
    gsize n;
    const TandemFault *const *all = tandem_faults_get_all(faults, &n);

    cli_print_csv(header, G_N_ELEMENTS(header));
    for (gsize i = 0; i < n; i++)
        print_row(all[i]);
}

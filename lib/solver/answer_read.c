/* SPDX-License-Identifier: MIT */
/* What tandem-solver answers, or whatever calls itself so: any bytes may come. No
 * memory is taken beyond what the question asks for.
 */
#include "protocol_private.h"

#include <math.h>
#include <string.h>

#include "../market/memory_private.h"

void
tandem_solver_answer_clear(TandemSolverAnswer *answer)
{
    g_clear_pointer(&answer->refusal, g_free);
    g_clear_pointer(&answer->value, g_free);
}

static gboolean
read_status(TandemScan *scan, TandemStatus *status)
{
    static const TandemStatus all[] = { TANDEM_STATUS_OPTIMAL, TANDEM_STATUS_FEASIBLE,
                                        TANDEM_STATUS_INFEASIBLE,
                                        TANDEM_STATUS_UNKNOWN };

    if (!tandem_scan_word(scan))
        return FALSE;
    for (gsize i = 0; i < G_N_ELEMENTS(all); i++)
        if (strcmp(scan->word, tandem_status_get_name(all[i])) == 0) {
            *status = all[i];
            return TRUE;
        }
    return FALSE;
}

/* "optimal BOUND NODES COUNT", the values, "end" */
static gboolean
read_values(TandemScan *scan, gint32 n_columns, TandemSolverAnswer *answer)
{
    guint64 count;

    if (!read_status(scan, &answer->status) ||
        !tandem_scan_number(scan, &answer->bound) ||
        !tandem_scan_count(scan, G_MAXUINT64, &answer->nodes) ||
        !tandem_scan_count(scan, (guint64)n_columns, &count))
        return FALSE;
    if (isinf(answer->bound))
        answer->bound = NAN;
    const gboolean has_values = answer->status == TANDEM_STATUS_OPTIMAL ||
                                answer->status == TANDEM_STATUS_FEASIBLE;
    if (count != (has_values ? (guint64)n_columns : 0))
        return FALSE;
    if (has_values) {
        answer->value = tandem_try_new(gdouble, n_columns);
        if (answer->value == NULL) {
            answer->refusal = g_strdup("no memory for its values");
            return TRUE;
        }
    }
    for (guint64 c = 0; c < count; c++)
        if (!tandem_scan_number(scan, &answer->value[c]) || isinf(answer->value[c]))
            return FALSE;
    return tandem_scan_is(scan, "end");
}

/* Refusals and reports may stand before the answer. */
gboolean
tandem_answer_read(TandemScan *scan, gint32 n_columns, TandemSolverReport report,
                   gpointer data, TandemSolverAnswer *answer)
{
    gdouble best, bound;

    *answer = (TandemSolverAnswer){ .objective = NAN, .bound = NAN };
    if (!tandem_scan_is(scan, TANDEM_PROTOCOL_NAME) ||
        !tandem_scan_is(scan, TANDEM_PROTOCOL_VERSION))
        return FALSE;
    while (tandem_scan_word(scan)) {
        if (strcmp(scan->word, "answer") == 0)
            return read_values(scan, n_columns, answer);
        if (strcmp(scan->word, "refused") == 0) {
            tandem_scan_rest(scan);
            answer->refusal = g_strdup(scan->word);
            return TRUE;
        }
        if (strcmp(scan->word, "report") != 0 || !tandem_scan_number(scan, &best) ||
            !tandem_scan_number(scan, &bound))
            return FALSE;
        if (report != NULL)
            report(data, isinf(best) ? NAN : best, isinf(bound) ? NAN : bound);
    }
    return FALSE;
}

/* SPDX-License-Identifier: MIT */
/* An integer programme solved by CBC: Forrest, J. and Lougee-Heimer, R. (2005). CBC
 * user guide. INFORMS Tutorials in Operations Research, 257-277.
 *
 * CBC minimises: costs of a programme to be maximised are negated going in, and what it
 * says of the objective coming out, because its own turning round has had its faults.
 * One thread, the wall clock, no gap: what it calls optimal is meant so.
 */
#include "cbc_solve_private.h"

#include <Cbc_C_Interface.h>
#include <math.h>

#include "../market/memory_private.h"
#include "answer_write_private.h"
#include "channel_private.h"

/* The programme by columns, as CBC takes it. */
typedef struct {
    int *start; /* [n_columns + 1] */
    int *row;   /* [n_entries] */
    double *value;
    double *lower, *upper, *cost;  /* [n_columns] */
    double *row_lower, *row_upper; /* [n_rows] */
    int *index;                    /* [n_columns]: of the start */
    double *known;
} ByColumn;

static void
by_column_clear(ByColumn *by)
{
    g_free(by->start);
    g_free(by->row);
    g_free(by->value);
    g_free(by->lower);
    g_free(by->upper);
    g_free(by->cost);
    g_free(by->row_lower);
    g_free(by->row_upper);
    g_free(by->index);
    g_free(by->known);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(ByColumn, by_column_clear)

static gboolean
by_column_init(ByColumn *by, const TandemProgramme *programme)
{
    const gint32 n = programme->n_columns;
    const gint32 m = programme->n_rows;

    by->start = tandem_try_new0(int, (gsize)n + 2);
    by->row = tandem_try_new(int, programme->n_entries);
    by->value = tandem_try_new(double, programme->n_entries);
    by->lower = tandem_try_new(double, n);
    by->upper = tandem_try_new(double, n);
    by->cost = tandem_try_new(double, n);
    by->row_lower = tandem_try_new(double, m);
    by->row_upper = tandem_try_new(double, m);
    by->index = tandem_try_new(int, n);
    by->known = tandem_try_new(double, n);
    return by->start && by->row && by->value && by->lower && by->upper && by->cost &&
           by->row_lower && by->row_upper && by->index && by->known;
}

static void
turn(ByColumn *by, const TandemProgramme *programme)
{
    const gdouble sign = programme->is_maximised ? -1 : 1;

    for (gint32 c = 0; c < programme->n_columns; c++) {
        const TandemColumn *const column = &programme->column[c];
        by->lower[c] = MAX(column->lower, -DBL_MAX);
        by->upper[c] = MIN(column->upper, DBL_MAX);
        by->cost[c] = sign * column->cost;
        by->index[c] = c;
        by->known[c] = column->start;
    }
    for (gsize e = 0; e < programme->n_entries; e++)
        by->start[programme->entry[e].column + 2]++;
    for (gint32 c = 0; c < programme->n_columns; c++)
        by->start[c + 2] += by->start[c + 1];
    gsize e = 0;
    for (gint32 r = 0; r < programme->n_rows; r++) {
        by->row_lower[r] = MAX(programme->row[r].lower, -DBL_MAX);
        by->row_upper[r] = MIN(programme->row[r].upper, DBL_MAX);
        for (; e < programme->row[r].end; e++) {
            const int at = by->start[programme->entry[e].column + 1]++;
            by->row[at] = r;
            by->value[at] = programme->entry[e].value;
        }
    }
}

static double
without_infinity(double value)
{
    return fabs(value) < 1e49 ? value : (double)INFINITY;
}

/* "Integer solution of %g found": 4, 12, 16, 33; "After %d nodes ... best possible":
 * 10. @sign turns CBC's objective into ours. */
static void
report(int message, int n, const double *number, double sign)
{
    TandemPour pour;
    const gboolean is_found = message == 4 || message == 12 || message == 16;

    if ((!is_found && message != 10) || n < (is_found ? 1 : 2))
        return;
    const double best = without_infinity(number[0]);
    const double bound = is_found ? (double)INFINITY : without_infinity(number[1]);
    tandem_pour_init(&pour, tandem_channel_sink, NULL);
    tandem_answer_report(&pour, isinf(best) ? best : sign * best,
                         isinf(bound) ? bound : sign * bound);
}

static void
report_min(G_GNUC_UNUSED Cbc_Model *model, int message, int n, const double *number,
           G_GNUC_UNUSED int n_ints, G_GNUC_UNUSED const int *ints,
           G_GNUC_UNUSED int n_texts, G_GNUC_UNUSED char **texts)
{
    report(message, n, number, 1);
}

static void
report_max(G_GNUC_UNUSED Cbc_Model *model, int message, int n, const double *number,
           G_GNUC_UNUSED int n_ints, G_GNUC_UNUSED const int *ints,
           G_GNUC_UNUSED int n_texts, G_GNUC_UNUSED char **texts)
{
    report(message, n, number, -1);
}

static Cbc_Model *
make_model(const TandemProgramme *programme, const ByColumn *by,
           const TandemSolverLimits *limits)
{
    Cbc_Model *const model = Cbc_newModel();
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    Cbc_loadProblem(model, programme->n_columns, programme->n_rows, by->start, by->row,
                    by->value, by->lower, by->upper, by->cost, by->row_lower,
                    by->row_upper);
    for (gint32 c = 0; c < programme->n_columns; c++)
        if (programme->column[c].is_integer)
            Cbc_setInteger(model, c);
    if (programme->has_start)
        Cbc_setMIPStartI(model, programme->n_columns, by->index, by->known);
    Cbc_setLogLevel(model, 1);
    Cbc_registerCallBack(model, programme->is_maximised ? report_max : report_min);
    Cbc_setAllowableGap(model, 0);
    Cbc_setParameter(model, "timeMode", "elapsed");
    if (limits->seconds > 0)
        Cbc_setParameter(model, "seconds",
                         g_ascii_dtostr(text, sizeof text, limits->seconds));
    if (limits->nodes > 0) {
        g_snprintf(text, sizeof text, "%d", (int)MIN(limits->nodes, G_MAXINT32));
        Cbc_setParameter(model, "maxNodes", text);
    }
    return model;
}

static TandemStatus
find_status(Cbc_Model *model, gboolean has_values)
{
    if (Cbc_isProvenOptimal(model) && has_values)
        return TANDEM_STATUS_OPTIMAL;
    if (has_values)
        return TANDEM_STATUS_FEASIBLE;
    return Cbc_isProvenInfeasible(model) && !Cbc_isContinuousUnbounded(model)
               ? TANDEM_STATUS_INFEASIBLE
               : TANDEM_STATUS_UNKNOWN;
}

/* CBC's best values, or NULL; without an integer column it keeps those elsewhere. */
static const double *
find_values(Cbc_Model *model, gboolean is_integer)
{
    if (is_integer)
        return Cbc_bestSolution(model);
    return Cbc_isProvenOptimal(model) ? Cbc_getColSolution(model) : NULL;
}

gboolean
tandem_cbc_solve(const TandemProgramme *programme, const TandemSolverLimits *limits,
                 TandemSolverAnswer *answer)
{
    const gdouble sign = programme->is_maximised ? -1 : 1;
    g_auto(ByColumn) by = { 0 };

    if (!by_column_init(&by, programme))
        return FALSE;
    turn(&by, programme);
    answer->value = tandem_try_new(gdouble, programme->n_columns);
    if (answer->value == NULL)
        return FALSE;
    Cbc_Model *const model = make_model(programme, &by, limits);
    Cbc_solve(model);
    const double *const best = find_values(model, Cbc_getNumIntegers(model) > 0);
    answer->status = find_status(model, best != NULL);
    answer->nodes = (guint64)MAX(Cbc_getNodeCount(model), 0);
    const double bound = answer->status == TANDEM_STATUS_OPTIMAL
                             ? Cbc_getObjValue(model)
                             : without_infinity(Cbc_getBestPossibleObjValue(model));
    answer->bound = isinf(bound) ? (gdouble)NAN : sign * bound;
    for (gint32 c = 0; best != NULL && c < programme->n_columns; c++)
        answer->value[c] = best[c];
    if (best == NULL)
        g_clear_pointer(&answer->value, g_free);
    Cbc_deleteModel(model);
    return TRUE;
}

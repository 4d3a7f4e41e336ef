/* SPDX-License-Identifier: MIT */
/* The library's end of the talk with tandem-solver.
 *
 * Writing and reading never block: the socket is polled, and in between the limit is
 * asked. Whatever goes wrong, the child is ended, and the next question starts another.
 * Nothing it says is believed that can be checked: values are held against the
 * programme, which is also where the objective comes from; a claim that contradicts the
 * known start is refused.
 */
#include "helper_private.h"

#include <math.h>

#include "../market/memory_private.h"
#include "child_private.h"
#include "solver_place_private.h"

struct _TandemHelper {
    gchar *path;
    TandemChild child;
    TandemScan scan;
    TandemPour pour;
    TandemLimit *limit; /* of the question that is asked */
    gdouble best, bound;
};

enum { ASK_EVERY = 10 }; /* ms between two looks at the limit */

static gboolean
is_limited(const TandemLimit *limit)
{
    return limit->deadline != G_MAXINT64 || limit->next_report != G_MAXINT64;
}

/* Waits for the child; FALSE: the limit is reached. */
static gboolean
wait_for(TandemHelper *helper, gboolean to_write)
{
    const int ms = is_limited(helper->limit) ? ASK_EVERY : -1;

    while (!tandem_child_wait(&helper->child, to_write, ms))
        if (!tandem_limit_go_on(helper->limit, 0, helper->best, helper->bound))
            return FALSE;
    return tandem_limit_go_on(helper->limit, 0, helper->best, helper->bound);
}

/* A TandemSink. */
static gboolean
send_all(gpointer data, const char *bytes, gsize n)
{
    TandemHelper *const helper = data;
    gsize sent = 0;

    while (sent < n && wait_for(helper, TRUE)) {
        const gssize some = tandem_child_send(&helper->child, bytes + sent, n - sent);
        if (some == 0)
            return FALSE;
        sent += some > 0 ? (gsize)some : 0;
    }
    return sent == n;
}

/* A TandemFill. */
static gssize
receive(gpointer data, char *buffer, gsize size)
{
    TandemHelper *const helper = data;

    while (wait_for(helper, FALSE)) {
        const gssize some = tandem_child_receive(&helper->child, buffer, size);
        if (some >= 0)
            return some;
    }
    return -1;
}

/* A TandemSolverReport. */
static void
keep(gpointer data, gdouble best, gdouble bound)
{
    TandemHelper *const helper = data;

    helper->best = best;
    helper->bound = bound;
}

TandemHelper *
tandem_helper_start(const char *path, GError **error)
{
    TandemHelper *const helper = g_try_new0(TandemHelper, 1);

    if (helper == NULL) {
        tandem_no_memory("an outside solver", error);
        return NULL;
    }
    helper->path = tandem_solver_place(path, error);
    if (helper->path != NULL && tandem_child_start(&helper->child, helper->path, error))
        return helper;
    tandem_helper_free(helper);
    return NULL;
}

void
tandem_helper_free(TandemHelper *helper)
{
    g_free(tandem_child_end(&helper->child));
    g_free(helper->path);
    g_free(helper);
}

static gboolean
refuse(const TandemHelper *helper, const char *what, const char *detail, GError **error)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER,
                "the outside solver %s %s%s%s", helper->path, what,
                detail != NULL ? ": " : "", detail != NULL ? detail : "");
    return FALSE;
}

/* No answer came, or one that is none. */
static gboolean
give_up(TandemHelper *helper, TandemSolverAnswer *answer, GError **error)
{
    g_autofree gchar *how = tandem_child_end(&helper->child);

    tandem_solver_answer_clear(answer);
    *answer = (TandemSolverAnswer){ .status = TANDEM_STATUS_UNKNOWN,
                                    .objective = NAN,
                                    .bound = helper->bound };
    if (helper->limit->reached != TANDEM_LIMIT_NONE)
        return TRUE;
    return refuse(helper, "gave no answer that can be read", how, error);
}

/* Whether @a is a worse objective than @b by more than rounding. */
static gboolean
is_worse(const TandemProgramme *programme, gdouble a, gdouble b)
{
    const gdouble slack = 1e-6 * (1 + fabs(b));

    return programme->is_maximised ? a < b - slack : a > b + slack;
}

/* The start as an answer; FALSE: there is none, or it is none. */
static gboolean
find_start(const TandemProgramme *programme, gdouble *value, gdouble *objective)
{
    for (gint32 c = 0; programme->has_start && c < programme->n_columns; c++)
        value[c] = programme->column[c].start;
    return programme->has_start &&
           tandem_programme_check(programme, value, objective, NULL);
}

static gboolean
believe(const TandemHelper *helper, const TandemProgramme *programme,
        TandemSolverAnswer *answer, GError **error)
{
    g_autofree gchar *what = NULL;
    g_autofree gdouble *start = tandem_try_new(gdouble, programme->n_columns);
    gdouble known;

    if (start == NULL)
        return tandem_no_memory("checking an answer", error);
    const gboolean has_start = find_start(programme, start, &known);
    if (answer->value != NULL &&
        !tandem_programme_check(programme, answer->value, &answer->objective, &what))
        return refuse(helper, "gave an answer that is not feasible", what, error);
    if (answer->status == TANDEM_STATUS_INFEASIBLE && has_start)
        return refuse(helper, "says that there is no answer, and there is one", NULL,
                      error);
    if (answer->status == TANDEM_STATUS_OPTIMAL)
        answer->bound = answer->objective;
    if (has_start && answer->status == TANDEM_STATUS_OPTIMAL &&
        is_worse(programme, answer->objective, known))
        return refuse(helper, "says that an answer is best, and a better one is known",
                      NULL, error);
    if (isfinite(answer->bound) &&
        ((has_start && is_worse(programme, answer->bound, known)) ||
         (answer->value && is_worse(programme, answer->bound, answer->objective))))
        return refuse(helper, "gave a bound that its answer, or a known one, passes",
                      NULL, error);
    return TRUE;
}

/* What the program is told of the clock: a little less than what is left, so that it
 * can stop by itself and give what it has. */
static gdouble
seconds_for(const TandemLimit *limit)
{
    const gdouble left = tandem_limit_seconds_left(limit);

    return left - MIN(left / 10, 0.25);
}

gboolean
tandem_helper_solve(TandemHelper *helper, const TandemProgramme *programme,
                    guint64 nodes, guint64 memory, TandemLimit *limit,
                    TandemSolverAnswer *answer, GError **error)
{
    const TandemSolverLimits limits = { .seconds = seconds_for(limit),
                                        .nodes = nodes,
                                        .memory = memory };

    *answer = (TandemSolverAnswer){ .objective = NAN, .bound = NAN };
    if (programme->is_refused)
        return tandem_no_memory("an integer programme", error);
    if (helper->child.pid == 0 &&
        !tandem_child_start(&helper->child, helper->path, error))
        return FALSE;
    helper->limit = limit;
    helper->best = NAN;
    helper->bound = NAN;
    tandem_scan_init(&helper->scan, receive, helper);
    tandem_pour_init(&helper->pour, send_all, helper);

    /* Where not all of it is taken there may be a refusal to read. */
    tandem_question_write(&helper->pour, programme, &limits);
    if (!tandem_answer_read(&helper->scan, programme->n_columns, keep, helper, answer))
        return give_up(helper, answer, error);
    if (answer->refusal != NULL) {
        refuse(helper, "refuses", answer->refusal, error);
    } else if (believe(helper, programme, answer, error)) {
        return TRUE;
    }
    g_free(tandem_child_end(&helper->child));
    tandem_solver_answer_clear(answer);
    return FALSE;
}

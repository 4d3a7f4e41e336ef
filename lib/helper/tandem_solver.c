/* SPDX-License-Identifier: MIT */
/* tandem-solver: the outside solvers, in a process of their own.
 *
 * It reads integer programmes on standard input and answers on standard output, one
 * behind the other, until the input ends; docs/solver.md has the two forms. libtandem
 * starts it, but anybody may. A question that makes no sense is refused, and ends it:
 * what comes behind could mean anything.
 */
#include <stdlib.h>
#include <sys/resource.h>

#include "answer_write_private.h"
#include "cbc_solve_private.h"
#include "channel_private.h"
#include "question_read_private.h"

/* The address sanitizer maps more than any limit. */
#if defined(__SANITIZE_ADDRESS__)
#define IS_SANITIZED TRUE
#elif defined(__has_feature)
#define IS_SANITIZED __has_feature(address_sanitizer)
#else
#define IS_SANITIZED FALSE
#endif

/* Up to @bytes of memory from now on; 0: as much as there was at first. */
static void
limit_memory(guint64 bytes)
{
    struct rlimit limit;

    if (IS_SANITIZED || getrlimit(RLIMIT_AS, &limit) != 0)
        return;
    limit.rlim_cur = bytes > 0 ? MIN((rlim_t)bytes, limit.rlim_max) : limit.rlim_max;
    setrlimit(RLIMIT_AS, &limit);
}

/* Answers one question; FALSE: there is no going on. */
static gboolean
answer_one(TandemScan *scan, TandemPour *pour)
{
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    TandemSolverLimits limits;

    TandemQuestion question = tandem_question_read_limits(scan, &limits);
    if (question == TANDEM_QUESTION_NONE || !tandem_answer_begin(pour))
        return FALSE;
    if (question == TANDEM_QUESTION_READ) {
        limit_memory(limits.memory);
        question = tandem_question_read_programme(scan, &programme);
    }
    if (question == TANDEM_QUESTION_SYNTAX) {
        tandem_answer_refuse(pour, "a question that makes no sense", scan->line);
        return FALSE;
    }
    if (question == TANDEM_QUESTION_MEMORY ||
        !tandem_cbc_solve(&programme, &limits, &answer)) {
        tandem_answer_refuse(pour, "no memory", 0);
        return FALSE;
    }
    return tandem_answer_write(pour, &answer, programme.n_columns);
}

int
main(void)
{
    TandemScan *const scan = g_new(TandemScan, 1);
    TandemPour *const pour = g_new(TandemPour, 1);

    if (!tandem_channel_open())
        return EXIT_FAILURE;
    tandem_channel_watch();
    tandem_scan_init(scan, tandem_channel_fill, NULL);
    tandem_pour_init(pour, tandem_channel_sink, NULL);
    while (answer_one(scan, pour))
        limit_memory(0);
    g_free(scan);
    g_free(pour);
    return EXIT_SUCCESS;
}

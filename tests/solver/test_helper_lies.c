/* SPDX-License-Identifier: MIT */
/* Programs that are not tandem-solver, or no longer. */
#include <criterion/criterion.h>
#include <glib/gstdio.h>
#include <math.h>

#include "fake_solver.h"
#include "solver/helper_private.h"

TestSuite(helper_lies, .timeout = 60);

/* Maximise a + b, both whole and from 0 to 3, a + 2b <= 4; (1, 1) is known. The best is
 * (3, 0), worth 3. */
static void
add_known(TandemProgramme *programme)
{
    programme->is_maximised = TRUE;
    programme->has_start = TRUE;
    for (int i = 0; i < 2; i++) {
        const gint32 c = tandem_programme_add_column(programme, 0, 3, 1, TRUE);
        programme->column[c].start = 1;
    }
    tandem_programme_add_row(programme, -INFINITY, 4);
    tandem_programme_add_entry(programme, 0, 1);
    tandem_programme_add_entry(programme, 1, 2);
}

/* Reads the question and answers this, then lives on. */
#define ANSWER(words)                                                                  \
    "sed /^end/q > /dev/null; printf 'tandem-solver 1\\n" words "\\n'; sleep 60"

/* What comes of a script in the place of the program: NULL with @answer, else the
 * error's words behind the program's path. */
static gchar *
ask(const char *script, gdouble seconds, TandemSolverAnswer *answer)
{
    g_auto(FakeSolver) fake = { 0 };
    g_auto(TandemProgramme) programme = { 0 };
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;
    TandemLimit limit;

    fake_solver_init(&fake, script);
    add_known(&programme);
    tandem_options_set_time_limit(options, seconds);
    tandem_limit_init(&limit, options, 0);
    const gsize n_descriptors = count_descriptors();
    TandemHelper *const helper = tandem_helper_start(fake.path, &error);
    cr_assert_not_null(helper, "%s", error ? error->message : "");
    const gint64 start = g_get_monotonic_time();
    const gboolean is_solved =
        tandem_helper_solve(helper, &programme, 0, 0, &limit, answer, &error);
    cr_expect_lt(g_get_monotonic_time() - start, 5 * G_USEC_PER_SEC, "%s", script);
    tandem_helper_free(helper);
    cr_expect_eq(count_descriptors(), n_descriptors);
    cr_expect_eq(count_children(), 0, "%s", script);
    if (is_solved)
        return NULL;
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER));
    g_autofree gchar *begin = g_strconcat("the outside solver ", fake.path, " ", NULL);
    cr_assert(g_str_has_prefix(error->message, begin), "%s", error->message);
    return g_strdup(error->message + strlen(begin));
}

static void
assert_refused(const char *script, const char *message)
{
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autofree gchar *told = ask(script, 0, &answer);

    cr_expect_str_eq(told != NULL ? told : "no error", message, "%s", script);
    cr_expect_null(answer.value);
}

Test(helper_lies, a_true_answer_is_taken)
{
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autofree gchar *told = ask(ANSWER("answer optimal 3 0 2\n3\n0\nend"), 0, &answer);

    cr_assert_null(told, "%s", told);
    cr_expect_eq(answer.status, TANDEM_STATUS_OPTIMAL);
    cr_expect_eq(answer.objective, 3);
    cr_expect_eq(answer.bound, 3);
    cr_expect_eq(answer.value[0], 3);
    cr_expect_eq(answer.value[1], 0);
}

Test(helper_lies, a_slow_answer_is_taken)
{
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autofree gchar *told =
        ask("sed /^end/q > /dev/null; for word in tandem-solver ' 1\n' 'repo' 'rt 2 '"
            " '3\n' answer ' feasible 3.5 ' '7 2\n1 1' '\nend\n'; do printf '%s' "
            "\"$word\"; sleep 0.05; done; sleep 60",
            0, &answer);

    cr_assert_null(told, "%s", told);
    cr_expect_eq(answer.status, TANDEM_STATUS_FEASIBLE);
    cr_expect_eq(answer.objective, 2);
    cr_expect_eq(answer.bound, 3.5);
    cr_expect_eq(answer.nodes, 7);
}

Test(helper_lies, garbage_is_told)
{
    const char *const unread = "gave no answer that can be read";

    assert_refused("head -c 100000 /dev/urandom; sleep 60", unread);
    assert_refused("cat; sleep 60", unread);
    assert_refused("yes; sleep 60", unread);
    assert_refused(ANSWER("answer optimal 3 0 9999999999\n3\n0\nend"), unread);
    assert_refused(ANSWER("answer optimal 3 0 1\n3\nend"), unread);
    assert_refused(ANSWER("answer optimal 3 0 2\n3\nnan\nend"), unread);
    assert_refused(ANSWER("answer optimal 3 0 2\n3\ninf\nend"), unread);
    assert_refused(ANSWER("answer optimal 3 0 2\n3\n0\n0\nend"), unread);
    assert_refused(ANSWER("answer best 3 0 2\n3\n0\nend"), unread);
    assert_refused(ANSWER("answer infeasible inf 0 2\n3\n0\nend"), unread);
    assert_refused("printf 'tandem-solver 2\n'; sleep 60", unread);
}

Test(helper_lies, a_refusal_is_told_in_its_words)
{
    assert_refused(ANSWER("refused no memory \\033[31m"), "refuses: no memory ?[31m");
    assert_refused("printf 'tandem-solver 1\nrefused at once\n'", "refuses: at once");
}

Test(helper_lies, its_end_is_told)
{
    const char *const unread = "gave no answer that can be read";
    g_autofree gchar *exited = g_strconcat(unread, ": it ended with exit code 3", NULL);
    g_autofree gchar *killed = g_strconcat(unread, ": it was ended by signal 9", NULL);

    assert_refused("exit 3", exited);
    assert_refused("read line; exit 3", exited);
    assert_refused("kill -9 $$", killed);
    assert_refused("sed /^end/q > /dev/null; echo tandem-solver 1; kill -9 $$", killed);
    assert_refused("exec 0<&- 1>&-; sleep 60", unread);
}

Test(helper_lies, an_answer_that_breaks_the_programme_is_told)
{
    const char *const begin = "gave an answer that is not feasible: ";
    g_autofree gchar *row = g_strconcat(begin, "row 0 is 9", NULL);
    g_autofree gchar *column = g_strconcat(begin, "column 1 is -1", NULL);
    g_autofree gchar *whole = g_strconcat(begin, "whole number 0 is 2.5", NULL);

    assert_refused(ANSWER("answer optimal 6 0 2\n3\n3\nend"), row);
    assert_refused(ANSWER("answer optimal 2 0 2\n3\n-1\nend"), column);
    assert_refused(ANSWER("answer optimal 2.5 0 2\n2.5\n0\nend"), whole);
}

Test(helper_lies, what_is_known_better_is_told)
{
    assert_refused(ANSWER("answer infeasible inf 0 0\nend"),
                   "says that there is no answer, and there is one");
    assert_refused(ANSWER("answer optimal 1 0 2\n1\n0\nend"),
                   "says that an answer is best, and a better one is known");
    assert_refused(ANSWER("answer feasible 1 0 2\n1\n1\nend"),
                   "gave a bound that its answer, or a known one, passes");
    assert_refused(ANSWER("answer unknown 1 0 0\nend"),
                   "gave a bound that its answer, or a known one, passes");
}

Test(helper_lies, one_that_hangs_is_ended_by_the_clock)
{
    static const char *const scripts[] = {
        "sleep 60",
        "sed /^end/q > /dev/null; echo tandem-solver 1; sleep 60",
        ("sed /^end/q > /dev/null; echo tandem-solver 1; while :; do echo report 2 3; "
         "done"),
        "trap '' INT TERM HUP; while :; do sleep 1; done",
    };

    for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++) {
        g_auto(TandemSolverAnswer) answer = { 0 };
        g_autofree gchar *told = ask(scripts[i], 0.2, &answer);
        cr_assert_null(told, "%s", told);
        cr_expect_eq(answer.status, TANDEM_STATUS_UNKNOWN);
        cr_expect_null(answer.value);
        cr_expect(i == 2 ? answer.bound == 3 : isnan(answer.bound));
    }
}

Test(helper_lies, a_program_that_is_none_is_told)
{
    g_auto(FakeSolver) fake = { 0 };
    static const char *const none[] = { "/nowhere/tandem-solver", "/", "/dev/null",
                                        "/etc/passwd" };

    for (gsize i = 0; i < G_N_ELEMENTS(none); i++) {
        g_autoptr(GError) error = NULL;
        g_autofree gchar *message =
            g_strdup_printf("no program tandem-solver at %s", none[i]);
        cr_assert_null(tandem_helper_start(none[i], &error));
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER));
        cr_expect_str_eq(error->message, message);
    }
    fake_solver_init(&fake, "true");
    g_autoptr(GError) error = NULL;
    cr_assert(g_file_set_contents_full(fake.path, "\177ELF of no kind", -1,
                                       G_FILE_SET_CONTENTS_NONE, 0755, NULL));
    const gsize n_descriptors = count_descriptors();
    cr_assert_null(tandem_helper_start(fake.path, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER));
    cr_expect(strstr(error->message, "cannot be started") != NULL);
    cr_expect_eq(count_descriptors(), n_descriptors);
    cr_expect_eq(count_children(), 0);
}

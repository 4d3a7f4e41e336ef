/* SPDX-License-Identifier: MIT */
/* Each allocation of the library's end refused in turn. */
#include <criterion/criterion.h>
#include <math.h>

#include "fake_solver.h"
#include "refusals.h"
#include "solver/helper_private.h"

TestSuite(helper_no_memory, .timeout = 60);

static gboolean
ask(const char *path, GError **error)
{
    g_auto(TandemProgramme) programme = { .has_start = TRUE };
    g_auto(TandemSolverAnswer) answer = { 0 };
    TandemLimit limit;

    for (int c = 0; c < 200; c++) {
        tandem_programme_add_column(&programme, 0, 3, 1, TRUE);
        tandem_programme_add_row(&programme, 0, 3);
        tandem_programme_add_entry(&programme, c, 1);
    }
    for (gint32 c = 0; c < programme.n_columns; c++)
        programme.column[c].start = 1;
    g_autoptr(TandemHelper) helper = tandem_helper_start(path, error);
    tandem_limit_init(&limit, NULL, 0);
    return helper != NULL &&
           tandem_helper_solve(helper, &programme, 0, 0, &limit, &answer, error);
}

Test(helper_no_memory, is_told_and_nothing_is_left)
{
    g_auto(FakeSolver) fake = { 0 };
    gboolean is_solved = FALSE;
    gint n = 0;

    fake_solver_init(&fake, "sed /^end/q > /dev/null; echo tandem-solver 1; "
                            "echo answer optimal 0 0 200; yes 0 | head -200; echo end");
    const gsize n_descriptors = count_descriptors();
    for (; !is_solved; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        is_solved = ask(fake.path, &error);
        refuse_nothing();
        cr_assert_neq(is_solved, error != NULL);
        cr_assert(is_solved ||
                      g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY) ||
                      strstr(error->message, "no memory for its values") != NULL,
                  "%s", error ? error->message : "");
        cr_assert_eq(count_descriptors(), n_descriptors);
        cr_assert_eq(count_children(), 0);
        cr_assert_lt(n, 100);
    }
    cr_expect_gt(n, 5);
}

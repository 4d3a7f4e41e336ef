/* SPDX-License-Identifier: MIT */
/* Each allocation is refused in turn, in the solver and in the judge, with rows and
 * columns turned and with forbidden pairs that part the matrix. */
#include <criterion/criterion.h>
#include <math.h>
#include <tandem.h>

#include "refusals.h"

TestSuite(assign_dense_no_memory, .timeout = 60);

static const gdouble cost[] = { 1, INFINITY, 2, INFINITY, 3, INFINITY, 4, 5 };

static gboolean
is_solved(gint n)
{
    g_autoptr(GError) error = NULL;

    refuse_after(n);
    g_autoptr(TandemDenseAssignment) assignment =
        tandem_assign_dense(cost, 4, 2, 2, NULL, &error);
    refuse_nothing();
    cr_assert_neq(assignment == NULL, error == NULL);
    if (error != NULL)
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY));
    return assignment != NULL;
}

Test(assign_dense_no_memory, every_refusal_of_the_solver_is_told)
{
    gint n = 0;

    while (!is_solved(n))
        n++;
    cr_assert_gt(n, 20, "the wrappers are not linked in");
}

static gboolean
is_solved_in_parts(gint n)
{
    static const gdouble narrow[] = { 1,        INFINITY, INFINITY, 2, INFINITY,
                                      INFINITY, 3,        4,        5 };
    g_autoptr(GError) error = NULL;

    refuse_after(n);
    g_autoptr(TandemDenseAssignment) assignment =
        tandem_assign_dense(narrow, 3, 3, 3, NULL, &error);
    refuse_nothing();
    if (assignment != NULL) {
        cr_assert_eq(tandem_dense_assignment_get_n_placed(assignment), 2);
        cr_assert_eq(tandem_dense_assignment_get_total(assignment), 5);
        return TRUE;
    }
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY));
    return FALSE;
}

Test(assign_dense_no_memory, every_refusal_where_the_matrix_is_parted_is_told)
{
    gint n = 0;

    while (!is_solved_in_parts(n))
        n++;
    cr_assert_gt(n, 60);
}

Test(assign_dense_no_memory, every_refusal_of_the_judge_is_told)
{
    g_autoptr(TandemDenseAssignment) assignment =
        tandem_assign_dense(cost, 4, 2, 2, NULL, NULL);
    TandemDenseVerdict verdict = TANDEM_DENSE_NOT_A_MATCHING;
    gint n = 0;

    for (gboolean through = FALSE; !through; n++) {
        g_autoptr(GError) error = NULL;
        refuse_after(n);
        through =
            tandem_judge_dense(cost, 4, 2, 2, NULL, assignment, 0, &verdict, &error);
        refuse_nothing();
        cr_assert(through ||
                  g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_MEMORY));
    }
    cr_assert_eq(n, 3);
    cr_assert_eq(verdict, TANDEM_DENSE_PROVEN);
}

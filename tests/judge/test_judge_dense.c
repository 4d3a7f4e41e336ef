/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <math.h>
#include <tandem.h>

TestSuite(judge_dense, .timeout = 60);

static const gdouble cost[] = { 4, 1, 3, 2, 0, 5, 3, 2, 2 };

static TandemDenseVerdict
judge(const gdouble *matrix, const gint32 *columns, const gdouble *u, const gdouble *v,
      gdouble s, gdouble total, const TandemDenseOptions *options)
{
    TandemDenseVerdict verdict = TANDEM_DENSE_NOT_A_MATCHING;
    g_autoptr(TandemDenseAssignment) assignment =
        tandem_dense_assignment_new(3, 3, columns, u, v, s, total, NULL);

    cr_assert_not_null(assignment);
    cr_assert(
        tandem_judge_dense(matrix, 3, 3, 3, options, assignment, -1, &verdict, NULL));
    return verdict;
}

Test(judge_dense, right_prices_prove_and_each_wrong_one_does_not)
{
    const gint32 columns[] = { 1, 0, 2 };
    gdouble u[] = { 3, 2, 2 }, v[] = { 0, -2, 0 };

    cr_expect_eq(judge(cost, columns, u, v, 3, 5, NULL), TANDEM_DENSE_PROVEN);
    cr_expect_eq(judge(cost, columns, u, v, 2, 5, NULL), TANDEM_DENSE_NOT_PROVEN);
    cr_expect_eq(judge(cost, columns, u, v, 3, 6, NULL), TANDEM_DENSE_WRONG_TOTAL);
    for (gint32 k = 0; k < 3; k++)
        for (gint32 by = -1; by <= 1; by += 2) {
            u[k] += by;
            cr_expect_eq(judge(cost, columns, u, v, 9, 5, NULL),
                         TANDEM_DENSE_NOT_PROVEN);
            u[k] -= by;
            v[k] += by;
            cr_expect_eq(judge(cost, columns, u, v, 9, 5, NULL),
                         TANDEM_DENSE_NOT_PROVEN);
            v[k] -= by;
        }
}

Test(judge_dense, a_dearer_matching_is_not_proven_and_a_smaller_one_not_largest)
{
    const gint32 dearer[] = { 0, 1, 2 }, smaller[] = { 1, TANDEM_NONE, 2 };
    const gdouble u[] = { 3, 2, 2 }, v[] = { 0, -2, 0 };

    cr_expect_eq(judge(cost, dearer, u, v, 3, 6, NULL), TANDEM_DENSE_NOT_PROVEN);
    cr_expect_eq(judge(cost, smaller, u, v, 3, 3, NULL), TANDEM_DENSE_NOT_LARGEST);
}

Test(judge_dense, a_forbidden_pair_is_no_matching)
{
    const gdouble matrix[] = { 4, INFINITY, 3, 2, 0, 5, 3, 2, 2 };
    const gint32 columns[] = { 1, 0, 2 };
    const gdouble zero[] = { 0, 0, 0 };

    cr_expect_eq(judge(matrix, columns, zero, zero, 0, 5, NULL),
                 TANDEM_DENSE_NOT_A_MATCHING);
}

Test(judge_dense, with_any_size_nobody_is_placed_at_a_cost)
{
    const TandemDenseOptions any = { .size = TANDEM_DENSE_ANY_SIZE };
    const gint32 nobody[] = { -1, -1, -1 }, one[] = { TANDEM_NONE, 0, TANDEM_NONE };
    const gdouble zero[] = { 0, 0, 0 }, two[] = { 0, 2, 0 };

    cr_expect_eq(judge(cost, nobody, zero, zero, 0, 0, &any), TANDEM_DENSE_PROVEN);
    cr_expect_eq(judge(cost, one, two, zero, 0, 2, &any), TANDEM_DENSE_NOT_PROVEN);
    cr_expect_eq(judge(cost, one, two, zero, 2, 2, &any), TANDEM_DENSE_NOT_PROVEN);
}

Test(judge_dense, an_assignment_of_other_sizes_is_no_matching)
{
    const gint32 columns[] = { 1, 0 };
    const gdouble zero[] = { 0, 0, 0 };
    TandemDenseVerdict verdict = TANDEM_DENSE_PROVEN;
    g_autoptr(TandemDenseAssignment) assignment =
        tandem_dense_assignment_new(2, 3, columns, zero, zero, 0, 3, NULL);

    cr_assert(tandem_judge_dense(cost, 3, 3, 3, NULL, assignment, 0, &verdict, NULL));
    cr_expect_eq(verdict, TANDEM_DENSE_NOT_A_MATCHING);
}

Test(judge_dense, columns_that_are_none_or_taken_make_no_assignment)
{
    const gint32 outside[] = { 3 }, twice[] = { 1, 1 };
    const gdouble zero[] = { 0, 0, 0 };
    g_autoptr(GError) error = NULL;

    cr_assert_null(
        tandem_dense_assignment_new(1, 3, outside, zero, zero, 0, 0, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_ID));
    cr_expect_str_eq(error->message, "row 0 has column 3; there are 3 columns");
    g_clear_error(&error);
    cr_assert_null(tandem_dense_assignment_new(2, 3, twice, zero, zero, 0, 0, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_REPEATED_ID));
    cr_expect_str_eq(error->message, "rows 0 and 1 both have column 1");
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <math.h>
#include <string.h>
#include <tandem.h>

#include "graph/assign_dense_private.h"

TestSuite(assign_dense, .timeout = 120);

static const TandemDenseOptions asked[] = {
    { .objective = TANDEM_DENSE_MINIMISE },
    { .objective = TANDEM_DENSE_MAXIMISE },
    { .objective = TANDEM_DENSE_MINIMISE, .size = TANDEM_DENSE_ANY_SIZE },
    { .objective = TANDEM_DENSE_MAXIMISE, .size = TANDEM_DENSE_ANY_SIZE },
};

/* Solves, and lets the judge say that the answer is proven. */
static TandemDenseAssignment *
solve(const gdouble *cost, gint32 n, gint32 m, gsize stride,
      const TandemDenseOptions *options)
{
    g_autoptr(GError) error = NULL;
    TandemDenseVerdict verdict = TANDEM_DENSE_NOT_A_MATCHING;
    TandemDenseAssignment *const assignment =
        tandem_assign_dense(cost, n, m, stride, options, &error);

    cr_assert_not_null(assignment, "%s", error != NULL ? error->message : "");
    cr_assert(tandem_judge_dense(cost, n, m, stride, options, assignment, -1, &verdict,
                                 NULL));
    cr_assert_eq(verdict, TANDEM_DENSE_PROVEN, "verdict %d, %d x %d", verdict, n, m);
    return assignment;
}

/* --- all small matrices, by enumeration --- */

enum { MOST = 6 };

typedef struct {
    const gdouble *cost;
    gint32 n;
    gint32 m;
    const TandemDenseOptions *options;
    gint32 best_size;
    gdouble best;
} Oracle;

static void
try_row(Oracle *oracle, gint32 i, guint taken, gint32 size, gdouble total)
{
    if (i == oracle->n) {
        const gboolean is_any = oracle->options->size == TANDEM_DENSE_ANY_SIZE;
        const gboolean is_cheaper = oracle->options->objective == TANDEM_DENSE_MAXIMISE
                                        ? total > oracle->best
                                        : total < oracle->best;
        const gboolean is_better =
            is_any
                ? is_cheaper
                : size > oracle->best_size || (size == oracle->best_size && is_cheaper);
        if (oracle->best_size < 0 || is_better) {
            oracle->best_size = size;
            oracle->best = total;
        }
        return;
    }
    try_row(oracle, i + 1, taken, size, total);
    for (gint32 j = 0; j < oracle->m; j++) {
        const gdouble x = oracle->cost[i * MOST + j];
        if (!(taken >> j & 1) && x < INFINITY)
            try_row(oracle, i + 1, taken | 1u << j, size + 1, total + x);
    }
}

static void
compare_with_enumeration(guint32 seed)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    gdouble cost[MOST * MOST];
    const gint32 n = g_rand_int_range(rand, 0, MOST + 1);
    const gint32 m = g_rand_int_range(rand, 0, MOST + 1);
    const gint32 range = g_rand_int_range(rand, 1, 12);
    const gint32 forbidden = g_rand_int_range(rand, 0, 4) * 25;

    for (int k = 0; k < MOST * MOST; k++)
        cost[k] = g_rand_int_range(rand, 0, 100) < forbidden
                      ? (gdouble)INFINITY
                      : (gdouble)g_rand_int_range(rand, -range, range + 1);
    for (gsize a = 0; a < G_N_ELEMENTS(asked); a++) {
        Oracle oracle = { cost, n, m, &asked[a], -1, 0 };
        try_row(&oracle, 0, 0, 0, 0);
        g_autoptr(TandemDenseAssignment) found = solve(cost, n, m, MOST, &asked[a]);
        cr_assert_eq(tandem_dense_assignment_get_total(found), oracle.best,
                     "seed %u, asked %zu", seed, a);
        if (asked[a].size == TANDEM_DENSE_LARGEST)
            cr_assert_eq(tandem_dense_assignment_get_n_placed(found), oracle.best_size,
                         "seed %u, asked %zu", seed, a);
    }
}

Test(assign_dense, small_matrices_are_solved_as_by_enumeration)
{
    for (guint32 seed = 0; seed < 3000; seed++)
        compare_with_enumeration(seed);
}

/* --- larger ones, judged --- */

static gdouble *
matrix_random(guint32 seed, gint32 n, gint32 m, gint32 range, gint32 forbidden)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
    gdouble *const cost = g_new(gdouble, (gsize)n * (gsize)m);

    for (gsize k = 0; k < (gsize)n * (gsize)m; k++)
        cost[k] = g_rand_int_range(rand, 0, 1000) < forbidden ? (gdouble)INFINITY
                  : range == 0 ? g_rand_double_range(rand, -1, 1)
                               : (gdouble)g_rand_int_range(rand, 1, range + 1);
    return cost;
}

static gboolean
is_same(const TandemDenseAssignment *a, const TandemDenseAssignment *b)
{
    const gsize n = (gsize)tandem_dense_assignment_get_n_rows(a);
    const gsize m = (gsize)tandem_dense_assignment_get_n_columns(a);

    return memcmp(tandem_dense_assignment_get_column_of_row(a),
                  tandem_dense_assignment_get_column_of_row(b),
                  n * sizeof(gint32)) == 0 &&
           memcmp(tandem_dense_assignment_get_row_price(a),
                  tandem_dense_assignment_get_row_price(b), n * sizeof(gdouble)) == 0 &&
           memcmp(tandem_dense_assignment_get_column_price(a),
                  tandem_dense_assignment_get_column_price(b),
                  m * sizeof(gdouble)) == 0 &&
           tandem_dense_assignment_get_total(a) == tandem_dense_assignment_get_total(b);
}

Test(assign_dense, larger_matrices_are_proven_and_plain_code_gives_the_same_bytes)
{
    static const struct {
        gint32 n, m, range, forbidden;
    } cases[] = {
        { 200, 200, 0, 0 },   { 200, 200, 1000000, 0 }, { 300, 300, 10, 0 },
        { 150, 230, 0, 0 },   { 230, 150, 0, 0 },       { 230, 150, 100, 500 },
        { 200, 200, 0, 985 }, { 200, 200, 50, 992 },    { 150, 200, 50, 995 },
        { 200, 150, 0, 995 }, { 128, 128, 1, 0 },       { 1, 300, 0, 0 },
        { 300, 1, 9, 900 },   { 60, 60, 3, 1000 },
    };
    for (gsize c = 0; c < G_N_ELEMENTS(cases); c++) {
        const gint32 n = cases[c].n, m = cases[c].m;
        g_autofree gdouble *cost =
            matrix_random((guint32)c, n, m, cases[c].range, cases[c].forbidden);
        const TandemDenseMatrix matrix = {
            .cost = cost, .n = n, .m = m, .stride = (gsize)m
        };
        for (gsize a = 0; a < G_N_ELEMENTS(asked); a++) {
            g_autoptr(TandemDenseAssignment) found =
                solve(cost, n, m, (gsize)m, &asked[a]);
            g_autoptr(TandemDenseAssignment) plain =
                tandem_assign_dense_as(&matrix, &asked[a], TRUE, NULL);
            cr_expect(is_same(found, plain), "case %zu, asked %zu", c, a);
        }
    }
}

Test(assign_dense, the_products_of_machol_and_wien_end_on_the_other_diagonal)
{
    enum { N = 150 }; /* few entries a row are not enough: rows bid */
    g_autofree gdouble *cost = g_new(gdouble, N * N);

    for (gint32 i = 0; i < N; i++)
        for (gint32 j = 0; j < N; j++)
            cost[i * N + j] = (i + 1) * (j + 1);
    g_autoptr(TandemDenseAssignment) found = solve(cost, N, N, N, NULL);
    for (gint32 i = 0; i < N; i++)
        cr_assert_eq(tandem_dense_assignment_get_column_of_row(found)[i], N - 1 - i);
    cr_assert_eq(tandem_dense_assignment_get_total(found), N * (N + 1) * (N + 2) / 6.0);
}

Test(assign_dense, a_case_worked_by_hand)
{
    /* 1 + 2 + 2, and no other three are below 6 */
    static const gdouble cost[] = { 4, 1, 3, 2, 0, 5, 3, 2, 2 };
    static const gint32 columns[] = { 1, 0, 2 };
    g_autoptr(TandemDenseAssignment) found = solve(cost, 3, 3, 3, NULL);

    cr_assert_eq(tandem_dense_assignment_get_total(found), 5);
    cr_assert(tandem_dense_assignment_is_full(found));
    cr_assert_arr_eq(tandem_dense_assignment_get_column_of_row(found), columns,
                     sizeof columns);
    for (gint32 i = 0; i < 3; i++)
        cr_assert_eq(tandem_dense_assignment_get_row_of_column(found)[columns[i]], i);
}

Test(assign_dense, rows_are_a_stride_apart)
{
    static const gdouble cost[] = { 5, 1, NAN, 1, 5, NAN };
    g_autoptr(TandemDenseAssignment) found = solve(cost, 2, 2, 3, NULL);

    cr_assert_eq(tandem_dense_assignment_get_total(found), 2);
}

Test(assign_dense, two_rows_with_one_allowed_column_are_told_as_not_full)
{
    static const gdouble cost[] = { 7, INFINITY, 5, INFINITY };
    g_autoptr(TandemDenseAssignment) found = solve(cost, 2, 2, 2, NULL);

    cr_assert_eq(tandem_dense_assignment_get_n_placed(found), 1);
    cr_assert_not(tandem_dense_assignment_is_full(found));
    cr_assert_eq(tandem_dense_assignment_get_total(found), 5);
    cr_assert_eq(tandem_dense_assignment_get_column_of_row(found)[0], TANDEM_NONE);
}

Test(assign_dense, an_empty_matrix_is_full_with_nobody)
{
    for (gint32 n = 0; n < 3; n++)
        for (gsize a = 0; a < G_N_ELEMENTS(asked); a++) {
            g_autoptr(TandemDenseAssignment) wide = solve(NULL, 0, n, 3, &asked[a]);
            g_autoptr(TandemDenseAssignment) high = solve(NULL, n, 0, 0, &asked[a]);
            cr_expect(tandem_dense_assignment_is_full(wide));
            cr_expect(tandem_dense_assignment_is_full(high));
            cr_expect_eq(tandem_dense_assignment_get_total(wide), 0);
        }
}

/* --- what is refused --- */

static void
expect_refused(const gdouble *cost, gint32 n, gint32 m, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemDenseAssignment) none =
        tandem_assign_dense(cost, n, m, (gsize)m, NULL, &error);

    cr_assert_null(none);
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_WEIGHT));
    cr_expect_str_eq(error->message, message);
}

Test(assign_dense, what_is_no_number_is_refused_by_its_place)
{
    static const gdouble not_a_number[] = { 1, 2, 3, NAN };
    static const gdouble below_all[] = { 1, 2, -INFINITY, 4 };

    expect_refused(not_a_number, 2, 2, "row 1 has NaN at column 1");
    expect_refused(below_all, 2, 2, "row 1 has -infinity at column 0");
}

Test(assign_dense, integers_are_exact_below_2_53_and_refused_from_there)
{
    const gdouble half = 4503599627370496.0; /* 2^52 */
    const gdouble at[] = { half, 1, 2, 3 };
    const gdouble below[] = { 1, half / 4 - 1, half / 4 - 3, half / 4 - 1 };

    expect_refused(
        at, 2, 2,
        "2 pairs of integers up to 4503599627370496 cannot be added exactly; "
        "their product must be below 2^53");
    g_autoptr(TandemDenseAssignment) found = solve(below, 2, 2, 2, NULL);
    cr_expect_eq(tandem_dense_assignment_get_total(found), half / 4);
}

Test(assign_dense, sums_that_are_not_finite_are_refused)
{
    const gdouble cost[] = { 0.5, 1e307, 1e307, 1.7e308 };

    expect_refused(cost, 2, 2,
                   "numbers up to 1.7e+308 in a matrix of 2 rows and 2 columns: their "
                   "sums are not finite");
}

static gboolean
stop(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    (void)done, (void)best, (void)bound, (void)data;
    return FALSE;
}

Test(assign_dense, whoever_is_told_of_the_progress_may_stop_it)
{
    g_autofree gdouble *cost = matrix_random(1, 50, 50, 0, 0);
    g_autoptr(TandemOptions) limits = tandem_options_new();
    g_autoptr(GError) error = NULL;

    tandem_options_set_progress(limits, stop, NULL);
    const TandemDenseOptions options = { .limits = limits };
    g_autoptr(TandemDenseAssignment) none =
        tandem_assign_dense(cost, 50, 50, 50, &options, &error);
    cr_assert_null(none);
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_CANCELLED));
}

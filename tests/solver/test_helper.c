/* SPDX-License-Identifier: MIT */
/* The talk with tandem-solver itself. */
#include <criterion/criterion.h>
#include <math.h>
#include <signal.h>

#include "fake_solver.h"
#include "solver/helper_private.h"

TestSuite(helper, .timeout = 60);

/* Knapsack: maximise 5a + 4b + 3c within 2a + 3b + c <= 5, 4a + b + 2c <= 11,
 * 3a + 4b + 2c <= 8, whole: 13 at (2, 0, 1) (Chvátal, V. (1983). Linear programming,
 * page 13; whole as it is). */
static void
add_chvatal(TandemProgramme *programme)
{
    static const gdouble costs[] = { 5, 4, 3 }, most[] = { 5, 11, 8 };
    static const gdouble matrix[3][3] = { { 2, 3, 1 }, { 4, 1, 2 }, { 3, 4, 2 } };

    programme->is_maximised = TRUE;
    for (int c = 0; c < 3; c++)
        tandem_programme_add_column(programme, 0, INFINITY, costs[c], TRUE);
    for (int r = 0; r < 3; r++) {
        tandem_programme_add_row(programme, -INFINITY, most[r]);
        for (int c = 0; c < 3; c++)
            tandem_programme_add_entry(programme, c, matrix[r][c]);
    }
}

static void
skip_without_solver(void)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
}

static void
solve(TandemHelper *helper, const TandemProgramme *programme,
      TandemSolverAnswer *answer)
{
    g_autoptr(GError) error = NULL;
    TandemLimit limit;

    tandem_limit_init(&limit, NULL, 0);
    const gboolean is_solved =
        tandem_helper_solve(helper, programme, 0, 0, &limit, answer, &error);
    cr_assert(is_solved, "%s", error ? error->message : "");
}

Test(helper, a_printed_programme_has_its_printed_answer)
{
    skip_without_solver();
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);

    add_chvatal(&programme);
    cr_assert_not_null(helper);
    solve(helper, &programme, &answer);
    cr_expect_eq(answer.status, TANDEM_STATUS_OPTIMAL);
    cr_expect_eq(answer.objective, 13);
    cr_expect_eq(answer.bound, 13);
    cr_expect_eq(answer.value[0], 2);
    cr_expect_eq(answer.value[1], 0);
    cr_expect_eq(answer.value[2], 1);
}

/* By trying all values from 0 to 3 of n columns. */
static gboolean
enumerate(const TandemProgramme *programme, gdouble *best)
{
    gdouble value[6], objective;
    gboolean any = FALSE;

    for (guint code = 0; code < 1u << (2 * programme->n_columns); code++) {
        for (gint32 c = 0; c < programme->n_columns; c++)
            value[c] = (code >> (2 * c)) & 3;
        if (!tandem_programme_check(programme, value, &objective, NULL))
            continue;
        if (!any || (programme->is_maximised ? objective > *best : objective < *best))
            *best = objective;
        any = TRUE;
    }
    return any;
}

static void
add_random(TandemProgramme *programme, GRand *rand)
{
    const int n = g_rand_int_range(rand, 1, 6);
    const int m = g_rand_int_range(rand, 0, 5);

    programme->is_maximised = g_rand_boolean(rand);
    for (int c = 0; c < n; c++)
        tandem_programme_add_column(programme, g_rand_int_range(rand, 0, 2),
                                    g_rand_int_range(rand, 1, 4),
                                    g_rand_int_range(rand, -9, 10), TRUE);
    for (int r = 0; r < m; r++) {
        const gdouble lower = g_rand_int_range(rand, -6, 7);
        tandem_programme_add_row(
            programme, g_rand_boolean(rand) ? lower : (gdouble)-INFINITY,
            g_rand_boolean(rand) ? lower + g_rand_int_range(rand, 0, 9)
                                 : (gdouble)INFINITY);
        for (int c = 0; c < n; c++)
            if (g_rand_boolean(rand))
                tandem_programme_add_entry(programme, c, g_rand_int_range(rand, -4, 5));
    }
}

Test(helper, random_programmes_have_the_value_that_enumeration_finds)
{
    skip_without_solver();
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);

    cr_assert_not_null(helper);
    for (guint32 seed = 0; seed < 400; seed++) {
        g_auto(TandemProgramme) programme = { 0 };
        g_auto(TandemSolverAnswer) answer = { 0 };
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        gdouble best = 0;
        add_random(&programme, rand);
        const gboolean any = enumerate(&programme, &best);
        solve(helper, &programme, &answer);
        cr_assert_eq(answer.status,
                     any ? TANDEM_STATUS_OPTIMAL : TANDEM_STATUS_INFEASIBLE,
                     "seed %u: %s", seed, tandem_status_get_name(answer.status));
        if (any)
            cr_assert_eq(answer.objective, best, "seed %u: %g, not %g", seed,
                         answer.objective, best);
    }
}

/* Market split: too hard for any solver in the time of a test. Cornuéjols, G. and
 * Dawande, M. (1999). A class of hard small 0-1 programs. INFORMS Journal on Computing
 * 11(2), 205-210. */
static void
add_market_split(TandemProgramme *programme, guint32 seed)
{
    enum { ROWS = 5, COLUMNS = 40 };
    g_autoptr(GRand) rand = g_rand_new_with_seed(seed);

    for (int c = 0; c < COLUMNS; c++)
        tandem_programme_add_column(programme, 0, 1, 0, TRUE);
    for (int r = 0; r < ROWS; r++) {
        const gint32 over =
            tandem_programme_add_column(programme, 0, INFINITY, 1, FALSE);
        const gint32 under =
            tandem_programme_add_column(programme, 0, INFINITY, 1, FALSE);
        gint32 part[COLUMNS], sum = 0;
        for (int c = 0; c < COLUMNS; c++)
            sum += part[c] = g_rand_int_range(rand, 0, 100);
        tandem_programme_add_row(programme, sum / 2, sum / 2);
        for (int c = 0; c < COLUMNS; c++)
            tandem_programme_add_entry(programme, c, part[c]);
        tandem_programme_add_entry(programme, over, -1);
        tandem_programme_add_entry(programme, under, 1);
    }
}

typedef struct {
    gint64 stop_at;
} Wish;

static gboolean
until(G_GNUC_UNUSED gdouble done, G_GNUC_UNUSED gdouble best,
      G_GNUC_UNUSED gdouble bound, gpointer data)
{
    const Wish *const wish = data;
    return g_get_monotonic_time() < wish->stop_at;
}

/* Asks for an answer to a hard programme until @ms have gone by; returns how many ms
 * it took beyond them. */
static gint64
cancel_after(TandemHelper *helper, int ms)
{
    g_auto(TandemProgramme) hard = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autoptr(TandemOptions) options = tandem_options_new();
    Wish wish = { g_get_monotonic_time() + ms * 1000 };
    TandemLimit limit;

    add_market_split(&hard, 1);
    tandem_options_set_progress(options, until, &wish);
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_helper_solve(helper, &hard, 0, 0, &limit, &answer, NULL));
    cr_expect_eq(limit.reached, TANDEM_LIMIT_CANCELLED);
    cr_expect_eq(answer.status, TANDEM_STATUS_UNKNOWN);
    return (g_get_monotonic_time() - wish.stop_at) / 1000;
}

Test(helper, cancelling_ends_it_within_a_tenth_of_a_second)
{
    skip_without_solver();
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);
    const gsize n_descriptors = count_descriptors();

    const gint64 late = cancel_after(helper, 300);
    cr_expect_leq(late, 100, "%d ms late", (int)late);
    cr_expect_eq(count_children(), 0, "it is reaped");
    cr_expect_eq(count_descriptors(), n_descriptors - 1);
}

Test(helper, a_time_limit_is_kept)
{
    skip_without_solver();
    g_auto(TandemProgramme) hard = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);
    TandemLimit limit;

    add_market_split(&hard, 1);
    tandem_options_set_time_limit(options, 1);
    const gint64 start = g_get_monotonic_time();
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_helper_solve(helper, &hard, 0, 0, &limit, &answer, NULL));
    cr_expect_lt(g_get_monotonic_time() - start, 1200 * 1000);
    cr_expect_neq(answer.status, TANDEM_STATUS_OPTIMAL);
    cr_expect_neq(answer.status, TANDEM_STATUS_INFEASIBLE);
}

Test(helper, a_limit_of_nodes_gives_the_same_answer_each_time)
{
    skip_without_solver();
    gdouble first[50];

    for (int i = 0; i < 2; i++) {
        g_auto(TandemProgramme) hard = { 0 };
        g_auto(TandemSolverAnswer) answer = { 0 };
        g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);
        g_autoptr(GError) error = NULL;
        TandemLimit limit;
        add_market_split(&hard, 1);
        tandem_limit_init(&limit, NULL, 0);
        tandem_helper_solve(helper, &hard, 50, 0, &limit, &answer, &error);
        cr_assert_null(error, "%s", error ? error->message : "");
        cr_assert_eq(answer.status, TANDEM_STATUS_FEASIBLE);
        cr_assert(answer.bound <= answer.objective);
        for (gint32 c = 0; c < 50; c++)
            if (i == 0)
                first[c] = answer.value[c];
            else
                cr_assert_eq(answer.value[c], first[c]);
    }
}

Test(helper, two_hundred_programmes_leave_nothing_behind)
{
    skip_without_solver();
    const gsize n_descriptors = count_descriptors();
    TandemHelper *const helper = tandem_helper_start(TANDEM_SOLVER, NULL);

    for (int i = 0; i < 200; i++) {
        g_auto(TandemProgramme) programme = { 0 };
        g_auto(TandemSolverAnswer) answer = { 0 };
        if (i % 10 == 9)
            cancel_after(helper, 5);
        add_chvatal(&programme);
        solve(helper, &programme, &answer);
        cr_assert_eq(answer.objective, 13, "programme %d", i);
        cr_assert_eq(count_descriptors(), n_descriptors + 1);
        cr_assert_eq(count_children(), 1);
    }
    tandem_helper_free(helper);
    cr_expect_eq(count_descriptors(), n_descriptors);
    cr_expect_eq(count_children(), 0);
}

Test(helper, a_host_that_reaps_no_children_is_borne)
{
    skip_without_solver();
    signal(SIGCHLD, SIG_IGN);
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);

    cr_expect_leq(cancel_after(helper, 50), 100);
    cr_expect_eq(count_children(), 0);
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    add_chvatal(&programme);
    solve(helper, &programme, &answer);
    cr_expect_eq(answer.objective, 13);
}

Test(helper, memory_is_limited)
{
#if defined(__SANITIZE_ADDRESS__)
    cr_skip_test("the address sanitizer maps more than any limit");
#endif
    skip_without_solver();
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);
    g_auto(TandemProgramme) programme = { 0 };
    g_auto(TandemSolverAnswer) answer = { 0 };
    g_autoptr(GError) error = NULL;
    TandemLimit limit;

    add_chvatal(&programme);
    for (int c = 0; c < 500000; c++)
        tandem_programme_add_column(&programme, 0, 1, 1, TRUE);
    tandem_limit_init(&limit, NULL, 0);
    cr_expect_not(tandem_helper_solve(helper, &programme, 0, 60 * 1000 * 1000, &limit,
                                      &answer, &error));
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_SOLVER));
    cr_expect_eq(count_children(), 0);
}

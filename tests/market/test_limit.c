/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "market/limit_private.h"

#include <math.h>

TestSuite(limit, .timeout = 60);

typedef struct {
    guint n_told;
    guint stop_at;
    gdouble best;
    gdouble bound;
} Told;

static gboolean
tell(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    Told *const told = data;

    cr_expect(done < 0);
    told->best = best;
    told->bound = bound;
    return ++told->n_told != told->stop_at;
}

Test(limit, without_one_work_goes_on)
{
    TandemLimit limit;

    tandem_limit_init(&limit, NULL, 0);
    for (int i = 0; i < 1000; i++)
        cr_assert(tandem_limit_go_on(&limit, G_MAXINT32, NAN, NAN));
    cr_expect_eq(tandem_limit_seconds_left(&limit), 0);
    cr_expect_eq(limit.reached, TANDEM_LIMIT_NONE);
}

Test(limit, as_many_steps_are_taken_as_are_allowed)
{
    TandemLimit limit;

    tandem_limit_init(&limit, NULL, 5);
    for (int i = 0; i < 5; i++)
        cr_assert(tandem_limit_go_on(&limit, 1, NAN, NAN));
    cr_assert_not(tandem_limit_go_on(&limit, 1, NAN, NAN));
    cr_assert_not(tandem_limit_go_on(&limit, 0, NAN, NAN), "what is over stays over");
    cr_expect_eq(limit.reached, TANDEM_LIMIT_WORK);
}

Test(limit, the_clock_stops_it)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    TandemLimit limit;

    tandem_options_set_time_limit(options, 0.01);
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_limit_seconds_left(&limit) <= 0.01);
    g_usleep(11000);
    cr_assert_not(tandem_limit_go_on(&limit, 1, NAN, NAN));
    cr_expect_eq(limit.reached, TANDEM_LIMIT_TIME);
    cr_expect(tandem_limit_seconds_left(&limit) > 0, "0 would be no limit");
}

Test(limit, a_limit_beyond_all_time_is_none)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    TandemLimit limit;

    tandem_options_set_time_limit(options, 1e300);
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_limit_go_on(&limit, 1, NAN, NAN));
    cr_expect_eq(tandem_limit_seconds_left(&limit), 0);
}

Test(limit, who_is_told_may_stop_it)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    Told told = { .stop_at = 2 };
    TandemLimit limit;

    tandem_options_set_progress(options, tell, &told);
    tandem_limit_init(&limit, options, 0);
    cr_assert(tandem_limit_go_on(&limit, 1, 3, 4));
    cr_expect_eq(told.n_told, 1);
    cr_expect_eq(told.best, 3);
    cr_expect_eq(told.bound, 4);
    cr_assert(tandem_limit_go_on(&limit, 1, 3, 4));
    cr_expect_eq(told.n_told, 1, "not told again at once");
    g_usleep(21000);
    cr_assert_not(tandem_limit_go_on(&limit, 1, 3, 4));
    cr_expect_eq(limit.reached, TANDEM_LIMIT_CANCELLED);
}

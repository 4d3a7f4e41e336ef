/* SPDX-License-Identifier: MIT */
/* `exact` and the strategies of the room assignment, two methods for one question. */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(exact_assignment, .timeout = 120);

/* A strategy and the words that ask for the same. */
typedef struct {
    const char *strategy, *cardinality, *objective;
    const char *measure; /* the one they agree in; NULL: the profile */
} Twin;

static const Twin twins[] = {
    { "max-cardinality", NULL, "cardinality", "size" },
    { "max-weight", NULL, "weight", "weight" },
    { "max-weight", "max", "cardinality,weight", "weight" },
    { "rank-maximal", NULL, "rank", NULL },
    { "greedy-max", NULL, "cardinality,rank", NULL },
};

static TandemMeasures *
measure(TandemMarket *market, const char *strategy, const TandemOptions *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, strategy, options, NULL, &error);

    cr_assert_not_null(matching, "%s: %s", strategy, error ? error->message : "");
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL);
    return tandem_measures_new(matching, NULL, NULL);
}

static void
assert_agree(TandemMarket *market, const Twin *twin, guint32 seed)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(TandemOptions) exact = tandem_options_new();

    if (twin->cardinality != NULL)
        tandem_options_set_text(options, "cardinality", twin->cardinality);
    tandem_options_set_solver(exact, TANDEM_SOLVER);
    tandem_options_set_text(exact, "objective", twin->objective);
    g_autoptr(TandemMeasures) one = measure(market, twin->strategy, options);
    g_autoptr(TandemMeasures) other = measure(market, "exact", exact);
    if (twin->measure != NULL) {
        gdouble a, b;
        cr_assert(tandem_measures_get(one, twin->measure, &a));
        cr_assert(tandem_measures_get(other, twin->measure, &b));
        cr_assert_float_eq(a, b, 1e-6, "seed %u, %s: %g and %g", seed, twin->strategy,
                           a, b);
        return;
    }
    gsize n, n_other;
    const gsize *const profile = tandem_measures_get_profile(one, &n);
    const gsize *const profile_other = tandem_measures_get_profile(other, &n_other);
    cr_assert_eq(n, n_other, "seed %u, %s", seed, twin->strategy);
    for (gsize i = 0; i < n; i++)
        cr_assert_eq(profile[i], profile_other[i], "seed %u, %s", seed, twin->strategy);
}

Test(exact_assignment, both_methods_agree)
{
    const ListsShape shape = { .n_trainees = 12,
                               .n_opportunities = 7,
                               .n_leaders = 4,
                               .max_capacity = 3,
                               .max_quota = 2,
                               .listed_per_cent = 50,
                               .tied_per_cent = 30,
                               .n_pins = 1 };

    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = 0; seed < 40; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        const gsize n = lists->trainees.start[lists->trainees.n];
        g_autofree gdouble *weight = g_new(gdouble, n + 1);
        for (gsize i = 0; i < n; i++)
            weight[i] = g_rand_int_range(rand, -3, 20);
        TandemMarketArrays arrays = lists_arrays(lists);
        arrays.weight = weight;
        g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
        for (gsize i = 0; i < G_N_ELEMENTS(twins); i++)
            assert_agree(market, &twins[i], seed);
    }
}

/* SPDX-License-Identifier: MIT */
/* Random markets solved: what is known of their stable matchings on the average. A
 * wrong generator or a wrong solver moves these means. */
#include <criterion/criterion.h>
#include <math.h>
#include <tandem-lab.h>

TestSuite(shares, .timeout = 60);

typedef struct {
    gdouble sum, squares;
    int n;
} Mean;

static void
add(Mean *mean, gdouble x)
{
    mean->sum += x;
    mean->squares += x * x;
    mean->n++;
}

/* The mean is within five standard errors, and @rounding of the figure, of @expected.
 */
static void
expect_mean(const Mean *mean, gdouble expected, gdouble rounding)
{
    const gdouble m = mean->sum / mean->n;
    const gdouble variance = (mean->squares / mean->n - m * m) / (mean->n - 1);
    const gdouble bound = 5 * sqrt(variance) + rounding;

    cr_expect(fabs(m - expected) <= bound, "%g, expected %g within %g", m, expected,
              bound);
    cr_expect(bound < 0.05 * expected, "the bound %g says nothing of %g", bound,
              expected);
}

static TandemMatching *
solve(const char *n, const char *length, int seed)
{
    GError *error = NULL;
    const TandemModel *model = tandem_model_find("uniform", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autofree gchar *text = g_strdup_printf("shares %d", seed);

    cr_assert(tandem_model_set_option(model, options, "n_trainees", n, &error));
    cr_assert(tandem_model_set_option(model, options, "n_leaders", n, &error));
    cr_assert(tandem_model_set_option(model, options, "length", length, &error));
    g_autoptr(TandemMarket) market = tandem_random_market(model, options, text, &error);
    cr_assert_null(error);
    TandemMatching *matching =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, &error);
    cr_assert_null(error);
    return matching;
}

/* Complete lists, n = 100: trainees 4.95, leaders 20.35, as measured over many; the
 * theory has about H(n) and n / H(n), 5.19 and 19.3: Knuth, D. E. (1976). Mariages
 * stables. Presses de l'Universite de Montreal. */
Test(shares, mean_ranks_of_complete_markets_are_as_known)
{
    Mean trainees = { 0 }, leaders = { 0 };

    for (int seed = 0; seed < 1000; seed++) {
        g_autoptr(TandemMatching) matching = solve("100", "0", seed);
        const TandemMarket *market = tandem_matching_get_market(matching);
        gsize n;
        const gsize *edge = tandem_matching_get_edges(matching, &n);
        gdouble trainee_sum = 0, leader_sum = 0;
        cr_assert_eq(n, 100);
        for (gsize i = 0; i < n; i++) {
            trainee_sum += tandem_market_get_trainee_ranks(market)[edge[i]];
            leader_sum += tandem_market_get_leader_ranks(market)[edge[i]];
        }
        add(&trainees, trainee_sum / 100);
        add(&leaders, leader_sum / 100);
    }
    expect_mean(&trainees, 4.95, 0.005);
    expect_mean(&leaders, 20.35, 0.005);
}

/* Lists of 10, one place each: 96.57 % matched, as measured over many. */
Test(shares, short_lists_leave_the_known_share_unmatched)
{
    Mean unmatched = { 0 };

    for (int seed = 0; seed < 20; seed++) {
        g_autoptr(TandemMatching) matching = solve("10000", "10", seed);
        add(&unmatched, 100 - (gdouble)tandem_matching_get_size(matching) / 100);
    }
    expect_mean(&unmatched, 100 - 96.57, 0.005);
}

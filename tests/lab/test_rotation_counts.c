/* SPDX-License-Identifier: MIT */
/* How many rotations and stable matchings random complete lists have, against a
 * published table of means over 1000 instances of each size, which
 * bench/bench_rotation_counts.c makes whole:
 *
 *     n                      10   20    50   100    200    300    500    1000
 *     mean rotations        1.8  4.2  11.2  22.4   41.9   59.2   90.7   157.6
 *     mean stable matchings 3.0  6.5  20.9  54.2  138.8  231.0  442.0  1115.2
 */
#include <criterion/criterion.h>
#include <math.h>
#include <tandem-lab.h>
#include <tandem.h>

TestSuite(rotation_counts, .timeout = 60);

/* A sum of values and of their squares. */
typedef struct {
    gdouble n, sum, squares;
} Sample;

static void
add(Sample *sample, gdouble value)
{
    sample->n++;
    sample->sum += value;
    sample->squares += value * value;
}

/* The mean is within four standard errors of both samples, and what rounding to a tenth
 * hides. The published one has 1000 instances and is taken to spread as this one. */
static void
expect_mean(const Sample *sample, gdouble published, const char *what, const char *n)
{
    const gdouble mean = sample->sum / sample->n;
    const gdouble variance = (sample->squares - sample->sum * mean) / (sample->n - 1);
    const gdouble error = sqrt(variance * (1 / sample->n + 1.0 / 1000));

    cr_expect_lt(fabs(mean - published), 4 * error + 0.05,
                 "n = %s: %.2f %s on average, not %.1f (standard error %.2f)", n, mean,
                 what, published, error);
    cr_expect_lt(error, 0.2 * published, "n = %s: too few instances", n);
}

static TandemMarket *
draw(const char *n, guint instance)
{
    g_autoptr(GError) error = NULL;
    const TandemModel *model = tandem_model_find("uniform", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autofree gchar *seed = g_strdup_printf("rotations-%s-%u", n, instance);

    tandem_model_set_option(model, options, "n_trainees", n, &error);
    tandem_model_set_option(model, options, "n_leaders", n, &error);
    tandem_model_set_option(model, options, "length", "0", &error);
    TandemMarket *market = tandem_random_market(model, options, seed, &error);
    cr_assert_null(error, "%s", error != NULL ? error->message : "");
    return market;
}

static void
expect_row(const char *n, guint n_instances, gdouble rotations, gdouble matchings)
{
    Sample n_rotations = { 0 }, n_matchings = { 0 };

    for (guint i = 0; i < n_instances; i++) {
        g_autoptr(TandemMarket) market = draw(n, i);
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, NULL);
        gboolean is_complete = FALSE;
        add(&n_rotations, tandem_rotation_poset_get_n(poset));
        add(&n_matchings,
            (gdouble)tandem_rotation_poset_count(poset, 0, NULL, &is_complete, NULL));
        cr_assert(is_complete);
    }
    expect_mean(&n_rotations, rotations, "rotations", n);
    expect_mean(&n_matchings, matchings, "stable matchings", n);
}

Test(rotation_counts, are_on_average_as_published)
{
    expect_row("10", 1000, 1.8, 3.0);
    expect_row("20", 1000, 4.2, 6.5);
    expect_row("50", 400, 11.2, 20.9);
    expect_row("100", 150, 22.4, 54.2);
}

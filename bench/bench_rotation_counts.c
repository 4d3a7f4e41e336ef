/* SPDX-License-Identifier: MIT */
/* Mean numbers of rotations and of stable matchings of random complete lists, beside
 * the published means over 1000 instances. The argument is how many instances of each
 * size to draw, 100 without it; those of n = 1000 take a tenth of a second each. */
#include <math.h>
#include <stdio.h>

#include "input.h"
#include "timing.h"

typedef struct {
    int n;
    double rotations, matchings; /* published means */
} Row;

static const Row rows[] = { { 10, 1.8, 3.0 },     { 20, 4.2, 6.5 },
                            { 50, 11.2, 20.9 },   { 100, 22.4, 54.2 },
                            { 200, 41.9, 138.8 }, { 300, 59.2, 231.0 },
                            { 500, 90.7, 442.0 }, { 1000, 157.6, 1115.2 } };

typedef struct {
    double sum, squares;
} Sample;

static void
add(Sample *sample, double value)
{
    sample->sum += value;
    sample->squares += value * value;
}

/* The standard error of the mean of @n values. */
static double
error_of(const Sample *sample, int n)
{
    const double variance = (sample->squares - sample->sum * sample->sum / n) / (n - 1);

    return n > 1 ? sqrt(variance / n) : NAN;
}

static void
print_row(const Row *row, int n_instances)
{
    g_autofree gchar *parameters =
        g_strdup_printf("n_trainees=%d n_leaders=%d length=0", row->n, row->n);
    Sample rotations = { 0 }, matchings = { 0 };
    double milliseconds = 0;

    for (int i = 0; i < n_instances; i++) {
        GError *error = NULL;
        gboolean is_complete;
        g_autofree gchar *seed = g_strdup_printf("rotations-%d-%d", row->n, i);
        g_autoptr(TandemMarket) market =
            bench_market_drawn("uniform", parameters, seed);
        const double began = timing_now();
        g_autoptr(TandemRotationPoset) poset =
            tandem_rotation_poset_new(market, NULL, &error);
        timing_check(error);
        add(&rotations, tandem_rotation_poset_get_n(poset));
        add(&matchings,
            (double)tandem_rotation_poset_count(poset, 0, NULL, &is_complete, &error));
        timing_check(error);
        milliseconds += timing_now() - began;
    }
    printf("{\"bench\": \"rotation-counts\", \"case\": \"n = %d\", \"instances\": %d, "
           "\"mean_rotations\": %.2f, \"standard_error\": %.2f, \"published\": %.1f, "
           "\"mean_stable_matchings\": %.2f, \"standard_error_matchings\": %.2f, "
           "\"published_matchings\": %.1f, \"mean_ms\": %.2f}\n",
           row->n, n_instances, rotations.sum / n_instances,
           error_of(&rotations, n_instances), row->rotations,
           matchings.sum / n_instances, error_of(&matchings, n_instances),
           row->matchings, milliseconds / n_instances);
    fflush(stdout);
}

int
main(int argc, char **argv)
{
    gint64 n_instances = 100;

    if (argc > 1 &&
        !g_ascii_string_to_signed(argv[1], 10, 1, 1000000, &n_instances, NULL)) {
        fprintf(stderr, "usage: %s [INSTANCES]\n", argv[0]);
        return 1;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        print_row(&rows[i], (int)n_instances);
    return 0;
}

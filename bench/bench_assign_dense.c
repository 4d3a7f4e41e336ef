/* SPDX-License-Identifier: MIT */
/* tandem_assign_dense() beside scipy's linear_sum_assignment, on the same matrix in the
 * same run. Without scipy there is no ratio. A case's number as argument runs it alone.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <tandem.h>

#include "timing.h"

typedef enum { UNIFORM, UP_TO_100, PRODUCTS } Kind;

typedef struct {
    const char *name;
    Kind kind;
    gint32 n;
    int runs;
} Case;

static const Case cases[] = {
    { "uniform n = 1000", UNIFORM, 1000, 11 },
    { "uniform n = 5000", UNIFORM, 5000, 5 },
    { "uniform n = 10000", UNIFORM, 10000, 3 },
    { "integers 1..100 n = 10000", UP_TO_100, 10000, 3 },
    { "i * j n = 2000", PRODUCTS, 2000, 3 },
};

static gdouble *
draw(const Case *at)
{
    g_autoptr(GRand) rand = g_rand_new_with_seed(1);
    const gsize n = (gsize)at->n;
    gdouble *const cost = g_new(gdouble, n * n);

    for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < n; j++)
            cost[i * n + j] = at->kind == UNIFORM ? g_rand_double(rand)
                              : at->kind == UP_TO_100
                                  ? g_rand_int_range(rand, 1, 101)
                                  : (gdouble)(i + 1) * (gdouble)(j + 1);
    return cost;
}

/* The median seconds of scipy, 0 where there is none; its total is checked. */
static gdouble
ask_scipy(const Case *at, const gdouble *cost, gdouble total)
{
    g_autofree gchar *folder = timing_folder();
    g_autofree gchar *path = g_build_filename(folder, "matrix", NULL);
    g_autofree gchar *size = g_strdup_printf("%d", at->n);
    g_autofree gchar *runs = g_strdup_printf("%d", at->n < 10000 ? 3 : 1);
    g_autofree gchar *output = NULL;
    const gsize bytes = (gsize)at->n * (gsize)at->n * sizeof(gdouble);
    const char *const arguments[] = { "/usr/bin/python3",
                                      TANDEM_SOURCE_DIR "/bench/rivals/scipy_dense.py",
                                      path,
                                      size,
                                      runs,
                                      NULL };
    g_autoptr(GError) error = NULL;
    int status = 0;

    g_file_set_contents(path, (const gchar *)cost, (gssize)bytes, &error);
    timing_check(error);
    if (!g_spawn_sync(NULL, (gchar **)(gconstpointer)arguments, NULL,
                      G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, &status,
                      NULL) ||
        status != 0)
        output[0] = '\0';
    timing_remove(folder);
    char *rest = NULL;
    const gdouble seconds = g_ascii_strtod(output, &rest);
    if (seconds > 0 &&
        fabs(g_ascii_strtod(rest, NULL) - total) > 1e-9 * MAX(1, fabs(total)))
        g_error("scipy's total is another: %s", rest);
    return seconds;
}

static void
run(const Case *at)
{
    g_autofree gdouble *cost = draw(at);
    Timing timing = { 0 };
    gdouble total = 0;

    for (int i = 0; i < at->runs; i++) {
        GError *error = NULL;
        const double began = timing_now();
        TandemDenseAssignment *const assignment =
            tandem_assign_dense(cost, at->n, at->n, (gsize)at->n, NULL, &error);
        timing_check(error);
        timing_add(&timing, timing_now() - began);
        total = tandem_dense_assignment_get_total(assignment);
        tandem_dense_assignment_unref(assignment);
    }
    timing.peak_kib = timing_own_peak();
    const gdouble rival = ask_scipy(at, cost, total);
    g_autofree gchar *sizes = g_strdup_printf("\"n\": %d", at->n);
    g_autofree gchar *more =
        rival > 0 ? g_strdup_printf(", \"scipy_ms\": %.1f, \"to_scipy\": %.1f",
                                    1000 * rival, 1000 * rival / timing_median(&timing))
                  : g_strdup("");
    timing_print(&timing, "assign_dense", at->name, sizes, more);
}

int
main(int argc, char **argv)
{
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
        if (argc < 2 || atoi(argv[1]) == (int)i)
            run(&cases[i]);
    return 0;
}

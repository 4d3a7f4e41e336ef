/* SPDX-License-Identifier: MIT */
/* What the benchmarks share: clocks, processes, and the line they print. */
#define _DEFAULT_SOURCE /* wait4() tells the memory of one child */

#include "timing.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <tandem.h>
#include <unistd.h>

double
timing_now(void)
{
    return (double)g_get_monotonic_time() / 1e3;
}

void
timing_add(Timing *timing, double milliseconds)
{
    g_assert(timing->n_runs < MAX_RUNS);
    timing->milliseconds[timing->n_runs++] = milliseconds;
}

static int
compare(const void *a, const void *b)
{
    const double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double
timing_fastest(const Timing *timing)
{
    double fastest = timing->milliseconds[0];

    for (int i = 1; i < timing->n_runs; i++)
        fastest = MIN(fastest, timing->milliseconds[i]);
    return fastest;
}

double
timing_median(Timing *timing)
{
    qsort(timing->milliseconds, (size_t)timing->n_runs, sizeof(double), compare);
    return timing->milliseconds[timing->n_runs / 2];
}

static void
become(const char *const *arguments, int words)
{
    const int null = open("/dev/null", O_WRONLY);

    dup2(null, STDOUT_FILENO);
    dup2(words, STDERR_FILENO);
    execv(arguments[0], (char *const *)arguments);
    _exit(127);
}

static void
end_with_words(const char *program, int status, FILE *words)
{
    int c;

    fprintf(stderr, "%s ended with status %d\n", program, status);
    rewind(words);
    while ((c = getc(words)) != EOF)
        putc(c, stderr);
    exit(1);
}

void
timing_run_process(Timing *timing, const char *const *arguments)
{
    FILE *words = tmpfile();
    struct rusage usage;
    int status;

    if (words == NULL)
        g_error("no temporary file: %s", g_strerror(errno));

    const double began = timing_now();
    const pid_t child = fork();
    if (child == 0)
        become(arguments, fileno(words));
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        g_error("cannot run %s: %s", arguments[0], g_strerror(errno));
    timing_add(timing, timing_now() - began);
    timing->peak_kib = MAX(timing->peak_kib, usage.ru_maxrss);
    if (status != 0)
        end_with_words(arguments[0], status, words);
    fclose(words);
}

void
timing_print(Timing *timing, const char *bench, const char *name, const char *sizes,
             const char *more)
{
    printf("{\"bench\": \"%s\", \"case\": \"%s\", \"version\": \"%d.%d.%d\", %s, "
           "\"runs\": %d, \"fastest_ms\": %.2f, \"median_ms\": %.2f, "
           "\"peak_mib\": %.1f%s}\n",
           bench, name, TANDEM_VERSION_MAJOR, TANDEM_VERSION_MINOR,
           TANDEM_VERSION_PATCH, sizes, timing->n_runs, timing_fastest(timing),
           timing_median(timing), (double)timing->peak_kib / 1024, more);
    fflush(stdout);
}

long
timing_own_peak(void)
{
    struct rusage usage;

    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

void
timing_check(const GError *error)
{
    if (error != NULL) {
        fprintf(stderr, "%s\n", error->message);
        exit(1);
    }
}

gchar *
timing_folder(void)
{
    GError *error = NULL;
    gchar *folder = g_dir_make_tmp("tandem-bench-XXXXXX", &error);

    timing_check(error);
    return folder;
}

void
timing_remove(const char *path)
{
    GDir *folder = g_dir_open(path, 0, NULL);
    const char *name;

    if (folder != NULL) {
        while ((name = g_dir_read_name(folder)) != NULL) {
            g_autofree gchar *inner = g_build_filename(path, name, NULL);
            timing_remove(inner);
        }
        g_dir_close(folder);
    }
    g_remove(path);
}

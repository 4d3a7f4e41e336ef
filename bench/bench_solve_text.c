/* SPDX-License-Identifier: MIT */
/* The whole process of `tandem solve`, from a market as text to a matching as JSON with
 * all measures: 1,000,000 trainees with lists of 10, 10,000 leaders with 100 places
 * each, in the format of Glasgow. Beside it the process that only reads the same bytes
 * (`cat`). Two programs in C++ that solve such a file took 57 and 76 seconds and 1.4 GB
 * on the machine of docs/benchmarks.md. */
#include "timing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { N_TRAINEES = 1000000, N_LEADERS = 10000, N_LISTED = 10, N_PLACES = 100 };

/* splitmix64, so that the file is the same everywhere. */
static guint64
next_random(guint64 *state)
{
    guint64 z = (*state += G_GUINT64_CONSTANT(0x9e3779b97f4a7c15));

    z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* list[0 .. N_LISTED - 1]: different leaders. */
static void
draw_list(gint32 *list, guint64 *state)
{
    for (gint i = 0; i < N_LISTED;) {
        gint j = 0;
        list[i] = (gint32)(next_random(state) % N_LEADERS);
        while (j < i && list[j] != list[i])
            j++;
        i += j == i;
    }
}

/* Who lists whom, turned round: the leaders' lists, each shuffled. */
static void
write_leaders(FILE *file, const gint32 *lists, guint64 *state)
{
    g_autofree gsize *start = g_new0(gsize, N_LEADERS + 2);
    g_autofree gint32 *trainee = g_new(gint32, (gsize)N_TRAINEES * N_LISTED);

    for (gsize k = 0; k < (gsize)N_TRAINEES * N_LISTED; k++)
        start[lists[k] + 2]++;
    for (gint32 l = 0; l < N_LEADERS; l++)
        start[l + 2] += start[l + 1];
    for (gsize k = 0; k < (gsize)N_TRAINEES * N_LISTED; k++)
        trainee[start[lists[k] + 1]++] = (gint32)(k / N_LISTED) + 1;
    for (gint32 l = 0; l < N_LEADERS; l++) {
        gint32 *const list = trainee + start[l];
        const gsize n = start[l + 1] - start[l];
        fprintf(file, "%d %d", l + 1, N_PLACES);
        for (gsize i = n; i > 0; i--) {
            const gsize j = next_random(state) % i;
            const gint32 drawn = list[j];
            list[j] = list[i - 1];
            fprintf(file, " %d", drawn);
        }
        fputc('\n', file);
    }
}

static gchar *
make_market(const char *folder)
{
    gchar *path = g_build_filename(folder, "market.hrt", NULL);
    g_autofree gint32 *lists = g_new(gint32, (gsize)N_TRAINEES * N_LISTED);
    FILE *file = fopen(path, "w");
    guint64 state = 1;

    if (file == NULL)
        g_error("cannot write %s", path);
    fprintf(file, "0\n%d\n%d\n", N_TRAINEES, N_LEADERS);
    for (gint32 t = 0; t < N_TRAINEES; t++) {
        gint32 *const list = lists + (gsize)t * N_LISTED;
        draw_list(list, &state);
        fprintf(file, "%d", t + 1);
        for (gint i = 0; i < N_LISTED; i++)
            fprintf(file, " %d", list[i] + 1);
        fputc('\n', file);
    }
    write_leaders(file, lists, &state);
    if (fclose(file) != 0)
        g_error("cannot write %s", path);
    return path;
}

/* The share of each run that `cat` takes is what the disk and the pipe take. */
static void
time_format(const char *path, const char *format, const char *name)
{
    const char *const solve[] = {
        TANDEM_CLI, "solve", path, "--strategy", "deferred-acceptance",
        "--format", format,  NULL
    };
    const char *const only_read[] = { "/bin/cat", path, NULL };
    Timing timing = { 0 }, rival = { 0 };

    for (int run = 0; run < 5; run++) {
        timing_run_process(&timing, solve);
        timing_run_process(&rival, only_read);
    }
    g_autofree gchar *ratio = g_strdup_printf(
        ", \"cat_fastest_ms\": %.2f, \"times_as_long_as_cat\": %.1f",
        timing_fastest(&rival), timing_fastest(&timing) / timing_fastest(&rival));
    timing_print(&timing, "solve_text", name,
                 "\"trainees\": 1000000, \"leaders\": 10000, \"pairs\": 10000000",
                 ratio);
}

/* With a path only the file is made, for use beside other programs. */
int
main(int argc, char **argv)
{
    if (argc > 1) {
        g_free(make_market(argv[1]));
        return 0;
    }
    g_autofree gchar *folder = timing_folder();
    g_autofree gchar *path = make_market(folder);

    time_format(path, "json", "1M x 10 as text, answer as JSON");
    time_format(path, "csv", "1M x 10 as text, answer as CSV");
    timing_remove(folder);
    return 0;
}

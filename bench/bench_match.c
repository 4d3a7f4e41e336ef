/* SPDX-License-Identifier: MIT */
/* The main job as an office runs it: the whole process of `tandem match`, from a folder
 * of CSV files to the run with its report. One acute Trust, and the whole region. */
#include "timing.h"

#include <tandem-lab.h>

/* Nineteen Trusts, made once into @folder. */
static gchar *
make_region(const char *folder)
{
    GError *error = NULL;
    const TandemModel *model = tandem_model_find("rotation", &error);
    g_autoptr(TandemOptions) options = tandem_options_new();
    gchar *region = g_build_filename(folder, "region", NULL);

    timing_check(error);
    (void)(tandem_model_set_option(model, options, "n_trainees", "1900", &error) &&
           tandem_model_set_option(model, options, "n_leaders", "500", &error) &&
           tandem_model_set_option(model, options, "places", "900", &error) &&
           tandem_model_set_option(model, options, "trusts", "19", &error) &&
           tandem_random_rotation_write(model, options, "bench", region, &error));
    timing_check(error);
    return region;
}

static void
bench(const char *name, const char *rotation, const char *sizes, const char *folder)
{
    Timing timing = { 0 };

    for (int run = 0; run < MAX_RUNS; run++) {
        g_autofree gchar *out = g_strdup_printf("%s/run-%d", folder, run);
        const char *const arguments[] = { TANDEM_CLI, "match", rotation,
                                          "--out",    out,     NULL };
        timing_run_process(&timing, arguments);
        timing_remove(out);
    }
    timing_print(&timing, "match", name, sizes, "");
}

int
main(void)
{
    g_autofree gchar *folder = timing_folder();
    g_autofree gchar *region = make_region(folder);

    bench("rh8-2026-08, with its report",
          TANDEM_SOURCE_DIR "/docs/examples/rh8-2026-08",
          "\"trainees\": 120, \"leaders\": 34", folder);
    bench("a region of 19 Trusts, with its report", region,
          "\"trainees\": 1900, \"leaders\": 500", folder);
    timing_remove(folder);
    return 0;
}

/* SPDX-License-Identifier: MIT */
/* Measures as words. */
#include "measures_words.h"

#include <math.h>

#include "output.h"

static const gdouble exact = 9007199254740992.0; /* 2^53 */

/* At most six digits that count. */
static gchar *
number_text(gdouble value)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];

    if (floor(value) == value && fabs(value) < exact)
        return g_strdup_printf("%.0f", value);
    g_ascii_formatd(text, sizeof text, "%.6g", value);
    return g_strdup(text);
}

static gchar *
profile_text(const gsize *profile, gsize n_ranks)
{
    g_autoptr(GString) text = g_string_new("");

    for (gsize r = 0; r < n_ranks; r++)
        g_string_append_printf(text, "%s%" G_GSIZE_FORMAT, r > 0 ? " " : "",
                               profile[r]);
    return g_strdup(text->str);
}

void
cli_each_measure(const TandemMeasures *measures, CliMeasure each, gpointer data)
{
    gsize n;
    const char *const *names = tandem_measures_get_names(measures, &n);

    for (gsize i = 0; i < n; i++) {
        gdouble value = NAN;
        if (!tandem_measures_get(measures, names[i], &value))
            continue;
        g_autofree gchar *text = number_text(value);
        each(names[i], text, data);
    }
    const gsize *profile = tandem_measures_get_profile(measures, &n);
    g_autofree gchar *of_trainees = profile_text(profile, n);
    each("profile", of_trainees, data);
    profile = tandem_measures_get_profile_both(measures, &n);
    g_autofree gchar *of_both = profile_text(profile, n);
    each("profile_both", of_both, data);
}

static void
add_row(const char *name, const char *value, gpointer data)
{
    g_ptr_array_add(data, g_strdup(name));
    g_ptr_array_add(data, g_strdup(value));
}

void
cli_print_measures(const TandemMeasures *measures)
{
    g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func(g_free);

    cli_each_measure(measures, add_row, cells);
    cli_print_table((const char *const *)cells->pdata, cells->len / 2, 2);
}

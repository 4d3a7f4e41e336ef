/* SPDX-License-Identifier: MIT */
/* Measures as JSON and as words. */
#include "measures_words.h"

#include <math.h>

#include "output.h"

static const gdouble exact = 9007199254740992.0; /* 2^53 */

static void
add_number(JsonBuilder *builder, gdouble value)
{
    if (!isfinite(value))
        json_builder_add_null_value(builder);
    else if (floor(value) == value && fabs(value) < exact)
        json_builder_add_int_value(builder, (gint64)value);
    else
        json_builder_add_double_value(builder, value);
}

static void
add_profile(JsonBuilder *builder, const char *name, const gsize *profile, gsize n_ranks)
{
    json_builder_set_member_name(builder, name);
    json_builder_begin_array(builder);
    for (gsize r = 0; r < n_ranks; r++)
        json_builder_add_int_value(builder, (gint64)profile[r]);
    json_builder_end_array(builder);
}

void
cli_add_measures(JsonBuilder *builder, const TandemMeasures *measures)
{
    gsize n;
    const char *const *names = tandem_measures_get_names(measures, &n);

    json_builder_set_member_name(builder, "measures");
    json_builder_begin_object(builder);
    for (gsize i = 0; i < n; i++) {
        gdouble value = NAN;
        if (!tandem_measures_get(measures, names[i], &value))
            continue;
        json_builder_set_member_name(builder, names[i]);
        add_number(builder, value);
    }
    const gsize *profile = tandem_measures_get_profile(measures, &n);
    add_profile(builder, "profile", profile, n);
    profile = tandem_measures_get_profile_both(measures, &n);
    add_profile(builder, "profile_both", profile, n);
    json_builder_end_object(builder);
}

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

/* SPDX-License-Identifier: MIT */
/* Measures as a member of a JSON object, the same wherever they are written. */
#include <tandem/measures_json.h>

static void
write_profile(TandemJsonWriter *json, const char *key, const gsize *profile,
              gsize n_ranks)
{
    tandem_json_begin_array(json, key, TANDEM_JSON_ONE_LINE);
    for (gsize i = 0; i < n_ranks; i++)
        tandem_json_int(json, NULL, (gint64)profile[i]);
    tandem_json_end(json);
}

/**
 * tandem_measures_write_json:
 * @measures: the measures of a matching
 * @writer: a writer, within an object
 *
 * Adds the object `measures`: each measure under its name, and the two profiles as
 * arrays.
 */
void
tandem_measures_write_json(const TandemMeasures *measures, TandemJsonWriter *writer)
{
    g_return_if_fail(measures != NULL && writer != NULL);

    gsize n_names, n_ranks;
    const char *const *const name = tandem_measures_get_names(measures, &n_names);

    tandem_json_begin_object(writer, "measures", TANDEM_JSON_LINES);
    for (gsize i = 0; i < n_names; i++) {
        gdouble value;
        if (tandem_measures_get(measures, name[i], &value))
            tandem_json_double(writer, name[i], value);
    }
    const gsize *profile = tandem_measures_get_profile(measures, &n_ranks);
    write_profile(writer, "profile", profile, n_ranks);
    profile = tandem_measures_get_profile_both(measures, &n_ranks);
    if (profile != NULL)
        write_profile(writer, "profile_both", profile, n_ranks);
    tandem_json_end(writer);
}

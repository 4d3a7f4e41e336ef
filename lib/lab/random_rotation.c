/* SPDX-License-Identifier: MIT */
/* The model `rotation`: a rotation folder of invented people.
 *
 * Each kind of thing is drawn from a stream of its own, so that more of one leaves the
 * others as they are; the two forms of trainees.csv describe the same people.
 */
#include <tandem/random_rotation.h>

#include "rotation_model_private.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

guint32
tandem_rotation_plan_day(const TandemRotationPlan *plan, gint32 months)
{
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_dmy(&day, 1, (GDateMonth)plan->month, (GDateYear)plan->year);
    if (months >= 0)
        g_date_add_months(&day, (guint)months);
    else
        g_date_subtract_months(&day, (guint)-months);
    while (g_date_get_weekday(&day) != G_DATE_WEDNESDAY)
        g_date_add_days(&day, 1);
    return g_date_get_julian(&day);
}

gchar *
tandem_rotation_plan_id(const TandemRotationPlan *plan, gint32 earlier)
{
    GDate day;

    g_date_clear(&day, 1);
    g_date_set_julian(&day, tandem_rotation_plan_day(plan, -earlier * plan->months));
    return g_strdup_printf("%s-%04d-%02d", plan->trusts == 1 ? "rh8" : "south-west",
                           g_date_get_year(&day), (int)g_date_get_month(&day));
}

static gboolean
read_plan(const TandemModel *model, const TandemOptions *options, const char *seed,
          TandemRotationPlan *plan, GError **error)
{
    if (!model->makes_folder)
        return tandem_model_bad_parameter(model, error, "makes a market, not a folder");
    if (!tandem_model_check_options(model, options, error))
        return FALSE;

    plan->seed = seed;
    plan->n_trainees = tandem_model_get_int(model, options, "n_trainees");
    plan->n_leaders = tandem_model_get_int(model, options, "n_leaders");
    plan->places = tandem_model_get_int(model, options, "places");
    plan->trusts = tandem_model_get_int(model, options, "trusts");
    plan->year = tandem_model_get_int(model, options, "year");
    plan->month = tandem_model_get_int(model, options, "month");
    plan->months = tandem_model_get_int(model, options, "months");
    plan->interest = tandem_model_get_double(model, options, "interest");
    plan->listing = tandem_model_get_double(model, options, "listing");
    plan->is_tis = g_str_equal(tandem_model_get_enum(model, options, "export"), "tis");
    if (plan->n_leaders < plan->trusts)
        return tandem_model_bad_parameter(model, error,
                                          "n_leaders = %d, but there are %d Trusts",
                                          plan->n_leaders, plan->trusts);
    plan->starts = tandem_rotation_plan_day(plan, 0);
    plan->ends = tandem_rotation_plan_day(plan, plan->months) - 1;
    plan->id = tandem_rotation_plan_id(plan, 0);
    return TRUE;
}

static void
plan_clear(TandemRotationPlan *plan)
{
    g_free(plan->id);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(TandemRotationPlan, plan_clear)

static void
rotation_init(TandemRandomRotation *rotation, const TandemRotationPlan *plan)
{
    g_autofree gsize *names = g_new(gsize, tandem_random_n_names);
    TandemStream stream;

    *rotation = (TandemRandomRotation){
        .trainee = g_new0(TandemRandomTrainee, (gsize)plan->n_trainees),
        .leader = g_new0(TandemRandomLeader, (gsize)plan->n_leaders),
        .preferences = g_array_new(FALSE, FALSE, sizeof(TandemRandomPreference)),
        .history = g_string_new(NULL),
        .pins = g_string_new(NULL),
        .texts = g_string_chunk_new(4096),
        .plan = plan,
    };
    for (gsize i = 0; i < tandem_random_n_names; i++)
        names[i] = i;
    tandem_stream_init(&stream, plan->seed, "rotation: names");
    tandem_stream_shuffle(&stream, names, tandem_random_n_names, sizeof names[0]);

    tandem_random_leaders(rotation, names);
    tandem_random_trainees(rotation, names);
    tandem_random_history(rotation);
    tandem_random_preferences(rotation);
    tandem_random_pins(rotation);
}

static void
rotation_clear(TandemRandomRotation *rotation)
{
    g_free(rotation->trainee);
    g_free(rotation->leader);
    g_array_unref(rotation->preferences);
    g_string_free(rotation->history, TRUE);
    g_string_free(rotation->pins, TRUE);
    g_string_chunk_free(rotation->texts);
}

static gboolean
refused(GError **error, const char *doing, const char *path)
{
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_FILE, "%s %s: %s", doing, path,
                g_strerror(errno));
    return FALSE;
}

static gboolean
write_file(const char *folder, const char *name, const char *text, GError **error)
{
    g_autofree gchar *path = g_build_filename(folder, name, NULL);
    FILE *file = g_fopen(path, "wb");

    if (file == NULL)
        return refused(error, "cannot write", path);
    const gboolean is_written = fputs(text, file) >= 0;
    return (fclose(file) == 0 && is_written) || refused(error, "cannot write", path);
}

static const char *const file_names[] = { "trainees.csv",    "leaders.csv",
                                          "preferences.csv", "pins.csv",
                                          "history.csv",     "travel.csv",
                                          "successors.csv",  "policy.ini" };

static gboolean
write_files(const TandemRandomRotation *rotation, const char *folder, GError **error)
{
    g_autofree gchar *trainees = tandem_random_trainees_csv(rotation);
    g_autofree gchar *leaders = tandem_random_leaders_csv(rotation);
    g_autofree gchar *preferences = tandem_random_preferences_csv(rotation);
    g_autofree gchar *travel = tandem_random_travel_csv(rotation);
    g_autofree gchar *successors = tandem_random_successors_csv();
    g_autofree gchar *policy = tandem_random_policy(rotation);
    const char *const texts[] = {
        trainees, leaders,    preferences, rotation->pins->str, rotation->history->str,
        travel,   successors, policy
    };

    for (gsize i = 0; i < G_N_ELEMENTS(file_names); i++)
        if (!write_file(folder, file_names[i], texts[i], error))
            return FALSE;
    return TRUE;
}

static void
remove_folder(const char *folder)
{
    for (gsize i = 0; i < G_N_ELEMENTS(file_names); i++) {
        g_autofree gchar *path = g_build_filename(folder, file_names[i], NULL);
        g_unlink(path);
    }
    g_rmdir(folder);
}

/* Into a folder beside @folder, which then takes its name: all or nothing. */
static gboolean
write_folder(const TandemRandomRotation *rotation, const char *folder, GError **error)
{
    g_autofree gchar *temporary = g_strconcat(folder, ".XXXXXX", NULL);

    if (g_mkdtemp_full(temporary, 0777) == NULL)
        return refused(error, "cannot make a folder beside", folder);
    if (!write_files(rotation, temporary, error)) {
        remove_folder(temporary);
        return FALSE;
    }
    if (g_rename(temporary, folder) != 0) {
        refused(error, "cannot make", folder);
        remove_folder(temporary);
        return FALSE;
    }
    return TRUE;
}

/**
 * tandem_random_rotation_write:
 * @model: a model that makes a folder
 * @options: (nullable): values of its parameters
 * @seed: any text: the same seed gives the same bytes on every machine
 * @folder: where to write; must not be there yet
 * @error: return location for a #TandemError
 *
 * Writes trainees.csv, leaders.csv, preferences.csv, pins.csv, history.csv, travel.csv,
 * successors.csv and policy.ini, all or nothing. Everybody in them is invented.
 *
 * Returns: %TRUE, or %FALSE with %TANDEM_ERROR_EXISTS, %TANDEM_ERROR_FILE,
 *   %TANDEM_ERROR_UNKNOWN_PARAMETER or %TANDEM_ERROR_BAD_PARAMETER, and nothing written
 */
gboolean
tandem_random_rotation_write(const TandemModel *model, const TandemOptions *options,
                             const char *seed, const char *folder, GError **error)
{
    g_return_val_if_fail(model != NULL && seed != NULL && folder != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    g_auto(TandemRotationPlan) plan = { 0 };
    TandemRandomRotation rotation;
    g_autofree gchar *target = g_strdup(folder);

    for (gsize n = strlen(target); n > 1 && target[n - 1] == '/'; n--)
        target[n - 1] = '\0';
    if (!read_plan(model, options, seed, &plan, error))
        return FALSE;
    if (g_file_test(target, G_FILE_TEST_EXISTS) ||
        g_file_test(target, G_FILE_TEST_IS_SYMLINK)) {
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_EXISTS, "%s is there already",
                    folder);
        return FALSE;
    }
    rotation_init(&rotation, &plan);
    const gboolean is_written = write_folder(&rotation, target, error);
    rotation_clear(&rotation);
    return is_written;
}

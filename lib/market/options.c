/* SPDX-License-Identifier: MIT */
/* What a caller states about a solve: values by name, checked against a strategy's row
 * when it is used, not when it is set.
 */
#include "options_private.h"

struct _TandemOptions {
    gatomicrefcount ref_count;
    GArray *values; /* TandemOption, each name once */
    TandemProgress progress;
    gpointer progress_data;
    gdouble time_limit;
    gchar *solver; /* or NULL */
};

/**
 * TandemOptions:
 *
 * Parameters of a solve. Filled by one thread, then read by any number.
 */
G_DEFINE_BOXED_TYPE(TandemOptions, tandem_options, tandem_options_ref,
                    tandem_options_unref)

static void
option_clear(gpointer data)
{
    TandemOption *const option = data;

    g_free(option->name);
    g_free(option->text);
    g_free(option->trainee);
    g_clear_pointer(&option->matching, tandem_matching_unref);
}

/**
 * tandem_options_new: (constructor)
 *
 * Returns: (transfer full): options that state nothing: every default
 */
TandemOptions *
tandem_options_new(void)
{
    TandemOptions *const options = g_new0(TandemOptions, 1);

    g_atomic_ref_count_init(&options->ref_count);
    options->values = g_array_new(FALSE, TRUE, sizeof(TandemOption));
    g_array_set_clear_func(options->values, option_clear);
    return options;
}

/**
 * tandem_options_ref:
 * @options: options
 *
 * Returns: (transfer full): @options, held once more
 */
TandemOptions *
tandem_options_ref(TandemOptions *options)
{
    g_return_val_if_fail(options != NULL, NULL);

    g_atomic_ref_count_inc(&options->ref_count);
    return options;
}

/**
 * tandem_options_unref:
 * @options: (transfer full): options; freed when nobody holds them
 */
void
tandem_options_unref(TandemOptions *options)
{
    g_return_if_fail(options != NULL);

    if (!g_atomic_ref_count_dec(&options->ref_count))
        return;
    g_array_unref(options->values);
    g_free(options->solver);
    g_free(options);
}

gsize
tandem_options_get_n(const TandemOptions *options)
{
    return options != NULL ? options->values->len : 0;
}

const TandemOption *
tandem_options_get(const TandemOptions *options, gsize i)
{
    return &g_array_index(options->values, TandemOption, i);
}

const TandemOption *
tandem_options_find(const TandemOptions *options, const char *name)
{
    for (gsize i = 0; i < tandem_options_get_n(options); i++)
        if (g_str_equal(tandem_options_get(options, i)->name, name))
            return tandem_options_get(options, i);
    return NULL;
}

/* Puts @option, whose members it takes over, in the place of what had its name. */
static void
state(TandemOptions *options, const char *name, TandemOption option)
{
    option.name = g_strdup(name);
    for (guint i = 0; i < options->values->len; i++) {
        TandemOption *const stated = &g_array_index(options->values, TandemOption, i);
        if (g_str_equal(stated->name, name)) {
            option_clear(stated);
            *stated = option;
            return;
        }
    }
    g_array_append_val(options->values, option);
}

/**
 * tandem_options_set_int:
 * @options: options
 * @name: a parameter
 * @value: its value
 */
void
tandem_options_set_int(TandemOptions *options, const char *name, gint64 value)
{
    g_return_if_fail(options != NULL && name != NULL);

    state(options, name,
          (TandemOption){ .type = TANDEM_PARAMETER_INT, .number = value });
}

/**
 * tandem_options_set_double:
 * @options: options
 * @name: a parameter
 * @value: its value
 */
void
tandem_options_set_double(TandemOptions *options, const char *name, gdouble value)
{
    g_return_if_fail(options != NULL && name != NULL);

    state(options, name,
          (TandemOption){ .type = TANDEM_PARAMETER_DOUBLE, .real = value });
}

/**
 * tandem_options_set_text:
 * @options: options
 * @name: a parameter that holds a text or one of a few words
 * @value: its value; copied
 */
void
tandem_options_set_text(TandemOptions *options, const char *name, const char *value)
{
    g_return_if_fail(options != NULL && name != NULL && value != NULL);

    state(options, name,
          (TandemOption){ .type = TANDEM_PARAMETER_TEXT, .text = g_strdup(value) });
}

/**
 * tandem_options_set_matching:
 * @options: options
 * @name: a parameter
 * @value: its value; held
 */
void
tandem_options_set_matching(TandemOptions *options, const char *name,
                            TandemMatching *value)
{
    g_return_if_fail(options != NULL && name != NULL && value != NULL);

    state(options, name,
          (TandemOption){ .type = TANDEM_PARAMETER_MATCHING,
                          .matching = tandem_matching_ref(value) });
}

/**
 * tandem_options_set_trainees:
 * @options: options
 * @name: a parameter that holds trainees
 * @trainees: (nullable): shape [n_trainees]: numbers of trainees, in any order; copied
 * @n_trainees: how many; none is a value too
 */
void
tandem_options_set_trainees(TandemOptions *options, const char *name,
                            const gint32 *trainees, gsize n_trainees)
{
    g_return_if_fail(options != NULL && name != NULL);
    g_return_if_fail(n_trainees == 0 || trainees != NULL);

    state(options, name,
          (TandemOption){ .type = TANDEM_PARAMETER_TRAINEES,
                          .trainee = g_memdup2(trainees, n_trainees * sizeof *trainees),
                          .n_trainees = n_trainees });
}

/**
 * tandem_options_set_progress:
 * @options: options
 * @progress: (nullable) (scope forever): told now and then how far the work is
 * @data: given to it
 */
void
tandem_options_set_progress(TandemOptions *options, TandemProgress progress,
                            gpointer data)
{
    g_return_if_fail(options != NULL);

    options->progress = progress;
    options->progress_data = data;
}

/**
 * tandem_options_set_time_limit:
 * @options: options
 * @seconds: wall-clock seconds, or 0 for none
 *
 * Limits strategies whose work may grow without bound. One whose time is bounded by the
 * size of the market ends anyway and does not look at it.
 */
void
tandem_options_set_time_limit(TandemOptions *options, gdouble seconds)
{
    g_return_if_fail(options != NULL && seconds >= 0);

    options->time_limit = seconds;
}

/**
 * tandem_options_set_solver:
 * @options: options
 * @path: (nullable): a program that speaks as tandem-solver does; %NULL for the one
 * that was installed with the library
 *
 * Where strategies that use an outside solver find it. No parameter says so, because
 * parameters are stated in files, and no file should say what program is run.
 */
void
tandem_options_set_solver(TandemOptions *options, const char *path)
{
    g_return_if_fail(options != NULL);

    g_free(options->solver);
    options->solver = g_strdup(path);
}

const char *
tandem_options_get_solver(const TandemOptions *options)
{
    return options != NULL ? options->solver : NULL;
}

gdouble
tandem_options_get_time_limit(const TandemOptions *options)
{
    return options != NULL ? options->time_limit : 0;
}

gboolean
tandem_options_has_progress(const TandemOptions *options)
{
    return options != NULL && options->progress != NULL;
}

gboolean
tandem_options_report(const TandemOptions *options, gdouble done, gdouble best,
                      gdouble bound)
{
    return options == NULL || options->progress == NULL ||
           options->progress(done, best, bound, options->progress_data);
}

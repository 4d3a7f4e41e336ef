/* SPDX-License-Identifier: MIT */
/* The models: what can be generated, and what each takes.
 *
 * The words are those of the literature. Ties: Irving, R. W. and Manlove, D. F. (2009).
 * Finding large stable matchings. ACM Journal of Experimental Algorithmics 14, 1.2:
 * the tie density is the probability that an entry of a list is tied with the one
 * before it. Popularity: Cooper, F. (2020). Fair and large stable matchings in the
 * stable marriage and student-project allocation problems. PhD thesis, University of
 * Glasgow: a linear skew of x makes the most popular x times as likely to be drawn as
 * the least popular, the others evenly between.
 */
#include "model_private.h"

#include <string.h>

#define VALUES(...) ((const char *const[]){ __VA_ARGS__, NULL })

/* Those of `uniform` come first; `popularity` takes all of them. */
static const TandemParameter market_parameters[] = {
    { "n_trainees", TANDEM_PARAMETER_INT, VALUES("100"), 0, 100e6, "trainees" },
    { "n_leaders", TANDEM_PARAMETER_INT, VALUES("100"), 0, 100e6, "leaders" },
    { "opportunities_per_leader", TANDEM_PARAMETER_INT, VALUES("1"), 1, 1e6,
      "opportunities of each leader; more than 1 makes student-project allocation" },
    { "n_opportunities", TANDEM_PARAMETER_INT, VALUES("0"), 0, 100e6,
      "opportunities of all leaders, shared out evenly; 0: as many a leader as "
      "opportunities_per_leader says" },
    { "length", TANDEM_PARAMETER_INT, VALUES("10"), 0, 100e6,
      "opportunities each trainee lists; 0: all of them" },
    { "shortest", TANDEM_PARAMETER_INT, VALUES("0"), 0, 100e6,
      "lists are of any length from this one to length, each as likely; 0: all are of "
      "that length" },
    { "places", TANDEM_PARAMETER_INT, VALUES("0"), 0, 2e9,
      "places of all opportunities, spread evenly; 0: one a trainee" },
    { "leader_places", TANDEM_PARAMETER_INT, VALUES("0"), 0, 2e9,
      "places of all leaders, spread evenly; 0: those of their opportunities" },
    { "quota", TANDEM_PARAMETER_INT, VALUES("1"), 0, 1e6,
      "opportunities a trainee may hold" },
    { "trainee_ties", TANDEM_PARAMETER_DOUBLE, VALUES("0"), 0, 1,
      "probability that an entry of a trainee's list is tied with the one before" },
    { "leader_ties", TANDEM_PARAMETER_DOUBLE, VALUES("0"), 0, 1,
      "probability that an entry of a leader's list is tied with the one before" },
    { "ratio", TANDEM_PARAMETER_DOUBLE, VALUES("5"), 1, 1e6,
      "how many times as likely to be listed the most popular is as the least" },
    { "noise", TANDEM_PARAMETER_DOUBLE, VALUES("1"), 0, 1,
      "how far leaders differ: 0 all share one order, 1 each has an order of its own" },
};

enum { N_POPULARITY = G_N_ELEMENTS(market_parameters), N_UNIFORM = N_POPULARITY - 2 };

static const TandemParameter rotation_parameters[] = {
    { "n_trainees", TANDEM_PARAMETER_INT, VALUES("120"), 1, 100000, "trainees" },
    { "n_leaders", TANDEM_PARAMETER_INT, VALUES("34"), 1, 3000, "leaders" },
    { "places", TANDEM_PARAMETER_INT, VALUES("58"), 0, 100000,
      "free buddy places of all leaders together" },
    { "trusts", TANDEM_PARAMETER_INT, VALUES("1"), 1, 19,
      "Trusts: 1 is RH8 alone, 19 the whole of the South West" },
    { "year", TANDEM_PARAMETER_INT, VALUES("2026"), 2000, 2100,
      "year in which the rotation starts" },
    { "month", TANDEM_PARAMETER_INT, VALUES("8"), 1, 12,
      "month in which it starts, on the first Wednesday" },
    { "months", TANDEM_PARAMETER_INT, VALUES("4"), 1, 24, "length of the rotation" },
    { "interest", TANDEM_PARAMETER_DOUBLE, VALUES("0.55"), 0, 1,
      "share of trainees who want a buddy" },
    { "listing", TANDEM_PARAMETER_DOUBLE, VALUES("0.75"), 0, 1,
      "share of them who state a list" },
    { "export", TANDEM_PARAMETER_ENUM, VALUES("tandem", "tis"), 0, 0,
      "columns of trainees.csv: Tandem's own, or those of a deanery's placement "
      "export" },
};

static const TandemModel uniform = {
    .name = "uniform",
    .text = "each trainee lists opportunities, and each leader ranks who lists it, "
            "uniformly at random",
    .reference = "Irving and Manlove (2009), Finding large stable matchings",
    .parameters = market_parameters,
    .n_parameters = N_UNIFORM,
};

static const TandemModel popularity = {
    .name = "popularity",
    .text = "as uniform, but some opportunities are listed more often, and leaders may "
            "agree on an order",
    .reference =
        "Cooper (2020), Fair and large stable matchings in the stable marriage "
        "and student-project allocation problems",
    .parameters = market_parameters,
    .n_parameters = N_POPULARITY,
};

static const TandemModel rotation = {
    .name = "rotation",
    .text = "a rotation folder of invented people: one acute Trust, or a region",
    .reference = "",
    .makes_folder = TRUE,
    .parameters = rotation_parameters,
    .n_parameters = G_N_ELEMENTS(rotation_parameters),
};

static const TandemModel *const models[] = { &uniform, &popularity, &rotation };

/* Levenshtein, V. I. (1966). Binary codes capable of correcting deletions, insertions
 * and reversals. Soviet Physics Doklady 10(8), 707-710. */
static gsize
distance(const char *a, const char *b)
{
    const gsize n = strlen(b);
    g_autofree gsize *row = g_new(gsize, n + 1);

    for (gsize j = 0; j <= n; j++)
        row[j] = j;
    for (gsize i = 1; a[i - 1] != '\0'; i++) {
        gsize diagonal = row[0];
        row[0] = i;
        for (gsize j = 1; j <= n; j++) {
            const gsize change = diagonal + (a[i - 1] != b[j - 1]);
            diagonal = row[j];
            row[j] = MIN(change, MIN(row[j], row[j - 1]) + 1);
        }
    }
    return row[n];
}

/* The nearest name, or NULL where none is near. */
static const char *
nearest_model(const char *name)
{
    const gsize length = strlen(name);
    const char *nearest = NULL;
    gsize best = MIN(length / 2, 4) + 1;

    for (gsize i = 0; length <= 100 && i < G_N_ELEMENTS(models); i++) {
        const gsize d = distance(name, models[i]->name);
        if (d < best) {
            best = d;
            nearest = models[i]->name;
        }
    }
    return nearest;
}

/* A model read as a strategy that cannot solve: its options are checked alike. */
static TandemStrategy
as_strategy(const TandemModel *model)
{
    return (TandemStrategy){ .name = model->name,
                             .room = "lab",
                             .text = model->text,
                             .reference = model->reference,
                             .parameters = model->parameters,
                             .n_parameters = model->n_parameters };
}

gint32
tandem_model_get_int(const TandemModel *model, const TandemOptions *options,
                     const char *name)
{
    const TandemStrategy strategy = as_strategy(model);

    return (gint32)tandem_strategy_get_int(&strategy, options, name);
}

gdouble
tandem_model_get_double(const TandemModel *model, const TandemOptions *options,
                        const char *name)
{
    const TandemStrategy strategy = as_strategy(model);

    return tandem_strategy_get_double(&strategy, options, name);
}

const char *
tandem_model_get_enum(const TandemModel *model, const TandemOptions *options,
                      const char *name)
{
    const TandemStrategy strategy = as_strategy(model);

    return tandem_strategy_get_enum(&strategy, options, name);
}

gboolean
tandem_model_check_options(const TandemModel *model, const TandemOptions *options,
                           GError **error)
{
    const TandemStrategy strategy = as_strategy(model);

    return tandem_strategy_check_options(&strategy, options, error);
}

gboolean
tandem_model_bad_parameter(const TandemModel *model, GError **error, const char *format,
                           ...)
{
    va_list arguments;

    va_start(arguments, format);
    g_autofree gchar *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER, "%s: %s", model->name,
                message);
    return FALSE;
}

/**
 * tandem_models:
 * @n_models: (out) (optional): how many
 *
 * Returns: (transfer none) (array length=n_models): the models, for ever
 */
const TandemModel *const *
tandem_models(gsize *n_models)
{
    if (n_models != NULL)
        *n_models = G_N_ELEMENTS(models);
    return models;
}

/**
 * tandem_model_find:
 * @name: as on the command line
 * @error: return location for a #TandemError
 *
 * Returns: (transfer none): the model of that name, or %NULL with
 *   %TANDEM_ERROR_BAD_PARAMETER, which says the nearest name
 */
const TandemModel *
tandem_model_find(const char *name, GError **error)
{
    g_return_val_if_fail(name != NULL, NULL);
    g_return_val_if_fail(error == NULL || *error == NULL, NULL);

    for (gsize i = 0; i < G_N_ELEMENTS(models); i++)
        if (strcmp(models[i]->name, name) == 0)
            return models[i];

    const char *nearest = nearest_model(name);
    if (nearest != NULL)
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "no model is called \"%.100s\"; did you mean %s?", name, nearest);
    else
        g_set_error(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER,
                    "no model is called \"%.100s\"; there are %s, %s and %s", name,
                    uniform.name, popularity.name, rotation.name);
    return NULL;
}

/**
 * tandem_model_set_option:
 * @model: a model
 * @options: where the value is put
 * @name: a parameter of @model
 * @text: its value, as written
 * @error: return location for a #TandemError
 *
 * Returns: %TRUE, or %FALSE with %TANDEM_ERROR_UNKNOWN_PARAMETER, which says the
 * nearest name, or %TANDEM_ERROR_BAD_PARAMETER, which says the bounds
 */
gboolean
tandem_model_set_option(const TandemModel *model, TandemOptions *options,
                        const char *name, const char *text, GError **error)
{
    g_return_val_if_fail(model != NULL && options != NULL, FALSE);
    g_return_val_if_fail(name != NULL && text != NULL, FALSE);
    g_return_val_if_fail(error == NULL || *error == NULL, FALSE);

    const TandemStrategy strategy = as_strategy(model);

    return tandem_strategy_set_option(&strategy, options, name, text, error);
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-lab.h>

TestSuite(models, .timeout = 60);

Test(models, there_are_three_and_each_is_found_by_its_name)
{
    gsize n;
    const TandemModel *const *models = tandem_models(&n);

    cr_expect_eq(n, 3);
    for (gsize i = 0; i < n; i++) {
        cr_expect_eq(tandem_model_find(models[i]->name, NULL), models[i]);
        cr_expect(models[i]->text[0] != '\0');
    }
    cr_expect(tandem_model_find("rotation", NULL)->makes_folder);
}

Test(models, an_unknown_model_is_told_with_the_nearest)
{
    g_autoptr(GError) error = NULL;

    cr_expect_null(tandem_model_find("unifrom", &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER));
    cr_expect_str_eq(error->message,
                     "no model is called \"unifrom\"; did you mean uniform?");
}

Test(models, a_name_like_none_is_told_with_all)
{
    g_autoptr(GError) error = NULL;

    cr_expect_null(tandem_model_find("zzzzzzzzzz", &error));
    cr_expect_str_eq(
        error->message,
        "no model is called \"zzzzzzzzzz\"; there are uniform, popularity and "
        "rotation");
}

Test(models, an_unknown_parameter_is_told_with_the_nearest)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemOptions) options = tandem_options_new();
    const TandemModel *model = tandem_model_find("uniform", NULL);

    cr_expect_not(tandem_model_set_option(model, options, "lenght", "3", &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_UNKNOWN_PARAMETER));
    cr_expect_str_eq(error->message,
                     "uniform has no parameter \"lenght\"; did you mean length?");
}

Test(models, uniform_has_no_ratio_and_popularity_has)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    cr_expect_not(tandem_model_set_option(tandem_model_find("uniform", NULL), options,
                                          "ratio", "3", NULL));
    cr_expect(tandem_model_set_option(tandem_model_find("popularity", NULL), options,
                                      "ratio", "3", NULL));
}

Test(models, a_value_out_of_bounds_or_not_a_number_is_refused)
{
    static const char *const cases[][2] = {
        { "n_trainees", "-1" },    { "n_trainees", "many" }, { "trainee_ties", "1.5" },
        { "trainee_ties", "nan" }, { "n_leaders", "1e99" },  { "length", "" }
    };
    const TandemModel *model = tandem_model_find("uniform", NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autoptr(GError) error = NULL;
        cr_expect_not(
            tandem_model_set_option(model, options, cases[i][0], cases[i][1], &error));
        cr_assert_not_null(error, "%s = %s", cases[i][0], cases[i][1]);
        cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_BAD_PARAMETER));
        cr_expect_not_null(strstr(error->message, cases[i][0]), "%s", error->message);
    }
}

Test(models, every_default_is_a_value_the_parameter_takes)
{
    gsize n;
    const TandemModel *const *models = tandem_models(&n);

    for (gsize i = 0; i < n; i++) {
        g_autoptr(TandemOptions) options = tandem_options_new();
        for (gsize j = 0; j < models[i]->n_parameters; j++) {
            const TandemParameter *p = &models[i]->parameters[j];
            cr_expect(tandem_model_set_option(models[i], options, p->name, p->values[0],
                                              NULL),
                      "%s %s", models[i]->name, p->name);
        }
    }
}

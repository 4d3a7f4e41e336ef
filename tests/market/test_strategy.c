/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(strategy, .timeout = 60);

static const char *const colours[] = { "red", "green", NULL };
static const char *const seven[] = { "7", NULL };
static const char *const half[] = { "0.5", NULL };

static const TandemParameter parameters[] = {
    { "colour", TANDEM_PARAMETER_ENUM, colours, 0, 0, "a colour" },
    { "limit", TANDEM_PARAMETER_INT, seven, 1, 100, "a limit" },
    { "share", TANDEM_PARAMETER_DOUBLE, half, 0, 1, "a share" },
    { "note", TANDEM_PARAMETER_TEXT, NULL, 0, 0, "a note" },
    { "before", TANDEM_PARAMETER_MATCHING, NULL, 0, 0, "a matching" },
};

static guint
doubled(const TandemStrategy *strategy, const TandemOptions *options)
{
    return strategy->guarantees *
           (tandem_strategy_get_int(strategy, options, "limit") == 8 ? 2 : 1);
}

static const TandemStrategy made_up = { .name = "made-up",
                                        .guarantees = 1,
                                        .parameters = parameters,
                                        .n_parameters = G_N_ELEMENTS(parameters) };
static const TandemStrategy bare = { .name = "bare" };

Test(strategy, what_is_not_stated_has_its_default)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    cr_assert_str_eq(tandem_strategy_get_enum(&made_up, NULL, "colour"), "red");
    cr_assert_eq(tandem_strategy_get_int(&made_up, options, "limit"), 7);
    cr_assert_eq(tandem_strategy_get_double(&made_up, options, "share"), 0.5);
}

Test(strategy, the_last_that_is_stated_holds)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "colour", "red");
    tandem_options_set_text(options, "colour", "green");
    tandem_options_set_int(options, "limit", 9);
    tandem_options_set_int(options, "share", 1);
    cr_assert_str_eq(tandem_strategy_get_enum(&made_up, options, "colour"), "green");
    cr_assert_eq(tandem_strategy_get_int(&made_up, options, "limit"), 9);
    cr_assert_eq(tandem_strategy_get_double(&made_up, options, "share"), 1);
    cr_assert(tandem_strategy_check_options(&made_up, options, NULL));
}

Test(strategy, text_becomes_what_the_parameter_holds)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;

    cr_assert(tandem_strategy_set_option(&made_up, options, "colour", "green", &error));
    cr_assert(tandem_strategy_set_option(&made_up, options, "limit", "12", &error));
    cr_assert(tandem_strategy_set_option(&made_up, options, "share", "0.25", &error));
    cr_assert(tandem_strategy_set_option(&made_up, options, "note", "", &error));
    cr_assert(tandem_strategy_check_options(&made_up, options, &error));
    cr_assert_eq(tandem_strategy_get_int(&made_up, options, "limit"), 12);
    cr_assert_eq(tandem_strategy_get_double(&made_up, options, "share"), 0.25);
}

static void
assert_text_refused(const TandemStrategy *strategy, const char *name, const char *text,
                    TandemError code, const char *message)
{
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;

    cr_assert_not(tandem_strategy_set_option(strategy, options, name, text, &error));
    cr_expect_str_eq(error->message, message, "%s, not %s", error->message, message);
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
    cr_expect(tandem_strategy_check_options(strategy, options, NULL));
}

Test(strategy, an_unknown_parameter_is_refused_with_the_nearest)
{
    const TandemError code = TANDEM_ERROR_UNKNOWN_PARAMETER;

    assert_text_refused(&made_up, "limits", "1", code,
                        "made-up has no parameter \"limits\"; did you mean limit?");
    assert_text_refused(
        &made_up, "speed", "1", code,
        "made-up has no parameter \"speed\"; it has colour, limit, share, "
        "note, before");
    assert_text_refused(&bare, "limit", "1", code,
                        "bare has no parameter \"limit\"; it has none");
}

Test(strategy, a_value_the_parameter_does_not_take_is_refused)
{
    const TandemError code = TANDEM_ERROR_BAD_PARAMETER;

    assert_text_refused(
        &made_up, "colour", "blue", code,
        "parameter colour of made-up is \"blue\"; it takes red or green");
    assert_text_refused(
        &made_up, "limit", "1.5", code,
        "parameter limit of made-up is \"1.5\"; it takes a whole number");
    assert_text_refused(&made_up, "limit", "", code,
                        "parameter limit of made-up is \"\"; it takes a whole number");
    assert_text_refused(&made_up, "limit", "101", code,
                        "parameter limit of made-up is \"101\"; it takes 1 to 100");
    assert_text_refused(&made_up, "share", "x", code,
                        "parameter share of made-up is \"x\"; it takes a number");
    assert_text_refused(&made_up, "share", "nan", code,
                        "parameter share of made-up is \"nan\"; it takes a number");
    assert_text_refused(&made_up, "share", "-1", code,
                        "parameter share of made-up is \"-1\"; it takes 0 to 1");
    assert_text_refused(
        &made_up, "before", "x", code,
        "parameter before of made-up is \"x\"; it takes a matching, which "
        "is no text");
}

static void
assert_options_refused(const TandemOptions *options, TandemError code,
                       const char *message)
{
    g_autoptr(GError) error = NULL;

    cr_assert_not(tandem_strategy_check_options(&made_up, options, &error));
    cr_expect_str_eq(error->message, message, "%s, not %s", error->message, message);
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
}

Test(strategy, options_are_checked_against_the_row)
{
    g_autoptr(TandemOptions) unknown = tandem_options_new();
    g_autoptr(TandemOptions) word = tandem_options_new();
    g_autoptr(TandemOptions) wrong = tandem_options_new();
    g_autoptr(TandemOptions) large = tandem_options_new();

    tandem_options_set_int(unknown, "color", 1);
    assert_options_refused(unknown, TANDEM_ERROR_UNKNOWN_PARAMETER,
                           "made-up has no parameter \"color\"; did you mean colour?");
    tandem_options_set_text(word, "colour", "blue");
    assert_options_refused(
        word, TANDEM_ERROR_BAD_PARAMETER,
        "parameter colour of made-up is \"blue\"; it takes red or green");
    tandem_options_set_double(wrong, "limit", 2);
    assert_options_refused(wrong, TANDEM_ERROR_BAD_PARAMETER,
                           "parameter limit of made-up is set as a number; it takes a "
                           "whole number");
    tandem_options_set_double(large, "share", 1.5);
    assert_options_refused(large, TANDEM_ERROR_BAD_PARAMETER,
                           "parameter share of made-up is \"1.5\"; it takes 0 to 1");
}

Test(strategy, a_matching_may_be_stated)
{
    const TandemMarketArrays arrays = { 0 };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    g_autoptr(TandemMatching) matching =
        tandem_matching_new(market, "x", TANDEM_STATUS_FEASIBLE, NULL, 0, NULL);
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_matching(options, "before", matching);
    cr_assert(tandem_strategy_check_options(&made_up, options, NULL));
    tandem_options_set_matching(options, "note", matching);
    assert_options_refused(options, TANDEM_ERROR_BAD_PARAMETER,
                           "parameter note of made-up is set as a matching; it takes a "
                           "text");
}

Test(strategy, guarantees_may_depend_on_the_options)
{
    TandemStrategy other = made_up;
    g_autoptr(TandemOptions) options = tandem_options_new();

    other.guarantees_with = doubled;
    tandem_options_set_int(options, "limit", 8);
    cr_assert_eq(tandem_strategy_get_guarantees(&made_up, options), 1);
    cr_assert_eq(tandem_strategy_get_guarantees(&other, NULL), 1);
    cr_assert_eq(tandem_strategy_get_guarantees(&other, options), 2);
}

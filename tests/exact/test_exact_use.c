/* SPDX-License-Identifier: MIT */
/* `exact` as one calls it: what it refuses and in which words, limits, a program that
 * is missing or lies, tiers of priority, and agreement with `max-stable`. */
#include <criterion/criterion.h>

#include "fake_solver.h"
#include "support.h"

TestSuite(exact_use, .timeout = 60);

static TandemOptions *
ask(const char *objective, const char *stability)
{
    TandemOptions *const options = tandem_options_new();

    tandem_options_set_solver(options, TANDEM_SOLVER);
    tandem_options_set_text(options, "objective", objective);
    tandem_options_set_text(options, "stability", stability);
    return options;
}

static void
assert_refused(TandemMarket *market, const char *objective, const char *stability,
               TandemError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemOptions) options = ask(objective, stability);

    cr_assert_null(tandem_solve(market, "exact", options, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
    cr_expect_str_eq(error->message, message);
}

static TandemMarket *
make(const char *trainees, const char *leaders, const char *more)
{
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);

    return lists_to_market(lists, NULL);
}

Test(exact_use, a_word_that_is_none_is_told)
{
    static const char list[] = "it is a list of cardinality, priority, rank, weight, "
                               "egalitarian, regret, leximin, blocking, coverage and "
                               "changes, split by commas";
    g_autoptr(TandemMarket) market = make("0", "0", "");
    g_autofree gchar *wrong =
        g_strdup_printf("parameter objective of exact has the word \"size\"; %s", list);
    g_autofree gchar *empty =
        g_strdup_printf("parameter objective of exact has the word \"\"; %s", list);

    assert_refused(market, "rank,size", "none", TANDEM_ERROR_BAD_PARAMETER, wrong);
    assert_refused(market, "", "none", TANDEM_ERROR_BAD_PARAMETER, empty);
    assert_refused(market, "rank,", "none", TANDEM_ERROR_BAD_PARAMETER, empty);
    assert_refused(market, "rank, rank", "none", TANDEM_ERROR_BAD_PARAMETER,
                   "parameter objective of exact has rank twice");
    assert_refused(market, "changes", "none", TANDEM_ERROR_BAD_PARAMETER,
                   "the objective changes of exact needs the parameter from");
}

Test(exact_use, a_sense_that_means_nothing_in_the_market_is_refused)
{
    g_autoptr(Lists) lists = lists_parse("0 1; 0 1", "0 1; 0 1", "");
    const gint32 both[] = { 0, 1 };
    const gint32 ranks[] = { 1, 1 };
    TandemMarketArrays arrays = lists_arrays(lists);
    arrays.clashes = both;
    arrays.n_clashes = 1;
    g_autoptr(TandemMarket) clashes = tandem_market_new(&arrays, NULL);
    arrays.n_clashes = 0;
    arrays.leaders = (TandemLists){ 0 };
    arrays.leader_opportunity_rank = ranks;
    g_autoptr(TandemMarket) projects = tandem_market_new(&arrays, NULL);

    cr_assert_not_null(clashes);
    cr_assert_not_null(projects);
    assert_refused(clashes, "rank", "weak", TANDEM_ERROR_REFUSED_FEATURE,
                   "exact does not take a stability other than none in a market with "
                   "clashes");
    assert_refused(clashes, "blocking", "none", TANDEM_ERROR_REFUSED_FEATURE,
                   "exact does not take the objective blocking in a market with "
                   "clashes");
    assert_refused(projects, "regret", "none", TANDEM_ERROR_REFUSED_FEATURE,
                   "exact does not take the objective regret in a market with leaders "
                   "that rank opportunities");
    assert_refused(projects, "egalitarian", "none", TANDEM_ERROR_REFUSED_FEATURE,
                   "exact does not take the objective egalitarian in a market with "
                   "leaders that rank opportunities");
}

Test(exact_use, without_the_program_it_says_so_by_name)
{
    g_autoptr(TandemMarket) market = make("0", "0", "");
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_autoptr(GError) error = NULL;

    tandem_options_set_solver(options, "/nowhere/tandem-solver");
    cr_assert_null(tandem_solve(market, "exact", options, NULL, &error));
    cr_expect(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER));
    cr_expect_str_eq(error->message,
                     "no program tandem-solver at /nowhere/tandem-solver");
}

/* One trainee and one place: the programme has one column. */
static GError *
ask_liar(const char *words)
{
    g_autoptr(TandemMarket) market = make("0", "0", "");
    g_autoptr(TandemOptions) options = tandem_options_new();
    g_auto(FakeSolver) fake = { 0 };
    GError *error = NULL;
    g_autofree gchar *script =
        g_strdup_printf("sed /^end/q > /dev/null; printf 'tandem-solver 1\\n%s'; "
                        "sleep 60",
                        words);

    fake_solver_init(&fake, script);
    tandem_options_set_solver(options, fake.path);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "exact", options, NULL, &error);
    cr_expect_null(matching);
    return error;
}

Test(exact_use, a_program_that_lies_is_found_out)
{
    g_autoptr(GError) more = ask_liar("answer optimal 2 0 1\\n2\\nend\\n");
    g_autoptr(GError) other = ask_liar("answer optimal 1 0 3\\n1\\n1\\n1\\nend\\n");

    cr_assert(g_error_matches(more, TANDEM_ERROR, TANDEM_ERROR_SOLVER));
    cr_assert(g_error_matches(other, TANDEM_ERROR, TANDEM_ERROR_SOLVER));
}

Test(exact_use, tiers_of_priority_are_placed_one_after_another)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    /* Trainee 2, of tier 0, takes the place for which 0 and 1 would both be placed. */
    g_autoptr(TandemMarket) market =
        make("0 1; 0; 0", "0 1 2; 0", "priority 1 1 0 | quota 1 1 1");
    g_autoptr(TandemOptions) options = ask("priority,rank", "none");
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "exact", options, NULL, NULL);

    cr_assert_eq(tandem_matching_get_opportunity(matching, 2), 0);
    cr_assert_eq(tandem_matching_get_opportunity(matching, 0), 1);
    cr_assert_eq(tandem_matching_get_opportunity(matching, 1), TANDEM_NONE);
}

Test(exact_use, none_that_is_stable_is_infeasible)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    g_autoptr(TandemMarket) market = make("0 1; 0 1", "(0 1); (0 1)", "");
    g_autoptr(TandemOptions) options = ask("rank", "super");
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "exact", options, NULL, NULL);

    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_INFEASIBLE);
    cr_assert_eq(tandem_matching_get_size(matching), 0);
}

Test(exact_use, a_limit_leaves_what_is_known_and_its_bound)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    const ListsShape shape = { .n_trainees = 60,
                               .n_opportunities = 40,
                               .n_leaders = 12,
                               .max_capacity = 3,
                               .listed_per_cent = 40,
                               .tied_per_cent = 60 };
    g_autoptr(Lists) lists = lists_random(1, &shape);
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    g_autoptr(TandemOptions) options = ask("cardinality,rank,egalitarian", "weak");
    g_autoptr(GError) error = NULL;
    gdouble bound;

    tandem_options_set_time_limit(options, 0.001);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "exact", options, NULL, &error);
    cr_assert_not_null(matching, "%s", error ? error->message : "");
    cr_expect_eq(tandem_matching_get_status(matching), TANDEM_STATUS_UNKNOWN);
    cr_expect_eq(tandem_matching_get_size(matching), 0);
    cr_expect_not(tandem_matching_get_bound(matching, &bound) && bound < 0);
}

Test(exact_use, the_largest_stable_is_that_of_max_stable)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    const ListsShape shape = { .n_trainees = 12,
                               .n_opportunities = 8,
                               .n_leaders = 4,
                               .max_capacity = 2,
                               .listed_per_cent = 50,
                               .tied_per_cent = 60 };

    for (guint32 seed = 0; seed < 60; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autoptr(TandemOptions) options = ask("cardinality", "weak");
        g_autoptr(TandemMatching) exact =
            tandem_solve(market, "exact", options, NULL, NULL);
        g_autoptr(TandemMatching) largest =
            tandem_solve(market, "max-stable", NULL, NULL, NULL);
        cr_assert_eq(tandem_matching_get_size(exact), tandem_matching_get_size(largest),
                     "seed %u", seed);
    }
}

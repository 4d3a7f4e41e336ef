/* SPDX-License-Identifier: MIT */
/* Markets too large to enumerate: two methods agree, and names change nothing. */
#include <criterion/criterion.h>
#include <math.h>

#include "relabel.h"

TestSuite(max_stable_relations, .timeout = 120);

static const char *const sizes[] = { "largest", "smallest" };

static const ListsShape hospitals = { .n_trainees = 30,
                                      .n_opportunities = 12,
                                      .max_capacity = 4,
                                      .listed_per_cent = 45,
                                      .tied_per_cent = 60 };
static const ListsShape sparse_hospitals = { .n_trainees = 50,
                                             .n_opportunities = 34,
                                             .max_capacity = 2,
                                             .listed_per_cent = 22,
                                             .tied_per_cent = 50 };
static const ListsShape projects = { .n_trainees = 30,
                                     .n_opportunities = 24,
                                     .n_leaders = 10,
                                     .max_capacity = 2,
                                     .listed_per_cent = 34,
                                     .tied_per_cent = 50,
                                     .n_pins = 2 };
/* Hardly more places than trainees, and long ties: the search has to see that some who
 * must be placed have too few places together. */
static const ListsShape short_of_places = { .n_trainees = 50,
                                            .n_opportunities = 9,
                                            .max_capacity = 1,
                                            .listed_per_cent = 45,
                                            .tied_per_cent = 85 };

static TandemMatching *
ask(TandemMarket *market, const char *size, const char *method, const char *solver,
    GError **error)
{
    g_autoptr(TandemOptions) options = tandem_options_new();

    tandem_options_set_text(options, "size", size);
    tandem_options_set_text(options, "method", method);
    tandem_options_set_int(options, "nodes", 0);
    tandem_options_set_solver(options, solver);
    return tandem_solve(market, "max-stable", options, NULL, error);
}

/* The size proven, of a matching that nobody blocks. */
static gsize
prove(TandemMarket *market, const char *size, const char *method, guint32 seed)
{
    g_autoptr(GError) error = NULL;
    g_autofree gsize *blocking = NULL;
    gsize n_blocking = 1;
    gdouble bound = 0;
    g_autoptr(TandemMatching) matching =
        ask(market, size, method, TANDEM_SOLVER, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    cr_assert_eq(tandem_matching_get_status(matching), TANDEM_STATUS_OPTIMAL,
                 "seed %u, %s by %s", seed, size, method);
    cr_assert(tandem_matching_get_bound(matching, &bound));
    cr_assert_eq(bound, (gdouble)tandem_matching_get_size(matching),
                 "seed %u, %s by %s", seed, size, method);
    cr_assert(tandem_judge_blocking(matching, TANDEM_BLOCKING_WEAK, &blocking,
                                    &n_blocking, NULL));
    cr_assert_eq(n_blocking, 0, "seed %u, %s by %s", seed, size, method);
    return tandem_matching_get_size(matching);
}

/* What both methods prove. */
static gsize
prove_twice(const Lists *lists, const char *size, guint32 seed)
{
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
    const gsize found = prove(market, size, "search", seed);

    cr_assert_eq(found, prove(market, size, "solver", seed), "seed %u, %s", seed, size);
    return found;
}

static void
assert_methods_agree(guint32 n_seeds, const ListsShape *shape)
{
    guint n_differ = 0;

    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = 0; seed < n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        const gsize largest = prove_twice(lists, "largest", seed);
        n_differ += largest > prove_twice(lists, "smallest", seed);
    }
    cr_expect_gt(n_differ, n_seeds / 4, "only %u have several sizes", n_differ);
}

Test(max_stable_relations, search_and_programme_agree_on_hospitals)
{
    assert_methods_agree(50, &hospitals);
}

Test(max_stable_relations, search_and_programme_agree_on_short_lists)
{
    assert_methods_agree(50, &sparse_hospitals);
}

Test(max_stable_relations, search_and_programme_agree_on_projects)
{
    assert_methods_agree(50, &projects);
}

Test(max_stable_relations, search_and_programme_agree_where_places_are_short)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = 0; seed < 30; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &short_of_places);
        for (gint32 o = 0; o < lists->opportunities.n; o++)
            lists->capacity[o] = 5 + o % 2;
        prove_twice(lists, "largest", seed);
    }
}

static void
assert_names_change_nothing(guint32 n_seeds, const ListsShape *shape)
{
    for (guint32 seed = 0; seed < n_seeds; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autoptr(Lists) lists = lists_random(seed, shape);
        const gint32 n = lists->trainees.n, m = lists->opportunities.n;
        g_autofree gint32 *t_new = random_order(rand, n);
        g_autofree gint32 *o_new = random_order(rand, m);
        g_autofree gint32 *l_new = shape->n_leaders > 0
                                       ? random_order(rand, lists->leaders.n)
                                       : g_memdup2(o_new, (gsize)m * sizeof *o_new);
        g_autoptr(Lists) renamed = lists_relabel(lists, t_new, o_new, l_new);
        g_autoptr(TandemMarket) one = lists_to_market(lists, NULL);
        g_autoptr(TandemMarket) other = lists_to_market(renamed, NULL);
        for (int i = 0; i < 2; i++)
            cr_assert_eq(prove(one, sizes[i], "search", seed),
                         prove(other, sizes[i], "search", seed), "seed %u, %s", seed,
                         sizes[i]);
    }
}

Test(max_stable_relations, relabelled_agents_get_the_relabelled_size)
{
    assert_names_change_nothing(60, &hospitals);
    assert_names_change_nothing(60, &sparse_hospitals);
    assert_names_change_nothing(60, &projects);
}

/* The most that was found or told, and the least that it can be. */
typedef struct {
    gdouble best, bound;
    guint n_told, n_unproven;
} Told;

static void
take(Told *told, gdouble best, gdouble bound)
{
    told->best = isnan(best) ? told->best : MAX(told->best, best);
    told->bound = isnan(bound) ? told->bound : MIN(told->bound, bound);
}

static gboolean
listen(gdouble done, gdouble best, gdouble bound, gpointer data)
{
    Told *const told = data;

    (void)done;
    told->n_told++;
    take(told, best, bound);
    return TRUE;
}

static void
ask_briefly(TandemMarket *market, const char *method, gint64 nodes, Told *told)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemOptions) options = tandem_options_new();
    gdouble bound = 0;

    tandem_options_set_text(options, "method", method);
    tandem_options_set_int(options, "nodes", nodes);
    tandem_options_set_solver(options, TANDEM_SOLVER);
    tandem_options_set_progress(options, listen, told);
    g_autoptr(TandemMatching) matching =
        tandem_solve(market, "max-stable", options, NULL, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    const gdouble size = (gdouble)tandem_matching_get_size(matching);
    cr_assert(tandem_matching_get_bound(matching, &bound));
    cr_expect_eq(tandem_matching_get_status(matching) == TANDEM_STATUS_OPTIMAL,
                 size == bound);
    told->n_unproven += size < bound;
    take(told, size, bound);
}

/* Whatever one method finds, and tells on the way, lies below what the other proves. */
Test(max_stable_relations, under_a_limit_no_answer_passes_a_bound)
{
    const ListsShape shape = { .n_trainees = 90,
                               .n_opportunities = 90,
                               .max_capacity = 1,
                               .listed_per_cent = 26,
                               .tied_per_cent = 70 };
    Told all = { 0 };

    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    for (guint32 seed = 0; seed < 10; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        Told told = { .bound = G_MAXDOUBLE };
        for (gint32 o = 0; o < lists->opportunities.n; o++)
            lists->capacity[o] = 1;
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        ask_briefly(market, "search", 1, &told);
        ask_briefly(market, "search", 100, &told);
        ask_briefly(market, "solver", 1, &told);
        cr_expect(told.best <= told.bound, "seed %u: %g and %g", seed, told.best,
                  told.bound);
        all.n_told += told.n_told;
        all.n_unproven += told.n_unproven;
    }
    cr_expect_gt(all.n_told, 0);
    cr_expect_gt(all.n_unproven, 0);
}

/* Needed or not in the market at hand, so that nobody finds out on the wrong day. */
Test(max_stable_relations, a_helper_that_is_not_there_is_named)
{
    const TandemMarketArrays nobody = { 0 };
    g_autoptr(Lists) lists = lists_random(1, &projects);
    g_autoptr(TandemMarket) some = lists_to_market(lists, NULL);
    g_autoptr(TandemMarket) empty = tandem_market_new(&nobody, NULL);
    TandemMarket *const markets[] = { some, empty };

    for (int i = 0; i < 2; i++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemMatching) none =
            ask(markets[i], "largest", "solver", "/nowhere/tandem-solver", &error);
        cr_assert_null(none);
        cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER));
        cr_expect_str_eq(error->message,
                         "no program tandem-solver at /nowhere/tandem-solver");
        g_clear_error(&error);
        g_autoptr(TandemMatching) searched =
            ask(markets[i], "largest", "search", "/nowhere/tandem-solver", &error);
        cr_expect_not_null(searched);
        cr_expect_null(error);
    }
}

/* As they are found where no place is stated. */
Test(max_stable_relations, a_build_without_the_helper_says_so)
{
    if (TANDEM_SOLVER[0] != '\0')
        cr_skip_test("built with tandem-solver");
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_random(1, &projects);
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    g_autoptr(TandemMatching) none = ask(market, "largest", "solver", NULL, &error);
    cr_assert_null(none);
    cr_assert(g_error_matches(error, TANDEM_ERROR, TANDEM_ERROR_NO_SOLVER));
    cr_expect(g_str_has_prefix(error->message, "no program tandem-solver at "));
}

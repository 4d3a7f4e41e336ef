/* SPDX-License-Identifier: MIT */
/* The integer programme of the largest and the smallest stable matching, against
 * enumeration. */
#include <criterion/criterion.h>

#include "oracle.h"
#include "stable/largest_programme_private.h"

TestSuite(largest_programme, .timeout = 60);

static gsize
count(const guint8 *held, gsize n)
{
    gsize size = 0;

    for (gsize i = 0; i < n; i++)
        size += held[i] != 0;
    return size;
}

/* held[] of what `deferred-acceptance` gives, pins left out; returns how many. */
static gint32
fill_known(TandemMarket *market, const TandemLargest *problem, gsize *held)
{
    g_autoptr(TandemMatching) known =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, NULL);
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(known, &n);
    gint32 n_held = 0;

    for (gint32 t = 0; t < problem->n_trainees; t++)
        held[t] = G_MAXSIZE;
    for (gsize k = 0; k < problem->start[problem->n_trainees]; k++)
        for (gsize i = 0; i < n; i++)
            if (problem->edge[k] == edges[i]) {
                held[problem->trainee[k]] = k;
                n_held++;
            }
    return n_held;
}

/* The best there is, of the market as it is, in which nothing is struck. */
static TandemMatching *
solve(TandemMarket *market, gboolean is_smallest, guint32 seed)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemHelper) helper = tandem_helper_start(TANDEM_SOLVER, NULL);
    g_autofree gsize *held = g_new(gsize, (gsize)market->n_trainees + 1);
    g_autofree gsize *all =
        g_new(gsize, (gsize)market->n_trainees + market->n_pins + 1);
    TandemPlaces places;
    TandemLargest problem;
    TandemLimit limit;
    gsize n = 0;

    cr_assert_not_null(helper);
    cr_assert(tandem_places_init(&places, market, workspace));
    cr_assert(tandem_largest_init(&problem, market, &places, workspace));
    TandemLargestPart found = { .best = fill_known(market, &problem, held),
                                .bound = is_smallest ? 0 : market->n_trainees,
                                .held = held };
    tandem_limit_init(&limit, NULL, 0);
    tandem_largest_by_programme(&problem, is_smallest, &found, helper, &limit,
                                workspace, &error);
    cr_assert_null(error, "seed %u: %s", seed, error ? error->message : "");
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (held[t] != G_MAXSIZE)
            all[n++] = problem.edge[held[t]];
    cr_assert_eq(found.best, (gint32)n, "seed %u", seed);
    cr_assert_eq(found.bound, (gint32)n, "seed %u", seed);
    for (gsize i = 0; i < market->n_pins; i++)
        all[n++] = market->pin[i];
    return tandem_matching_new(market, "max-stable", TANDEM_STATUS_OPTIMAL, all, n,
                               NULL);
}

static void
assert_best(guint32 first_seed, guint32 n_seeds, const ListsShape *shape)
{
    if (TANDEM_SOLVER[0] == '\0')
        cr_skip_test("built without tandem-solver");
    guint n_gained = 0;

    for (guint32 seed = first_seed; seed < first_seed + n_seeds; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, shape);
        g_autoptr(Oracle) oracle = oracle_new(lists);
        g_autoptr(GPtrArray) stable = oracle_all_stable(oracle);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        g_autofree gchar *text = lists_to_text(lists);
        const gsize n = (gsize)oracle->n * (gsize)oracle->m;
        gsize least = G_MAXSIZE, most = 0;
        for (guint i = 0; i < stable->len; i++) {
            least = MIN(least, count(stable->pdata[i], n));
            most = MAX(most, count(stable->pdata[i], n));
        }
        n_gained += most > least;
        for (int is_smallest = 0; is_smallest < 2; is_smallest++) {
            g_autoptr(TandemMatching) matching = solve(market, is_smallest, seed);
            g_autofree guint8 *held = oracle_table(matching);
            cr_assert(oracle_is_stable(oracle, held), "seed %u: %s", seed, text);
            cr_assert_eq(tandem_matching_get_size(matching), is_smallest ? least : most,
                         "seed %u, %s: %zu, of %zu to %zu: %s", seed,
                         is_smallest ? "smallest" : "largest",
                         tandem_matching_get_size(matching), least, most, text);
        }
    }
    cr_assert_gt(n_gained, 0, "sizes differ in none of these markets");
}

Test(largest_programme, hospitals_with_ties)
{
    assert_best(0, 100,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 4,
                               .max_capacity = 2,
                               .listed_per_cent = 55,
                               .tied_per_cent = 55 });
}

Test(largest_programme, projects_with_ties)
{
    assert_best(1000, 150,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 5,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .listed_per_cent = 55,
                               .tied_per_cent = 55 });
}

Test(largest_programme, projects_with_pins_and_quotas_of_nothing)
{
    assert_best(2000, 40,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 5,
                               .n_leaders = 2,
                               .max_capacity = 2,
                               .max_quota = 1,
                               .listed_per_cent = 60,
                               .tied_per_cent = 55,
                               .n_pins = 2 });
}

Test(largest_programme, own_lists_of_opportunities)
{
    assert_best(3000, 40,
                &(ListsShape){ .n_trainees = 6,
                               .n_opportunities = 5,
                               .n_leaders = 3,
                               .max_capacity = 2,
                               .listed_per_cent = 60,
                               .tied_per_cent = 55,
                               .own_lists = TRUE,
                               .n_pins = 1 });
}

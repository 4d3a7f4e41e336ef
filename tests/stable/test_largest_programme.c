/* SPDX-License-Identifier: MIT */
/* The integer programme of the largest and the smallest stable matching, against
 * enumeration. */
#include <criterion/criterion.h>
#include <math.h>

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

/* What `deferred-acceptance` gives, pins left out, as the known matching. */
static void
fill_known(TandemMarket *market, const TandemPlaces *places, gsize *edge)
{
    g_autoptr(TandemMatching) known =
        tandem_solve(market, "deferred-acceptance", NULL, NULL, NULL);
    gsize n;
    const gsize *const edges = tandem_matching_get_edges(known, &n);

    for (gint32 t = 0; t < market->n_trainees; t++)
        edge[t] = G_MAXSIZE;
    for (gsize i = 0; i < n; i++)
        if (places->is_pin == NULL || !places->is_pin[edges[i]])
            edge[tandem_market_get_trainee_of(market, edges[i])] = edges[i];
}

/* The best edges, with @size what they and the pins are together. */
static TandemMatching *
solve(TandemMarket *market, gboolean is_smallest, guint32 seed)
{
    g_autoptr(TandemWorkspace) workspace = tandem_workspace_new();
    g_autoptr(GError) error = NULL;
    g_autofree gsize *edge = g_new(gsize, (gsize)market->n_trainees + 1);
    g_autofree gsize *all =
        g_new(gsize, (gsize)market->n_trainees + market->n_pins + 1);
    TandemPlaces places;
    TandemLimit limit;
    TandemStatus status;
    gdouble bound;
    guint64 nodes;
    gsize n = 0;

    cr_assert(tandem_places_init(&places, market, workspace));
    fill_known(market, &places, edge);
    const TandemLargestProgramme problem = { .market = market,
                                             .places = &places,
                                             .is_smallest = is_smallest,
                                             .solver = TANDEM_SOLVER };
    tandem_limit_init(&limit, NULL, 0);
    tandem_largest_by_programme(&problem, edge, workspace, &limit, &status, &bound,
                                &nodes, &error);
    cr_assert_null(error, "seed %u: %s", seed, error ? error->message : "");
    cr_assert_eq(status, TANDEM_STATUS_OPTIMAL, "seed %u", seed);
    for (gint32 t = 0; t < market->n_trainees; t++)
        if (edge[t] != G_MAXSIZE)
            all[n++] = edge[t];
    cr_assert_eq(bound, (gdouble)n, "seed %u", seed);
    for (gsize i = 0; i < market->n_pins; i++)
        all[n++] = market->pin[i];
    return tandem_matching_new(market, "max-stable", status, all, n, NULL);
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

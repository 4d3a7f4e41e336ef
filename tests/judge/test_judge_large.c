/* SPDX-License-Identifier: MIT */

/* Too large for an oracle: that the judge gets through, and that what it says of a
 * matching that anybody can follow is right. */
#include <criterion/criterion.h>
#include <tandem.h>

TestSuite(judge_large, .timeout = 60);

enum { TRAINEES = 100000, PLACES = 10, LISTED = 10, LEADERS = TRAINEES / PLACES };

/* Everybody lists LISTED leaders from its own on, going round; leaders rank by index.
 */
static TandemMarket *
ring_market(gint32 quota)
{
    g_autofree gsize *start = g_new(gsize, TRAINEES + 1);
    g_autofree gint32 *id = g_new(gint32, TRAINEES * LISTED);
    g_autofree gint32 *leader_rank = g_new(gint32, TRAINEES * LISTED);
    g_autofree gint32 *capacity = g_new(gint32, LEADERS);
    g_autofree gint32 *quotas = g_new(gint32, TRAINEES);
    gsize k = 0;

    for (gint32 t = 0; t < TRAINEES; t++) {
        start[t] = k;
        quotas[t] = quota;
        for (gint32 i = 0; i < LISTED; i++) {
            id[k] = (t / PLACES + i) % LEADERS;
            leader_rank[k++] = t + 1;
        }
    }
    start[TRAINEES] = k;
    for (gint32 l = 0; l < LEADERS; l++)
        capacity[l] = PLACES * quota;
    const TandemMarketArrays arrays = {
        .n_trainees = TRAINEES,
        .n_opportunities = LEADERS,
        .n_leaders = LEADERS,
        .trainees = { start, id, NULL, NULL },
        .leader_rank = leader_rank,
        .opportunity_capacity = capacity,
        .quota = quotas,
    };
    g_autoptr(GError) error = NULL;
    TandemMarket *const market = tandem_market_new(&arrays, &error);
    cr_assert_not_null(market);
    return market;
}

/* Trainee t holds its choices @from to @from + @n - 1, from 0. */
static TandemMatching *
everybody_holds(TandemMarket *market, gsize from, gsize n)
{
    g_autofree gsize *edges = g_new(gsize, TRAINEES * n);
    g_autoptr(GError) error = NULL;

    for (gsize t = 0; t < TRAINEES; t++)
        for (gsize i = 0; i < n; i++)
            edges[t * n + i] = t * LISTED + from + i;
    TandemMatching *const matching = tandem_matching_new(
        market, "ring", TANDEM_STATUS_FEASIBLE, edges, TRAINEES * n, &error);
    cr_assert_not_null(matching);
    return matching;
}

static void
expect(const TandemMatching *matching, const char *name, gdouble expected)
{
    g_autoptr(TandemMeasures) measures = tandem_measures_new(matching, NULL, NULL);
    gdouble value = -1;

    cr_assert(tandem_measures_get(measures, name, &value));
    cr_expect_eq(value, expected, "%s: %g", name, value);
}

Test(judge_large, everybody_with_its_first_choice_blocks_nothing)
{
    g_autoptr(TandemMarket) market = ring_market(1);
    g_autoptr(TandemMatching) matching = everybody_holds(market, 0, 1);
    gsize n;

    cr_assert(tandem_judge_feasible(matching, NULL, &n, NULL));
    cr_expect_eq(n, 0);
    for (guint kind = 0; kind < 3; kind++) {
        cr_assert(
            tandem_judge_blocking(matching, (TandemBlocking)kind, NULL, &n, NULL));
        cr_expect_eq(n, 0);
    }
    expect(matching, "envy", 0);
    expect(matching, "cost_trainees", TRAINEES);
    expect(matching, "gini", 0);
}

/* Leader l holds the trainees of leader l - 1, who are ranked before its own but for
 * leader 0, which holds the last of all. */
Test(judge_large, everybody_with_its_second_choice_envies_ten)
{
    g_autoptr(TandemMarket) market = ring_market(1);
    g_autoptr(TandemMatching) matching = everybody_holds(market, 1, 1);

    expect(matching, "envy", (gdouble)(TRAINEES * PLACES));
    expect(matching, "justified_envy", PLACES * PLACES);
    expect(matching, "blocking_pairs", PLACES);
}

/* With two places each, held 1 and 2, everybody wants its choice 0, where the twenty of
 * the two leaders before hold a place. */
Test(judge_large, with_two_places_each_nobody_is_envied_twice)
{
    g_autoptr(TandemMarket) market = ring_market(2);
    g_autoptr(TandemMatching) matching = everybody_holds(market, 1, 2);

    expect(matching, "envy", (gdouble)(TRAINEES * 2 * PLACES));
}

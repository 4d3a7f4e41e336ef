/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(market, .timeout = 60);

static TandemMarket *
parse(const char *trainees, const char *leaders, const char *more)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(Lists) lists = lists_parse(trainees, leaders, more);
    TandemMarket *market = lists_to_market(lists, &error);

    cr_assert_null(error, "%s", error ? error->message : "");
    return market;
}

/* The edges as "trainee-opportunity:trainee's rank/leader's rank", by trainee. */
static gchar *
edges_of(const TandemMarket *market)
{
    GString *const text = g_string_new(NULL);
    const gint32 *const o = tandem_market_get_opportunities(market);
    const gint32 *const mine = tandem_market_get_trainee_ranks(market);
    const gint32 *const theirs = tandem_market_get_leader_ranks(market);

    for (gsize k = 0; k < tandem_market_get_n_edges(market); k++)
        g_string_append_printf(text, "%s%d-%d:%d/%d", k > 0 ? " " : "",
                               tandem_market_get_trainee_of(market, k), o[k], mine[k],
                               theirs[k]);
    return g_string_free(text, FALSE);
}

static void
assert_edges(const char *trainees, const char *leaders, const char *more,
             const char *expected, gsize n_one_sided)
{
    g_autoptr(TandemMarket) market = parse(trainees, leaders, more);
    g_autofree gchar *edges = edges_of(market);

    cr_expect_str_eq(edges, expected, "%s, not %s", edges, expected);
    cr_expect_eq(tandem_market_get_n_one_sided(market), n_one_sided, "%zu one-sided",
                 tandem_market_get_n_one_sided(market));
}

Test(market, an_edge_bears_both_sides_ranks)
{
    assert_edges("1 0; 0", "1 0; 0", "", "0-1:1/1 0-0:2/2 1-0:1/1", 0);
}

Test(market, a_dropped_pair_renumbers_nothing)
{
    assert_edges("0 1 2", "-; 0; 0", "", "0-1:2/1 0-2:3/1", 1);
}

Test(market, pairs_named_by_one_side_are_counted)
{
    assert_edges("0; -", "1; 0", "", "", 3);
    assert_edges("0 1; -", "1 0", "of 0 0", "0-0:1/2 0-1:2/2", 1);
}

Test(market, a_tie_stands_by_opportunity)
{
    assert_edges("2 (3 0 1)", "0; 0; 0; 0", "", "0-2:1/1 0-0:2/1 0-1:2/1 0-3:2/1", 0);
}

Test(market, a_leader_without_a_list_ties_all_who_list_it)
{
    assert_edges("0; 0; -", "*", "", "0-0:1/1 1-0:1/1", 0);
}

Test(market, a_leader_ranks_its_trainees_at_all_its_opportunities)
{
    assert_edges("0 2; 1", "1 0; 0", "of 0 0 1", "0-0:1/2 0-2:2/1 1-1:1/1", 0);
}

Test(market, a_pin_that_is_listed_keeps_its_place)
{
    assert_edges("0 1", "0; 0", "pins 0 1", "0-0:1/1 0-1:2/1", 0);
}

Test(market, a_pin_of_one_sides_list_has_the_other_rank_0)
{
    assert_edges("0 1", "-; 0", "pins 0 0", "0-0:1/0 0-1:2/1", 0);
    assert_edges("1", "0; 0", "pins 0 0", "0-1:1/1 0-0:0/1", 0);
}

Test(market, a_pin_of_nobodys_list_stands_behind)
{
    assert_edges("2", "-; -; 0", "quota 2 | pins 0 1  0 0", "0-2:1/1 0-0:0/0 0-1:0/0",
                 0);
    assert_edges("-", "*", "pins 0 0", "0-0:0/0", 0);
}

Test(market, pins_are_edges_going_up)
{
    g_autoptr(TandemMarket) market =
        parse("0 1; 1", "0; 0 1", "capacity 1 2 | pins 1 1  0 1");
    gsize n_pins;
    const gsize *const pin = tandem_market_get_pins(market, &n_pins);

    cr_assert_eq(n_pins, 2);
    cr_assert_eq(pin[0], 1);
    cr_assert_eq(pin[1], 2);
}

Test(market, an_opportunity_may_rank_trainees_itself)
{
    g_autoptr(TandemMarket) market = parse("0 1; 0", "0 1", "of 0 0 | own 1 0; *");
    const gint32 *const own = tandem_market_get_opportunity_ranks(market);

    cr_assert_not_null(own);
    cr_assert_eq(own[0], 2);
    cr_assert_eq(own[1], 1);
    cr_assert_eq(own[2], 1);
    assert_edges("0; 0", "0 1", "own 1", "1-0:1/2", 1);
}

Test(market, own_lists_that_agree_with_the_leader_are_no_feature)
{
    g_autoptr(TandemMarket) market = parse("0; 0", "0 1", "own 0 1");

    cr_assert_null(tandem_market_get_opportunity_ranks(market));
    cr_assert_eq(tandem_market_get_features(market), 0);
}

Test(market, leaders_ranks_may_stand_on_the_entries)
{
    const gsize start[] = { 0, 2, 3 };
    const gint32 id[] = { 0, 1, 1 }, leader_rank[] = { 3, 0, 7 };
    const TandemMarketArrays arrays = { .n_trainees = 2,
                                        .n_opportunities = 2,
                                        .n_leaders = 2,
                                        .trainees = { start, id, NULL, NULL },
                                        .leader_rank = leader_rank };
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    g_autofree gchar *edges = edges_of(market);

    cr_assert_str_eq(edges, "0-0:1/3 1-1:1/7");
    cr_assert_eq(tandem_market_get_n_one_sided(market), 1);
}

Test(market, what_is_absent_has_its_default)
{
    g_autoptr(TandemMarket) market = parse("0", "0", "");
    const TandemMarketArrays arrays = { .n_opportunities = 2, .n_leaders = 3 };
    g_autoptr(TandemMarket) bare = tandem_market_new(&arrays, NULL);

    cr_assert_null(tandem_market_get_weights(market));
    cr_assert_null(tandem_market_get_trainee_keys(market));
    cr_assert_null(tandem_market_get_leader_of(bare));
    cr_assert_null(tandem_market_get_quotas(bare));
    cr_assert_eq(tandem_market_get_capacities(bare)[1], 1);
    cr_assert_eq(tandem_market_get_leader_capacities(bare)[1], 1);
    cr_assert_eq(tandem_market_get_leader_capacities(bare)[2], 0);
    cr_assert_eq(tandem_market_get_n_edges(bare), 0);
}

Test(market, a_leaders_capacity_is_the_sum_of_its_opportunities)
{
    g_autoptr(TandemMarket) market =
        parse("-", "-; -", "of 0 1 0 | capacity 2 1 3 | leaders -1 0");

    cr_assert_eq(tandem_market_get_leader_capacities(market)[0], 5);
    cr_assert_eq(tandem_market_get_leader_capacities(market)[1], 0);
}

Test(market, weights_follow_their_entries)
{
    g_autoptr(Lists) lists = lists_parse("(1 0) 2", "0; 0; -", "pins 0 2 | quota 3");
    TandemMarketArrays arrays = lists_arrays(lists);
    const gdouble weight[] = { 1.5, 2.5, 3.5 };
    arrays.weight = weight;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, NULL);
    const gdouble *const got = tandem_market_get_weights(market);

    cr_assert_eq(got[0], 2.5); /* opportunity 0 */
    cr_assert_eq(got[1], 1.5);
    cr_assert_eq(got[2], 3.5);
}

Test(market, an_edge_can_be_found)
{
    g_autoptr(TandemMarket) market = parse("0 1; -; 1", "0; 2 0", "");
    gsize edge = 99;

    cr_assert(tandem_market_find_edge(market, 2, 1, &edge));
    cr_assert_eq(edge, 2);
    cr_assert_eq(tandem_market_get_trainee_of(market, 2), 2);
    cr_assert_eq(tandem_market_get_trainee_of(market, 0), 0);
    cr_assert_not(tandem_market_find_edge(market, 1, 1, &edge));
}

Test(market, the_arrays_are_copied)
{
    g_autoptr(Lists) lists = lists_parse("0; 0", "0 1", "keys 1 2/3");
    g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);

    lists->trainees.id[0] = lists->leaders.id[0] = lists->capacity[0] = 77;
    lists->trainee_key[0] = 77;
    cr_assert_eq(tandem_market_get_opportunities(market)[0], 0);
    cr_assert_eq(tandem_market_get_capacities(market)[0], 1);
    cr_assert_eq(tandem_market_get_trainee_keys(market)[0], 1);
}

static void
shuffle_ties(Side *side, GRand *rand)
{
    for (gint32 i = 0; i < side->n; i++)
        for (gsize k = side->start[i]; k < side->start[i + 1]; k++)
            for (gsize j = side->start[i]; j < k; j++)
                if (side->rank[j] == side->rank[k] && g_rand_boolean(rand)) {
                    const gint32 id = side->id[j];
                    side->id[j] = side->id[k];
                    side->id[k] = id;
                }
}

Test(market, the_order_within_a_tie_changes_nothing)
{
    const ListsShape shape = { .n_trainees = 8,
                               .n_opportunities = 9,
                               .n_leaders = 4,
                               .max_capacity = 2,
                               .max_quota = 2,
                               .listed_per_cent = 80,
                               .tied_per_cent = 60,
                               .n_pins = 2 };

    for (guint32 seed = 0; seed < 200; seed++) {
        g_autoptr(GRand) rand = g_rand_new_with_seed(seed);
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMarket) before = lists_to_market(lists, NULL);
        shuffle_ties(&lists->trainees, rand);
        shuffle_ties(&lists->leaders, rand);
        g_autoptr(TandemMarket) after = lists_to_market(lists, NULL);
        g_autofree gchar *a = edges_of(before), *b = edges_of(after);
        cr_assert_str_eq(a, b, "seed %u", seed);
    }
}

/* The edges and the count again, by looking every pair up. */
static gchar *
slow_edges(const Lists *lists, gsize *n_one_sided)
{
    GString *const text = g_string_new(NULL);
    const Side *const mine = &lists->trainees;

    *n_one_sided = 0;
    for (gint32 t = 0; t < mine->n; t++)
        for (gint32 rank = 1; rank <= lists->opportunities.n; rank++)
            for (gint32 o = 0; o < lists->opportunities.n; o++) {
                const gint32 l = lists->leader_of[o];
                const gint32 theirs =
                    lists->leaders.absent[l] ? 1 : side_rank(&lists->leaders, l, t);
                if (side_rank(mine, t, o) != rank)
                    continue;
                if (theirs > 0)
                    g_string_append_printf(text, "%s%d-%d:%d/%d",
                                           text->len > 0 ? " " : "", t, o, rank,
                                           theirs);
                else
                    ++*n_one_sided;
            }
    for (gint32 l = 0; l < lists->leaders.n; l++)
        for (gint32 t = 0; t < mine->n; t++) {
            gboolean named_back = FALSE;
            for (gint32 o = 0; o < lists->opportunities.n; o++)
                named_back = named_back ||
                             (lists->leader_of[o] == l && side_rank(mine, t, o) > 0);
            *n_one_sided += side_rank(&lists->leaders, l, t) > 0 && !named_back;
        }
    return g_string_free(text, FALSE);
}

Test(market, joining_agrees_with_looking_every_pair_up)
{
    const ListsShape shape = { .n_trainees = 8,
                               .n_opportunities = 9,
                               .n_leaders = 4,
                               .max_capacity = 2,
                               .listed_per_cent = 50,
                               .tied_per_cent = 40 };

    for (guint32 seed = 0; seed < 300; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        gsize n_one_sided;
        g_autofree gchar *expected = slow_edges(lists, &n_one_sided);
        g_autofree gchar *got = edges_of(market);
        cr_assert_str_eq(got, expected, "seed %u", seed);
        cr_assert_eq(tandem_market_get_n_one_sided(market), n_one_sided, "seed %u",
                     seed);
    }
}

/* SPDX-License-Identifier: MIT */
#include <criterion/criterion.h>

#include "support.h"

TestSuite(market_builder, .timeout = 60);

static void
assert_refused(TandemMarketBuilder *builder, TandemError code, const char *message)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_builder_end(builder, &error);

    cr_assert_null(market);
    cr_expect_str_eq(error->message, message, "%s, not %s", error->message, message);
    cr_expect(g_error_matches(error, TANDEM_ERROR, (gint)code));
}

/* Says what @lists says, entries in another order. */
static TandemMarket *
build(const Lists *lists)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();
    g_autoptr(GError) error = NULL;

    for (gint32 l = 0; l < lists->leaders.n; l++)
        tandem_market_builder_add_leader(builder, lists->leader_capacity[l]);
    for (gint32 o = 0; o < lists->opportunities.n; o++)
        tandem_market_builder_add_opportunity(builder, lists->leader_of[o],
                                              lists->capacity[o]);
    for (gint32 t = 0; t < lists->trainees.n; t++) {
        tandem_market_builder_add_trainee(builder, lists->quota[t]);
        tandem_market_builder_set_priority(builder, t, lists->priority[t]);
    }
    for (gint32 pass = 0; pass < 2; pass++)
        for (gint32 t = 0; t < lists->trainees.n; t++) {
            for (gint32 o = 0; o < lists->opportunities.n; o++) {
                const gint32 rank = side_rank(&lists->trainees, t, o);
                if (rank > 0 && (t + o) % 2 == pass)
                    tandem_market_builder_prefer(builder, t, o, rank);
            }
            for (gint32 l = 0; l < lists->leaders.n; l++) {
                const gint32 rank = side_rank(&lists->leaders, l, t);
                if (rank > 0 && (t + l) % 2 == pass)
                    tandem_market_builder_rank(builder, l, t, rank);
            }
        }
    for (gsize i = lists->n_pins; i-- > 0;)
        tandem_market_builder_pin(builder, lists->pins[2 * i], lists->pins[2 * i + 1]);
    tandem_market_builder_set_keys(builder, lists->trainee_key, lists->opportunity_key);
    TandemMarket *market = tandem_market_builder_end(builder, &error);
    cr_assert_null(error, "%s", error ? error->message : "");
    return market;
}

Test(market_builder, it_makes_the_market_of_the_arrays)
{
    const ListsShape shape = { .n_trainees = 8,
                               .n_opportunities = 7,
                               .n_leaders = 3,
                               .max_capacity = 3,
                               .max_quota = 2,
                               .listed_per_cent = 70,
                               .tied_per_cent = 40,
                               .priorities = TRUE,
                               .keys = TRUE,
                               .n_pins = 2 };

    for (guint32 seed = 0; seed < 100; seed++) {
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        for (gint32 l = 0; l < lists->leaders.n; l++)
            if (lists->leaders.start[l] == lists->leaders.start[l + 1])
                lists->leaders.absent[l] = 1;
        g_autoptr(TandemMarket) a = lists_to_market(lists, NULL);
        g_autoptr(TandemMarket) b = build(lists);
        const gsize n = tandem_market_get_n_edges(a);
        gsize n_a, n_b;
        const gsize *const pin_a = tandem_market_get_pins(a, &n_a);
        const gsize *const pin_b = tandem_market_get_pins(b, &n_b);

        cr_assert_eq(tandem_market_get_n_edges(b), n, "seed %u", seed);
        cr_assert_arr_eq(tandem_market_get_start(a), tandem_market_get_start(b),
                         9 * sizeof(gsize));
        cr_assert_arr_eq(tandem_market_get_opportunities(a),
                         tandem_market_get_opportunities(b), n * sizeof(gint32));
        cr_assert_arr_eq(tandem_market_get_trainee_ranks(a),
                         tandem_market_get_trainee_ranks(b), n * sizeof(gint32));
        cr_assert_arr_eq(tandem_market_get_leader_ranks(a),
                         tandem_market_get_leader_ranks(b), n * sizeof(gint32));
        cr_assert_arr_eq(tandem_market_get_priorities(a),
                         tandem_market_get_priorities(b), 8 * sizeof(gint32));
        cr_assert_arr_eq(tandem_market_get_opportunity_keys(a),
                         tandem_market_get_opportunity_keys(b), 7 * sizeof(guint64));
        cr_assert_eq(tandem_market_get_features(a), tandem_market_get_features(b));
        cr_assert_eq(n_a, n_b);
        cr_assert_arr_eq(pin_a, pin_b, n_a * sizeof *pin_a);
    }
}

Test(market_builder, ids_go_from_0)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();

    cr_assert_eq(tandem_market_builder_add_leader(builder, -1), 0);
    cr_assert_eq(tandem_market_builder_add_leader(builder, -1), 1);
    cr_assert_eq(tandem_market_builder_add_opportunity(builder, 1, 2), 0);
    cr_assert_eq(tandem_market_builder_add_trainee(builder, 1), 0);
    cr_assert_eq(tandem_market_builder_add_trainee(builder, 1), 1);
}

Test(market_builder, nothing_said_is_an_empty_market)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();
    g_autoptr(TandemMarket) market = tandem_market_builder_end(builder, NULL);

    cr_assert_not_null(market);
    cr_assert_eq(tandem_market_get_n_trainees(market), 0);
}

Test(market_builder, it_may_be_ended_again)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();

    tandem_market_builder_add_leader(builder, -1);
    tandem_market_builder_add_opportunity(builder, 0, 1);
    tandem_market_builder_add_trainee(builder, 1);
    tandem_market_builder_prefer(builder, 0, 0, 1);
    g_autoptr(TandemMarket) first = tandem_market_builder_end(builder, NULL);
    tandem_market_builder_add_trainee(builder, 1);
    tandem_market_builder_prefer(builder, 1, 0, 1);
    g_autoptr(TandemMarket) second = tandem_market_builder_end(builder, NULL);

    cr_assert_eq(tandem_market_get_n_edges(first), 1);
    cr_assert_eq(tandem_market_get_n_edges(second), 2);
}

Test(market_builder, a_mistake_is_told_at_the_end)
{
    g_autoptr(TandemMarketBuilder) builder = tandem_market_builder_new();
    const guint64 key[] = { 1, 2 };

    tandem_market_builder_add_leader(builder, -1);
    tandem_market_builder_set_keys(builder, key, key);
    tandem_market_builder_add_trainee(builder, 1);
    assert_refused(
        builder, TANDEM_ERROR_BAD_ID,
        "keys were set for 0 trainees and 0 opportunities; there are 1 and 0");
    tandem_market_builder_set_keys(builder, NULL, NULL);
    tandem_market_builder_prefer(builder, 0, 3, 1);
    assert_refused(builder, TANDEM_ERROR_BAD_ID,
                   "trainee 0 lists opportunity 3; there are none");
    tandem_market_builder_set_priority(builder, 7, 1);
    assert_refused(builder, TANDEM_ERROR_BAD_ID,
                   "a priority is of trainee 7; there are 1");
    tandem_market_builder_rank(builder, 2, 0, 1);
    assert_refused(builder, TANDEM_ERROR_BAD_ID, "a list is of leader 2; there are 1");
    tandem_market_builder_prefer(builder, -1, 0, 1);
    assert_refused(builder, TANDEM_ERROR_BAD_ID,
                   "a list is of trainee -1; there are 1");
}

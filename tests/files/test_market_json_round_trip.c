/* SPDX-License-Identifier: MIT */
/* What is written reads back as the same market, and is written the same again. */
#include <criterion/criterion.h>
#include <string.h>
#include <tandem-programme.h>

#include "same_market.h"
#include "support.h"

TestSuite(market_json_round_trip, .timeout = 60);

static TandemMarketFile *
read_well(const char *text)
{
    g_autoptr(TandemFaults) faults = tandem_faults_new();
    g_autoptr(GError) error = NULL;
    TandemMarketFile *const file = tandem_market_file_parse(
        text, strlen(text), "m.json", NULL, TANDEM_LOTTERY_FOR_TIES, faults, &error);
    g_autofree gchar *told = tandem_faults_to_text(faults);

    cr_assert_not_null(file, "%s%s", told, text);
    return file;
}

static void
assert_round_trip(TandemMarket *market, guint32 seed)
{
    g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
    g_autofree gchar *text = tandem_market_file_to_json(named);
    g_autoptr(TandemMarketFile) file = read_well(text);
    g_autofree gchar *again = tandem_market_file_to_json(file);
    g_autoptr(TandemMarketFile) twice = read_well(again);
    const char *const difference = market_difference(
        tandem_market_file_get_market(file), tandem_market_file_get_market(twice));

    cr_assert_str_eq(again, text, "seed %u: %s%s", seed, text, again);
    cr_assert_null(difference, "seed %u: %s\n%s", seed, difference, text);
}

/* Lists without gaps: what one side alone names leaves one, and that is not kept. */
static void
assert_same(TandemMarket *market, guint32 seed)
{
    g_autoptr(TandemMarketFile) named = tandem_market_file_new(market, NULL);
    g_autofree gchar *text = tandem_market_file_to_json(named);
    g_autoptr(TandemMarketFile) file = read_well(text);
    const char *const difference =
        market_difference(market, tandem_market_file_get_market(file));

    cr_assert_null(difference, "seed %u: %s\n%s", seed, difference, text);
}

Test(market_json_round_trip, random_markets_are_written_the_same_again)
{
    for (guint32 seed = 0; seed < 400; seed++) {
        const gboolean own = seed % 5 == 0;
        const ListsShape shape = {
            .n_trainees = 8,
            .n_opportunities = 5,
            .n_leaders = seed % 2 == 0 ? 3 : 0,
            .max_capacity = 3,
            .max_quota = seed % 3 == 0 ? 2 : 0,
            .listed_per_cent = 70,
            .tied_per_cent = 40,
            .own_lists = own,
            .priorities = seed % 4 == 0,
            .n_pins = seed % 7 == 0 ? 2 : 0,
        };
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(GError) error = NULL;
        g_autoptr(TandemMarket) market = lists_to_market(lists, &error);
        cr_assert_null(error);
        assert_round_trip(market, seed);
    }
}

Test(market_json_round_trip, full_lists_read_back_as_the_same_market)
{
    for (guint32 seed = 0; seed < 200; seed++) {
        const ListsShape shape = { .n_trainees = 7,
                                   .n_opportunities = 5,
                                   .n_leaders = seed % 2 == 0 ? 2 : 0,
                                   .max_capacity = 2,
                                   .listed_per_cent = 100,
                                   .tied_per_cent = seed % 3 == 0 ? 30 : 0,
                                   .priorities = TRUE };
        g_autoptr(Lists) lists = lists_random(seed, &shape);
        g_autoptr(TandemMarket) market = lists_to_market(lists, NULL);
        assert_same(market, seed);
    }
}

/* All that lists_random() has not. */
Test(market_json_round_trip, every_other_part_reads_back)
{
    static const gsize start[] = { 0, 3, 6, 8 };
    static const gint32 id[] = { 0, 1, 2, 0, 1, 3, 2, 3 };
    static const gint32 leader_of[] = { 0, 0, 1, 1 };
    static const gint32 capacity[] = { 2, 2, 1, 3 };
    static const gint32 leader_capacity[] = { 3, 4 };
    static const gint32 minimum[] = { 1, 0, 0, 2 };
    static const guint8 may_close[] = { 1, 0, 0, 0 };
    static const gint32 leader_minimum[] = { 0, 2 };
    static const guint8 leader_may_close[] = { 0, 1 };
    static const gdouble weight[] = { 1, 0.1, -3.25, 1e-9, 7, 1e15, 2, 0 };
    static const gint32 clashes[] = { 0, 1, 2, 3 };
    static const gint32 choices[] = { 0, 3, 1, TANDEM_NONE, TANDEM_NONE, 1 };
    static const gint32 choice_rank[] = { 1, 2, 2 };
    static const gint32 in_group[] = { 0, 2 };
    static const gint32 of_group[] = { 1, 2 };
    static const TandemLink link = { { 0, 1 }, choices, choice_rank, 3 };
    static const TandemGroup groups[] = {
        { in_group, 2, of_group, 2, 0, 2 },
        { in_group, 1, NULL, 0, 1, G_MAXINT32 },
    };
    const TandemMarketArrays arrays = {
        .n_trainees = 3,
        .n_opportunities = 4,
        .n_leaders = 2,
        .trainees = { .start = start, .id = id },
        .leader_of = leader_of,
        .opportunity_capacity = capacity,
        .leader_capacity = leader_capacity,
        .opportunity_minimum = minimum,
        .opportunity_may_close = may_close,
        .leader_minimum = leader_minimum,
        .leader_may_close = leader_may_close,
        .weight = weight,
        .clashes = clashes,
        .n_clashes = 2,
        .links = &link,
        .n_links = 1,
        .groups = groups,
        .n_groups = 2,
    };
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);

    cr_assert_null(error);
    assert_same(market, 0);
    assert_round_trip(market, 0);
}

Test(market_json_round_trip, leaders_that_rank_opportunities_read_back)
{
    static const gsize start[] = { 0, 3, 5 };
    static const gint32 id[] = { 0, 1, 2, 2, 0 };
    static const gint32 leader_of[] = { 0, 0, 1 };
    static const gint32 order[] = { 2, 1, 0 };
    const TandemMarketArrays arrays = { .n_trainees = 2,
                                        .n_opportunities = 3,
                                        .n_leaders = 2,
                                        .trainees = { .start = start, .id = id },
                                        .leader_of = leader_of,
                                        .leader_opportunity_rank = order };
    g_autoptr(GError) error = NULL;
    g_autoptr(TandemMarket) market = tandem_market_new(&arrays, &error);

    cr_assert_null(error);
    assert_same(market, 0);
}
